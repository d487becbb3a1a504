-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Which draft stood on screen last: the program opens there again. No row: the one changed last.
CREATE TABLE shown_draft (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  draft TEXT -- NULL: a new one
) STRICT;
