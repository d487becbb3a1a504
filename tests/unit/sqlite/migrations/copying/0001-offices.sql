-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE office (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  seal BLOB
) STRICT;
CREATE TABLE desk (
  id INTEGER PRIMARY KEY,
  office INTEGER NOT NULL REFERENCES office (id)
) STRICT;
