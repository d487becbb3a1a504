/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "fault-platter.h"

#include <string.h>

/* One change that is in the cache only. */
typedef struct {
  gboolean truncates; /* to @offset; else @bytes go there */
  gsize offset;
  GBytes *bytes;
} Change;

/* A file without its name. */
typedef struct {
  gint ref_count;
  GByteArray *synced;
  GPtrArray *changes; /* (element-type Change), in order */
} Content;

struct _Platter {
  GMutex lock;
  char *folder;
  GHashTable *names;  /* name → Content: what programs see */
  GHashTable *synced; /* name → Content: what a sync of the folder has brought to the platter */
};

static void
free_change_cb (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

static Content *
new_content (void)
{
  Content *content = g_new0 (Content, 1);

  content->ref_count = 1;
  content->synced = g_byte_array_new ();
  content->changes = g_ptr_array_new_with_free_func (free_change_cb);
  return content;
}

static Content *
hold_content (Content *content)
{
  content->ref_count++;
  return content;
}

static void
drop_content_cb (gpointer data)
{
  Content *content = data;

  if (--content->ref_count > 0)
    return;
  g_byte_array_unref (content->synced);
  g_ptr_array_unref (content->changes);
  g_free (content);
}

static const char *
name_of (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static void
set_size (GByteArray *bytes, gsize size)
{
  gsize before = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > before)
    memset (bytes->data + before, 0, size - before);
}

static void
put_bytes (GByteArray *bytes, gsize offset, gconstpointer data, gsize length)
{
  if (bytes->len < offset + length)
    set_size (bytes, offset + length);
  memcpy (bytes->data + offset, data, length);
}

static void
apply_change (GByteArray *bytes, const Change *change)
{
  gsize length = 0;
  gconstpointer data;

  if (change->truncates) {
    set_size (bytes, change->offset);
    return;
  }
  data = g_bytes_get_data (change->bytes, &length);
  put_bytes (bytes, change->offset, data, length);
}

/* Some sectors of one write, at the borders that the disk has. A file may have grown for a sector
 * that never came: then there are zeros. */
static void
tear_change (GByteArray *bytes, const Change *change, gsize sector, GRand *random)
{
  gsize length = 0;
  const guint8 *data;
  gsize start = 0;

  if (change->truncates) {
    if (g_rand_boolean (random))
      set_size (bytes, change->offset);
    return;
  }
  data = g_bytes_get_data (change->bytes, &length);
  while (start < length) {
    gsize at = change->offset + start;
    gsize part = MIN (sector - at % sector, length - start);

    if (g_rand_boolean (random))
      put_bytes (bytes, at, data + start, part);
    else if (bytes->len < at + part && g_rand_int_range (random, 0, 4) == 0)
      set_size (bytes, at + part);
    start += part;
  }
}

static Content *
find_content (Platter *platter, const char *path)
{
  return g_hash_table_lookup (platter->names, name_of (path));
}

static void
add_change (Platter *platter, const char *path, Change *change)
{
  Content *content;

  g_mutex_lock (&platter->lock);
  content = find_content (platter, path);
  g_assert_nonnull (content);
  g_ptr_array_add (content->changes, change);
  g_mutex_unlock (&platter->lock);
}

static GHashTable *
new_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drop_content_cb);
}

static void
copy_names (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer content = NULL;

  g_hash_table_remove_all (to);
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &name, &content))
    g_hash_table_insert (to, g_strdup (name), hold_content (content));
}

