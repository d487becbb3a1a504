/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-elsewhere.h"

#include <string.h>

#define MONTHS_A_YEAR 12
#define KEY_LETTERS   (DIM_REVIEW_KEY_LEN - 1)

static const char *const kind_names[DIM_N_REVIEWS] = {
  [DIM_REVIEW_JOINED] = "samengevoegd",  [DIM_REVIEW_AT_DESK] = "zelfde-loket",
  [DIM_REVIEW_NEAR] = "kort-na-elkaar",  [DIM_REVIEW_OFFICE] = "zelfde-kantoor",
  [DIM_REVIEW_COUNTRIES] = "ander-land", [DIM_REVIEW_ALIKE] = "lijkt-erop",
  [DIM_REVIEW_REUSE] = "hergebruik",     [DIM_REVIEW_ELSEWHERE] = "elders",
  [DIM_REVIEW_CONFLICT] = "tegenspraak", [DIM_REVIEW_LATE] = "na-akkoord",
  [DIM_REVIEW_ANSWERED] = "beantwoord",  [DIM_REVIEW_REFUSED] = "geweigerd",
  [DIM_REVIEW_ASKED] = "gevraagd",       [DIM_REVIEW_NOTED] = "notitie",
};

/* Registrations that hang together, while they are gathered. */
typedef struct {
  GPtrArray *entries;  /* borrowed (element-type DimReviewEntry) */
  GHashTable *by_name; /* what links: an incident or a case → index into @parents + 1 */
  GArray *parents;     /* (element-type guint) */
} Web;

const char *
dim_review_kind_name (DimReviewKind kind)
{
  g_return_val_if_fail ((guint) kind < DIM_N_REVIEWS, NULL);
  return kind_names[kind];
}

gboolean
dim_review_kind_is_question (DimReviewKind kind)
{
  return kind <= DIM_REVIEW_ALIKE;
}

DimReviewEntry *
dim_review_entry_new (const char *incident, GArray *points)
{
  DimReviewEntry *entry = NULL;

  g_return_val_if_fail (incident != NULL && points != NULL, NULL);
  entry = g_new0 (DimReviewEntry, 1);
  g_strlcpy (entry->incident, incident, sizeof entry->incident);
  entry->date = DIM_DAY_NONE;
  entry->points = points;
  return entry;
}

void
dim_review_entry_free (DimReviewEntry *entry)
{
  if (entry == NULL)
    return;
  g_array_unref (entry->points);
  g_free (entry);
}

DimReviewItem *
dim_review_item_new_case (const char *incident)
{
  DimReviewItem *item = NULL;

  g_return_val_if_fail (incident != NULL, NULL);
  item = g_new0 (DimReviewItem, 1);
  item->kind = DIM_REVIEW_JOINED;
  item->incidents = g_ptr_array_new_with_free_func (g_free);
  item->months = g_array_new (FALSE, FALSE, sizeof (int));
  item->pairs = g_array_new (FALSE, FALSE, sizeof (DimReviewPair));
  item->first = DIM_DAY_NONE;
  item->last = DIM_DAY_NONE;
  g_ptr_array_add (item->incidents, g_strdup (incident));
  return item;
}

void
dim_review_item_free (DimReviewItem *item)
{
  if (item == NULL)
    return;
  g_ptr_array_unref (item->incidents);
  g_array_unref (item->months);
  g_array_unref (item->pairs);
  g_free (item);
}

char **
dim_review_item_incidents (const DimReviewItem *item)
{
  char **incidents = NULL;

  g_return_val_if_fail (item != NULL, NULL);
  incidents = g_new0 (char *, item->incidents->len + 1);
  for (guint i = 0; i < item->incidents->len; i++)
    incidents[i] = g_strdup (g_ptr_array_index (item->incidents, i));
  return incidents;
}

static guint
number_of (Web *web, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (web->by_name, name));

  if (known > 0)
    return known - 1;
  g_array_append_val (web->parents, web->parents->len);
  g_hash_table_insert (web->by_name, g_strdup (name), GUINT_TO_POINTER (web->parents->len));
  return web->parents->len - 1;
}

static guint
root_of (Web *web, guint number)
{
  guint *parents = (guint *) (gpointer) web->parents->data;

  while (parents[number] != number) {
    parents[number] = parents[parents[number]];
    number = parents[number];
  }
  return number;
}

static void
link_names (Web *web, const char *one, const char *other)
{
  guint first = root_of (web, number_of (web, one));
  guint second = root_of (web, number_of (web, other));

  g_array_index (web->parents, guint, MAX (first, second)) = MIN (first, second);
}

