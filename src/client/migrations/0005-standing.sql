-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Where a registration stands as the list says it: also that it waits for a tag. Rows are made anew.
ALTER TABLE listing DROP COLUMN state;
ALTER TABLE listing DROP COLUMN is_double;
ALTER TABLE listing ADD COLUMN standing INTEGER; -- DimStanding
UPDATE listing SET is_made = 0;
