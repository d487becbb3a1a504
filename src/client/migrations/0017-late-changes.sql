-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Why a reviewer is to look at a registration now names its desk's last change too. Rows are made
-- anew.
UPDATE listing SET is_made = 0;
