-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Which time has surely come, whatever the clock says now: by it things are wiped.
CREATE TABLE sure_time (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sure_s INTEGER NOT NULL, -- 0: none yet
  candidate_s INTEGER NOT NULL, -- sure once it has stood for long enough
  stood_s INTEGER NOT NULL,
  seen_s INTEGER NOT NULL -- what the clock said last
) STRICT;

INSERT INTO sure_time (one, sure_s, candidate_s, stood_s, seen_s)
  SELECT 1, ifnull(max(last_s), 0), ifnull(max(last_s), 0), 0, ifnull(max(last_s), 0) FROM contact;
