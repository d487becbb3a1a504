/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-guard.h"
#include "dim-record-query.h"

G_BEGIN_DECLS

/* A registration as a whole, in words. All owned by the caller. */

/* The name of a draft or a registration, from its answers: "Look-alike, 3 november 2026";
 * "Nieuw voorval" while there are none. */
char *dim_words_incident_name (const DimIncident *incident, const DimCodeBook *book);
/* The name of a draft: "Look-alike, 3 november"; "Nieuw concept" while there are no answers. */
char *dim_words_draft_name (const DimIncident *incident, const DimCodeBook *book, DimDay today);
/* "nog nodig: ontdekking, uitkomst"; "klopt nog niet: datum"; "alles is ingevuld". @faults: what is
 * wrong with it (element-type DimFault); NULL where nobody looked. */
char *dim_words_needed (const DimIncident *incident, const GArray *faults);
/* "ontvangen", "mogelijk dubbel". Static. */
const char *dim_words_standing (DimStanding standing);
/* The same of a registration, with that it was refuted whatever else is to be said of it. */
char *dim_words_record_standing (const DimRecord *record);
/* The same for a cell. */
char *dim_words_record_state_short (const DimRecord *record);
/* Since when: "sinds 14:32", "sinds gisteren 14:32", "sinds 3 nov"; "" if nobody knows. */
char *dim_words_since (gint64 since_s, DimDay today);
/* The standing as sentences that say what happens now. */
char *dim_words_record_sentence (const DimRecord *record);
/* The case it belongs to, for a cell: "samen met Backoffice"; "elders geteld"; "" while it stands
 * alone. */
char *dim_words_case (const DimRecord *record);
/* The same for a narrow cell: "met Backoffice"; "telt niet mee" of one alone that was refuted. */
char *dim_words_case_short (const DimRecord *record);
/* The question about an earlier registration of this desk with the same number. */
char *dim_words_local_double (DimDay day);
/* What stands in place of personal data that was taken out: "[BSN verwijderd]". */
char *dim_words_finding_placeholder (const DimFinding *finding);

G_END_DECLS
