-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Which lines of the audit log are an office's, in a hash chain of their own that it can reckon
-- again. desk, role: of the actor, '' and NULL for the administrator. incident: which registration
-- the line is about, '' for none.
CREATE TABLE office_audit (
  office TEXT NOT NULL REFERENCES office (id),
  place INTEGER NOT NULL CHECK (place > 0), -- 1, 2, 3 …
  sequence INTEGER NOT NULL REFERENCES audit (sequence),
  desk TEXT NOT NULL,
  role INTEGER,
  incident TEXT NOT NULL,
  head BLOB NOT NULL,
  PRIMARY KEY (office, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER office_audit_no_update BEFORE UPDATE ON office_audit
BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER office_audit_no_delete BEFORE DELETE ON office_audit
BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;

-- Lines of before this are shared out when the ledger is opened next.
ALTER TABLE ledger ADD COLUMN has_office_audit INTEGER NOT NULL DEFAULT 0;
