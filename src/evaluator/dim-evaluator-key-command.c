/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-crypto.h"
#include "dim-destruction-statement.h"
#include "dim-error.h"
#include "dim-evaluator-command.h"
#include "dim-evaluator-keys.h"
#include "dim-evaluator-store.h"
#include "dim-key-file.h"

#include <string.h>

/* What the key commands take. */
typedef struct {
  char *directory;
  char *key_id;
  char *first;
  char *last;
  char *list_key_path;
  char **copies; /* "PLACE=DAY" */
  gboolean has_no_copies;
  DimDatabase *database;
  DimSigningKey *list_key;
} KeyOptions;

static void
clear_options (KeyOptions *options)
{
  g_free (options->directory);
  g_free (options->key_id);
  g_free (options->first);
  g_free (options->last);
  g_free (options->list_key_path);
  g_strfreev (options->copies);
  g_clear_pointer (&options->database, dim_database_close);
  g_clear_pointer (&options->list_key, dim_signing_key_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeyOptions, clear_options)

static gboolean
parse (KeyOptions *options, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->directory, NULL, NULL },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options->key_id, NULL, NULL },
    { "first", 0, 0, G_OPTION_ARG_STRING, &options->first, NULL, NULL },
    { "last", 0, 0, G_OPTION_ARG_STRING, &options->last, NULL, NULL },
    { "list-key", 0, 0, G_OPTION_ARG_FILENAME, &options->list_key_path, NULL, NULL },
    { "copy", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->copies, NULL, NULL },
    { "no-copies", 0, 0, G_OPTION_ARG_NONE, &options->has_no_copies, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!dim_evaluator_command_parse (context, &argc, &argv, 0, error) ||
      !dim_evaluator_command_require ("--data", options->directory, error))
    return FALSE;
  options->database = dim_evaluator_store_open (options->directory, error);
  return options->database != NULL;
}

static gboolean
parse_change (KeyOptions *options, int argc, char **argv, GError **error)
{
  if (!parse (options, argc, argv, error) ||
      !dim_evaluator_command_require ("--id", options->key_id, error) ||
      !dim_evaluator_command_require ("--list-key", options->list_key_path, error))
    return FALSE;
  options->list_key = dim_evaluator_command_list_key (options->list_key_path, error);
  return options->list_key != NULL;
}

/* The list key lies elsewhere, off line: --data is taken, as by every command, and not looked at.
 */
gboolean
dim_evaluator_list_key_new (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *directory = NULL;
  g_autoptr (DimSigningKey) key = NULL;
  g_autofree char *public_key = NULL;
  guint8 *seed;
  gboolean is_written;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &directory, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!dim_evaluator_command_parse (context, &argc, &argv, 1, error))
    return FALSE;
  seed = dim_secret_alloc (DIM_SIGN_SEED_BYTES);
  dim_random_bytes (seed, DIM_SIGN_SEED_BYTES);
  key = dim_signing_key_new_from_seed (seed);
  is_written = dim_key_file_write (argv[1], seed, error);
  dim_secret_free (seed);
  if (!is_written)
    return FALSE;
  public_key = dim_base64_encode (dim_signing_key_public (key), DIM_SIGN_PUBLIC_BYTES);
  g_print ("%s\n", public_key);
  return TRUE;
}

gboolean
dim_evaluator_run_key_new (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (KeyOptions) options = { 0 };
  DimKeyEntry entry = { 0 };

  if (!parse_change (&options, argc, argv, error) ||
      !dim_evaluator_command_require ("--first", options.first, error) ||
      !dim_evaluator_command_require ("--last", options.last, error))
    return FALSE;
  if (!dim_evaluator_key_id_is_valid (options.key_id)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot make key: an id is 1 to 15 of a-z, 0-9 and -");
    return FALSE;
  }
  (void) g_strlcpy (entry.id, options.key_id, sizeof entry.id);
  entry.first = dim_day_from_text (options.first);
  entry.last = dim_day_from_text (options.last);
  return dim_evaluator_key_new (options.database, options.directory, &entry, options.list_key,
                                dim_clock_now_s (clock), error);
}

