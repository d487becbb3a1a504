/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-problem.h"

G_BEGIN_DECLS

/* Why the collector says no (PROTOCOL.md, table of codes). */
typedef enum {
  DIM_REFUSAL_INVALID,            /* 400 ongeldige-inhoud */
  DIM_REFUSAL_BAD_ID,             /* 400 ongeldig-id */
  DIM_REFUSAL_BAD_PARAMETER,      /* 400 onbekende-parameter */
  DIM_REFUSAL_BAD_CODE,           /* 401 code-ongeldig */
  DIM_REFUSAL_BAD_SIGNATURE,      /* 401 handtekening-ongeldig */
  DIM_REFUSAL_REVOKED,            /* 401 apparaat-ingetrokken */
  DIM_REFUSAL_FORBIDDEN,          /* 403 geen-recht */
  DIM_REFUSAL_NOTES_OFF,          /* 403 notities-uit */
  DIM_REFUSAL_SECOND_PERSON,      /* 403 tweede-persoon */
  DIM_REFUSAL_NOT_FOUND,          /* 404 niet-gevonden */
  DIM_REFUSAL_RECORDED_OTHERWISE, /* 409 al-anders-vastgelegd */
  DIM_REFUSAL_CONTRADICTION,      /* 409 tegenspraak */
  DIM_REFUSAL_TAG_KEY,            /* 409 kenmerk-sleutel */
  DIM_REFUSAL_NOT_ZERO,           /* 409 maand-heeft-voorvallen */
  DIM_REFUSAL_CIRCLE_KEY,         /* 409 kring-sleutel */
  DIM_REFUSAL_MONTH_OPEN,         /* 409 maand-open */
  DIM_REFUSAL_NOT_APPROVED,       /* 409 maand-niet-akkoord */
  DIM_REFUSAL_YEAR_STEP,          /* 409 jaar-staat-anders */
  DIM_REFUSAL_YEAR_INCOMPLETE,    /* 409 jaar-onvolledig */
  DIM_REFUSAL_MONTH_CHANGED,      /* 412 maand-gewijzigd */
  DIM_REFUSAL_YEAR_CHANGED,       /* 412 jaar-gewijzigd */
  DIM_REFUSAL_NOT_NOW,            /* 503 tijdelijk-niet */
} DimRefusal;

DimProblem *dim_refusal_problem (DimRefusal refusal);

G_END_DECLS
