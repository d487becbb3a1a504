-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- The workstation's store. "sealed" columns open with the store key only, each at its own place.
-- Days count from 1970-01-01; times are unix seconds.

-- How the store key is kept, and a sealed value that tells whether a key is the right one.
CREATE TABLE directory (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  salt BLOB, -- of the passphrase; NULL: the key is in the Secret Service
  sealed_check BLOB NOT NULL
) STRICT;

-- Who this device is: its signing key, its servers, and what the collector said of it.
CREATE TABLE device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sealed_identity BLOB NOT NULL, -- seed and the digest of the code that it was made for
  collector_url TEXT NOT NULL,
  evaluator_url TEXT NOT NULL,
  profile BLOB -- NULL until both servers said yes
) STRICT;

-- What is being typed. Gone at registration or when thrown away.
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  changed_s INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

-- This device's own registrations: coded answers, as they were registered.
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  day INTEGER NOT NULL,
  state INTEGER NOT NULL, -- DimRecordState
  since_s INTEGER NOT NULL,
  answers BLOB NOT NULL, -- canonical body
  search TEXT NOT NULL,
  refusal TEXT,
  sealed_explanation BLOB
) STRICT;

-- Numbers that have no acknowledged tag yet; 30 days at most.
CREATE TABLE number (
  use TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incident (id),
  day INTEGER NOT NULL, -- of the incident: tells the keys
  made_s INTEGER NOT NULL,
  fact TEXT, -- the tag fact that waits for its acknowledgement
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX number_by_fact ON number (fact);

-- One element that was or is to be sent to the evaluator. The same request sends the same bytes.
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

-- Uses whose number was wiped before it got a tag: not comparable.
CREATE TABLE lost_number (
  use TEXT PRIMARY KEY
) STRICT;

-- Facts on their way to the collector, and those that a ledger from a backup may ask again.
CREATE TABLE operation (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  fact TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL, -- DimFactKind
  incident TEXT NOT NULL,
  queued_s INTEGER NOT NULL,
  state INTEGER NOT NULL, -- 0 queued, 1 acknowledged, 2 refused
  settled_s INTEGER,
  position INTEGER, -- of the feed, when acknowledged
  reason TEXT, -- in Dutch, when refused
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX operation_by_state ON operation (state, place);

-- How far the feed was read, and what it said of itself.
CREATE TABLE feed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  ledger TEXT NOT NULL,
  cursor TEXT, -- NULL: from the start
  safe_until INTEGER NOT NULL,
  chain_head BLOB NOT NULL,
  list_serial INTEGER NOT NULL,
  list_digest BLOB NOT NULL
) STRICT;

-- What the feed said last of each registration.
CREATE TABLE news (
  incident TEXT PRIMARY KEY,
  day INTEGER, -- NULL when withdrawn
  search TEXT NOT NULL,
  entry BLOB NOT NULL
) STRICT;

-- Two keyed bytes a number, 31 days: enough to warn of a double at this desk.
CREATE TABLE local_check (
  use TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  made_s INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX local_check_by_digest ON local_check (digest);

-- Standard tables of a year, as last fetched.
CREATE TABLE tallies (
  year INTEGER PRIMARY KEY,
  fetched_s INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- The evaluator's key list that was accepted last.
CREATE TABLE key_list (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  serial INTEGER NOT NULL,
  jws TEXT NOT NULL
) STRICT;

-- When a server last answered.
CREATE TABLE contact (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  last_s INTEGER NOT NULL
) STRICT;
