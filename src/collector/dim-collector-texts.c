/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "dim-collector-inside.h"
#include "dim-limits.h"
#include "dim-texts-codec.h"

#include <string.h>

static gboolean
answer_readers (DimRules *rules,
                const DimDeviceProfile *device,
                DimQuestion *question,
                GError **error)
{
  g_autoptr (DimToldReaders) page = dim_rules_view_readers (rules, device, error);

  if (page == NULL)
    return FALSE;
  question->body = dim_told_readers_encode (page);
  return TRUE;
}

static void
get_readers_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;

  dim_question_ask (dim_question_new (collector, exchange, answer_readers), &collector->reader);
}

/* Of one more than was asked for, the last is left for the next page. */
static void
cut_page (DimTextsPage *page, const char *ledger, guint count, guint64 position)
{
  page->more = page->texts->len > count;
  if (page->more) {
    g_ptr_array_set_size (page->texts, (int) count);
    position = ((const DimTextEntry *) g_ptr_array_index (page->texts, count - 1))->position;
  }
  g_free (page->cursor);
  page->cursor = dim_cursor_encode (ledger, position);
}

static gboolean
list_texts (DimRules *rules, DimQuestion *question, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (DimTextsPage) page = dim_texts_page_new ();
  g_autofree char *id = NULL;
  GPtrArray *texts = NULL;
  guint64 position = 0;

  if (!ledger->home->identify (ledger, &id, &position, error))
    return FALSE;
  if (question->ledger != NULL && strcmp (question->ledger, id) != 0) {
    dim_question_refuse (question, DIM_REFUSAL_BAD_PARAMETER);
    dim_problem_add_fault (question->problem, "/na", "onbekende-parameter",
                           "Deze plaats hoort bij een ander grootboek.");
    return TRUE;
  }
  if (!ledger->home->texts.feed (ledger, question->id, question->after, question->count + 1, &texts,
                                 error))
    return FALSE;
  g_ptr_array_unref (page->texts);
  page->texts = texts;
  cut_page (page, id, question->count, position);
  question->body = dim_texts_page_encode (page);
  return TRUE;
}

static gboolean
answer_texts (DimRules *rules,
              const DimDeviceProfile *device,
              DimQuestion *question,
              GError **error)
{
  gboolean may_read = FALSE;

  if (device->role == DIM_ROLE_FRONT_OFFICE)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  if (!dim_rules_may_read_as (rules, device, question->id, &may_read, error))
    return FALSE;
  if (!may_read)
    return dim_question_refuse (question, DIM_REFUSAL_NOT_FOUND);
  return list_texts (rules, question, error);
}

static void
get_texts_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;
  const char *reader = dim_http_exchange_query (exchange, "lezer");
  const char *cursor = dim_http_exchange_query (exchange, "na");
  const char *count = dim_http_exchange_query (exchange, "aantal");
  g_autoptr (DimQuestion) question = dim_question_new (collector, exchange, answer_texts);

  question->count = DIM_LIMIT_TEXTS_PAGE;
  if (reader == NULL || !dim_uuid_is_valid (reader)) {
    dim_collector_refuse_parameter (exchange, "/lezer", "Een lezer is een UUID versie 7.");
    return;
  }
  if (count != NULL &&
      !dim_collector_read_number (count, 1, DIM_LIMIT_TEXTS_PAGE, &question->count)) {
    dim_collector_refuse_parameter (exchange, "/aantal",
                                    "Een aantal is een getal van 1 tot en met 100.");
    return;
  }
  if (cursor != NULL && !dim_cursor_decode (cursor, &question->ledger, &question->after)) {
    dim_collector_refuse_parameter (exchange, "/na", "Dit is geen plaats in de toelichtingen.");
    return;
  }
  g_free (question->id);
  question->id = g_strdup (reader);
  dim_question_ask (g_steal_pointer (&question), &collector->reader);
}

void
dim_collector_add_text_routes (DimCollector *collector)
{
  static const char *const texts_queries[] = { "lezer", "na", "aantal", NULL };
  static const DimHttpRoute routes[] = {
    { "GET", "/v1/lezers", DIM_HTTP_SIGNED, NULL, get_readers_cb },
    { "GET", "/v1/toelichtingen", DIM_HTTP_SIGNED, texts_queries, get_texts_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