/* @kind: any question for DIM_REVIEW_JOINED, else itself. */
static gboolean
is_asked (const DimReviewPoint *point, DimReviewKind kind)
{
  return kind == DIM_REVIEW_JOINED ? dim_review_kind_is_question (point->kind)
                                   : point->kind == kind;
}

/* A case and its first registration have one identifier, which links them rightly. */
static Web *
weave (GPtrArray *entries, DimReviewKind kind)
{
  Web *web = g_new0 (Web, 1);

  web->entries = entries;
  web->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  web->parents = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);

    for (guint j = 0; j < entry->points->len; j++) {
      const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, j);

      if (is_asked (point, kind))
        link_names (web, entry->incident, point->other);
    }
  }
  return web;
}

static void
free_web (Web *web)
{
  g_hash_table_unref (web->by_name);
  g_array_unref (web->parents);
  g_free (web);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Web, free_web)

/* G_MAXUINT: it hangs on nothing. */
static guint
group_of (Web *web, const char *incident)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (web->by_name, incident));

  return known > 0 ? root_of (web, known - 1) : G_MAXUINT;
}

/* One that is spoken of and not known here has no entry, and is not counted. */
static GHashTable *
sort_into_groups (Web *web)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < web->entries->len; i++) {
    DimReviewEntry *entry = g_ptr_array_index (web->entries, i);
    guint group = group_of (web, entry->incident);
    GPtrArray *members = g_hash_table_lookup (groups, GUINT_TO_POINTER (group));

    if (group == G_MAXUINT)
      continue;
    if (members == NULL) {
      members = g_ptr_array_new ();
      g_hash_table_insert (groups, GUINT_TO_POINTER (group), members);
    }
    g_ptr_array_add (members, entry);
  }
  return groups;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DimReviewEntry *one = *(const DimReviewEntry *const *) a;
  const DimReviewEntry *other = *(const DimReviewEntry *const *) b;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  return strcmp (one->incident, other->incident);
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
add_month (GArray *months, int month)
{
  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, int, i) == month)
      return;
  g_array_append_val (months, month);
}

static const DimReviewPoint *
find_point (const DimReviewEntry *entry, DimReviewKind kind)
{
  for (guint i = 0; i < entry->points->len; i++) {
    const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, i);

    if (point->kind == kind)
      return point;
  }
  return NULL;
}

static void
add_last (GString *text, const DimReviewEntry *entry, DimReviewKind kind)
{
  const DimReviewPoint *point = find_point (entry, kind);

  if (point != NULL)
    g_string_append_printf (text, ":%s", point->other);
}

/* What is answered may be asked anew when anything about it changes; what was only looked at stays
 * so until there is more of it. */
static void
sign (DimReviewItem *item, GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (dim_review_kind_name (item->kind));
  g_autofree char *digest = NULL;
  gboolean goes_by_change = item->kind != DIM_REVIEW_REUSE && item->kind != DIM_REVIEW_ELSEWHERE;

  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);

    g_string_append_printf (text, " %s", entry->incident);
    if (item->kind == DIM_REVIEW_ANSWERED || item->kind == DIM_REVIEW_NOTED)
      add_last (text, entry, item->kind);
    else if (goes_by_change)
      g_string_append_printf (text, "@%" G_GUINT64_FORMAT, entry->position);
  }
  for (guint i = 0; i < item->months->len; i++)
    g_string_append_printf (text, " %d", g_array_index (item->months, int, i));
  if (item->kind == DIM_REVIEW_ELSEWHERE)
    dim_review_elsewhere_sign (text, item);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
  memcpy (item->key, digest, KEY_LETTERS);
}

/* @entries: sorted here. */
static DimReviewItem *
make_item (DimReviewKind kind, GPtrArray *entries)
{
  DimReviewItem *item = g_new0 (DimReviewItem, 1);

  g_ptr_array_sort (entries, compare_entries);
  item->kind = kind;
  item->incidents = g_ptr_array_new_with_free_func (g_free);
  item->months = g_array_new (FALSE, FALSE, sizeof (int));
  item->pairs = g_array_new (FALSE, FALSE, sizeof (DimReviewPair));
  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);

    g_ptr_array_add (item->incidents, g_strdup (entry->incident));
    item->roles |= 1U << entry->role;
    item->is_waiting = item->is_waiting || find_point (entry, DIM_REVIEW_ASKED) != NULL;
    for (guint j = 0; kind == DIM_REVIEW_ELSEWHERE && j < entry->points->len; j++) {
      const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, j);

      if (point->kind == kind)
        add_month (item->months, point->month);
    }
  }
  g_array_sort (item->months, compare_months);
  if (kind == DIM_REVIEW_ELSEWHERE)
    dim_review_elsewhere_fill (item, entries);
  item->first = ((const DimReviewEntry *) g_ptr_array_index (entries, 0))->date;
  item->last = ((const DimReviewEntry *) g_ptr_array_index (entries, entries->len - 1))->date;
  sign (item, entries);
  return item;
}

