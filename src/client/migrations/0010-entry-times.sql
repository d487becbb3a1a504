-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- How many registrations were entered in how many minutes, until the month is over: then they are
-- sent, and are no more here. month: year × 12 + month − 1, in which they were entered.
CREATE TABLE entry_time (
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  class INTEGER NOT NULL, -- DimEntryClass
  count INTEGER NOT NULL,
  PRIMARY KEY (area, month, class)
) STRICT;

-- What the feed said of it.
ALTER TABLE month ADD COLUMN entry_total INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month ADD COLUMN entry_median INTEGER NOT NULL DEFAULT 0; -- DimEntryClass
