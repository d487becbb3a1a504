/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-codec.h"
#include "dim-collector-inside.h"
#include "dim-limits.h"

#define PAGE_DEFAULT 100

/* Who reads the log is not written down in it: each line would make another one. */
static gboolean
answer_audit (DimRules *rules,
              const DimDeviceProfile *device,
              DimQuestion *question,
              GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (DimAuditPage) page = dim_audit_page_new ();
  GPtrArray *entries = NULL;

  if (device->role != DIM_ROLE_BACK_OFFICE)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  g_clear_pointer (&page->ledger, g_free);
  if (!ledger->home->identify (ledger, &page->ledger, NULL, error) ||
      !ledger->home->log.of_office (ledger, device->office, question->after, question->count + 1,
                                    &entries, error))
    return FALSE;
  g_ptr_array_unref (page->entries);
  page->entries = entries;
  page->more = entries->len > question->count;
  if (page->more)
    g_ptr_array_set_size (entries, (int) question->count);
  question->body = dim_audit_page_encode (page);
  return TRUE;
}

static void
get_audit_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;
  const char *after = dim_http_exchange_query (exchange, "na");
  const char *count = dim_http_exchange_query (exchange, "aantal");
  g_autoptr (DimQuestion) question = dim_question_new (collector, exchange, answer_audit);
  guint place = 0;

  question->count = PAGE_DEFAULT;
  if (count != NULL &&
      !dim_collector_read_number (count, 1, DIM_LIMIT_AUDIT_PAGE, &question->count)) {
    dim_collector_refuse_parameter (exchange, "/aantal",
                                    "Een aantal is een getal van 1 tot en met 500.");
    return;
  }
  if (after != NULL && !dim_collector_read_number (after, 0, G_MAXINT32, &place)) {
    dim_collector_refuse_parameter (exchange, "/na", "Een plaats in het logboek is een getal.");
    return;
  }
  question->after = place;
  dim_question_ask (g_steal_pointer (&question), &collector->reader);
}

void
dim_collector_add_audit_routes (DimCollector *collector)
{
  static const char *const audit_queries[] = { "na", "aantal", NULL };
  static const DimHttpRoute routes[] = {
    { "GET", "/v1/logregels", DIM_HTTP_SIGNED, audit_queries, get_audit_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
