/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-country-group.h"

#include <string.h>

static const char *const names[DIM_N_COUNTRY_GROUPS] = {
  [DIM_COUNTRY_GROUP_NETHERLANDS] = "nederland",    [DIM_COUNTRY_GROUP_EU_EEA] = "eu-eer",
  [DIM_COUNTRY_GROUP_EUROPE] = "overig-europa",     [DIM_COUNTRY_GROUP_WORLD] = "buiten-europa",
  [DIM_COUNTRY_GROUP_ORGANISATION] = "organisatie", [DIM_COUNTRY_GROUP_UNKNOWN] = "onbekend",
};

/* Codes with a blank after each. Whoever stands in none of them is outside Europe. */
static const char *const codes[DIM_N_COUNTRY_GROUPS] = {
  [DIM_COUNTRY_GROUP_NETHERLANDS] = "NLD ",
  [DIM_COUNTRY_GROUP_EU_EEA] = "ALA AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL "
                               "ISL ITA LIE LTU LUX LVA MLT NOR POL PRT ROU SVK SVN SWE ",
  [DIM_COUNTRY_GROUP_EUROPE] = "ALB AND BIH BLR CHE FRO GBD GBN GBO GBP GBR GBS GGY GIB IMN JEY "
                               "MCO MDA MKD MNE RKS RUS SJM SMR SRB UKR VAT ",
  [DIM_COUNTRY_GROUP_ORGANISATION] = "EUE UNA UNK UNO XBA XCC XCE XCO XEC XIM XOM XPO ",
  [DIM_COUNTRY_GROUP_UNKNOWN] = "UTO XAA XXA XXB XXC "
                                "XXX"
                                " ",
};

const char *
dim_country_group_name (DimCountryGroup group)
{
  g_return_val_if_fail ((guint) group < DIM_N_COUNTRY_GROUPS, NULL);
  return names[group];
}

DimCountryGroup
dim_country_group_of (const char *code)
{
  if (code == NULL || dim_country_find (code) == NULL)
    return DIM_COUNTRY_GROUP_UNKNOWN;
  for (guint group = 0; group < DIM_N_COUNTRY_GROUPS; group++)
    if (codes[group] != NULL && strstr (codes[group], code) != NULL)
      return (DimCountryGroup) group;
  return DIM_COUNTRY_GROUP_WORLD;
}
