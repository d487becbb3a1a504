-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- How many registrations were entered in how many minutes, of all devices of a municipality and
-- month together. month: year × 12 + month − 1, in which they were entered.
CREATE TABLE entry_time (
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  tot1 INTEGER NOT NULL,
  tot2 INTEGER NOT NULL,
  tot5 INTEGER NOT NULL,
  tot10 INTEGER NOT NULL,
  meer INTEGER NOT NULL,
  PRIMARY KEY (area, month)
) STRICT, WITHOUT ROWID;
