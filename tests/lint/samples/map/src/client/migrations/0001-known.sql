-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE known (id TEXT) STRICT;
CREATE TABLE unsaid (id TEXT) STRICT;
