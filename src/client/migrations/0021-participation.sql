-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Which municipalities took part in a year and what each reported of it, as last fetched.
CREATE TABLE participation (
  year INTEGER PRIMARY KEY,
  fetched_s INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
