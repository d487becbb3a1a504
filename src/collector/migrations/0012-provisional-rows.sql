-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Decisions do not join all members of the case yet.
ALTER TABLE case_row ADD COLUMN is_provisional INTEGER NOT NULL DEFAULT 0;
UPDATE case_row SET is_provisional = 1
  WHERE case_key IN (SELECT number FROM incident WHERE is_provisional = 1 AND id = case_number);
