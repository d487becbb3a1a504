/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-case-values.h"

#include <string.h>

#define CODE_UNKNOWN     "onbekend"
#define CODE_REFUTED     "weerlegd"
#define CODE_NO_DOCUMENT "geen"

/* The strongest first: it stands as soon as one member says so. */
static const char *const attempt_strength[] = { "geslaagd", "poging", NULL };
static const char *const certainty_strength[] = { "vastgesteld", "vermoeden", NULL };

static guint
rank_role (DimRole role)
{
  switch (role) {
  case DIM_ROLE_BACK_OFFICE:
    return 0;
  case DIM_ROLE_FRONT_OFFICE:
    return 1;
  case DIM_ROLE_ANALYST:
  default:
    return 2;
  }
}

static int
compare_inputs (gconstpointer a, gconstpointer b)
{
  const DimMember *one = ((const DimCaseInput *) a)->member;
  const DimMember *other = ((const DimCaseInput *) b)->member;

  if (rank_role (one->role) != rank_role (other->role))
    return rank_role (one->role) < rank_role (other->role) ? -1 : 1;
  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  return strcmp (one->id, other->id);
}

/* Those that give values, the first to be believed first. */
static GArray *
sort_inputs (GArray *inputs)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (DimCaseInput));

  for (guint i = 0; i < inputs->len; i++) {
    DimCaseInput input = g_array_index (inputs, DimCaseInput, i);

    if (!dim_incident_has_code (input.incident, DIM_FIELD_CERTAINTY, CODE_REFUTED))
      g_array_append_val (sorted, input);
  }
  g_array_sort (sorted, compare_inputs);
  return sorted;
}

static const char *
find_case_number (GArray *inputs)
{
  const char *lowest = g_array_index (inputs, DimCaseInput, 0).member->id;

  for (guint i = 1; i < inputs->len; i++) {
    const char *id = g_array_index (inputs, DimCaseInput, i).member->id;

    if (strcmp (id, lowest) < 0)
      lowest = id;
  }
  return lowest;
}

static const DimIncident *
find_answer (GArray *sorted, const char *id, DimField field)
{
  for (guint i = 0; i < sorted->len; i++) {
    const DimCaseInput *input = &g_array_index (sorted, DimCaseInput, i);

    if (g_str_equal (input->member->id, id))
      return dim_incident_is_answered (input->incident, field) ? input->incident : NULL;
  }
  return NULL;
}

/* The registration that a reviewer chose for this field; NULL if none. */
static const DimIncident *
find_chosen (GArray *sorted, GPtrArray *choices, DimField field)
{
  const DimDecision *best = NULL;
  const DimIncident *chosen = NULL;

  for (guint i = 0; choices != NULL && i < choices->len; i++) {
    const DimDecision *choice = choices->pdata[i];
    const DimIncident *answer = NULL;

    if (choice->kind != DIM_DECISION_VALUE || choice->field != field ||
        (best != NULL && strcmp (choice->id, best->id) < 0))
      continue;
    answer = find_answer (sorted, choice->first, field);
    if (answer != NULL) {
      best = choice;
      chosen = answer;
    }
  }
  return chosen;
}

static gboolean
is_known (const DimIncident *incident, DimField field)
{
  return dim_incident_is_answered (incident, field) &&
         g_strcmp0 (dim_incident_code (incident, field), CODE_UNKNOWN) != 0;
}

static void
take_first (DimIncident *values, GArray *sorted, DimField field)
{
  const DimIncident *fallback = NULL;

  for (guint i = 0; i < sorted->len; i++) {
    const DimIncident *incident = g_array_index (sorted, DimCaseInput, i).incident;

    if (is_known (incident, field)) {
      dim_incident_copy_field (values, incident, field);
      return;
    }
    if (fallback == NULL && dim_incident_is_answered (incident, field))
      fallback = incident;
  }
  if (fallback != NULL)
    dim_incident_copy_field (values, fallback, field);
}

static void
take_strongest (DimIncident *values, GArray *sorted, DimField field, const char *const *strength)
{
  for (; *strength != NULL; strength++)
    for (guint i = 0; i < sorted->len; i++)
      if (dim_incident_has_code (g_array_index (sorted, DimCaseInput, i).incident, field,
                                 *strength)) {
        dim_incident_set_code (values, field, *strength);
        return;
      }
  take_first (values, sorted, field);
}

static void
take_earliest (DimIncident *values, GArray *sorted)
{
  for (guint i = 0; i < sorted->len; i++) {
    DimDay date = g_array_index (sorted, DimCaseInput, i).incident->date;

    if (date != DIM_DAY_NONE && (values->date == DIM_DAY_NONE || date < values->date))
      values->date = date;
  }
}

