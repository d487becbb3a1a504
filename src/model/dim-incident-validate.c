/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-country.h"
#include "dim-incident.h"
#include "dim-limits.h"

#include <string.h>

#define WHOLE_FIELD (-1)

/* What a check looks at and where it leaves what it finds. */
typedef struct {
  const DimIncident *incident;
  const DimIncidentRules *rules;
  DimField field;
  GArray *faults;
} Check;

static void
add_fault (Check *check, int index, const char *code)
{
  DimFault fault = { check->field, index, code };

  g_array_append_val (check->faults, fault);
}

/* Codes are held against the incident's own day; while that is not known, or a fault itself,
 * against the nearest day that could be meant, so that one typing error is one fault. */
static DimDay
reference_day (const Check *check)
{
  DimDay day = check->incident->date;

  return day != DIM_DAY_NONE ? CLAMP (day, DIM_INCIDENT_FIRST_DAY, check->rules->today)
                             : check->rules->today;
}

static const DimCode *
check_code (Check *check, const char *text, int index)
{
  DimList list = dim_field_spec (check->field)->list;
  const DimCode *code = dim_code_book_find (check->rules->book, list, text);

  if (code == NULL)
    add_fault (check, index, "onbekende-code");
  else if (!dim_code_is_valid_on (code, reference_day (check)))
    add_fault (check, index, "code-niet-geldig");
  return code;
}

static void
check_day (Check *check)
{
  DimDay day = check->incident->date;

  if (day == DIM_DAY_NONE)
    return;
  if (day > check->rules->today)
    add_fault (check, WHOLE_FIELD, "datum-in-toekomst");
  if (day < DIM_INCIDENT_FIRST_DAY)
    add_fault (check, WHOLE_FIELD, "datum-te-oud");
}

static gboolean
office_works_for (const DimIncidentRules *rules, const char *municipality)
{
  return rules->office_municipalities == NULL ||
         dim_municipalities_serve (rules->municipalities, rules->office_municipalities,
                                   municipality);
}

static void
check_municipality (Check *check)
{
  const char *code = check->incident->municipality;
  const DimMunicipality *municipality = NULL;

  if (code == NULL)
    return;
  municipality = dim_municipalities_find (check->rules->municipalities, code);
  if (municipality == NULL) {
    add_fault (check, WHOLE_FIELD, "gemeente-onbekend");
    return;
  }
  if (!dim_municipality_exists_on (municipality, reference_day (check)))
    add_fault (check, WHOLE_FIELD, "gemeente-niet-geldig-op-datum");
  else if (!office_works_for (check->rules, code))
    add_fault (check, WHOLE_FIELD, "gemeente-niet-van-kantoor");
}

static gboolean
has_form (const DimIncident *incident, const char *form)
{
  return dim_incident_has_code (incident, DIM_FIELD_FORM, form) ||
         dim_incident_has_code (incident, DIM_FIELD_OTHER_FORMS, form);
}

/* What the codes of one answer, or of two, say against each other. */
static void
check_codes_together (Check *check, guint count)
{
  const DimIncident *incident = check->incident;
  const char *form = dim_incident_code (incident, DIM_FIELD_FORM);

  if (count > 1 && dim_incident_has_code (incident, check->field, "onbekend"))
    add_fault (check, WHOLE_FIELD, "onbekend-en-ander");
  if (check->field == DIM_FIELD_OTHER_FORMS && form != NULL &&
      dim_incident_has_code (incident, DIM_FIELD_OTHER_FORMS, form))
    add_fault (check, WHOLE_FIELD, "dubbel");
  if (check->field == DIM_FIELD_TECHNIQUE && !has_form (incident, "vervalst"))
    add_fault (check, WHOLE_FIELD, "techniek-zonder-vervalsing");
}

static void
check_codes (Check *check)
{
  char **codes = check->incident->codes[check->field];
  guint count = codes != NULL ? g_strv_length (codes) : 0;
  gboolean is_single = dim_field_spec (check->field)->shape == DIM_SHAPE_CODE;

  if (count == 0)
    return;
  if (count > (is_single ? 1 : DIM_LIMIT_CODES)) {
    add_fault (check, WHOLE_FIELD, "te-veel");
    return;
  }
  check_codes_together (check, count);
  for (guint i = 0; i < count; i++)
    check_code (check, codes[i], (int) i);
}

