-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Why a reviewer is to look at a registration, so that the review queue is there without reading
-- any answers. Rows are made anew.
ALTER TABLE listing ADD COLUMN points TEXT; -- words with blanks between: model/dim-review.h
ALTER TABLE listing ADD COLUMN role INTEGER; -- DimRole of the desk
ALTER TABLE listing ADD COLUMN position INTEGER; -- of the feed
UPDATE listing SET is_made = 0;

-- What the entries that were read tell of a registration: DIM_CHANGES_EDITION. Those of before say
-- nothing of decisions: where the collector does, the feed is read from its start once more.
ALTER TABLE feed ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;

-- What was answered or looked at on this device. The key of an item is another as soon as there is
-- something new about it.
CREATE TABLE reviewed (
  key TEXT PRIMARY KEY,
  made_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
