/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "dim-collector-inside.h"
#include "dim-limits.h"
#include "dim-participation-codec.h"
#include "dim-tally-codec.h"

#include <string.h>

#define PAGE_DEFAULT 100
#define YEAR_FIRST   2019
#define YEAR_LAST    2199
#define MONTHS_A_NUMBER                                                                            \
  2 /* that can share a feed number: a registration moves from one to another */

static gboolean
answer_incident (DimRules *rules,
                 const DimDeviceProfile *device,
                 DimQuestion *question,
                 GError **error)
{
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (DimChange) change = NULL;

  if (device->role == DIM_ROLE_ANALYST)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  if (!rules->ledger->home->incident (rules->ledger, question->id, &incident, error))
    return FALSE;
  if (incident == NULL || !dim_rules_may_see (rules, device, incident))
    return dim_question_refuse (question, DIM_REFUSAL_NOT_FOUND);
  change = dim_rules_view (rules, device, incident, error);
  if (change == NULL)
    return FALSE;
  question->body = dim_change_encode (change);
  return TRUE;
}

static void
get_incident_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;
  const char *id = dim_http_exchange_parameter (exchange, "id");
  DimQuestion *question;

  if (!dim_uuid_is_valid (id)) {
    dim_http_exchange_refuse (exchange, dim_refusal_problem (DIM_REFUSAL_BAD_ID));
    return;
  }
  question = dim_question_new (collector, exchange, answer_incident);
  g_free (question->id);
  question->id = g_strdup (id);
  dim_question_ask (question, &collector->reader);
}

/* What every page says of the ledger as a whole. */
static gboolean
describe_ledger (DimLedger *ledger, DimChangesPage *page, guint64 *out_position, GError **error)
{
  g_autoptr (DimLedgerKeyList) keys = NULL;
  g_autofree char *basis = NULL;

  g_clear_pointer (&page->ledger, g_free);
  if (!ledger->home->identify (ledger, &page->ledger, out_position, error) ||
      !ledger->home->log.head (ledger, page->chain_head, error) ||
      !ledger->home->key_list (ledger, &keys, error) ||
      !ledger->home->texts.notes.basis (ledger, &basis, error))
    return FALSE;
  page->allows_notes = basis != NULL;
  page->key_list_serial = keys->serial;
  memcpy (page->key_list_digest, keys->digest, sizeof page->key_list_digest);
  return TRUE;
}

/* An analyst's desk registers nothing: its pages are empty and tell where the ledger stands. */
static gboolean
list_feed (DimRules *rules,
           const DimDeviceProfile *device,
           const DimQuestion *question,
           GPtrArray **out,
           GError **error)
{
  DimLedger *ledger = rules->ledger;

  return device->role == DIM_ROLE_BACK_OFFICE
           ? ledger->home->feed_of_office (ledger, device, question->after, question->count + 1,
                                           out, error)
           : ledger->home->feed_of_desk (ledger, device, question->after, question->count + 1, out,
                                         error);
}

/* The months of its municipalities, for who can report on them. */
static gboolean
add_months (DimRules *rules,
            const DimDeviceProfile *device,
            const DimQuestion *question,
            DimChangesPage *page,
            GError **error)
{
  DimLedger *ledger = rules->ledger;
  gint64 since_s = 0;

  if (device->role == DIM_ROLE_ANALYST)
    return TRUE;
  g_clear_pointer (&page->months, g_array_unref);
  if (!ledger->home->months.of_office (ledger, device->office, question->after,
                                       MONTHS_A_NUMBER * (question->count + 1), &page->months,
                                       error) ||
      !ledger->home->months.office_since (ledger, device->office, &since_s, error))
    return FALSE;
  page->since_month = dim_month_of_day (dim_day_from_unix (since_s));
  return TRUE;
}

