-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What a pair of registrations of two municipalities is called by both is reckoned with this:
-- random, and never told.
CREATE TABLE handle_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  key BLOB NOT NULL
) STRICT;
INSERT INTO handle_key (one, key) VALUES (1, randomblob (32));

-- What was said of whether two registrations of two municipalities are one event, on behalf of the
-- one of which it was said; of each side the highest id counts. kind: DimProposalKind. Goes when
-- either is withdrawn.
CREATE TABLE proposal (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incident (id),
  other TEXT NOT NULL REFERENCES incident (id),
  handle TEXT NOT NULL,
  kind INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_incident ON proposal (incident);
CREATE INDEX proposal_other ON proposal (other);
