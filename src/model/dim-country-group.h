/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-country.h"

G_BEGIN_DECLS

/* Issuers of documents put together for tables: the Netherlands; members of the European Union and
 * of the European Economic Area; the other states that the United Nations' standard M49 puts in
 * Europe; the rest of the world; organisations that issue documents themselves; and who is not
 * known. As it stood on 1 January 2026. */
typedef enum {
  DIM_COUNTRY_GROUP_NETHERLANDS,
  DIM_COUNTRY_GROUP_EU_EEA,
  DIM_COUNTRY_GROUP_EUROPE, /* other */
  DIM_COUNTRY_GROUP_WORLD,  /* outside Europe */
  DIM_COUNTRY_GROUP_ORGANISATION,
  DIM_COUNTRY_GROUP_UNKNOWN, /* also: stateless, not said, no such code */
  DIM_N_COUNTRY_GROUPS
} DimCountryGroup;

/* "nederland", "eu-eer", "overig-europa", "buiten-europa", "organisatie", "onbekend". Static. */
const char *dim_country_group_name (DimCountryGroup group);
/* Of a code as dim-country.h has it; NULL is not known. */
DimCountryGroup dim_country_group_of (const char *code);

G_END_DECLS