/* The next feed number of two lists, each in its order; 0: both are at their end. */
static guint64
next_number (const guint64 *changes, guint *at_change, const GArray *months, guint *at_month)
{
  guint64 change = changes[*at_change];
  guint64 month =
    *at_month < months->len ? g_array_index (months, DimMonth, *at_month).position : 0;
  guint64 number = change != 0 && (month == 0 || change < month) ? change : month;

  while (changes[*at_change] != 0 && changes[*at_change] <= number)
    (*at_change)++;
  while (*at_month < months->len && g_array_index (months, DimMonth, *at_month).position <= number)
    (*at_month)++;
  return number;
}

/* Leaves the first @count feed numbers of the page: what shares one is told together. @changes:
 * their feed numbers, 0 at the end. Returns how many changes stay; @out_last: the last number. */
static guint
cut_page (DimChangesPage *page, const guint64 *changes, guint count, guint64 *out_last)
{
  guint at_change = 0;
  guint at_month = 0;

  for (guint i = 0; i < count; i++) {
    guint64 number = next_number (changes, &at_change, page->months, &at_month);

    if (number == 0)
      break;
    *out_last = number;
  }
  if (changes[at_change] != 0 || at_month < page->months->len)
    page->more = TRUE;
  g_array_set_size (page->months, at_month);
  return at_change;
}

static guint64 *
list_incident_numbers (GPtrArray *incidents)
{
  guint64 *numbers = g_new0 (guint64, incidents->len + 1);

  for (guint i = 0; i < incidents->len; i++)
    numbers[i] = ((const DimLedgerIncident *) incidents->pdata[i])->position;
  return numbers;
}

static guint64 *
list_change_numbers (GPtrArray *changes)
{
  guint64 *numbers = g_new0 (guint64, changes->len + 1);

  for (guint i = 0; i < changes->len; i++)
    numbers[i] = ((const DimChange *) changes->pdata[i])->position;
  return numbers;
}

static gboolean
add_changes (DimRules *rules,
             const DimDeviceProfile *device,
             GPtrArray *incidents,
             guint count,
             DimChangesPage *page,
             GError **error)
{
  for (guint i = 0; i < incidents->len && i < count; i++) {
    DimChange *change = dim_rules_view (rules, device, incidents->pdata[i], error);

    if (change == NULL)
      return FALSE;
    g_ptr_array_add (page->changes, change);
  }
  return TRUE;
}

static gboolean
add_approvals (DimRules *rules, DimChangesPage *page, GError **error)
{
  for (guint i = 0; i < page->months->len; i++)
    if (!dim_rules_view_month (rules, &g_array_index (page->months, DimMonth, i), error))
      return FALSE;
  return TRUE;
}

/* A page that is too large for one answer is made shorter; the cursor says where it stopped. */
static GBytes *
encode_page (DimChangesPage *page, guint64 end)
{
  GBytes *body = NULL;

  do {
    g_autofree guint64 *numbers = NULL;

    if (body != NULL)
      g_bytes_unref (body);
    g_free (page->cursor);
    page->cursor = dim_cursor_encode (page->ledger, end);
    body = dim_changes_page_encode (page);
    if (g_bytes_get_size (body) <= DIM_LIMIT_BODY_BYTES || page->changes->len < 2)
      return body;
    numbers = list_change_numbers (page->changes);
    g_ptr_array_set_size (page->changes,
                          (int) cut_page (page, numbers, page->changes->len / 2, &end));
  } while (TRUE);
}

static gboolean
answer_changes (DimRules *rules,
                const DimDeviceProfile *device,
                DimQuestion *question,
                GError **error)
{
  g_autoptr (DimChangesPage) page = dim_changes_page_new ();
  g_autoptr (GPtrArray) incidents = NULL;
  g_autofree guint64 *numbers = NULL;
  guint64 position = 0;
  guint64 last = 0;
  guint count;

  if (!describe_ledger (rules->ledger, page, &position, error))
    return FALSE;
  if (question->ledger != NULL && strcmp (question->ledger, page->ledger) != 0) {
    dim_question_refuse (question, DIM_REFUSAL_BAD_PARAMETER);
    dim_problem_add_fault (question->problem, "/na", "onbekende-parameter",
                           "Deze plaats hoort bij een ander grootboek.");
    return TRUE;
  }
  if (!list_feed (rules, device, question, &incidents, error) ||
      !add_months (rules, device, question, page, error))
    return FALSE;
  numbers = list_incident_numbers (incidents);
  count = cut_page (page, numbers, question->count, &last);
  if (!add_changes (rules, device, incidents, count, page, error) ||
      !add_approvals (rules, page, error))
    return FALSE;
  question->body = encode_page (page, page->more ? last : position);
  return TRUE;
}

