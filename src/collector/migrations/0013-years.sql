-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What was done about a counting year: accepted, closed, unlocked. after: the step that its author
-- saw as the last one; until: the last day on which it is unlocked; vintage: of the snapshot that
-- it took, else 0.
CREATE TABLE year_step (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  after TEXT NOT NULL,
  until INTEGER,
  device TEXT NOT NULL REFERENCES device (id),
  received_s INTEGER NOT NULL,
  vintage INTEGER NOT NULL
) STRICT;
CREATE INDEX year_step_year ON year_step (year, number);

-- The fact rows of a year as they stood when it was closed: lines of text, documents numbered 1 … n.
CREATE TABLE snapshot (
  year INTEGER NOT NULL,
  vintage INTEGER NOT NULL,
  position INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  code_list TEXT NOT NULL,
  n_lines INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (year, vintage)
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot_line (
  year INTEGER NOT NULL,
  vintage INTEGER NOT NULL,
  number INTEGER NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (year, vintage, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER year_step_no_update BEFORE UPDATE ON year_step
BEGIN
  SELECT RAISE (ABORT, 'steps of a year do not change');
END;
CREATE TRIGGER year_step_no_delete BEFORE DELETE ON year_step
BEGIN
  SELECT RAISE (ABORT, 'steps of a year do not change');
END;
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN
  SELECT RAISE (ABORT, 'a snapshot does not change');
END;
CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
BEGIN
  SELECT RAISE (ABORT, 'a snapshot does not change');
END;
CREATE TRIGGER snapshot_line_no_update BEFORE UPDATE ON snapshot_line
BEGIN
  SELECT RAISE (ABORT, 'a snapshot does not change');
END;
CREATE TRIGGER snapshot_line_no_delete BEFORE DELETE ON snapshot_line
BEGIN
  SELECT RAISE (ABORT, 'a snapshot does not change');
END;
