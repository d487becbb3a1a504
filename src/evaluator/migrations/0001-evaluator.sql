-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- One row: what holds for all offices together.
CREATE TABLE nation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  day_quota INTEGER NOT NULL,
  alarm_day INTEGER
) STRICT;
INSERT INTO nation (one, day_quota) VALUES (1, 20000);

-- The secret halves are files beside this database. Days as their number since 1970.
CREATE TABLE key (
  id TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  destroyed_s INTEGER
) STRICT, WITHOUT ROWID;

-- Every list that the offline key signed; the highest serial is the one in force.
CREATE TABLE key_list (
  serial INTEGER PRIMARY KEY,
  list_key BLOB NOT NULL,
  jws TEXT NOT NULL,
  signed_s INTEGER NOT NULL
) STRICT;

CREATE TABLE office (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  day_quota INTEGER NOT NULL,
  year_quota INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The code itself is never kept, only its digest.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office (id),
  role TEXT NOT NULL,
  code_digest BLOB NOT NULL UNIQUE,
  code_expires_s INTEGER NOT NULL,
  public_key BLOB,
  keyid TEXT UNIQUE,
  enrolled_s INTEGER,
  revoked_s INTEGER
) STRICT, WITHOUT ROWID;

-- What was counted in the last 24 hours: sent again it costs nothing. No element, no result.
CREATE TABLE request (
  device TEXT NOT NULL REFERENCES device (id),
  id TEXT NOT NULL,
  digest BLOB NOT NULL,
  asked_s INTEGER NOT NULL,
  PRIMARY KEY (device, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_by_time ON request (asked_s);

-- year_elements: in a border month two elements count as one for the year.
CREATE TABLE use_of_day (
  office TEXT NOT NULL REFERENCES office (id),
  day INTEGER NOT NULL,
  year INTEGER NOT NULL,
  elements INTEGER NOT NULL,
  year_elements INTEGER NOT NULL,
  PRIMARY KEY (office, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX use_of_day_by_day ON use_of_day (day);

-- Which device asked when for how many, and nothing else.
CREATE TABLE audit (
  position INTEGER PRIMARY KEY,
  device TEXT NOT NULL,
  elements INTEGER NOT NULL,
  at_s INTEGER NOT NULL
) STRICT;
