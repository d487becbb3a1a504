-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE t0002 (id INTEGER PRIMARY KEY) STRICT;
