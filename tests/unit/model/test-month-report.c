/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-contents.h"
#include "dim-month-report.h"

#include <string.h>

/* What a month holds, and why it cannot be approved. It is 20 November 2026. */

#define OCTOBER (2026 * 12 + 9)
#define ONE     "0190d3b2-7c00-7000-8000-000000000001"
#define TWO     "0190d3b2-7c00-7000-8000-000000000002"
#define THREE   "0190d3b2-7c00-7000-8000-000000000003"

#define MUNICIPALITIES                                                                             \
  "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0363,Amsterdam,Noord-Holland,,\n"                \
  "GM0599,Rotterdam,Zuid-Holland,,\n"
#define MERGERS "datum,oude_code,nieuwe_code\n"

static const char *const one_head[] = { ONE, NULL };
static const char *const two_heads[] = { THREE, TWO, NULL };
static const char *const two_heads_turned[] = { TWO, THREE, NULL };

static void
test_contents_do_not_depend_on_the_order (void)
{
  g_autoptr (DimMonthContents) first = dim_month_contents_new ("GM0363", OCTOBER);
  g_autoptr (DimMonthContents) second = dim_month_contents_new ("GM0363", OCTOBER);
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;

  dim_month_contents_add (first, ONE, one_head, ONE);
  dim_month_contents_add (first, TWO, two_heads, ONE);
  dim_month_contents_add_choice (first, THREE);
  dim_month_contents_add_choice (second, THREE);
  dim_month_contents_add (second, TWO, two_heads_turned, ONE);
  dim_month_contents_add (second, ONE, one_head, ONE);
  one = dim_month_contents_to_bytes (first);
  other = dim_month_contents_to_bytes (second);
  g_assert_true (g_bytes_equal (one, other));
}

/* Byte for byte as PROTOCOL.md says, so that others can reckon it too. */
static void
test_contents_are_as_the_protocol_says (void)
{
  static const char expected[] = "nl.minbzk.DutchIdMonitor maand 1\n"
                                 "GM0363 2026-10\n"
                                 "voorval " ONE " zaak " ONE " " ONE "\n"
                                 "voorval " TWO " zaak " ONE " " TWO " " THREE "\n"
                                 "waarde " THREE "\n";
  g_autoptr (DimMonthContents) contents = dim_month_contents_new ("GM0363", OCTOBER);
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *text;

  dim_month_contents_add_choice (contents, THREE);
  dim_month_contents_add (contents, TWO, two_heads, ONE);
  dim_month_contents_add (contents, ONE, one_head, ONE);
  bytes = dim_month_contents_to_bytes (contents);
  text = g_bytes_get_data (bytes, &length);
  g_assert_cmpmem (text, length, expected, sizeof expected - 1);
}

static DimRecord *
new_record (const char *id, const char *day, const char *form)
{
  DimRecord *record = g_new0 (DimRecord, 1);
  DimIncident *incident = dim_incident_new (id);

  incident->date = dim_day_from_text (day);
  incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (incident, DIM_FIELD_FORM, form);
  record->incident = incident;
  record->state = DIM_RECORD_RECEIVED;
  record->news = dim_change_new (id);
  record->news->incident = dim_incident_copy (incident);
  record->news->received_s = 1793700000;
  g_strlcpy (record->news->case_number, id, sizeof record->news->case_number);
  return record;
}

static DimMonthReport *
report_on (GPtrArray *records)
{
  g_autoptr (DimMunicipalities) municipalities =
    dim_municipalities_parse (MUNICIPALITIES, MERGERS, NULL);
  g_autoptr (GBytes) contents = NULL;
  DimMonthRecord *record = g_new0 (DimMonthRecord, 1);

  g_assert_nonnull (municipalities);
  record->month.month = OCTOBER;
  record->state = DIM_MONTH_MISSING;
  return dim_month_report_new (record, records, "GM0363", municipalities, &contents);
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
}

