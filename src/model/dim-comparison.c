/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-comparison.h"

#include <string.h>

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const DimIncident *one = (*(const DimRecord *const *) a)->incident;
  const DimIncident *other = (*(const DimRecord *const *) b)->incident;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  return strcmp (one->id, other->id);
}

static const DimRecord *
record_at (const DimComparison *comparison, guint index)
{
  return g_ptr_array_index (comparison->records, index);
}

static int
find_record (const DimComparison *comparison, const char *incident)
{
  for (guint i = 0; i < comparison->records->len; i++)
    if (strcmp (record_at (comparison, i)->incident->id, incident) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_about_these (const DimComparison *comparison, const DimDecision *decision)
{
  return find_record (comparison, decision->first) >= 0 &&
         (decision->kind == DIM_DECISION_VALUE || find_record (comparison, decision->second) >= 0);
}

static gboolean
knows_decision (const DimComparison *comparison, const char *id)
{
  for (guint i = 0; i < comparison->decisions->len; i++) {
    const DimDecisionEntry *entry = g_ptr_array_index (comparison->decisions, i);

    if (strcmp (entry->decision->id, id) == 0)
      return TRUE;
  }
  return FALSE;
}

static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  const DimDecisionEntry *one = *(const DimDecisionEntry *const *) a;
  const DimDecisionEntry *other = *(const DimDecisionEntry *const *) b;

  return strcmp (one->decision->id, other->decision->id);
}

/* Each registration of a pair tells of what was decided about the two. */
static void
collect_decisions (DimComparison *comparison)
{
  for (guint i = 0; i < comparison->records->len; i++) {
    const DimChange *news = record_at (comparison, i)->news;

    for (guint j = 0; news != NULL && j < news->decisions->len; j++) {
      const DimDecisionEntry *entry = g_ptr_array_index (news->decisions, j);

      if (entry->stands && is_about_these (comparison, entry->decision) &&
          !knows_decision (comparison, entry->decision->id))
        g_ptr_array_add (comparison->decisions, dim_decision_entry_copy (entry));
    }
  }
  g_ptr_array_sort (comparison->decisions, compare_decisions);
}

static gboolean
shows_same_documents (const DimIncident *one, const DimIncident *other)
{
  if (one->documents->len != other->documents->len)
    return FALSE;
  for (guint i = 0; i < one->documents->len; i++) {
    const DimDocumentUse *a = g_ptr_array_index (one->documents, i);
    const DimDocumentUse *b = g_ptr_array_index (other->documents, i);

    if (g_strcmp0 (a->kind, b->kind) != 0 || strcmp (a->country, b->country) != 0)
      return FALSE;
  }
  return TRUE;
}

/* Two uses of one document have identifiers of their own. */
static gboolean
answers_alike (const DimIncident *one, const DimIncident *other, DimField field)
{
  return field == DIM_FIELD_DOCUMENTS ? shows_same_documents (one, other)
                                      : dim_incident_field_equal (one, other, field);
}

/* The newest choice goes before those of before it, as dim_case_values has it. */
static int
find_chosen (const DimComparison *comparison, DimField field)
{
  for (guint i = comparison->decisions->len; i > 0; i--) {
    const DimDecisionEntry *entry = g_ptr_array_index (comparison->decisions, i - 1);
    const DimDecision *decision = entry->decision;

    if (decision->kind == DIM_DECISION_VALUE && decision->field == field)
      return find_record (comparison, decision->first);
  }
  return -1;
}

static void
add_rows (DimComparison *comparison, gboolean differing)
{
  const DimIncident *first = record_at (comparison, 0)->incident;

  for (guint field = 0; field < DIM_N_FIELDS; field++) {
    DimComparisonRow row = { .field = (DimField) field };
    gboolean is_answered = FALSE;

    for (guint i = 0; i < comparison->records->len; i++) {
      const DimIncident *incident = record_at (comparison, i)->incident;

      is_answered |= dim_incident_is_answered (incident, row.field);
      row.differs |= !answers_alike (first, incident, row.field);
    }
    if (!is_answered || !row.differs != !differing)
      continue;
    row.chosen = find_chosen (comparison, row.field);
    g_array_append_val (comparison->rows, row);
  }
}

static DimMember *
member_of (const DimRecord *record)
{
  DimMember *member = dim_member_new (record->incident->id);

  member->date = record->incident->date;
  if (record->news != NULL)
    member->role = record->news->role;
  return member;
}

static void
reckon_values (DimComparison *comparison)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (DimCaseInput));
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  for (guint i = 0; i < comparison->records->len; i++) {
    const DimRecord *record = record_at (comparison, i);
    DimMember *member = member_of (record);
    DimCaseInput input = { member, record->incident };

    g_ptr_array_add (members, member);
    g_array_append_val (inputs, input);
  }
  for (guint i = 0; i < comparison->decisions->len; i++) {
    const DimDecisionEntry *entry = g_ptr_array_index (comparison->decisions, i);

    if (entry->decision->kind == DIM_DECISION_VALUE)
      g_ptr_array_add (choices, entry->decision);
  }
  dim_case_values (inputs, choices, &comparison->values);
}

DimComparison *
dim_comparison_new (GPtrArray *records)
{
  DimComparison *comparison = NULL;

  g_return_val_if_fail (records != NULL && records->len > 0, NULL);
  comparison = g_new0 (DimComparison, 1);
  comparison->records = records;
  g_ptr_array_sort (records, compare_records);
  comparison->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_entry_free);
  comparison->rows = g_array_new (FALSE, FALSE, sizeof (DimComparisonRow));
  collect_decisions (comparison);
  add_rows (comparison, TRUE);
  add_rows (comparison, FALSE);
  reckon_values (comparison);
  return comparison;
}

void
dim_comparison_free (DimComparison *comparison)
{
  if (comparison == NULL)
    return;
  dim_case_values_clear (&comparison->values);
  g_array_unref (comparison->rows);
  g_ptr_array_unref (comparison->decisions);
  g_ptr_array_unref (comparison->records);
  g_free (comparison);
}

/* TRUE if one before it is in the same case. */
static gboolean
is_counted (const DimComparison *comparison, guint index)
{
  const char *number = record_at (comparison, index)->news->case_number;

  for (guint i = 0; i < index; i++)
    if (strcmp (record_at (comparison, i)->news->case_number, number) == 0)
      return TRUE;
  return FALSE;
}

guint
dim_comparison_count_cases (const DimComparison *comparison)
{
  guint count = 0;

  g_return_val_if_fail (comparison != NULL, 0);
  for (guint i = 0; i < comparison->records->len; i++)
    if (!is_counted (comparison, i))
      count++;
  return count;
}

GPtrArray *
dim_comparison_standing (const DimComparison *comparison)
{
  GPtrArray *standing = g_ptr_array_new ();

  g_return_val_if_fail (comparison != NULL, standing);
  for (guint i = 0; i < comparison->decisions->len; i++) {
    const DimDecisionEntry *entry = g_ptr_array_index (comparison->decisions, i);

    g_ptr_array_add (standing, entry->decision);
  }
  return standing;
}
