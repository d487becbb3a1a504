-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What was said of a municipality's month: that it is complete, or that it is not after all. The
-- last by position counts. kind: DimApprovalKind; contents: SHA-256 of what was approved;
-- registered: how many counted then; reason: DimReopeningReason.
CREATE TABLE approval (
  id TEXT PRIMARY KEY,
  area TEXT NOT NULL,
  month INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  device TEXT NOT NULL REFERENCES device (id),
  received_s INTEGER NOT NULL,
  position INTEGER NOT NULL,
  contents BLOB,
  registered INTEGER NOT NULL,
  reason INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_month ON approval (area, month, position);
