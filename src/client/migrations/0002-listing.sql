-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the list of registrations is found and ordered by, so that no answers need be read for it.
-- Triggers begin a row anew at every change of a registration, at the next place: who holds the
-- list in memory reads only what lies behind the place that it saw last. The program fills it in
-- when it is asked for. Coded answers and their labels only, never an explanation.
CREATE TABLE listing (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  incident TEXT NOT NULL UNIQUE,
  is_made INTEGER NOT NULL DEFAULT 0 CHECK (is_made IN (0, 1)),
  day INTEGER, -- NULL: there is nothing to show
  state INTEGER, -- DimRecordState
  is_double INTEGER, -- possibly
  desk TEXT,
  product TEXT,
  form TEXT,
  document TEXT, -- kind of the first
  words TEXT -- a search key
) STRICT;
CREATE INDEX listing_to_make ON listing (place) WHERE is_made = 0;

CREATE TRIGGER incident_added AFTER INSERT ON incident BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.id);
END;
CREATE TRIGGER incident_changed AFTER UPDATE ON incident BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.id);
END;
CREATE TRIGGER incident_removed AFTER DELETE ON incident BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (OLD.id);
END;
CREATE TRIGGER news_added AFTER INSERT ON news BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.incident);
END;
CREATE TRIGGER news_changed AFTER UPDATE ON news BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (NEW.incident);
END;
CREATE TRIGGER news_removed AFTER DELETE ON news BEGIN
  INSERT OR REPLACE INTO listing (incident) VALUES (OLD.incident);
END;

INSERT INTO listing (incident) SELECT id FROM incident UNION SELECT incident FROM news;
