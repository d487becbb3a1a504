/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "dim-collector-inside.h"
#include "dim-limits.h"
#include "dim-rows-codec.h"
#include "dim-rules-agreement.h"

#include <string.h>

#define PAGE_DEFAULT 500

/* Keys of cases count up as they come in; what is told of them does not. */
static gboolean
hide_keys (DimRules *rules, DimRowsPage *page, GError **error)
{
  for (guint i = 0; i < page->changed->len; i++) {
    guint64 *key = &g_array_index (page->changed, guint64, i);

    if (!dim_rules_name_case (rules, *key, key, error))
      return FALSE;
  }
  for (guint i = 0; i < page->cases->len; i++) {
    DimCaseRow *row = &g_array_index (page->cases, DimCaseRow, i);

    if (!dim_rules_name_case (rules, row->case_key, &row->case_key, error))
      return FALSE;
  }
  for (guint i = 0; i < page->documents->len; i++) {
    DimDocumentRow *row = &g_array_index (page->documents, DimDocumentRow, i);

    if (!dim_rules_name_case (rules, row->case_key, &row->case_key, error))
      return FALSE;
  }
  return TRUE;
}

/* @count: so many changes at least, with all that share the last one's feed number. */
static gboolean
read_page (DimRules *rules, guint64 after, guint count, DimRowsPage *page, GError **error)
{
  DimLedger *ledger = rules->ledger;
  const DimLedgerChangedRows found = { page->changed, page->cases, page->documents };
  guint64 until = 0;

  g_array_set_size (page->changed, 0);
  g_array_set_size (page->cases, 0);
  g_array_set_size (page->documents, 0);
  if (!ledger->home->rows.end (ledger, after, count, &until, error) ||
      !ledger->home->rows.between (ledger, after, until, &found, error) ||
      !hide_keys (rules, page, error))
    return FALSE;
  page->more = until != 0;
  g_free (page->cursor);
  page->cursor = dim_cursor_encode (page->ledger, until != 0 ? until : page->position);
  return TRUE;
}

/* A page that is too large for one answer is made shorter. */
static GBytes *
encode_page (DimRules *rules, DimQuestion *question, DimRowsPage *page, GError **error)
{
  guint count = question->count;
  GBytes *body = NULL;

  do {
    if (body != NULL)
      g_bytes_unref (body);
    if (!read_page (rules, question->after, count, page, error))
      return NULL;
    body = dim_rows_page_encode (page, rules->book);
    count /= 2;
  } while (g_bytes_get_size (body) > DIM_LIMIT_BODY_BYTES && count > 0);
  return body;
}

static gboolean
answer_rows (DimRules *rules, const DimDeviceProfile *device, DimQuestion *question, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (DimRowsPage) page = dim_rows_page_new ();

  if (device->role != DIM_ROLE_ANALYST)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  g_clear_pointer (&page->ledger, g_free);
  if (!ledger->home->identify (ledger, &page->ledger, &page->position, error))
    return FALSE;
  if (question->ledger != NULL && strcmp (question->ledger, page->ledger) != 0) {
    dim_question_refuse (question, DIM_REFUSAL_BAD_PARAMETER);
    dim_problem_add_fault (question->problem, "/na", "onbekende-parameter",
                           "Deze plaats hoort bij een ander grootboek.");
    return TRUE;
  }
  question->body = encode_page (rules, question, page, error);
  /* Whoever asks and is told nothing new is not worth a line. */
  if (page->changed->len > 0)
    question->action = "telrijen";
  return question->body != NULL;
}

static void
get_rows_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;
  const char *cursor = dim_http_exchange_query (exchange, "na");
  const char *count = dim_http_exchange_query (exchange, "aantal");
  g_autoptr (DimQuestion) question = dim_question_new (collector, exchange, answer_rows);

  question->count = PAGE_DEFAULT;
  if (count != NULL &&
      !dim_collector_read_number (count, 1, DIM_LIMIT_ROWS_PAGE, &question->count)) {
    dim_collector_refuse_parameter (exchange, "/aantal",
                                    "Een aantal is een getal van 1 tot en met 2000.");
    return;
  }
  if (cursor != NULL && !dim_cursor_decode (cursor, &question->ledger, &question->after)) {
    dim_collector_refuse_parameter (exchange, "/na", "Dit is geen plaats in de telrijen.");
    return;
  }
  dim_question_ask (g_steal_pointer (&question), &collector->reader);
}

void
dim_collector_add_row_routes (DimCollector *collector)
{
  static const char *const row_queries[] = { "na", "aantal", NULL };
  static const DimHttpRoute routes[] = {
    { "GET", "/v1/telrijen", DIM_HTTP_SIGNED, row_queries, get_rows_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
