/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-report.h"

#include "dim-month-contents.h"

#include <string.h>

#define REFUTED "weerlegd"

/* While it is put together. */
typedef struct {
  DimMonthReport *report;
  const char *area;
  const DimMunicipalities *municipalities;
  DimMonthContents *contents;
  GHashTable *cases;
  GPtrArray *blocking; /* (element-type DimReviewEntry) */
  GPtrArray *open;
} Making;

static void
free_form_cb (gpointer data)
{
  DimMonthForm *form = data;

  g_free (form->form);
  g_free (form);
}

static gboolean
lies_here (const Making *making, const DimIncident *incident)
{
  return incident != NULL && incident->municipality != NULL && incident->date != DIM_DAY_NONE &&
         dim_month_of_day (incident->date) == making->report->record->month.month &&
         strcmp (dim_municipalities_current_code (making->municipalities, incident->municipality),
                 making->area) == 0;
}

static gboolean
is_refuted (const DimIncident *incident)
{
  return dim_incident_has_code (incident, DIM_FIELD_CERTAINTY, REFUTED);
}

static void
count_form (DimMonthReport *report, const DimIncident *incident)
{
  const char *code = dim_incident_code (incident, DIM_FIELD_FORM);
  DimMonthForm *form;

  for (guint i = 0; i < report->forms->len; i++) {
    form = g_ptr_array_index (report->forms, i);
    if (strcmp (form->form, code != NULL ? code : "") == 0) {
      form->count++;
      return;
    }
  }
  form = g_new0 (DimMonthForm, 1);
  form->form = g_strdup (code != NULL ? code : "");
  form->count = 1;
  g_ptr_array_add (report->forms, form);
}

/* What the feed told, not what a change that waits here makes of it: that is what the collector
 * holds it against. */
static void
take_told (Making *making, const DimChange *news)
{
  DimMonthReport *report = making->report;

  if (news == NULL || news->is_withdrawn || !lies_here (making, news->incident) ||
      is_refuted (news->incident))
    return;
  dim_month_contents_add (making->contents, news->incident_id, (const char *const *) news->heads,
                          news->case_number);
  g_hash_table_add (making->cases, (gpointer) news->case_number);
  if (report->first_s == 0 || news->received_s < report->first_s)
    report->first_s = news->received_s;
  report->last_s = MAX (report->last_s, news->received_s);
  for (guint i = 0; i < news->decisions->len; i++) {
    const DimDecisionEntry *entry = g_ptr_array_index (news->decisions, i);

    if (entry->stands && entry->decision->kind == DIM_DECISION_VALUE &&
        strcmp (entry->decision->first, news->incident_id) == 0)
      dim_month_contents_add_choice (making->contents, entry->decision->id);
  }
}

static gboolean
blocks (DimReviewKind kind)
{
  return kind == DIM_REVIEW_JOINED || kind == DIM_REVIEW_AT_DESK || kind == DIM_REVIEW_CONFLICT;
}

static gboolean
may_change_it (DimReviewKind kind)
{
  return kind == DIM_REVIEW_LATE || kind == DIM_REVIEW_ASKED || kind == DIM_REVIEW_REFUSED;
}

/* What a desk changed before the approval is no point of it. */
static void
leave_out_early (Making *making, GArray *points)
{
  const DimMonthApproval *approval = &making->report->record->month.approval;

  for (guint i = points->len; i > 0; i--) {
    const DimReviewPoint *point = &g_array_index (points, DimReviewPoint, i - 1);

    if (point->kind == DIM_REVIEW_LATE &&
        (approval->state != DIM_MONTH_CHANGED || point->made_s < approval->made_s))
      g_array_remove_index (points, i - 1);
  }
}

static void
take_some (const DimRecord *record,
           const GArray *points,
           gboolean (*wants) (DimReviewKind kind),
           GPtrArray *entries)
{
  GArray *some = g_array_new (FALSE, FALSE, sizeof (DimReviewPoint));
  DimReviewEntry *entry;

  for (guint i = 0; i < points->len; i++)
    if (wants (g_array_index (points, DimReviewPoint, i).kind))
      g_array_append_val (some, g_array_index (points, DimReviewPoint, i));
  if (some->len == 0) {
    g_array_unref (some);
    return;
  }
  entry = dim_review_entry_new (record->incident->id, some);
  entry->date = record->incident->date;
  entry->role = record->news != NULL ? record->news->role : DIM_ROLE_FRONT_OFFICE;
  entry->position = record->news != NULL ? record->news->position : 0;
  g_ptr_array_add (entries, entry);
}

