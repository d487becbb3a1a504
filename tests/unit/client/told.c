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

static void
copy_entry (GPtrArray *entries, const DimAuditEntry *entry)
{
  DimAuditEntry *copy = dim_audit_entry_new ();

  copy->place = entry->place;
  copy->time_s = entry->time_s;
  dim_audit_entry_set (&copy->action, entry->action);
  dim_audit_entry_set (&copy->object, entry->object);
  dim_audit_entry_set (&copy->result, entry->result);
  dim_audit_entry_set (&copy->desk, entry->desk);
  copy->role = entry->role;
  dim_audit_entry_set (&copy->actor, entry->actor);
  g_strlcpy (copy->incident, entry->incident, sizeof copy->incident);
  memcpy (copy->head, entry->head, sizeof copy->head);
  g_ptr_array_add (entries, copy);
}

void
servers_answer_audit (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;
  guint64 after = g_ascii_strtoull (dim_http_exchange_query (exchange, "na"), NULL, 10);
  guint64 count = g_ascii_strtoull (dim_http_exchange_query (exchange, "aantal"), NULL, 10);
  g_autoptr (DimAuditPage) page = dim_audit_page_new ();

  servers->audit_pages++;
  servers_set_text (&page->ledger, servers->ledger);
  for (guint i = 0; i < servers->audit->len && !page->more; i++) {
    const DimAuditEntry *entry = g_ptr_array_index (servers->audit, i);

    if (entry->place <= after)
      continue;
    page->more = page->entries->len == count;
    if (!page->more)
      copy_entry (page->entries, entry);
  }
  dim_http_exchange_answer (exchange, 200, dim_audit_page_encode (page));
}