static void
adopt (Platter *platter, const char *name)
{
  g_autofree char *path = g_build_filename (platter->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  Content *content;

  if (!platter_has (platter, path) || !g_file_get_contents (path, &bytes, &length, NULL))
    return;
  content = new_content ();
  g_byte_array_append (content->synced, (const guint8 *) bytes, (guint) length);
  g_hash_table_insert (platter->names, g_strdup (name), content);
}

Platter *
platter_new (const char *folder)
{
  Platter *platter = g_new0 (Platter, 1);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (directory);
  g_mutex_init (&platter->lock);
  platter->folder = g_strdup (folder);
  platter->names = new_names ();
  platter->synced = new_names ();
  while ((name = g_dir_read_name (directory)) != NULL)
    adopt (platter, name);
  copy_names (platter->names, platter->synced);
  return platter;
}

void
platter_free (Platter *platter)
{
  g_hash_table_unref (platter->names);
  g_hash_table_unref (platter->synced);
  g_free (platter->folder);
  g_mutex_clear (&platter->lock);
  g_free (platter);
}

gboolean
platter_has (const Platter *platter, const char *path)
{
  gsize length = strlen (platter->folder);

  return path != NULL && strncmp (path, platter->folder, length) == 0 && path[length] == '/' &&
         strchr (path + length + 1, '/') == NULL && !g_str_has_suffix (path, "-shm");
}

gboolean
platter_is_folder (const Platter *platter, const char *path)
{
  return strcmp (platter->folder, path) == 0;
}

void
platter_create (Platter *platter, const char *path)
{
  g_mutex_lock (&platter->lock);
  if (find_content (platter, path) == NULL)
    g_hash_table_insert (platter->names, g_strdup (name_of (path)), new_content ());
  g_mutex_unlock (&platter->lock);
}

void
platter_write (Platter *platter, const char *path, gconstpointer bytes, gsize length, gsize offset)
{
  Change *change = g_new0 (Change, 1);

  change->offset = offset;
  change->bytes = g_bytes_new (bytes, length);
  add_change (platter, path, change);
}

void
platter_truncate (Platter *platter, const char *path, gsize size)
{
  Change *change = g_new0 (Change, 1);

  change->truncates = TRUE;
  change->offset = size;
  add_change (platter, path, change);
}

void
platter_rename (Platter *platter, const char *from, const char *to)
{
  Content *content;

  g_mutex_lock (&platter->lock);
  content = find_content (platter, from);
  if (content != NULL)
    g_hash_table_insert (platter->names, g_strdup (name_of (to)), hold_content (content));
  g_hash_table_remove (platter->names, name_of (from));
  g_mutex_unlock (&platter->lock);
}

void
platter_remove (Platter *platter, const char *path)
{
  g_mutex_lock (&platter->lock);
  g_hash_table_remove (platter->names, name_of (path));
  g_mutex_unlock (&platter->lock);
}

void
platter_sync (Platter *platter, const char *path)
{
  Content *content;

  g_mutex_lock (&platter->lock);
  content = find_content (platter, path);
  g_assert_nonnull (content);
  for (guint i = 0; i < content->changes->len; i++)
    apply_change (content->synced, content->changes->pdata[i]);
  g_ptr_array_set_size (content->changes, 0);
  g_mutex_unlock (&platter->lock);
}

void
platter_sync_folder (Platter *platter)
{
  g_mutex_lock (&platter->lock);
  copy_names (platter->names, platter->synced);
  g_mutex_unlock (&platter->lock);
}

static GByteArray *
read_content (const Content *content, Keep keep, GRand *random)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize sector = keep == KEEP_SOME && g_rand_boolean (random) ? 4096 : 512;

  g_byte_array_append (bytes, content->synced->data, content->synced->len);
  for (guint i = 0; keep != KEEP_NOTHING && i < content->changes->len; i++) {
    if (keep == KEEP_ALL)
      apply_change (bytes, content->changes->pdata[i]);
    else
      tear_change (bytes, content->changes->pdata[i], sector, random);
  }
  return bytes;
}

/* Names that are the same on the platter and in the cache stay; of the others any may be as
 * before. */
static GHashTable *
mix_names (Platter *platter, GRand *random)
{
  GHashTable *names = new_names ();
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer content = NULL;

  copy_names (platter->synced, names);
  g_hash_table_iter_init (&iter, platter->names);
  while (g_hash_table_iter_next (&iter, &name, &content))
    if (g_rand_boolean (random))
      g_hash_table_insert (names, g_strdup (name), hold_content (content));
  g_hash_table_iter_init (&iter, platter->synced);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (platter->names, name) && g_rand_boolean (random))
      g_hash_table_remove (names, name);
  return names;
}

static GHashTable *
choose_names (Platter *platter, Keep keep, GRand *random)
{
  switch (keep) {
  case KEEP_NOTHING:
    return g_hash_table_ref (platter->synced);
  case KEEP_ALL:
    return g_hash_table_ref (platter->names);
  case KEEP_SOME:
  default:
    return mix_names (platter, random);
  }
}

void
platter_cut (Platter *platter, Keep keep, GRand *random, const char *into)
{
  g_autoptr (GHashTable) names = NULL;
  GHashTableIter iter;
  gpointer name = NULL;
  gpointer content = NULL;

  g_mutex_lock (&platter->lock);
  names = choose_names (platter, keep, random);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &content)) {
    g_autofree char *path = g_build_filename (into, name, NULL);
    g_autoptr (GByteArray) bytes = read_content (content, keep, random);
    g_autoptr (GError) error = NULL;

    g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                              G_FILE_SET_CONTENTS_NONE, 0600, &error);
    g_assert_no_error (error);
  }
  g_mutex_unlock (&platter->lock);
}
