-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Questions about a registration, and their answers, are told to who may see it.
CREATE INDEX fact_inquiry ON fact (incident) WHERE kind IN (11, 12);