static void
take_union (DimIncident *values, GArray *sorted, DimField field)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < sorted->len; i++) {
    const DimIncident *incident = g_array_index (sorted, DimCaseInput, i).incident;

    for (char **code = incident->codes[field]; code != NULL && *code != NULL; code++)
      if (!g_str_equal (*code, CODE_UNKNOWN))
        g_ptr_array_add (codes, *code);
  }
  if (codes->len == 0) {
    take_first (values, sorted, field);
    return;
  }
  g_ptr_array_add (codes, NULL);
  dim_incident_set_codes (values, field, (const char *const *) codes->pdata);
}

/* "None was shown" does not hold when another desk did see one. */
static void
drop_no_document (GPtrArray *documents)
{
  gboolean has_document = FALSE;

  for (guint i = 0; i < documents->len; i++)
    has_document |= !g_str_equal (((DimDocumentUse *) documents->pdata[i])->kind, CODE_NO_DOCUMENT);
  for (guint i = documents->len; has_document && i > 0; i--)
    if (g_str_equal (((DimDocumentUse *) documents->pdata[i - 1])->kind, CODE_NO_DOCUMENT))
      g_ptr_array_remove_index (documents, i - 1);
}

static void
take_documents (DimIncident *values, GArray *sorted)
{
  for (guint i = 0; i < sorted->len; i++) {
    const DimIncident *incident = g_array_index (sorted, DimCaseInput, i).incident;

    for (guint j = 0; j < incident->documents->len; j++)
      g_ptr_array_add (values->documents, dim_document_use_copy (incident->documents->pdata[j]));
  }
  drop_no_document (values->documents);
}

static gboolean
is_better_follow_up (const DimFollowUp *one, const DimFollowUp *other)
{
  if (!one->is_done != !other->is_done)
    return one->is_done;
  return one->date != DIM_DAY_NONE && (other->date == DIM_DAY_NONE || one->date < other->date);
}

static void
add_follow_up (GPtrArray *follow_ups, const DimFollowUp *added)
{
  for (guint i = 0; i < follow_ups->len; i++) {
    DimFollowUp *known = follow_ups->pdata[i];

    if (!g_str_equal (known->code, added->code))
      continue;
    if (is_better_follow_up (added, known)) {
      known->date = added->date;
      known->is_done = added->is_done;
    }
    return;
  }
  g_ptr_array_add (follow_ups, dim_follow_up_new (added->code, added->date, added->is_done));
}

static void
take_follow_ups (DimIncident *values, GArray *sorted)
{
  for (guint i = 0; i < sorted->len; i++) {
    const DimIncident *incident = g_array_index (sorted, DimCaseInput, i).incident;

    for (guint j = 0; j < incident->follow_ups->len; j++)
      add_follow_up (values->follow_ups, incident->follow_ups->pdata[j]);
  }
}

static void
take_code (DimIncident *values, GArray *sorted, DimField field)
{
  if (field == DIM_FIELD_ATTEMPT)
    take_strongest (values, sorted, field, attempt_strength);
  else if (field == DIM_FIELD_CERTAINTY)
    take_strongest (values, sorted, field, certainty_strength);
  else
    take_first (values, sorted, field);
}

static void
take_field (DimIncident *values, GArray *sorted, GPtrArray *choices, DimField field)
{
  const DimIncident *chosen = find_chosen (sorted, choices, field);

  if (chosen != NULL) {
    dim_incident_copy_field (values, chosen, field);
    return;
  }
  switch (dim_field_spec (field)->shape) {
  case DIM_SHAPE_DAY:
    take_earliest (values, sorted);
    break;
  case DIM_SHAPE_MUNICIPALITY:
    take_first (values, sorted, field);
    break;
  case DIM_SHAPE_CODE:
    take_code (values, sorted, field);
    break;
  case DIM_SHAPE_CODES:
    take_union (values, sorted, field);
    break;
  case DIM_SHAPE_DOCUMENTS:
    take_documents (values, sorted);
    break;
  case DIM_SHAPE_FOLLOW_UPS:
    take_follow_ups (values, sorted);
    break;
  default:
    g_assert_not_reached ();
  }
}

void
dim_case_values (GArray *inputs, GPtrArray *choices, DimCaseValues *out)
{
  g_autoptr (GArray) sorted = NULL;

  g_return_if_fail (inputs != NULL && inputs->len > 0);
  g_return_if_fail (out != NULL);
  sorted = sort_inputs (inputs);
  out->values = dim_incident_new (find_case_number (inputs));
  out->gross = sorted->len;
  out->counts = sorted->len > 0;
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    take_field (out->values, sorted, choices, (DimField) i);
}

void
dim_case_values_clear (DimCaseValues *values)
{
  g_return_if_fail (values != NULL);
  g_clear_pointer (&values->values, dim_incident_free);
  values->gross = 0;
  values->counts = FALSE;
}
