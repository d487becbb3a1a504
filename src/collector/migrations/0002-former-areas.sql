-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Where a registration was before it was revised: its back office is told that it is gone.
CREATE TABLE former_area (
  area TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  PRIMARY KEY (area, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_office ON incident (office, position);
