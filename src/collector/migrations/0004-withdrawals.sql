-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Who withdrew a registration, and why, is told to who may see it.
CREATE INDEX fact_withdrawal ON fact (incident) WHERE kind = 3;
