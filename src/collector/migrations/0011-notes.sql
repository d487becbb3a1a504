-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Notes to the reviewers of whoever holds the same document. Nothing here opens them.

-- One row while the administrator has recorded the legal basis; without it there are no notes.
CREATE TABLE note_basis (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  basis TEXT NOT NULL,
  recorded_s INTEGER NOT NULL
) STRICT;

-- A note key is kept as a text is: wrapped for the readers of one circle, without anything to open
-- by itself (body: empty). use: the document in its registration; key_id: of the evaluator. NULL in
-- an explanation.
ALTER TABLE shared_text ADD COLUMN use TEXT;
ALTER TABLE shared_text ADD COLUMN key_id TEXT;
CREATE INDEX shared_text_use ON shared_text (incident, use) WHERE use IS NOT NULL;

-- A note that was left at a registration; without a row in note_text it is gone.
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incident (id),
  device TEXT NOT NULL REFERENCES device (id),
  received_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX note_incident ON note (incident);

-- The same words once for each document and key under which they were sealed. Who wants to remove
-- the notes of a document finds them by its uses (document_use_document).
CREATE TABLE note_text (
  note TEXT NOT NULL REFERENCES note (id),
  incident TEXT NOT NULL,
  use TEXT NOT NULL,
  key_id TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (note, use, key_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_text_use ON note_text (incident, use);