static gboolean
repeats_document (const GPtrArray *documents, guint index)
{
  const DimDocumentUse *use = g_ptr_array_index (documents, index);

  for (guint i = 0; i < index; i++)
    if (strcmp (((DimDocumentUse *) g_ptr_array_index (documents, i))->id, use->id) == 0)
      return TRUE;
  return FALSE;
}

static void
check_document (Check *check, guint index)
{
  const GPtrArray *documents = check->incident->documents;
  const DimDocumentUse *use = g_ptr_array_index (documents, index);
  const DimCode *kind = NULL;

  if (!dim_uuid_is_valid (use->id))
    add_fault (check, (int) index, "ongeldig-id");
  else if (repeats_document (documents, index))
    add_fault (check, (int) index, "dubbel");
  kind = check_code (check, use->kind, (int) index);
  if (use->country[0] != '\0' && dim_country_find (use->country) == NULL)
    add_fault (check, (int) index, "land-onbekend");
  if (kind != NULL && !kind->has_tag && use->state != DIM_COMPARE_NO_NUMBER)
    add_fault (check, (int) index, "soort-heeft-geen-nummer");
  if (strcmp (use->kind, "geen") == 0 && documents->len > 1)
    add_fault (check, (int) index, "geen-en-ander");
}

static void
check_documents (Check *check)
{
  guint count = check->incident->documents->len;

  if (count > DIM_LIMIT_DOCUMENTS) {
    add_fault (check, WHOLE_FIELD, "te-veel");
    return;
  }
  for (guint i = 0; i < count; i++)
    check_document (check, i);
}

static gboolean
repeats_follow_up (const GPtrArray *follow_ups, guint index)
{
  const DimFollowUp *follow_up = g_ptr_array_index (follow_ups, index);

  for (guint i = 0; i < index; i++)
    if (strcmp (((DimFollowUp *) g_ptr_array_index (follow_ups, i))->code, follow_up->code) == 0)
      return TRUE;
  return FALSE;
}

static void
check_follow_ups (Check *check)
{
  const GPtrArray *follow_ups = check->incident->follow_ups;

  if (follow_ups->len > DIM_LIMIT_CODES) {
    add_fault (check, WHOLE_FIELD, "te-veel");
    return;
  }
  for (guint i = 0; i < follow_ups->len; i++) {
    const DimFollowUp *follow_up = g_ptr_array_index (follow_ups, i);

    if (repeats_follow_up (follow_ups, i))
      add_fault (check, (int) i, "dubbel");
    check_code (check, follow_up->code, (int) i);
    if (follow_up->is_done && follow_up->date != DIM_DAY_NONE &&
        follow_up->date > check->rules->today)
      add_fault (check, (int) i, "datum-in-toekomst");
  }
}

static void
check_field (Check *check)
{
  const DimFieldSpec *spec = dim_field_spec (check->field);

  if (spec->is_core && !dim_incident_is_answered (check->incident, check->field))
    add_fault (check, WHOLE_FIELD, "verplicht");
  switch (spec->shape) {
  case DIM_SHAPE_DAY:
    check_day (check);
    break;
  case DIM_SHAPE_MUNICIPALITY:
    check_municipality (check);
    break;
  case DIM_SHAPE_CODE:
  case DIM_SHAPE_CODES:
    check_codes (check);
    break;
  case DIM_SHAPE_DOCUMENTS:
    check_documents (check);
    break;
  case DIM_SHAPE_FOLLOW_UPS:
    check_follow_ups (check);
    break;
  default:
    g_assert_not_reached ();
  }
}

GArray *
dim_incident_validate (const DimIncident *incident, const DimIncidentRules *rules)
{
  Check check = { incident, rules, DIM_FIELD_DATE, NULL };

  g_return_val_if_fail (incident != NULL && rules != NULL, NULL);
  g_return_val_if_fail (rules->book != NULL && rules->municipalities != NULL, NULL);
  check.faults = g_array_new (FALSE, FALSE, sizeof (DimFault));
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    check.field = (DimField) i;
    check_field (&check);
  }
  return check.faults;
}
