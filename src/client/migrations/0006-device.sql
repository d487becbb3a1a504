-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- The store key under a passphrase that it was not made from, as after a restored backup. NULL: it
-- is what the passphrase gives, or it is in the Secret Service.
ALTER TABLE directory ADD COLUMN sealed_key BLOB;

ALTER TABLE device ADD COLUMN enrolled_s INTEGER; -- NULL: before this was kept

-- Of what was refused: which answers to mend, a bit a field (DimField).
ALTER TABLE operation ADD COLUMN fields INTEGER NOT NULL DEFAULT 0;
