-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What an analyst's tables are counted from: the fact rows of the collector, as a whole that stands
-- on one feed number. One row: where they came from and how far. revision: counts how often a row
-- became another one.
CREATE TABLE fact_rows (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ledger TEXT NOT NULL,
  cursor TEXT NOT NULL,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  fetched_s INTEGER NOT NULL
) STRICT;

-- case_key: what the collector calls the case; of no use to anybody else.
CREATE TABLE case_row (
  case_key INTEGER PRIMARY KEY,
  forms INTEGER NOT NULL,
  discovery INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  municipality INTEGER NOT NULL,
  month INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  form INTEGER NOT NULL,
  product INTEGER NOT NULL,
  certainty INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  discovered_by INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  comparability INTEGER NOT NULL,
  is_provisional INTEGER NOT NULL
) STRICT;

CREATE TABLE document_row (
  case_key INTEGER NOT NULL REFERENCES case_row (case_key),
  number INTEGER NOT NULL,
  document INTEGER NOT NULL,
  country INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  PRIMARY KEY (case_key, number)
) STRICT, WITHOUT ROWID;
