-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- One row: which ledger this is, and the last feed number that it gave.
CREATE TABLE ledger (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- One row: the evaluator's list of keys, as its offline key signed it.
CREATE TABLE key_list (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  serial INTEGER NOT NULL,
  list_key BLOB NOT NULL,
  jws TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT;

CREATE TABLE office (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  contact TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- area: the code that the municipality has become through mergers with a single successor.
CREATE TABLE office_municipality (
  office TEXT NOT NULL REFERENCES office (id),
  municipality TEXT NOT NULL,
  area TEXT NOT NULL,
  PRIMARY KEY (office, municipality)
) STRICT, WITHOUT ROWID;

-- The code itself is never kept, only its digest.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office (id),
  desk TEXT NOT NULL,
  role INTEGER NOT NULL,
  code_digest BLOB NOT NULL UNIQUE,
  code_expires_s INTEGER NOT NULL,
  public_key BLOB,
  keyid TEXT UNIQUE,
  enrolled_s INTEGER,
  revoked_s INTEGER
) STRICT, WITHOUT ROWID;

-- Immutable. body: canonical JSON; NULL for tags, of which only the digest stays.
CREATE TABLE fact (
  id TEXT PRIMARY KEY,
  kind INTEGER NOT NULL,
  incident TEXT,
  digest BLOB NOT NULL,
  body BLOB,
  device TEXT NOT NULL REFERENCES device (id),
  received_s INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_revision ON fact (incident) WHERE kind = 1;

-- What a registration says now. answers: merged with its revisions, NULL once withdrawn.
CREATE TABLE incident (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  device TEXT NOT NULL REFERENCES device (id),
  office TEXT NOT NULL,
  desk TEXT NOT NULL,
  role INTEGER NOT NULL,
  received_s INTEGER NOT NULL,
  is_live INTEGER NOT NULL,
  area TEXT NOT NULL,
  date INTEGER NOT NULL,
  form TEXT NOT NULL,
  product TEXT NOT NULL,
  has_number INTEGER NOT NULL,
  answers BLOB,
  case_number TEXT NOT NULL,
  is_provisional INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_position ON incident (position);
CREATE INDEX incident_desk ON incident (office, desk, position);
CREATE INDEX incident_area ON incident (area, position);
CREATE INDEX incident_case ON incident (case_number);
CREATE INDEX incident_soft ON incident (area, form, product, date, id)
  WHERE is_live = 1 AND has_number = 0;

-- A document as one registration showed it. document: random, equal for equal tags. tag_fact: the
-- newest fact, by its id, that set or withdrew the tags; keys: under which keys they are.
CREATE TABLE document_use (
  incident TEXT NOT NULL REFERENCES incident (id),
  id TEXT NOT NULL,
  country TEXT NOT NULL,
  state INTEGER NOT NULL,
  tag_fact TEXT NOT NULL,
  keys TEXT NOT NULL,
  document TEXT,
  PRIMARY KEY (incident, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_use_document ON document_use (document) WHERE document IS NOT NULL;

-- Write-only: nothing but a new tag ever looks here.
CREATE TABLE tag (
  key_id TEXT NOT NULL,
  tag BLOB NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (key_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_document ON tag (document);

CREATE TABLE decision (
  id TEXT PRIMARY KEY REFERENCES fact (id),
  kind INTEGER NOT NULL,
  first TEXT NOT NULL,
  second TEXT NOT NULL,
  role INTEGER NOT NULL,
  is_standing INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_first ON decision (first);
CREATE INDEX decision_second ON decision (second);

CREATE TABLE decision_superseded (
  decision TEXT NOT NULL REFERENCES decision (id),
  superseded TEXT NOT NULL REFERENCES decision (id),
  PRIMARY KEY (decision, superseded)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_superseded_by ON decision_superseded (superseded);

-- Fact rows: one a case and one a document shown in it. case_key: the number of the incident that
-- gives the case its name. A row with is_live = 0 says that the case is no more.
CREATE TABLE case_row (
  case_key INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  is_live INTEGER NOT NULL,
  forms INTEGER NOT NULL,
  discovery INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  municipality INTEGER NOT NULL,
  month INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  form INTEGER NOT NULL,
  product INTEGER NOT NULL,
  certainty INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  discovered_by INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  comparability INTEGER NOT NULL
) STRICT;
CREATE INDEX case_row_position ON case_row (position);

CREATE TABLE document_row (
  case_key INTEGER NOT NULL REFERENCES case_row (case_key),
  number INTEGER NOT NULL,
  document INTEGER NOT NULL,
  country INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  PRIMARY KEY (case_key, number)
) STRICT, WITHOUT ROWID;

-- Append-only: the six fields of BIO2 8.15.01 and the head of the hash chain after them.
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  time_s INTEGER NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  origin TEXT NOT NULL,
  actor TEXT NOT NULL,
  head BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;
