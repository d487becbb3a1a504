-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What was done on this device to a registration after it was registered: revisions and
-- withdrawals, in the order in which they were made. Coded answers only.
CREATE TABLE amendment (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  fact TEXT NOT NULL UNIQUE,
  incident TEXT NOT NULL,
  kind INTEGER NOT NULL, -- DimFactKind
  made_s INTEGER NOT NULL,
  state INTEGER NOT NULL, -- DimAmendmentState
  position INTEGER, -- of the feed, when received
  refusal TEXT, -- in Dutch, when refused
  has_new_text INTEGER NOT NULL CHECK (has_new_text IN (0, 1)), -- the explanation was changed
  body BLOB, -- canonical; NULL: nothing but the explanation was changed
  seen BLOB NOT NULL -- the answers as their author saw them, canonical
) STRICT;
CREATE INDEX amendment_by_incident ON amendment (incident, place);

CREATE TRIGGER amendment_added AFTER INSERT ON amendment BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.incident);
END;
CREATE TRIGGER amendment_changed AFTER UPDATE ON amendment BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.incident);
END;

-- A change of a registration that is being typed, with what its author saw when it was begun. Gone
-- when it becomes a revision or is thrown away.
CREATE TABLE edit (
  incident TEXT PRIMARY KEY,
  changed_s INTEGER NOT NULL,
  basis TEXT NOT NULL, -- ids of facts, blanks between them
  seen BLOB NOT NULL, -- canonical
  sealed BLOB NOT NULL
) STRICT;

-- A number may be given for a registration of another device too: "number" no longer refers to
-- "incident". Made anew with its evaluations, which would go with it.
ALTER TABLE evaluation RENAME TO evaluation_before;
ALTER TABLE number RENAME TO number_before;
CREATE TABLE number (
  use TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  day INTEGER NOT NULL, -- of the incident: tells the keys
  made_s INTEGER NOT NULL,
  fact TEXT, -- the tag fact that waits for its acknowledgement
  sealed BLOB NOT NULL
) STRICT;
CREATE TABLE evaluation (
  use TEXT NOT NULL REFERENCES number (use) ON DELETE CASCADE,
  key_id TEXT NOT NULL,
  request TEXT NOT NULL,
  place INTEGER NOT NULL,
  size INTEGER NOT NULL, -- elements in the request
  sealed_blind BLOB NOT NULL,
  sealed_tag BLOB,
  PRIMARY KEY (use, key_id)
) STRICT;
INSERT INTO number (use, incident, day, made_s, fact, sealed)
  SELECT use, incident, day, made_s, fact, sealed FROM number_before;
INSERT INTO evaluation (use, key_id, request, place, size, sealed_blind, sealed_tag)
  SELECT use, key_id, request, place, size, sealed_blind, sealed_tag FROM evaluation_before;
DROP TABLE evaluation_before;
DROP TABLE number_before;
CREATE INDEX number_by_fact ON number (fact);
