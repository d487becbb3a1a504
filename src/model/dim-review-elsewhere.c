/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-elsewhere.h"

#include <string.h>

enum {
  PART_HANDLE,
  PART_AGREEMENT,
  PART_CONTACT,
  N_PARTS
};

static const char *
name_contact (const char *contact)
{
  return contact != NULL ? contact : "";
}

gboolean
dim_review_item_can_agree (const DimReviewItem *item)
{
  g_return_val_if_fail (item != NULL, FALSE);
  return item->pairs->len > 0;
}

gboolean
dim_review_point_from_hit (const DimHit *hit, const char *case_number, DimReviewPoint *out_point)
{
  DimAgreement agreement = dim_agreement_of (hit->ours, hit->theirs);

  *out_point = (DimReviewPoint){
    .kind = DIM_REVIEW_ELSEWHERE,
    .month = hit->month,
    .contact = g_intern_string (hit->contact),
    .agreement = agreement,
  };
  g_strlcpy (out_point->other, case_number, sizeof out_point->other);
  g_strlcpy (out_point->handle, hit->handle, sizeof out_point->handle);
  return agreement != DIM_AGREEMENT_AGREED && agreement != DIM_AGREEMENT_WE_REFUSED;
}

/* Whom to ask is any text; here it is one word without a colon. */
void
dim_review_point_append (GString *text, const DimReviewPoint *point)
{
  g_autofree char *contact = NULL;

  if (point->handle[0] == '\0' && *name_contact (point->contact) == '\0')
    return;
  contact = g_uri_escape_string (name_contact (point->contact), NULL, FALSE);
  g_string_append_printf (text, ":%s:%s:%s", point->handle, dim_agreement_name (point->agreement),
                          contact);
}

gboolean
dim_review_point_read (char *const *parts, DimReviewPoint *out_point)
{
  g_autofree char *contact = NULL;
  guint n_parts = 0;

  while (parts[n_parts] != NULL)
    n_parts++;
  if (n_parts == 0)
    return TRUE;
  if (n_parts != N_PARTS ||
      (parts[PART_HANDLE][0] != '\0' && !dim_handle_is_valid (parts[PART_HANDLE])) ||
      !dim_agreement_from_name (parts[PART_AGREEMENT], &out_point->agreement))
    return FALSE;
  contact = g_uri_unescape_string (parts[PART_CONTACT], NULL);
  if (contact == NULL)
    return FALSE;
  g_strlcpy (out_point->handle, parts[PART_HANDLE], sizeof out_point->handle);
  out_point->contact = g_intern_string (contact);
  return TRUE;
}

static gboolean
belong_together (const DimReviewPoint *one, const DimReviewPoint *other)
{
  return one->month == other->month && strcmp (one->other, other->other) == 0 &&
         strcmp (name_contact (one->contact), name_contact (other->contact)) == 0;
}

static const DimReviewPoint *
first_point (const GPtrArray *group)
{
  const DimReviewEntry *entry = g_ptr_array_index (group, 0);

  return &g_array_index (entry->points, DimReviewPoint, 0);
}

static GPtrArray *
find_group (GPtrArray *groups, const DimReviewPoint *point)
{
  GPtrArray *group = NULL;

  for (guint i = 0; i < groups->len; i++)
    if (belong_together (first_point (g_ptr_array_index (groups, i)), point))
      return g_ptr_array_index (groups, i);
  group = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_review_entry_free);
  g_ptr_array_add (groups, group);
  return group;
}

static DimReviewEntry *
copy_without_points (const DimReviewEntry *entry)
{
  DimReviewEntry *copy =
    dim_review_entry_new (entry->incident, g_array_new (FALSE, FALSE, sizeof (DimReviewPoint)));

  copy->date = entry->date;
  copy->role = entry->role;
  copy->position = entry->position;
  return copy;
}

