-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- The audit log of this device's office, as the collector told it: a log for each ledger. told: up
-- to which place the collector tells it now.
CREATE TABLE audit_log (
  number INTEGER PRIMARY KEY,
  ledger TEXT NOT NULL,
  office TEXT NOT NULL,
  told INTEGER NOT NULL,
  UNIQUE (ledger, office)
) STRICT;

-- Its lines; never changed. telling: 1; a line that was told otherwise later stands there once more.
CREATE TABLE audit_line (
  log INTEGER NOT NULL REFERENCES audit_log (number),
  place INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  time_s INTEGER NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  desk TEXT NOT NULL,
  role INTEGER NOT NULL, -- DimRole; only with a desk
  actor TEXT NOT NULL,
  incident TEXT NOT NULL,
  head BLOB NOT NULL,
  PRIMARY KEY (log, place, telling)
) STRICT, WITHOUT ROWID;

-- What is wrong with it. fault: DimAuditFault.
CREATE TABLE audit_finding (
  log INTEGER NOT NULL REFERENCES audit_log (number),
  place INTEGER NOT NULL,
  fault INTEGER NOT NULL,
  found_s INTEGER NOT NULL,
  PRIMARY KEY (log, place, fault)
) STRICT, WITHOUT ROWID;
