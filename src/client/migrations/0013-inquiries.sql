-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What was asked about registrations, or answered, on this device: it shows before the feed tells
-- of it. kind: DimFactKind. Coded answers only.
CREATE TABLE inquiry (
  fact TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  kind INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  is_waiting INTEGER NOT NULL CHECK (is_waiting IN (0, 1)), -- to be sent
  body BLOB NOT NULL -- canonical
) STRICT, WITHOUT ROWID;
CREATE INDEX inquiry_by_incident ON inquiry (incident);

CREATE TRIGGER inquiry_added AFTER INSERT ON inquiry BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.incident);
END;
CREATE TRIGGER inquiry_removed AFTER DELETE ON inquiry BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (OLD.incident);
END;

-- Where a registration stands can be that a question about it is open. Rows are made anew.
UPDATE listing SET is_made = 0;
