-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2
ALTER TABLE office ADD COLUMN contact TEXT NOT NULL DEFAULT 'none';
