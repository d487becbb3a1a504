/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-certainty.h"

#include <string.h>

#define ANY_CERTAINTY ((1U << DIM_N_CERTAINTIES) - 1)

static const char *const names[DIM_N_CERTAINTIES] = {
  [DIM_CERTAINTY_SUSPECTED] = "vermoeden",
  [DIM_CERTAINTY_ESTABLISHED] = "vastgesteld",
  [DIM_CERTAINTY_REFUTED] = "weerlegd",
};

static const struct {
  const char *name;
  guint suits; /* 1 << DimCertainty */
} reasons[DIM_N_CERTAINTY_REASONS] = {
  [DIM_CERTAINTY_ID_DESK] = { "id-desk", 1U << DIM_CERTAINTY_ESTABLISHED },
  [DIM_CERTAINTY_ADMITTED] = { "bekend", 1U << DIM_CERTAINTY_ESTABLISHED },
  [DIM_CERTAINTY_COMPARED] = { "vergelijking", 1U << DIM_CERTAINTY_ESTABLISHED },
  [DIM_CERTAINTY_TOLD] = { "keten", 1U << DIM_CERTAINTY_ESTABLISHED },
  [DIM_CERTAINTY_IN_ORDER] = { "toch-in-orde", 1U << DIM_CERTAINTY_REFUTED },
  [DIM_CERTAINTY_EXPLAINED] = { "verklaring", 1U << DIM_CERTAINTY_REFUTED },
  [DIM_CERTAINTY_JUDGED_WRONGLY] = { "verkeerd-beoordeeld", 1U << DIM_CERTAINTY_REFUTED },
  [DIM_CERTAINTY_DOUBT] = { "twijfel", 1U << DIM_CERTAINTY_SUSPECTED },
  [DIM_CERTAINTY_MISTAKE] = { "vergissing", ANY_CERTAINTY },
};

const char *
dim_certainty_name (DimCertainty certainty)
{
  g_return_val_if_fail ((guint) certainty < DIM_N_CERTAINTIES, NULL);
  return names[certainty];
}

gboolean
dim_certainty_from_name (const char *name, DimCertainty *out_certainty)
{
  g_return_val_if_fail (name != NULL && out_certainty != NULL, FALSE);
  for (guint i = 0; i < DIM_N_CERTAINTIES; i++)
    if (strcmp (names[i], name) == 0) {
      *out_certainty = (DimCertainty) i;
      return TRUE;
    }
  return FALSE;
}

DimCertainty
dim_incident_certainty (const DimIncident *incident)
{
  DimCertainty certainty = DIM_CERTAINTY_SUSPECTED;
  const char *code = NULL;

  g_return_val_if_fail (incident != NULL, DIM_CERTAINTY_SUSPECTED);
  code = dim_incident_code (incident, DIM_FIELD_CERTAINTY);
  if (code != NULL)
    (void) dim_certainty_from_name (code, &certainty);
  return certainty;
}

const char *
dim_certainty_reason_name (DimCertaintyReason reason)
{
  g_return_val_if_fail ((guint) reason < DIM_N_CERTAINTY_REASONS, NULL);
  return reasons[reason].name;
}

gboolean
dim_certainty_reason_from_name (const char *name, DimCertaintyReason *out_reason)
{
  g_return_val_if_fail (name != NULL && out_reason != NULL, FALSE);
  for (guint i = 0; i < DIM_N_CERTAINTY_REASONS; i++)
    if (strcmp (reasons[i].name, name) == 0) {
      *out_reason = (DimCertaintyReason) i;
      return TRUE;
    }
  return FALSE;
}

gboolean
dim_certainty_reason_suits (DimCertaintyReason reason, DimCertainty certainty)
{
  g_return_val_if_fail ((guint) reason < DIM_N_CERTAINTY_REASONS, FALSE);
  g_return_val_if_fail ((guint) certainty < DIM_N_CERTAINTIES, FALSE);
  return (reasons[reason].suits & (1U << certainty)) != 0;
}
