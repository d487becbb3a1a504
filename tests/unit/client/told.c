/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "told.h"

#include "dim-change.h"

#include <string.h>

void
servers_set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

void
servers_tell_incident (Servers *servers, const DimFact *fact, guint64 position)
{
  DimChange *change = dim_change_new (fact->id);

  change->position = position;
  g_strlcpy (change->device, "0190d3b2-7c00-7000-8000-0000000000d1", sizeof change->device);
  servers_set_text (&change->office, "amsterdam");
  servers_set_text (&change->desk, "Balie Centrum");
  change->received_s = dim_clock_now_s (servers->clock);
  change->incident = dim_incident_copy (fact->values);
  g_strlcpy (change->case_number, fact->id, sizeof change->case_number);
  g_ptr_array_add (servers->changes, change);
}

void
servers_tell_amendment (Servers *servers, const DimFact *fact, guint64 position)
{
  DimChange *change = NULL;
  const char *const heads[] = { fact->id, NULL };

  for (guint i = servers->changes->len; change == NULL && i > 0; i--) {
    DimChange *known = g_ptr_array_index (servers->changes, i - 1);

    if (strcmp (known->incident_id, fact->incident) == 0)
      change = g_ptr_array_steal_index (servers->changes, i - 1);
  }
  g_assert_nonnull (change);
  change->position = position;
  if (fact->kind == DIM_FACT_WITHDRAWAL) {
    change->is_withdrawn = TRUE;
    g_clear_pointer (&change->incident, dim_incident_free);
  } else {
    for (guint i = 0; i < DIM_N_FIELDS; i++)
      if ((fact->revision->changed & (1U << i)) != 0)
        dim_incident_copy_field (change->incident, fact->revision->values, (DimField) i);
    g_strfreev (change->heads);
    change->heads = g_strdupv ((char **) heads);
  }
  g_ptr_array_add (servers->changes, change);
}
