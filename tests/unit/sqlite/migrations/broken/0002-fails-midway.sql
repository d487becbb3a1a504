-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO absent VALUES (1);