static void
test_forms_are_counted_without_the_refuted (void)
{
  g_autoptr (GPtrArray) records = new_records ();
  g_autoptr (DimMonthReport) report = NULL;
  DimRecord *refuted = new_record (THREE, "2026-10-07", "vervalst");
  const DimMonthForm *form;

  dim_incident_set_code (refuted->incident, DIM_FIELD_CERTAINTY, "weerlegd");
  dim_incident_set_code (refuted->news->incident, DIM_FIELD_CERTAINTY, "weerlegd");
  g_ptr_array_add (records, new_record (ONE, "2026-10-03", "look-alike"));
  g_ptr_array_add (records, new_record (TWO, "2026-10-31", "look-alike"));
  g_ptr_array_add (records, refuted);
  report = report_on (records);
  g_assert_cmpuint (report->forms->len, ==, 1);
  form = g_ptr_array_index (report->forms, 0);
  g_assert_cmpstr (form->form, ==, "look-alike");
  g_assert_cmpuint (form->count, ==, 2);
  g_assert_cmpuint (report->cases, ==, 2);
  g_assert_cmpuint (report->refuted, ==, 1);
  g_assert_cmpuint (dim_month_report_registered (report), ==, 2);
}

static DimMonthReport *
report_late (GPtrArray *records, DimApprovalState state, gint64 approved_s)
{
  g_autoptr (DimMunicipalities) municipalities =
    dim_municipalities_parse (MUNICIPALITIES, MERGERS, NULL);
  g_autoptr (GBytes) contents = NULL;
  DimMonthRecord *record = g_new0 (DimMonthRecord, 1);

  record->month.month = OCTOBER;
  record->month.approval.state = state;
  record->month.approval.made_s = approved_s;
  return dim_month_report_new (record, records, "GM0363", municipalities, &contents);
}

static void
test_what_a_desk_changed_after_it_is_told (void)
{
  g_autoptr (GPtrArray) records = new_records ();
  g_autoptr (DimMonthReport) late = NULL;
  g_autoptr (DimMonthReport) early = NULL;
  g_autoptr (DimMonthReport) approved = NULL;
  DimRecord *record = new_record (ONE, "2026-10-03", "look-alike");
  DimAmendment *amendment = dim_amendment_new (TWO);

  amendment->role = DIM_ROLE_FRONT_OFFICE;
  amendment->made_s = 100;
  g_ptr_array_add (record->news->amendments, amendment);
  g_ptr_array_add (records, record);
  late = report_late (records, DIM_MONTH_CHANGED, 100);
  early = report_late (records, DIM_MONTH_CHANGED, 101);
  approved = report_late (records, DIM_MONTH_APPROVED, 100);
  g_assert_cmpuint (late->open->len, ==, 1);
  g_assert_cmpint (((const DimReviewItem *) late->open->pdata[0])->kind, ==, DIM_REVIEW_LATE);
  g_assert_cmpuint (late->blocking->len, ==, 0);
  g_assert_cmpuint (early->open->len, ==, 0);
  g_assert_cmpuint (approved->open->len, ==, 0);
}

static DimMonthObstacle
obstacle_on (const DimMonthReport *report, const char *day)
{
  return dim_month_report_obstacle (report, dim_day_from_text (day));
}

static void
test_first_obstacle_is_told (void)
{
  g_autoptr (GPtrArray) records = new_records ();
  g_autoptr (DimMonthReport) empty = report_on (records);
  g_autoptr (DimMonthReport) report = NULL;
  g_autoptr (DimMonthReport) provisional = NULL;
  DimRecord *record = new_record (ONE, "2026-10-03", "look-alike");

  g_assert_cmpint (obstacle_on (empty, "2026-11-14"), ==, DIM_OBSTACLE_TOO_EARLY);
  g_assert_cmpint (obstacle_on (empty, "2026-11-15"), ==, DIM_OBSTACLE_NOT_REPORTED);
  empty->record->state = DIM_MONTH_STATED;
  g_assert_cmpint (obstacle_on (empty, "2026-11-15"), ==, DIM_OBSTACLE_NONE);
  empty->record->is_statement_waiting = TRUE;
  g_assert_cmpint (obstacle_on (empty, "2026-11-15"), ==, DIM_OBSTACLE_WAITING);
  g_ptr_array_add (records, record);
  report = report_on (records);
  g_assert_cmpint (obstacle_on (report, "2026-11-20"), ==, DIM_OBSTACLE_NONE);
  report->record->month.approval.state = DIM_MONTH_APPROVED;
  g_assert_cmpint (obstacle_on (report, "2026-11-20"), ==, DIM_OBSTACLE_APPROVED);
  report->record->month.approval.state = DIM_MONTH_CHANGED;
  g_assert_cmpint (obstacle_on (report, "2026-11-20"), ==, DIM_OBSTACLE_NONE);
  record->news->is_provisional = TRUE;
  g_ptr_array_add (record->news->peers,
                   dim_case_peer_new (TWO, record->incident->date, "Noord", DIM_ROLE_FRONT_OFFICE));
  provisional = report_on (records);
  g_assert_cmpint (obstacle_on (provisional, "2026-11-20"), ==, DIM_OBSTACLE_OPEN);
  g_assert_cmpuint (provisional->blocking->len, ==, 1);
}

