/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

G_BEGIN_DECLS

/**
 * dim_record_append_json:
 *
 * One registration for a script: its answers under the names of the wire (PROTOCOL.md, "voorval")
 * and where it stands; no explanation, no number, no tag.
 *
 *   {"id": "…", "ontvangst": "7K3M-Q2XD", "stand": "ontvangen", "eigen": true,
 *    "mogelijkDubbel": true, "antwoorden": {"datum": "2026-11-03", …},
 *    "zaak": {"nummer": "…", "voorlopig": true, "leden": ["…"]},
 *    "treffers": [{"klasse": "T3", "contact": "…", "maand": "2026-11", "treffer": "<hex, 32>",
 *                  "afspraak": "zij-stellen-voor"}],
 *    "conflicten": [{"veld": "uitkomst", "staat": "…", "ander": "…"}]}
 *
 * "treffer" and "afspraak" are there for who can say something of the hit; "eldersGeteld" is true
 * in a "zaak" that counts for another municipality. "conflicten" is there if there are any: of each
 * the ids of the two revisions in its history.
 */
void dim_record_append_json (GString *out, const DimRecord *record);

/* What was done to it later, oldest first, as an array. */
void dim_record_append_history_json (GString *out, const DimRecord *record);

G_END_DECLS