gboolean
dim_evaluator_run_key_list (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (KeyOptions) options = { 0 };
  g_autoptr (GArray) keys = NULL;

  if (!parse (&options, argc, argv, error))
    return FALSE;
  keys = dim_evaluator_key_all (options.database, error);
  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    const DimKeyEntry *entry = &g_array_index (keys, DimKeyEntry, i);
    g_autofree char *public_key = dim_base64_encode (entry->public_key, sizeof entry->public_key);
    char first[DIM_DAY_TEXT_LEN];
    char last[DIM_DAY_TEXT_LEN];

    g_print ("%s\t%s\t%s\t%s\t%s\n", entry->id, dim_day_to_text (entry->first, first),
             dim_day_to_text (entry->last, last), public_key,
             entry->is_destroyed ? "destroyed" : "in use");
  }
  return keys != NULL;
}

gboolean
dim_evaluator_run_key_export_list (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (KeyOptions) options = { 0 };
  g_autofree char *jws = NULL;

  if (!parse (&options, argc, argv, error))
    return FALSE;
  jws = dim_evaluator_key_list (options.database, NULL, error);
  if (jws != NULL)
    g_print ("%s\n", jws);
  return jws != NULL;
}

static void
clear_copy (gpointer data)
{
  DimKeyCopy *copy = data;

  g_free (copy->place);
}

/* "kluis Den Haag=2027-06-01": the last "=" parts them. */
static gboolean
read_copy (const char *text, DimKeyCopy *out)
{
  const char *mark = strrchr (text, '=');

  if (mark == NULL || mark == text)
    return FALSE;
  out->expires = dim_day_from_text (mark + 1);
  if (out->expires == DIM_DAY_NONE)
    return FALSE;
  out->place = g_strndup (text, (gsize) (mark - text));
  return TRUE;
}

/* A key that lies in a backup is not destroyed: somebody has to have looked. */
static GArray *
read_copies (const KeyOptions *options, GError **error)
{
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (DimKeyCopy));

  g_array_set_clear_func (copies, clear_copy);
  if ((options->copies != NULL) == options->has_no_copies) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot destroy key: give --copy PLACE=DAY for each copy in a backup and "
                         "the day it expires, or --no-copies");
    return NULL;
  }
  for (guint i = 0; options->copies != NULL && options->copies[i] != NULL; i++) {
    DimKeyCopy copy = { 0 };

    if (!read_copy (options->copies[i], &copy)) {
      g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                   "Cannot destroy key: \"%s\" is no PLACE=DAY", options->copies[i]);
      return NULL;
    }
    g_array_append_val (copies, copy);
  }
  return g_steal_pointer (&copies);
}

static void
print_statement (const DimKeyEntry *entry, const GArray *copies, gint64 now_s)
{
  const DimDestruction destruction = { .key_id = entry->id,
                                       .first = entry->first,
                                       .last = entry->last,
                                       .public_key = entry->public_key,
                                       .public_key_bytes = sizeof entry->public_key,
                                       .destroyed_s = now_s,
                                       .copies = copies };
  g_autoptr (DimReceipt) statement = dim_destruction_statement_new (&destruction);
  g_autofree char *text = dim_receipt_text (statement);

  g_print ("%s\n", text);
}

gboolean
dim_evaluator_run_key_destroy (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (KeyOptions) options = { 0 };
  g_autoptr (GArray) copies = NULL;
  DimKeyEntry entry = { 0 };
  gint64 now_s = dim_clock_now_s (clock);

  if (!parse_change (&options, argc, argv, error))
    return FALSE;
  copies = read_copies (&options, error);
  if (copies == NULL ||
      !dim_evaluator_key_destroy (options.database, options.directory, options.key_id,
                                  options.list_key, now_s, error) ||
      !dim_evaluator_key_find (options.database, options.key_id, &entry, error))
    return FALSE;
  print_statement (&entry, copies, now_s);
  return TRUE;
}