static DimReviewKind
first_kind (const GPtrArray *entries, DimReviewKind kind)
{
  DimReviewKind first = DIM_N_REVIEWS;

  for (guint i = 0; i < entries->len; i++) {
    const DimReviewEntry *entry = g_ptr_array_index (entries, i);

    for (guint j = 0; j < entry->points->len; j++) {
      const DimReviewPoint *point = &g_array_index (entry->points, DimReviewPoint, j);

      if (is_asked (point, kind))
        first = MIN (first, point->kind);
    }
  }
  return first;
}

/* TRUE if all of them are asked about already. */
static gboolean
is_one_question (Web *questions, const GPtrArray *entries)
{
  const DimReviewEntry *first = g_ptr_array_index (entries, 0);
  guint group = group_of (questions, first->incident);

  for (guint i = 1; i < entries->len; i++)
    if (group_of (questions, ((const DimReviewEntry *) g_ptr_array_index (entries, i))->incident) !=
        group)
      return FALSE;
  return group != G_MAXUINT;
}

static gboolean
is_item (Web *questions, DimReviewKind kind, const GPtrArray *members)
{
  if (kind == DIM_REVIEW_NOTED)
    return TRUE;
  return members->len > 1 && (kind == DIM_REVIEW_JOINED || !is_one_question (questions, members));
}

static void
add_groups (GPtrArray *items, Web *questions, DimReviewKind kind)
{
  g_autoptr (Web) web = weave (questions->entries, kind);
  g_autoptr (GHashTable) groups = sort_into_groups (web);
  GHashTableIter iter;
  gpointer members;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &members))
    if (is_item (questions, kind, members))
      g_ptr_array_add (items, make_item (first_kind (members, kind), members));
}

/* What stands by itself. */
static void
add_single (GPtrArray *items, DimReviewEntry *entry)
{
  for (guint i = 0; i < entry->points->len; i++) {
    DimReviewKind kind = g_array_index (entry->points, DimReviewPoint, i).kind;

    if (kind == DIM_REVIEW_CONFLICT || kind == DIM_REVIEW_ANSWERED || kind == DIM_REVIEW_REFUSED) {
      g_autoptr (GPtrArray) alone = g_ptr_array_new ();

      g_ptr_array_add (alone, entry);
      g_ptr_array_add (items, make_item (kind, alone));
    }
  }
}

static void
add_elsewhere (GPtrArray *items, const GPtrArray *entries)
{
  g_autoptr (GPtrArray) groups = dim_review_elsewhere_groups (entries);

  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (items, make_item (DIM_REVIEW_ELSEWHERE, g_ptr_array_index (groups, i)));
}

static gboolean
is_proposed (const DimReviewItem *item)
{
  return item->agreement == DIM_AGREEMENT_THEY_PROPOSE;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DimReviewItem *one = *(const DimReviewItem *const *) a;
  const DimReviewItem *other = *(const DimReviewItem *const *) b;

  if (!one->is_waiting != !other->is_waiting)
    return one->is_waiting ? 1 : -1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (!is_proposed (one) != !is_proposed (other))
    return is_proposed (one) ? -1 : 1;
  if (one->last != other->last)
    return one->last > other->last ? -1 : 1;
  return strcmp (g_ptr_array_index (one->incidents, 0), g_ptr_array_index (other->incidents, 0));
}

GPtrArray *
dim_review_gather (GPtrArray *entries)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_review_item_free);
  g_autoptr (Web) questions = NULL;

  g_return_val_if_fail (entries != NULL, items);
  questions = weave (entries, DIM_REVIEW_JOINED);
  add_groups (items, questions, DIM_REVIEW_JOINED);
  add_groups (items, questions, DIM_REVIEW_REUSE);
  add_elsewhere (items, entries);
  add_groups (items, questions, DIM_REVIEW_NOTED);
  for (guint i = 0; i < entries->len; i++)
    add_single (items, g_ptr_array_index (entries, i));
  dim_review_sort (items);
  return items;
}

void
dim_review_sort (GPtrArray *items)
{
  g_return_if_fail (items != NULL);
  g_ptr_array_sort (items, compare_items);
}
