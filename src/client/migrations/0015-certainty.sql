-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Why the certainty moves, in a change that is being typed: a code; '' until somebody said.
ALTER TABLE edit ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- Where a registration stands can be that it was refuted. Rows are made anew.
UPDATE listing SET is_made = 0;