static void
get_changes_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;
  const char *cursor = dim_http_exchange_query (exchange, "na");
  const char *count = dim_http_exchange_query (exchange, "aantal");
  g_autoptr (DimQuestion) question = dim_question_new (collector, exchange, answer_changes);

  question->count = PAGE_DEFAULT;
  if (count != NULL &&
      !dim_collector_read_number (count, 1, DIM_LIMIT_CHANGES_PAGE, &question->count)) {
    dim_collector_refuse_parameter (exchange, "/aantal",
                                    "Een aantal is een getal van 1 tot en met 500.");
    return;
  }
  if (cursor != NULL && !dim_cursor_decode (cursor, &question->ledger, &question->after)) {
    dim_collector_refuse_parameter (exchange, "/na", "Dit is geen plaats in de wijzigingen.");
    return;
  }
  dim_question_ask (g_steal_pointer (&question), &collector->reader);
}

static gboolean
answer_tallies (DimRules *rules,
                const DimDeviceProfile *device,
                DimQuestion *question,
                GError **error)
{
  g_autoptr (GPtrArray) tallies = NULL;

  if (device->role != DIM_ROLE_ANALYST)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  tallies = dim_tallies_count (question->collector->tallies, rules, question->year, error);
  if (tallies == NULL)
    return FALSE;
  question->body = dim_tallies_encode (tallies);
  return TRUE;
}

static gboolean
answer_participation (DimRules *rules,
                      const DimDeviceProfile *device,
                      DimQuestion *question,
                      GError **error)
{
  g_autoptr (DimParticipation) participation = NULL;

  if (device->role != DIM_ROLE_ANALYST)
    return dim_question_refuse (question, DIM_REFUSAL_FORBIDDEN);
  participation = dim_rules_view_participation (rules, question->year, error);
  if (participation == NULL)
    return FALSE;
  question->body = dim_participation_encode (participation);
  return TRUE;
}

/* What is about a year is written down in the audit log as @action. */
static void
ask_of_year (DimCollector *collector,
             DimHttpExchange *exchange,
             const char *action,
             DimAnswering answering)
{
  const char *text = dim_http_exchange_query (exchange, "jaar");
  DimQuestion *question;
  guint year = 0;

  if (text == NULL || !dim_collector_read_number (text, YEAR_FIRST, YEAR_LAST, &year)) {
    dim_collector_refuse_parameter (exchange, "/jaar", "Een teljaar is een jaartal, zoals 2026.");
    return;
  }
  question = dim_question_new (collector, exchange, answering);
  question->year = (int) year;
  question->action = action;
  g_free (question->id);
  question->id = g_strdup_printf ("%u", year);
  dim_question_ask (question, &collector->counter);
}

static void
get_tallies_cb (DimHttpExchange *exchange, gpointer data)
{
  ask_of_year (data, exchange, "tellingen", answer_tallies);
}

static void
get_participation_cb (DimHttpExchange *exchange, gpointer data)
{
  ask_of_year (data, exchange, "deelname", answer_participation);
}

void
dim_collector_add_reading_routes (DimCollector *collector)
{
  static const char *const changes_queries[] = { "na", "aantal", NULL };
  static const char *const year_queries[] = { "jaar", NULL };
  static const DimHttpRoute routes[] = {
    { "GET", "/v1/voorvallen/{id}", DIM_HTTP_SIGNED, NULL, get_incident_cb },
    { "GET", "/v1/wijzigingen", DIM_HTTP_SIGNED, changes_queries, get_changes_cb },
    { "GET", "/v1/tellingen", DIM_HTTP_SIGNED, year_queries, get_tallies_cb },
    { "GET", "/v1/deelname", DIM_HTTP_SIGNED, year_queries, get_participation_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
