/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-incident.h"

#include "dim-text.h"

#include <string.h>

static char **
sort_codes (const char *const *codes)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) set = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) codes[i]);
  g_ptr_array_sort (sorted, dim_text_compare_cb);
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0 || strcmp (sorted->pdata[i - 1], sorted->pdata[i]) != 0)
      g_ptr_array_add (set, g_strdup (sorted->pdata[i]));
  g_ptr_array_add (set, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&set), FALSE);
}

static gboolean
is_code_field (DimField field)
{
  DimShape shape = dim_field_spec (field)->shape;

  return shape == DIM_SHAPE_CODE || shape == DIM_SHAPE_CODES;
}

static gboolean
codes_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
documents_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const DimDocumentUse *x = g_ptr_array_index (a, i);
    const DimDocumentUse *y = g_ptr_array_index (b, i);

    if (strcmp (x->id, y->id) != 0 || strcmp (x->kind, y->kind) != 0 ||
        strcmp (x->country, y->country) != 0 || x->state != y->state)
      return FALSE;
  }
  return TRUE;
}

static gboolean
follow_ups_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const DimFollowUp *x = g_ptr_array_index (a, i);
    const DimFollowUp *y = g_ptr_array_index (b, i);

    if (strcmp (x->code, y->code) != 0 || x->date != y->date || !x->is_done != !y->is_done)
      return FALSE;
  }
  return TRUE;
}

static gpointer
copy_document_cb (gconstpointer use, gpointer unused)
{
  return dim_document_use_copy (use);
}

static gpointer
copy_follow_up_cb (gconstpointer data, gpointer unused)
{
  const DimFollowUp *follow_up = data;

  return dim_follow_up_new (follow_up->code, follow_up->date, follow_up->is_done);
}

static void
copy_items (GPtrArray *to, const GPtrArray *from, GCopyFunc copy)
{
  g_ptr_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, copy (g_ptr_array_index (from, i), NULL));
}

DimIncident *
dim_incident_new (const char *id)
{
  DimIncident *incident = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  incident = g_new0 (DimIncident, 1);
  g_strlcpy (incident->id, id, sizeof incident->id);
  incident->date = DIM_DAY_NONE;
  incident->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_document_use_free);
  incident->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_follow_up_free);
  return incident;
}

DimIncident *
dim_incident_copy (const DimIncident *incident)
{
  DimIncident *copy = NULL;

  g_return_val_if_fail (incident != NULL, NULL);
  copy = dim_incident_new (incident->id);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    dim_incident_copy_field (copy, incident, (DimField) i);
  return copy;
}

void
dim_incident_free (DimIncident *incident)
{
  if (incident == NULL)
    return;
  g_free (incident->municipality);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    g_strfreev (incident->codes[i]);
  g_ptr_array_unref (incident->documents);
  g_ptr_array_unref (incident->follow_ups);
  g_free (incident);
}

gboolean
dim_incident_equal (const DimIncident *a, const DimIncident *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (!dim_incident_field_equal (a, b, (DimField) i))
      return FALSE;
  return strcmp (a->id, b->id) == 0;
}

void
dim_incident_set_codes (DimIncident *incident, DimField field, const char *const *codes)
{
  char **old = NULL;

  g_return_if_fail (incident != NULL && (guint) field < DIM_N_FIELDS && is_code_field (field));
  old = incident->codes[field];
  incident->codes[field] = codes != NULL && codes[0] != NULL ? sort_codes (codes) : NULL;
  /* Freed last: @codes may be the old answer itself. */
  g_strfreev (old);
}

void
dim_incident_set_code (DimIncident *incident, DimField field, const char *code)
{
  const char *const codes[] = { code, NULL };

  dim_incident_set_codes (incident, field, codes);
}

const char *
dim_incident_code (const DimIncident *incident, DimField field)
{
  g_return_val_if_fail (incident != NULL && (guint) field < DIM_N_FIELDS, NULL);
  return incident->codes[field] != NULL ? incident->codes[field][0] : NULL;
}

gboolean
dim_incident_has_code (const DimIncident *incident, DimField field, const char *code)
{
  g_return_val_if_fail (incident != NULL && (guint) field < DIM_N_FIELDS && code != NULL, FALSE);
  return incident->codes[field] != NULL &&
         g_strv_contains ((const char *const *) incident->codes[field], code);
}

void
dim_incident_copy_field (DimIncident *to, const DimIncident *from, DimField field)
{
  g_return_if_fail (to != NULL && from != NULL && (guint) field < DIM_N_FIELDS);
  if (to == from)
    return;
  switch (dim_field_spec (field)->shape) {
  case DIM_SHAPE_DAY:
    to->date = from->date;
    break;
  case DIM_SHAPE_MUNICIPALITY:
    g_free (to->municipality);
    to->municipality = g_strdup (from->municipality);
    break;
  case DIM_SHAPE_CODE:
  case DIM_SHAPE_CODES:
    g_strfreev (to->codes[field]);
    to->codes[field] = g_strdupv (from->codes[field]);
    break;
  case DIM_SHAPE_DOCUMENTS:
    copy_items (to->documents, from->documents, copy_document_cb);
    break;
  case DIM_SHAPE_FOLLOW_UPS:
    copy_items (to->follow_ups, from->follow_ups, copy_follow_up_cb);
    break;
  default:
    g_assert_not_reached ();
  }
}

gboolean
dim_incident_field_equal (const DimIncident *a, const DimIncident *b, DimField field)
{
  g_return_val_if_fail (a != NULL && b != NULL && (guint) field < DIM_N_FIELDS, FALSE);
  switch (dim_field_spec (field)->shape) {
  case DIM_SHAPE_DAY:
    return a->date == b->date;
  case DIM_SHAPE_MUNICIPALITY:
    return g_strcmp0 (a->municipality, b->municipality) == 0;
  case DIM_SHAPE_CODE:
  case DIM_SHAPE_CODES:
    return codes_equal (a->codes[field], b->codes[field]);
  case DIM_SHAPE_DOCUMENTS:
    return documents_equal (a->documents, b->documents);
  case DIM_SHAPE_FOLLOW_UPS:
    return follow_ups_equal (a->follow_ups, b->follow_ups);
  default:
    g_assert_not_reached ();
  }
}

gboolean
dim_incident_is_answered (const DimIncident *incident, DimField field)
{
  g_return_val_if_fail (incident != NULL && (guint) field < DIM_N_FIELDS, FALSE);
  switch (dim_field_spec (field)->shape) {
  case DIM_SHAPE_DAY:
    return incident->date != DIM_DAY_NONE;
  case DIM_SHAPE_MUNICIPALITY:
    return incident->municipality != NULL;
  case DIM_SHAPE_CODE:
  case DIM_SHAPE_CODES:
    return incident->codes[field] != NULL;
  case DIM_SHAPE_DOCUMENTS:
    return incident->documents->len > 0;
  case DIM_SHAPE_FOLLOW_UPS:
    return incident->follow_ups->len > 0;
  default:
    g_assert_not_reached ();
  }
}
