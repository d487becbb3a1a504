-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What was said on this device of whether a registration is one event with one of another
-- municipality: it shows before the feed tells of it. Coded answers only.
CREATE TABLE proposal (
  fact TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  is_waiting INTEGER NOT NULL CHECK (is_waiting IN (0, 1)), -- to be sent
  body BLOB NOT NULL -- canonical
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_by_incident ON proposal (incident);

CREATE TRIGGER proposal_added AFTER INSERT ON proposal BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.incident);
END;
CREATE TRIGGER proposal_removed AFTER DELETE ON proposal BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (OLD.incident);
END;

-- Why a registration is to be looked at tells whom to ask of another municipality. Rows are made
-- anew.
UPDATE listing SET is_made = 0;