/* A registration that waits here is part of what will be there, and not of what the collector has.
 */
static void
test_what_waits_blocks_and_is_not_in_the_contents (void)
{
  g_autoptr (GPtrArray) records = new_records ();
  g_autoptr (DimMonthReport) report = NULL;
  DimRecord *waiting = new_record (ONE, "2026-10-03", "look-alike");

  waiting->state = DIM_RECORD_WAITING;
  g_clear_pointer (&waiting->news, dim_change_free);
  g_ptr_array_add (records, waiting);
  report = report_on (records);
  g_assert_cmpuint (dim_month_report_registered (report), ==, 1);
  g_assert_cmpuint (report->cases, ==, 0);
  g_assert_cmpuint (report->waiting, ==, 1);
  g_assert_cmpint (obstacle_on (report, "2026-11-20"), ==, DIM_OBSTACLE_WAITING);
}

static void
test_names_are_read_back (void)
{
  DimApprovalKind kind;
  DimReopeningReason reason;
  DimDifferenceKind difference;

  for (guint i = 0; i < DIM_N_APPROVALS; i++)
    g_assert_true (dim_approval_kind_from_name (dim_approval_kind_name (i), &kind) && kind == i);
  for (guint i = 0; i < DIM_N_REOPENINGS; i++)
    g_assert_true (dim_reopening_reason_from_name (dim_reopening_reason_name (i), &reason) &&
                   reason == i);
  for (guint i = 0; i < DIM_N_DIFFERENCES; i++)
    g_assert_true (dim_difference_kind_from_name (dim_difference_kind_name (i), &difference) &&
                   difference == i);
  g_assert_false (dim_approval_kind_from_name ("onzin", &kind));
  g_assert_false (dim_reopening_reason_from_name ("onzin", &reason));
  g_assert_false (dim_difference_kind_from_name ("onzin", &difference));
}

static void
test_month_can_be_approved_from_day_15 (void)
{
  static const struct {
    const char *today;
    int month;
    const char *fault;
  } rows[] = {
    { "2026-11-14", OCTOBER, "akkoord-te-vroeg" },
    { "2026-11-15", OCTOBER, NULL },
    { "2026-11-15", OCTOBER + 1, "akkoord-te-vroeg" },
    { "2026-11-15", 2199 * 12 + 11, "akkoord-te-vroeg" },
    { "2026-11-15", 2018 * 12, "datum-te-oud" },
    { "2027-01-15", 2026 * 12 + 11, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (dim_approval_judge (rows[i].month, dim_day_from_text (rows[i].today)), ==,
                     rows[i].fault);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month-report/contents-do-not-depend-on-the-order",
                   test_contents_do_not_depend_on_the_order);
  g_test_add_func ("/month-report/contents-are-as-the-protocol-says",
                   test_contents_are_as_the_protocol_says);
  g_test_add_func ("/month-report/forms-are-counted-without-the-refuted",
                   test_forms_are_counted_without_the_refuted);
  g_test_add_func ("/month-report/what-a-desk-changed-after-it-is-told",
                   test_what_a_desk_changed_after_it_is_told);
  g_test_add_func ("/month-report/first-obstacle-is-told", test_first_obstacle_is_told);
  g_test_add_func ("/month-report/what-waits-blocks-and-is-not-in-the-contents",
                   test_what_waits_blocks_and_is_not_in_the_contents);
  g_test_add_func ("/month-report/names-are-read-back", test_names_are_read_back);
  g_test_add_func ("/month-report/month-can-be-approved-from-day-15",
                   test_month_can_be_approved_from_day_15);
  return g_test_run ();
}
