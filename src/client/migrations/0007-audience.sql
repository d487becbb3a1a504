-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- For whom the clerk meant the explanation, beside this device: DimAudience. What was registered
-- before is for nobody else.
ALTER TABLE incident ADD COLUMN audience INTEGER NOT NULL DEFAULT 0
  CHECK (audience BETWEEN 0 AND 3);
