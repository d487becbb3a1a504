-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Explanations, sealed for their readers. Nothing here opens them.

-- Who may read: the reviewers of a municipality as it is called today, or "bzk". root: the key on
-- which all certificates of the circle hang; whoever came first brought it.
CREATE TABLE circle (
  code TEXT PRIMARY KEY,
  root BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A key for which texts can be sealed. kind: DimReaderKind.
CREATE TABLE reader (
  id TEXT PRIMARY KEY,
  device TEXT NOT NULL REFERENCES device (id),
  kind INTEGER NOT NULL,
  read_key BLOB NOT NULL,
  sign_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reader_device ON reader (device);

-- "This reader belongs to this circle", signed by one who does.
CREATE TABLE certificate (
  id TEXT PRIMARY KEY,
  circle TEXT NOT NULL REFERENCES circle (code),
  reader TEXT NOT NULL REFERENCES reader (id),
  read_key BLOB NOT NULL,
  sign_key BLOB NOT NULL,
  issuer BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_circle ON certificate (circle);

-- body: NULL once it was superseded, or its registration withdrawn.
CREATE TABLE shared_text (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  circle TEXT NOT NULL,
  device TEXT NOT NULL REFERENCES device (id),
  desk TEXT NOT NULL,
  role INTEGER NOT NULL,
  received_s INTEGER NOT NULL,
  body BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_text_incident ON shared_text (incident);

-- The key of a text in a sealed box for one reader. position: where the reader's feed tells of it.
-- Those of a revoked device are removed.
CREATE TABLE text_key (
  text TEXT NOT NULL REFERENCES shared_text (id),
  reader TEXT NOT NULL REFERENCES reader (id),
  position INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (text, reader)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_key_feed ON text_key (reader, position);
