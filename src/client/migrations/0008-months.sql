-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the feed said last of each month of this office's municipalities. month: year × 12 + month
-- − 1.
CREATE TABLE month (
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  registered INTEGER NOT NULL,
  stated_s INTEGER NOT NULL, -- 0: no zero statement
  PRIMARY KEY (area, month)
) STRICT;

-- This device's own zero statements, until the feed tells of them, or as long as the reason why one
-- was refused may still be wanted.
CREATE TABLE zero_statement (
  fact TEXT PRIMARY KEY,
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  refusal TEXT -- in Dutch
) STRICT;

-- The month in which the office's first device enrolled; NULL: the collector never spoke of months.
ALTER TABLE feed ADD COLUMN since_month INTEGER;
