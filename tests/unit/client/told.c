/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "told.h"

#include "dim-change.h"
#include "dim-changes-codec.h"
#include "dim-participation-codec.h"
#include "dim-reference-codec.h"
#include "dim-rows-codec.h"

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

static void
refuse (DimHttpExchange *exchange, guint status, const char *code)
{
  dim_http_exchange_refuse (exchange, dim_problem_new (status, code, "Geweigerd", "Dit kan niet."));
}

/* A case that changes once more later is told then. */
static gboolean
is_last_of_its_case (const Servers *servers, guint at)
{
  guint64 key = g_array_index (servers->rows, ToldRow, at).row.case_key;

  for (guint i = at + 1; i < servers->rows->len; i++)
    if (g_array_index (servers->rows, ToldRow, i).row.case_key == key)
      return FALSE;
  return TRUE;
}

static void
add_told (DimRowsPage *page, const ToldRow *told)
{
  DimDocumentRow document = told->document;

  g_array_append_val (page->changed, told->row.case_key);
  if (told->is_gone)
    return;
  document.case_key = told->row.case_key;
  g_array_append_val (page->cases, told->row);
  g_array_append_val (page->documents, document);
}

void
servers_answer_rows (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;
  const char *cursor = dim_http_exchange_query (exchange, "na");
  g_autoptr (DimCodeBook) book = dim_code_book_load_builtin (NULL);
  g_autoptr (DimRowsPage) page = dim_rows_page_new ();
  g_autofree char *ledger = NULL;
  guint count = servers->rows_a_page > 0 ? servers->rows_a_page : servers->rows->len + 1;
  guint64 at = 0;

  if (cursor != NULL &&
      (!dim_cursor_decode (cursor, &ledger, &at) || strcmp (ledger, servers->ledger) != 0)) {
    refuse (exchange, 400, "onbekende-parameter");
    return;
  }
  if (servers->row_pages_end > 0 && servers->row_pages == servers->row_pages_end) {
    refuse (exchange, 503, "tijdelijk-niet");
    return;
  }
  for (; at < servers->rows->len && page->changed->len < count; at++)
    if (is_last_of_its_case (servers, (guint) at))
      add_told (page, &g_array_index (servers->rows, ToldRow, at));
  servers->row_pages++;
  page->more = at < servers->rows->len;
  page->position = servers->rows->len;
  g_free (page->cursor);
  page->cursor = dim_cursor_encode (servers->ledger, at);
  servers_set_text (&page->ledger, servers->ledger);
  dim_http_exchange_answer (exchange, 200, dim_rows_page_encode (page, book));
}

void
servers_answer_participation (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;

  if (servers->participation == NULL) {
    refuse (exchange, 404, "niet-gevonden");
    return;
  }
  if (servers->refuses_tallies) {
    refuse (exchange, 403, "geen-recht");
    return;
  }
  servers->participations++;
  servers->participation->told_s = dim_clock_now_s (servers->clock);
  dim_http_exchange_answer (exchange, 200, dim_participation_encode (servers->participation));
}
