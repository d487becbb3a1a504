/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-merge.h"

#include <string.h>

#define ALL_FIELDS ((1U << DIM_N_FIELDS) - 1)

/* A revision and the fields in which no other revision of the same field had seen it. */
typedef struct {
  const DimRevision *revision;
  guint32 changed;
  guint32 seen;
  guint32 open;
} Node;

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Node *) a)->revision->id, ((const Node *) b)->revision->id);
}

/* Sorted by id, each id once; revisions of another registration have nothing to say here. */
static GArray *
collect_nodes (const DimIncident *incident, GPtrArray *revisions)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *nodes = g_array_new (FALSE, TRUE, sizeof (Node));

  for (guint i = 0; revisions != NULL && i < revisions->len; i++) {
    const DimRevision *revision = revisions->pdata[i];
    Node node = { .revision = revision, .changed = revision->changed & ALL_FIELDS };

    if (g_str_equal (revision->incident, incident->id) &&
        g_hash_table_add (known, (gpointer) revision->id))
      g_array_append_val (nodes, node);
  }
  g_array_sort (nodes, compare_nodes);
  return nodes;
}

static GHashTable *
index_nodes (GArray *nodes)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = &g_array_index (nodes, Node, i);

    g_hash_table_insert (index, (gpointer) node->revision->id, GUINT_TO_POINTER (i));
  }
  return index;
}

/* Tells the basis of @node that @viewer saw it. What was told the same before is not told again,
 * and neither is all that it had seen itself: so a field goes along each basis once. */
static void
tell_basis (GArray *nodes, GHashTable *index, guint node, guint viewer, GArray *stack)
{
  guint32 changed = g_array_index (nodes, Node, viewer).changed;
  char **id = g_array_index (nodes, Node, node).revision->basis;

  for (; id != NULL && *id != NULL; id++) {
    gpointer found = NULL;
    guint at = 0;

    if (!g_hash_table_lookup_extended (index, *id, NULL, &found))
      continue;
    at = GPOINTER_TO_UINT (found);
    if (at == viewer || (changed & ~g_array_index (nodes, Node, at).seen) == 0)
      continue;
    g_array_index (nodes, Node, at).seen |= changed;
    g_array_append_val (stack, at);
  }
}

/* Tells all that @viewer had seen, directly or through others, which of its fields were seen. */
static void
mark_seen (GArray *nodes, GHashTable *index, guint viewer)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  tell_basis (nodes, index, viewer, viewer, stack);
  while (stack->len > 0) {
    guint at = g_array_index (stack, guint, stack->len - 1);

    g_array_set_size (stack, stack->len - 1);
    tell_basis (nodes, index, at, viewer, stack);
  }
}

/* Identifiers come from clients, so a ring of revisions that have all seen each other can be made.
 * Then none of them is the newest and all of them stay open. */
static void
find_open_fields (GArray *nodes)
{
  g_autoptr (GHashTable) index = index_nodes (nodes);
  guint32 changed = 0;
  guint32 open = 0;

  for (guint i = 0; i < nodes->len; i++)
    mark_seen (nodes, index, i);
  for (guint i = 0; i < nodes->len; i++) {
    Node *node = &g_array_index (nodes, Node, i);

    node->open = node->changed & ~node->seen;
    changed |= node->changed;
    open |= node->open;
  }
  for (guint i = 0; i < nodes->len; i++) {
    Node *node = &g_array_index (nodes, Node, i);

    node->open |= node->changed & changed & ~open;
  }
}

static void
merge_field (DimIncident *merged, GArray *nodes, DimField field, GArray *conflicts)
{
  const DimRevision *standing = NULL;

  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = &g_array_index (nodes, Node, i);
    DimConflict conflict = { .field = field };

    if ((node->open & (1U << field)) == 0)
      continue;
    if (standing == NULL) {
      standing = node->revision;
      dim_incident_copy_field (merged, standing->values, field);
      continue;
    }
    if (dim_incident_field_equal (standing->values, node->revision->values, field))
      continue;
    g_strlcpy (conflict.standing, standing->id, sizeof conflict.standing);
    g_strlcpy (conflict.other, node->revision->id, sizeof conflict.other);
    g_array_append_val (conflicts, conflict);
  }
}

DimIncident *
dim_incident_merge (const DimIncident *incident, GPtrArray *revisions, GArray **out_conflicts)
{
  g_autoptr (GArray) nodes = NULL;
  g_autoptr (GArray) conflicts = g_array_new (FALSE, TRUE, sizeof (DimConflict));
  DimIncident *merged = NULL;

  g_return_val_if_fail (incident != NULL, NULL);
  nodes = collect_nodes (incident, revisions);
  find_open_fields (nodes);
  merged = dim_incident_copy (incident);
  for (DimField field = 0; field < DIM_N_FIELDS; field++)
    merge_field (merged, nodes, field, conflicts);
  if (out_conflicts != NULL)
    *out_conflicts = g_steal_pointer (&conflicts);
  return merged;
}
