/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-year.h"

#include "dim-snapshot-rows.h"
#include "dim-years-codec.h"

#define MONTHS_A_YEAR 12

/* Every month that is expected was approved, and is still what was approved. */
static gboolean
is_complete (DimRules *rules, int year, gboolean *out, GError **error)
{
  g_autoptr (DimParticipation) participation = dim_rules_view_participation (rules, year, error);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  DimPartTotals totals;

  if (participation == NULL)
    return FALSE;
  g_ptr_array_add (years, participation);
  dim_participation_count (years, rules->municipalities, year * MONTHS_A_YEAR,
                           (year + 1) * MONTHS_A_YEAR, NULL, &totals);
  *out = totals.expected > 0 && totals.approved == totals.expected;
  return TRUE;
}

/* FALSE, with the refusal, unless @verdict is that it fits. */
static gboolean
check_verdict (DimAcceptance *acceptance, DimYearVerdict verdict)
{
  switch (verdict) {
  case DIM_YEAR_STEP_FITS:
    return TRUE;
  case DIM_YEAR_STEP_TOO_EARLY:
    return dim_acceptance_fault (acceptance, "/jaar", "jaar-niet-voorbij");
  case DIM_YEAR_STEP_NO_DAY:
    return dim_acceptance_fault (acceptance, "/tot", "buiten-bereik");
  case DIM_YEAR_STEP_NO_REASON:
    return dim_acceptance_fault (acceptance, "/reden", "reden-past-niet");
  case DIM_YEAR_STEP_OUTDATED:
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_YEAR_CHANGED);
  case DIM_YEAR_STEP_INCOMPLETE:
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_YEAR_INCOMPLETE);
  case DIM_YEAR_STEP_ALONE:
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_SECOND_PERSON);
  case DIM_YEAR_STEP_NOT_NOW:
  default:
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_YEAR_STEP);
  }
}

/* What the tables of the year are counted from at this moment, once and for all. */
static gboolean
take_snapshot (DimAcceptance *acceptance, DimYearEvent *event, GError **error)
{
  DimRules *rules = acceptance->rules;
  DimLedger *ledger = rules->ledger;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (GPtrArray) lines = NULL;
  int first = event->step.year * MONTHS_A_YEAR;
  DimSnapshotHead head = { .year = event->step.year,
                           .vintage = event->vintage,
                           .position = acceptance->position,
                           .made_s = acceptance->now_s };

  if (!ledger->home->rows.between (ledger, 0, 0,
                                   &(DimLedgerChangedRows){ changed, cases, documents }, error))
    return FALSE;
  lines = dim_snapshot_write (cases, documents, (guint) first, (guint) first + MONTHS_A_YEAR,
                              rules->book);
  g_strlcpy (head.code_list_version, dim_code_book_version (rules->book),
             sizeof head.code_list_version);
  head.n_lines = lines->len;
  dim_snapshot_digest (lines, head.digest);
  return ledger->home->years.put_snapshot (ledger, &head, lines, error);
}

static gboolean
takes_snapshot (DimYearStepKind kind)
{
  return kind == DIM_YEAR_CLOSE || kind == DIM_YEAR_FINISH;
}

gboolean
dim_rules_accept_year_step (DimAcceptance *acceptance, GError **error)
{
  DimRules *rules = acceptance->rules;
  DimLedger *ledger = rules->ledger;
  const DimYearStep *step = acceptance->fact->year_step;
  DimDay today = dim_clock_today (rules->clock);
  g_autoptr (GArray) events = NULL;
  DimYearEvent event = { .step = *step, .made_s = acceptance->now_s };
  DimYearStanding standing;
  gboolean complete = FALSE;

  if (acceptance->device->role != DIM_ROLE_ANALYST)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (!ledger->home->years.steps (ledger, step->year, &events, error) ||
      (step->kind == DIM_YEAR_ACCEPT && !is_complete (rules, step->year, &complete, error)))
    return FALSE;
  dim_year_stand (events, today, &standing);
  if (!check_verdict (acceptance, dim_year_judge (&standing, step, acceptance->device->device,
                                                  complete, today)) ||
      !ledger->home->take_positions (ledger, 1, &acceptance->position, error))
    return FALSE;
  g_strlcpy (event.id, acceptance->fact->id, sizeof event.id);
  g_strlcpy (event.device, acceptance->device->device, sizeof event.device);
  event.vintage = takes_snapshot (step->kind) ? standing.vintages + 1 : 0;
  return ledger->home->years.put_step (ledger, &event, error) &&
         (event.vintage == 0 || take_snapshot (acceptance, &event, error));
}

static gboolean
find_first_enrolled (DimRules *rules, int *out, GError **error)
{
  g_autoptr (GArray) devices = NULL;

  if (!rules->ledger->home->months.serving (rules->ledger, &devices, error))
    return FALSE;
  for (guint i = 0; i < devices->len; i++) {
    gint64 enrolled_s = g_array_index (devices, DimLedgerServing, i).enrolled_s;

    *out = MIN (*out, dim_day_year (dim_day_from_unix (enrolled_s)));
  }
  return TRUE;
}

/* The year in which the first device enrolled, or an earlier one of which something is known; this
 * one if there is neither. */
static gboolean
find_first_year (DimRules *rules, int *out, GError **error)
{
  g_autoptr (GArray) months = NULL;

  *out = dim_day_year (dim_clock_today (rules->clock));
  if (!find_first_enrolled (rules, out, error) ||
      !rules->ledger->home->months.of_period (rules->ledger, 0, *out * MONTHS_A_YEAR, &months,
                                              error))
    return FALSE;
  for (guint i = 0; i < months->len; i++)
    *out = MIN (*out, g_array_index (months, DimMonth, i).month / MONTHS_A_YEAR);
  return TRUE;
}

static void
free_year (gpointer year)
{
  dim_year_record_free (year);
}

static DimYearRecord *
find_year (GPtrArray *years, int number)
{
  for (guint i = 0; i < years->len; i++)
    if (((DimYearRecord *) years->pdata[i])->year == number)
      return years->pdata[i];
  return NULL;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const DimYearRecord *one = *(const DimYearRecord *const *) a;
  const DimYearRecord *other = *(const DimYearRecord *const *) b;

  return one->year - other->year;
}

static DimYearRecord *
ensure_year (GPtrArray *years, int number)
{
  DimYearRecord *year = find_year (years, number);

  if (year == NULL) {
    year = dim_year_record_new (number);
    g_ptr_array_add (years, year);
  }
  return year;
}

GPtrArray *
dim_rules_view_years (DimRules *rules, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (free_year);
  g_autoptr (GArray) events = NULL;
  g_autoptr (GArray) heads = NULL;
  int first;

  if (!find_first_year (rules, &first, error) ||
      !ledger->home->years.steps (ledger, 0, &events, error) ||
      !ledger->home->years.snapshots (ledger, 0, &heads, error))
    return NULL;
  for (int year = first; year <= dim_day_year (dim_clock_today (rules->clock)); year++)
    ensure_year (years, year);
  for (guint i = 0; i < events->len; i++) {
    const DimYearEvent *event = &g_array_index (events, DimYearEvent, i);

    g_array_append_val (ensure_year (years, event->step.year)->events, *event);
  }
  for (guint i = 0; i < heads->len; i++) {
    const DimSnapshotHead *head = &g_array_index (heads, DimSnapshotHead, i);

    g_array_append_val (ensure_year (years, head->year)->snapshots, *head);
  }
  g_ptr_array_sort (years, compare_years);
  return g_steal_pointer (&years);
}
