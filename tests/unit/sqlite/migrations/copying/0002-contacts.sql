-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE contact (
  office INTEGER NOT NULL REFERENCES office (id),
  name TEXT NOT NULL
) STRICT;
INSERT INTO contact (office, name) SELECT id, 'Balie, ' || name FROM office;
ALTER TABLE office ADD COLUMN contacts INTEGER NOT NULL DEFAULT 0;
UPDATE office SET contacts = 1;
