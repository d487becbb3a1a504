/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-incident.h"

G_BEGIN_DECLS

/* How certain it is that there was fraud: what the codes of "zekerheid" come to. */
typedef enum {
  DIM_CERTAINTY_SUSPECTED,   /* vermoeden */
  DIM_CERTAINTY_ESTABLISHED, /* vastgesteld */
  DIM_CERTAINTY_REFUTED,     /* weerlegd: it does not count */
  DIM_N_CERTAINTIES
} DimCertainty;
/* The code, on the wire and in the list. Static. */
const char *dim_certainty_name (DimCertainty certainty);
gboolean dim_certainty_from_name (const char *name, DimCertainty *out_certainty);
/* Of the answers of a registration. Nothing is established while nobody answered. */
DimCertainty dim_incident_certainty (const DimIncident *incident);

/* Why it moved: codes, as free text never leaves the desk. */
typedef enum {
  DIM_CERTAINTY_ID_DESK,        /* id-desk: an ID desk or another expert judged the document */
  DIM_CERTAINTY_ADMITTED,       /* bekend: the person admitted it */
  DIM_CERTAINTY_COMPARED,       /* vergelijking: records or a photo show it */
  DIM_CERTAINTY_TOLD,           /* keten: police, RDW, IND or another authority told */
  DIM_CERTAINTY_IN_ORDER,       /* toch-in-orde: the document and the person are right */
  DIM_CERTAINTY_EXPLAINED,      /* verklaring: there is another explanation, as changed records */
  DIM_CERTAINTY_JUDGED_WRONGLY, /* verkeerd-beoordeeld: the desk misjudged it */
  DIM_CERTAINTY_DOUBT,          /* twijfel: it is not certain, or not any more */
  DIM_CERTAINTY_MISTAKE,        /* vergissing: what stood was answered by mistake */
  DIM_N_CERTAINTY_REASONS
} DimCertaintyReason;
/* On the wire. Static. */
const char *dim_certainty_reason_name (DimCertaintyReason reason);
gboolean dim_certainty_reason_from_name (const char *name, DimCertaintyReason *out_reason);
/* Whether it can be why something is @certainty from then on; a mistake always can. */
gboolean dim_certainty_reason_suits (DimCertaintyReason reason, DimCertainty certainty);

G_END_DECLS
