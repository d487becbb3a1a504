-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What was said on this device of months: that one is complete, or not after all. It stays until
-- the feed tells of it, or as long as the reason why one was refused may still be wanted.
CREATE TABLE approval (
  fact TEXT PRIMARY KEY,
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  body BLOB NOT NULL, -- canonical
  refusal TEXT, -- in Dutch
  differences TEXT -- "kind incident" for each, with blanks between: what came in meanwhile
) STRICT, WITHOUT ROWID;

-- What the feed said last of it: DimMonthApproval.
ALTER TABLE month ADD COLUMN approval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month ADD COLUMN approved_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month ADD COLUMN approved_desk TEXT NOT NULL DEFAULT '';
ALTER TABLE month ADD COLUMN approved_role INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month ADD COLUMN approved_contents BLOB;
ALTER TABLE month ADD COLUMN approved INTEGER NOT NULL DEFAULT 0; -- registrations
ALTER TABLE month ADD COLUMN approved_late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE month ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0; -- DimReopeningReason

-- The registrations of a month are found by their day.
CREATE INDEX news_by_day ON news (day);
