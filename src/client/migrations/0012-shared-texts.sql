-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Explanations that others may read: sealed here for their readers, opened here if this device is
-- one of them.

-- The key that this device reads with, and the name under which it is known. Not of a front office.
CREATE TABLE own_reader (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  sealed_seed BLOB NOT NULL
) STRICT;

-- Who reads for a municipality, or for the ministry ("bzk"). told: the root that the collector told
-- last; root: the one that somebody here compared. Nothing is sealed unless they are the same.
CREATE TABLE circle (
  code TEXT PRIMARY KEY,
  told BLOB,
  root BLOB,
  confirmed_s INTEGER
) STRICT, WITHOUT ROWID;

-- Who says to be a reader. Once revoked, revoked for ever.
CREATE TABLE reader (
  id TEXT PRIMARY KEY,
  kind INTEGER NOT NULL, -- DimReaderKind
  read_key BLOB NOT NULL,
  sign_key BLOB NOT NULL,
  office TEXT NOT NULL,
  desk TEXT NOT NULL,
  role INTEGER NOT NULL, -- DimRole
  is_revoked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is one: signed by others who are, back to the root.
CREATE TABLE certificate (
  circle TEXT NOT NULL,
  reader TEXT NOT NULL,
  issuer BLOB NOT NULL,
  read_key BLOB NOT NULL,
  sign_key BLOB NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (circle, reader, issuer)
) STRICT, WITHOUT ROWID;

-- Which fact holds the explanation of an own registration, and for whom it was sealed. fact: '' while
-- none does; replaces: what it takes the place of, which stands again should it be refused.
CREATE TABLE sent_text (
  incident TEXT NOT NULL REFERENCES incident (id),
  audience INTEGER NOT NULL, -- one of DimAudience
  circle TEXT NOT NULL,
  fact TEXT NOT NULL,
  replaces TEXT NOT NULL,
  state INTEGER NOT NULL, -- client/dim-text-sealing.c
  PRIMARY KEY (incident, audience)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_shared ON incident (id) WHERE audience <> 0;

-- Texts that were sealed for this device, as they came; only own_reader opens them.
CREATE TABLE shared_text (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  circle TEXT NOT NULL,
  desk TEXT NOT NULL,
  role INTEGER NOT NULL,
  received_s INTEGER NOT NULL,
  body BLOB NOT NULL,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_text_incident ON shared_text (incident);

-- For whom else each is wrapped, as far as is known here.
CREATE TABLE shared_text_reader (
  text TEXT NOT NULL REFERENCES shared_text (id) ON DELETE CASCADE,
  reader TEXT NOT NULL,
  PRIMARY KEY (text, reader)
) STRICT, WITHOUT ROWID;

-- How far the texts of a reader were read.
CREATE TABLE text_feed (
  reader TEXT PRIMARY KEY,
  cursor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A circle whose key on paper was typed here: its texts are wrapped for this device, then it goes.
CREATE TABLE recovery (
  circle TEXT PRIMARY KEY,
  reader TEXT NOT NULL, -- the key on paper
  sealed_seed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
