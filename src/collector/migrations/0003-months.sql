-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- A refuted registration stays, and does not count.
ALTER TABLE incident ADD COLUMN is_refuted INTEGER NOT NULL DEFAULT 0;
UPDATE incident SET is_refuted = 1
  WHERE answers IS NOT NULL
    AND json_extract (CAST (answers AS TEXT), '$.zekerheid') = 'weerlegd';
CREATE INDEX incident_counted ON incident (area, date) WHERE is_live = 1 AND is_refuted = 0;

-- "Nothing happened here this month", as often as it was said. month: year × 12 + month − 1.
CREATE TABLE zero_statement (
  id TEXT PRIMARY KEY,
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  received_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX zero_statement_month ON zero_statement (area, month, received_s);

-- Municipality's months of which something was heard, and where the feed tells of them. How one
-- stands is counted from registrations and statements when it is asked for. first_day, end_day:
-- from and before which its registrations lie.
CREATE TABLE month (
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (area, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX month_position ON month (position);

-- Where their newest registrations lie: a device that hears of months for the first time reads the
-- feed from its start.
INSERT INTO month (area, month, first_day, end_day, position)
  SELECT area,
         strftime ('%Y', first) * 12 + strftime ('%m', first) - 1,
         unixepoch (first) / 86400,
         unixepoch (first, '+1 month') / 86400,
         max (position)
    FROM (SELECT area, position, date (date * 86400, 'unixepoch', 'start of month') AS first
            FROM incident WHERE is_live = 1 AND is_refuted = 0)
   GROUP BY area, first;
