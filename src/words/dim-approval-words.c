/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-approval-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-sentences.h"
#include "dim-translate.h"

const char *
dim_words_reopening_reason (DimReopeningReason reason)
{
  static const char *const reasons[DIM_N_REOPENINGS] = {
    [DIM_REOPENING_MISSING] = N_ ("incidents of this month are still to come"),
    [DIM_REOPENING_WRONG] = N_ ("something in it is not right"),
    [DIM_REOPENING_MISTAKE] = N_ ("it was approved by mistake"),
  };

  g_return_val_if_fail ((guint) reason < DIM_N_REOPENINGS, "");
  return _ (reasons[reason]);
}

static char *
say_changed (const DimMonthApproval *approval, const char *day)
{
  if (approval->late == 0)
    return g_strdup_printf (_ ("Approved on %s by %s, changed after that"), day, approval->desk);
  return g_strdup_printf (
    P_ ("Approved on %s by %s, changed after that; %u incident came in later",
        "Approved on %s by %s, changed after that; %u incidents came in later", approval->late),
    day, approval->desk, approval->late);
}

char *
dim_words_approval (const DimMonthRecord *record)
{
  const DimMonthApproval *approval;
  g_autofree char *day = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  approval = &record->month.approval;
  if (record->is_approval_waiting)
    return g_strdup (approval->state == DIM_MONTH_APPROVED
                       ? _ ("That you opened it again waits to be sent")
                       : _ ("Your approval waits to be sent"));
  day = dim_words_day (dim_day_from_unix (approval->made_s));
  switch (approval->state) {
  case DIM_MONTH_APPROVED:
    return g_strdup_printf (_ ("Approved on %s by %s"), day, approval->desk);
  case DIM_MONTH_CHANGED:
    return say_changed (approval, day);
  case DIM_MONTH_REOPENED:
    return g_strdup_printf (_ ("Opened again on %s by %s: %s"), day, approval->desk,
                            dim_words_reopening_reason (approval->reason));
  case DIM_MONTH_OPEN:
  default:
    return g_strdup ("");
  }
}

char *
dim_words_approval_to_give (const DimMonthRecord *record, DimDay today)
{
  g_autofree char *text = dim_words_approval (record);

  g_return_val_if_fail (text != NULL, NULL);
  if (!dim_month_record_awaits_approval (record, today))
    return g_steal_pointer (&text);
  /* TRANSLATORS: the first is what was said of a month before */
  return *text != '\0' ? g_strdup_printf (_ ("%s. Waits for your approval"), text)
                       : g_strdup (_ ("Waits for your approval"));
}

char *
dim_words_approved_already (const DimMonthRecord *record)
{
  g_autofree char *month = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  if (record->month.approval.state != DIM_MONTH_APPROVED &&
      record->month.approval.state != DIM_MONTH_CHANGED)
    return g_strdup ("");
  month = dim_words_month (record->month.month);
  return g_strdup_printf (_ (
                            "The back office approved %s already. Your change counts, and the back "
                            "office gets to see it."),
                          month);
}

static guint
count_differences (const GArray *differences, DimDifferenceKind kind)
{
  guint count = 0;

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    count += g_array_index (differences, DimMonthDifference, i).kind == kind;
  return count;
}

static void
add_part (GString *parts, guint count, const char *part)
{
  if (count > 0)
    g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", part);
}

char *
dim_words_approval_refused (const DimMonthRecord *record)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  guint new = 0;
  guint changed = 0;
  guint gone = 0;
  g_autofree char *new_part = NULL;
  g_autofree char *changed_part = NULL;
  g_autofree char *gone_part = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  if (record->approval_refusal == NULL)
    return g_strdup ("");
  new = count_differences (record->differences, DIM_DIFFERENCE_NEW);
  changed = count_differences (record->differences, DIM_DIFFERENCE_CHANGED);
  gone = count_differences (record->differences, DIM_DIFFERENCE_GONE);
  new_part = g_strdup_printf (P_ ("%u new incident", "%u new incidents", new), new);
  changed_part =
    g_strdup_printf (P_ ("%u changed incident", "%u changed incidents", changed), changed);
  gone_part = g_strdup_printf (P_ ("%u incident that no longer counts",
                                   "%u incidents that no longer count", gone),
                               gone);
  add_part (parts, new, new_part);
  add_part (parts, changed, changed_part);
  add_part (parts, gone, gone_part);
  if (parts->len == 0)
    return g_strdup_printf (_ ("Your approval was not taken. %s"), record->approval_refusal);
  return g_strdup_printf (_ ("Your approval was not taken: since you looked there were %s. Look "
                             "at the month again and approve it then."),
                          parts->str);
}

static char *
say_open (const DimMonthReport *report)
{
  return g_strdup_printf (P_ ("Decide about the %u open point first.",
                              "Decide about the %u open points first.", report->blocking->len),
                          report->blocking->len);
}

char *
dim_words_approval_obstacle (const DimMonthReport *report, DimDay today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (report != NULL, NULL);
  switch (dim_month_report_obstacle (report, today)) {
  case DIM_OBSTACLE_APPROVED:
    return report->record->is_approval_waiting
             ? g_strdup (_ ("What you said of this month waits to be sent."))
             : g_strdup (_ ("This month is approved, and nothing changed since."));
  case DIM_OBSTACLE_TOO_EARLY:
    day = dim_words_day (dim_approval_first_day (report->record->month.month));
    return g_strdup_printf (_ ("You can approve this month from %s."), day);
  case DIM_OBSTACLE_NOT_REPORTED:
    return g_strdup (_ ("Nothing is registered in this month. Make a zero statement first."));
  case DIM_OBSTACLE_WAITING:
    return g_strdup (_ ("Something of this month waits to be sent. Approve it when that is done."));
  case DIM_OBSTACLE_OPEN:
    return say_open (report);
  case DIM_OBSTACLE_NONE:
  default:
    return g_strdup ("");
  }
}

const char *
dim_words_approving_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT))
    return _ ("Something changed in this month just now. Look at it again.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return _ ("Your office does not work for this municipality in this month.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_REJECTED))
    return _ ("Only a back office approves a month.");
  return dim_words_error (error);
}
