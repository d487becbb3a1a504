/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-collector-inside.h"
#include "dim-limits.h"
#include "dim-years-codec.h"

#define LINES_DEFAULT 1000

static gboolean
answer_years (DimRules *rules,
              const DimDeviceProfile *device,
              DimQuestion *question,
              GError **error)
{
  g_autoptr (GPtrArray) years = NULL;

  if (device->role != DIM_ROLE_ANALYST)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  years = dim_rules_view_years (rules, error);
  if (years == NULL)
    return FALSE;
  question->body = dim_years_encode (years, dim_clock_today (rules->clock));
  return TRUE;
}

static gboolean
find_snapshot (DimRules *rules, int year, guint vintage, DimSnapshotHead *out, GError **error)
{
  g_autoptr (GArray) heads = NULL;

  out->vintage = 0;
  if (!rules->ledger->home->years.snapshots (rules->ledger, year, &heads, error))
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    if (g_array_index (heads, DimSnapshotHead, i).vintage == vintage)
      *out = g_array_index (heads, DimSnapshotHead, i);
  return TRUE;
}

/* A page that is too large for one answer is made shorter. */
static GBytes *
encode_lines (DimRules *rules,
              const DimSnapshotHead *head,
              const DimQuestion *question,
              GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (DimSnapshotPage) page = dim_snapshot_page_new ();
  guint count = question->count;
  GBytes *body = NULL;

  page->year = head->year;
  page->vintage = head->vintage;
  page->first = (guint) question->after + 1;
  do {
    g_clear_pointer (&body, g_bytes_unref);
    g_clear_pointer (&page->lines, g_ptr_array_unref);
    if (!ledger->home->years.lines (ledger, head, (guint) question->after, count, &page->lines,
                                    error)) {
      page->lines = g_ptr_array_new ();
      return NULL;
    }
    page->more = question->after + page->lines->len < head->n_lines;
    body = dim_snapshot_page_encode (page);
    count /= 2;
  } while (g_bytes_get_size (body) > DIM_LIMIT_BODY_BYTES && count > 0);
  return body;
}

static gboolean
answer_lines (DimRules *rules,
              const DimDeviceProfile *device,
              DimQuestion *question,
              GError **error)
{
  DimSnapshotHead head = { 0 };

  if (device->role != DIM_ROLE_ANALYST)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  if (!find_snapshot (rules, question->year, question->vintage, &head, error))
    return FALSE;
  if (head.vintage == 0)
    return dim_question_refuse (question, DIM_REFUSAL_NOT_FOUND);
  question->body = encode_lines (rules, &head, question, error);
  return question->body != NULL;
}

static void
get_years_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;

  dim_question_ask (dim_question_new (collector, exchange, answer_years), &collector->reader);
}

static gboolean
read_parameter (DimHttpExchange *exchange, const char *name, const guint limits[2], guint *out)
{
  const char *text = dim_http_exchange_query (exchange, name);
  g_autofree char *pointer = NULL;
  g_autofree char *detail = NULL;

  if (text == NULL && *out >= limits[0])
    return TRUE; /* as it is without */
  if (text != NULL && dim_collector_read_number (text, limits[0], limits[1], out))
    return TRUE;
  pointer = g_strconcat ("/", name, NULL);
  detail = g_strdup_printf ("Dit is een getal van %u tot en met %u.", limits[0], limits[1]);
  dim_collector_refuse_parameter (exchange, pointer, detail);
  return FALSE;
}

static void
get_lines_cb (DimHttpExchange *exchange, gpointer data)
{
  static const guint years[] = { 2019, 2199 };
  static const guint vintages[] = { 1, 1000 };
  static const guint places[] = { 0, G_MAXINT32 };
  static const guint counts[] = { 1, DIM_LIMIT_SNAPSHOT_PAGE };
  DimCollector *collector = data;
  g_autoptr (DimQuestion) question = dim_question_new (collector, exchange, answer_lines);
  guint year = 0;
  guint after = 0;

  question->count = LINES_DEFAULT;
  if (!read_parameter (exchange, "jaar", years, &year) ||
      !read_parameter (exchange, "uitgave", vintages, &question->vintage) ||
      !read_parameter (exchange, "na", places, &after) ||
      !read_parameter (exchange, "aantal", counts, &question->count))
    return;
  question->year = (int) year;
  question->after = after;
  question->action = "momentopname";
  g_free (question->id);
  question->id = g_strdup_printf ("%u-%u", year, question->vintage);
  dim_question_ask (g_steal_pointer (&question), &collector->reader);
}

void
dim_collector_add_year_routes (DimCollector *collector)
{
  static const char *const line_queries[] = { "jaar", "uitgave", "na", "aantal", NULL };
  static const DimHttpRoute routes[] = {
    { "GET", "/v1/teljaren", DIM_HTTP_SIGNED, NULL, get_years_cb },
    { "GET", "/v1/momentopnamen", DIM_HTTP_SIGNED, line_queries, get_lines_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
