/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-circle-views.h"

#include "dim-circles.h"
#include "dim-device.h"
#include "dim-key-fingerprint.h"
#include "dim-own-reader.h"
#include "dim-text-sealing.h"

#include <string.h>

/* What all views are made of. */
typedef struct {
  DimDevice *device;
  DimOwnReader *own;   /* NULL: none */
  GPtrArray *known;    /* (element-type DimReaderEntry) */
  GHashTable *waiting; /* code → number of texts */
} Sources;

static void
clear_sources (Sources *sources)
{
  g_clear_pointer (&sources->device, dim_device_free);
  g_clear_pointer (&sources->own, dim_own_reader_free);
  g_clear_pointer (&sources->known, g_ptr_array_unref);
  g_clear_pointer (&sources->waiting, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, clear_sources)

static gboolean
is_in (const GPtrArray *members, const char *reader)
{
  for (guint i = 0; i < members->len; i++)
    if (strcmp (((const DimReader *) g_ptr_array_index (members, i))->id, reader) == 0)
      return TRUE;
  return FALSE;
}

static void
add_line (DimCircleView *view,
          const DimReaderEntry *entry,
          DimReaderStanding standing,
          const Sources *sources)
{
  DimReaderLine *line = dim_circle_view_add (view, entry->reader.id);

  line->kind = entry->reader.kind;
  line->standing = standing;
  line->is_own = sources->own != NULL && strcmp (sources->own->id, entry->reader.id) == 0;
  line->office = g_strdup (entry->office);
  line->desk = g_strdup (entry->desk);
  line->fingerprint = dim_key_fingerprint_of_reader (&entry->reader);
}

static DimReaderStanding
standing_of (const DimReaderEntry *entry, const GPtrArray *members)
{
  if (entry->is_revoked)
    return DIM_READER_REVOKED;
  return is_in (members, entry->reader.id) ? DIM_READER_MEMBER : DIM_READER_CANDIDATE;
}

/* A key on paper is of the one circle that knows it; who wants to read concerns those who could
 * admit him. */
static gboolean
is_shown (const DimCircleView *view,
          const DimReaderEntry *entry,
          DimReaderStanding standing,
          const Sources *sources)
{
  DimRole role =
    strcmp (view->code, DIM_CIRCLE_MINISTRY) == 0 ? DIM_ROLE_ANALYST : DIM_ROLE_BACK_OFFICE;

  if (standing == DIM_READER_MEMBER)
    return TRUE;
  return entry->reader.kind == DIM_READER_DEVICE && entry->role == role &&
         sources->device->profile->role == role;
}

static void
add_lines (DimCircleView *view, const GPtrArray *members, const Sources *sources)
{
  for (guint standing = DIM_READER_MEMBER; standing <= DIM_READER_REVOKED; standing++)
    for (guint i = 0; i < sources->known->len; i++) {
      const DimReaderEntry *entry = g_ptr_array_index (sources->known, i);

      if (standing_of (entry, members) == standing &&
          is_shown (view, entry, (DimReaderStanding) standing, sources))
        add_line (view, entry, (DimReaderStanding) standing, sources);
    }
}

static DimCircleView *
make_view (DimStore *store, const char *code, const Sources *sources, GError **error)
{
  g_autoptr (DimCircleView) view = dim_circle_view_new (code);
  g_autoptr (GPtrArray) members = dim_circles_list_readers (store, code, error);
  DimKnownCircle circle;

  if (members == NULL || !dim_circles_find (store, code, &circle, error))
    return NULL;
  view->standing = circle.standing;
  view->waiting = GPOINTER_TO_UINT (g_hash_table_lookup (sources->waiting, code));
  if (circle.is_told) {
    g_free (view->fingerprint);
    view->fingerprint = dim_key_fingerprint_of_root (circle.told);
  }
  add_lines (view, members, sources);
  return g_steal_pointer (&view);
}

GPtrArray *
dim_circle_views_load (DimStore *store, const DimReference *reference, GError **error)
{
  g_autoptr (GPtrArray) views =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_circle_view_free);
  g_autoptr (GPtrArray) codes = NULL;
  g_auto (Sources) sources = { 0 };

  if (!dim_device_load (store, &sources.device, error))
    return NULL;
  if (sources.device == NULL || sources.device->profile == NULL)
    return g_steal_pointer (&views);
  if (!dim_own_reader_load (store, &sources.own, error))
    return NULL;
  sources.known = dim_circles_list_known (store, error);
  sources.waiting = dim_texts_count_waiting (store, reference, error);
  if (sources.known == NULL || sources.waiting == NULL)
    return NULL;
  codes = dim_circles_list_codes (sources.device->profile, reference);
  for (guint i = 0; i < codes->len; i++) {
    DimCircleView *view = make_view (store, g_ptr_array_index (codes, i), &sources, error);

    if (view == NULL)
      return NULL;
    g_ptr_array_add (views, view);
  }
  return g_steal_pointer (&views);
}
