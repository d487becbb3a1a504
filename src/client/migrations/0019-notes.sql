-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Notes to the reviewers of whoever holds the same document.

-- 1 while the collector's administrator has recorded the legal basis.
ALTER TABLE feed ADD COLUMN allows_notes INTEGER NOT NULL DEFAULT 0;

-- A note key lies among the texts, as it is wrapped, lost and given on as they are; its body is
-- empty. use: the document in its registration; key_id: of the evaluator. NULL in an explanation.
ALTER TABLE shared_text ADD COLUMN use TEXT;
ALTER TABLE shared_text ADD COLUMN key_id TEXT;

-- What was read of the texts before, passed over the keys.
DELETE FROM text_feed;