static void
take_record (Making *making, const DimRecord *record)
{
  DimMonthReport *report = making->report;
  g_autoptr (GArray) points = NULL;

  take_told (making, record->news);
  if (record->state == DIM_RECORD_WAITING || dim_record_has_waiting_change (record))
    report->waiting++;
  if (record->state == DIM_RECORD_WITHDRAWN || !lies_here (making, record->incident))
    return;
  points = dim_review_points (record);
  leave_out_early (making, points);
  take_some (record, points, blocks, making->blocking);
  take_some (record, points, may_change_it, making->open);
  if (record->state == DIM_RECORD_REFUSED)
    return;
  if (is_refuted (record->incident))
    report->refuted++;
  else
    count_form (report, record->incident);
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const DimMonthForm *one = *(const DimMonthForm *const *) a;
  const DimMonthForm *other = *(const DimMonthForm *const *) b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return strcmp (one->form, other->form);
}

static gboolean
is_among (const GPtrArray *items, const char *incident)
{
  for (guint i = 0; i < items->len; i++)
    if (g_ptr_array_find_with_equal_func (
          ((const DimReviewItem *) g_ptr_array_index (items, i))->incidents, incident, g_str_equal,
          NULL))
      return TRUE;
  return FALSE;
}

/* What hangs together with nothing in this month, but with something in another, is an item too. */
static GPtrArray *
gather (GPtrArray *entries)
{
  GPtrArray *items = dim_review_gather (entries);

  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);
    DimReviewItem *item;

    if (is_among (items, entry->incident))
      continue;
    item = dim_review_item_new_case (entry->incident);
    item->kind = g_array_index (entry->points, DimReviewPoint, 0).kind;
    item->first = item->last = entry->date;
    item->roles = 1U << entry->role;
    item->is_waiting = item->kind == DIM_REVIEW_ASKED;
    g_ptr_array_add (items, item);
  }
  return items;
}

static GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dim_review_entry_free);
}

DimMonthReport *
dim_month_report_new (DimMonthRecord *record,
                      const GPtrArray *records,
                      const char *area,
                      const DimMunicipalities *municipalities,
                      GBytes **out_contents)
{
  g_autoptr (DimMonthContents) contents = NULL;
  g_autoptr (GHashTable) cases = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) blocking = new_entries ();
  g_autoptr (GPtrArray) open = new_entries ();
  DimMonthReport *report;
  Making making;

  g_return_val_if_fail (record != NULL && records != NULL && area != NULL, NULL);
  g_return_val_if_fail (municipalities != NULL && out_contents != NULL, NULL);
  contents = dim_month_contents_new (area, record->month.month);
  report = g_new0 (DimMonthReport, 1);
  report->record = record;
  report->forms = g_ptr_array_new_with_free_func (free_form_cb);
  making = (Making){ report, area, municipalities, contents, cases, blocking, open };
  for (guint i = 0; i < records->len; i++)
    take_record (&making, g_ptr_array_index (records, i));
  g_ptr_array_sort (report->forms, compare_forms);
  report->cases = g_hash_table_size (cases);
  report->blocking = gather (blocking);
  report->open = gather (open);
  *out_contents = dim_month_contents_to_bytes (contents);
  return report;
}

void
dim_month_report_free (DimMonthReport *report)
{
  if (report == NULL)
    return;
  dim_month_record_free (report->record);
  g_ptr_array_unref (report->forms);
  g_ptr_array_unref (report->blocking);
  g_ptr_array_unref (report->open);
  g_free (report);
}

guint
dim_month_report_registered (const DimMonthReport *report)
{
  guint count = 0;

  g_return_val_if_fail (report != NULL, 0);
  for (guint i = 0; i < report->forms->len; i++)
    count += ((const DimMonthForm *) g_ptr_array_index (report->forms, i))->count;
  return count;
}

DimMonthObstacle
dim_month_report_obstacle (const DimMonthReport *report, DimDay today)
{
  const DimMonthRecord *record;

  g_return_val_if_fail (report != NULL, DIM_OBSTACLE_OPEN);
  record = report->record;
  if (record->month.approval.state == DIM_MONTH_APPROVED || record->is_approval_waiting)
    return DIM_OBSTACLE_APPROVED;
  if (today < dim_approval_first_day (record->month.month))
    return DIM_OBSTACLE_TOO_EARLY;
  if (dim_month_report_registered (report) == 0 && record->state != DIM_MONTH_STATED)
    return DIM_OBSTACLE_NOT_REPORTED;
  if (report->waiting > 0 || record->is_statement_waiting)
    return DIM_OBSTACLE_WAITING;
  return report->blocking->len > 0 ? DIM_OBSTACLE_OPEN : DIM_OBSTACLE_NONE;
}

gboolean
dim_month_report_may_reopen (const DimMonthReport *report)
{
  DimApprovalState state;

  g_return_val_if_fail (report != NULL, FALSE);
  state = report->record->month.approval.state;
  return !report->record->is_approval_waiting &&
         (state == DIM_MONTH_APPROVED || state == DIM_MONTH_CHANGED);
}