/* One registration can be seen by several offices, and by one of them several times. */
static void
add_to_group (GPtrArray *group, const DimReviewEntry *entry, const DimReviewPoint *point)
{
  DimReviewEntry *last = group->len > 0 ? g_ptr_array_index (group, group->len - 1) : NULL;

  if (last == NULL || strcmp (last->incident, entry->incident) != 0) {
    last = copy_without_points (entry);
    g_ptr_array_add (group, last);
  }
  g_array_append_vals (last->points, point, 1);
}

/* What waits for its desk waits as a whole. */
static void
add_question (GPtrArray *group, const DimReviewEntry *entry)
{
  for (guint i = 0; i < entry->points->len; i++) {
    const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, i);
    DimReviewEntry *last = g_ptr_array_index (group, group->len - 1);

    if (point->kind == DIM_REVIEW_ASKED && strcmp (last->incident, entry->incident) == 0)
      g_array_append_vals (last->points, point, 1);
  }
}

/* Those of one case. */
static void
sort_into_groups (GPtrArray *groups, const DimReviewEntry *entry)
{
  for (guint i = 0; i < entry->points->len; i++) {
    const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, i);

    if (point->kind == DIM_REVIEW_ELSEWHERE)
      add_to_group (find_group (groups, point), entry, point);
  }
  for (guint i = 0; i < groups->len; i++)
    add_question (g_ptr_array_index (groups, i), entry);
}

static const char *
find_case (const DimReviewEntry *entry)
{
  for (guint i = 0; i < entry->points->len; i++) {
    const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, i);

    if (point->kind == DIM_REVIEW_ELSEWHERE)
      return point->other;
  }
  return NULL;
}

static void
unref_array (gpointer array)
{
  g_ptr_array_unref (array);
}

GPtrArray *
dim_review_elsewhere_groups (const GPtrArray *entries)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (unref_array);
  g_autoptr (GHashTable) by_case =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, unref_array);

  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);
    const char *number = find_case (entry);
    GPtrArray *groups = NULL;
    guint known = 0;

    if (number == NULL)
      continue;
    groups = g_hash_table_lookup (by_case, number);
    if (groups == NULL) {
      groups = g_ptr_array_new ();
      g_hash_table_insert (by_case, (gpointer) number, groups);
    }
    known = groups->len;
    sort_into_groups (groups, entry);
    for (guint j = known; j < groups->len; j++)
      g_ptr_array_add (all, g_ptr_array_index (groups, j));
  }
  return all;
}

/* What asks for a word first. */
static guint
rank (DimAgreement agreement)
{
  switch (agreement) {
  case DIM_AGREEMENT_THEY_PROPOSE:
    return 0;
  case DIM_AGREEMENT_NONE:
    return 1;
  case DIM_AGREEMENT_THEY_REFUSED:
    return 2;
  case DIM_AGREEMENT_WE_PROPOSED:
  case DIM_AGREEMENT_AGREED:
  case DIM_AGREEMENT_WE_REFUSED:
  case DIM_N_AGREEMENTS:
  default:
    return 3;
  }
}

static void
take_point (DimReviewItem *item, const char *incident, const DimReviewPoint *point)
{
  DimReviewPair pair = { 0 };

  item->contact = name_contact (point->contact);
  if (point->handle[0] == '\0')
    return;
  if (item->pairs->len == 0 || rank (point->agreement) < rank (item->agreement))
    item->agreement = point->agreement;
  g_strlcpy (pair.incident, incident, sizeof pair.incident);
  g_strlcpy (pair.handle, point->handle, sizeof pair.handle);
  g_array_append_val (item->pairs, pair);
}

void
dim_review_elsewhere_fill (DimReviewItem *item, const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);

    for (guint j = 0; j < entry->points->len; j++) {
      const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, j);

      if (point->kind == DIM_REVIEW_ELSEWHERE)
        take_point (item, entry->incident, point);
    }
  }
  item->is_waiting = item->is_waiting || item->agreement == DIM_AGREEMENT_WE_PROPOSED;
}

void
dim_review_elsewhere_sign (GString *text, const DimReviewItem *item)
{
  g_string_append_printf (text, " %s", name_contact (item->contact));
  if (item->pairs->len > 0)
    g_string_append_printf (text, " %s", dim_agreement_name (item->agreement));
}
