/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cli-options.h"

#include "dim-error.h"
#include "dim-sentences.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define READ_BYTES ((gsize) 64 * 1024)

void
dim_cli_options_clear (DimCliOptions *options)
{
  g_return_if_fail (options != NULL);
  g_clear_pointer (&options->data_dir, g_free);
  g_clear_pointer (&options->passphrase_file, g_free);
  g_clear_pointer (&options->rest, g_strfreev);
}

static GOptionContext *
make_context (const GOptionEntry *own, const char *usage, DimCliOptions *out)
{
  const GOptionEntry common[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &out->data_dir, N_ ("Keep everything in this directory"),
      N_ ("DIRECTORY") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &out->passphrase_file,
      N_ ("The first line of this file opens the directory"), N_ ("FILE") },
    { "no-keyring", 0, 0, G_OPTION_ARG_NONE, &out->without_keyring,
      N_ ("Do not use the keyring of the desktop"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &out->rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (own != NULL)
    g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

gboolean
dim_cli_parse (char **arguments,
               const GOptionEntry *own,
               const char *usage,
               guint n_rest,
               DimCliOptions *out)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;

  g_return_val_if_fail (arguments != NULL && usage != NULL && out != NULL, FALSE);
  context = make_context (own, usage, out);
  left = g_strdupv (arguments);
  if (!g_option_context_parse_strv (context, &left, &error)) {
    dim_cli_complain (error->message);
    return FALSE;
  }
  if (out->rest != NULL && g_strv_length (out->rest) > n_rest) {
    g_autofree char *message = g_strdup_printf (_ ("Too many arguments. Usage: %s"), usage);

    dim_cli_complain (message);
    return FALSE;
  }
  return TRUE;
}

void
dim_cli_complain (const char *message)
{
  g_return_if_fail (message != NULL);
  fprintf (stderr, "%s: %s\n", g_get_prgname (), message);
}

DimCliStatus
dim_cli_fail_with (GError *error, const char *sentence)
{
  DimCliStatus status = DIM_CLI_REFUSED;

  g_return_val_if_fail (error != NULL && sentence != NULL, DIM_CLI_REFUSED);
  dim_cli_complain (sentence);
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_OFFLINE) ||
      g_error_matches (error, DIM_ERROR, DIM_ERROR_UNTRUSTED))
    status = DIM_CLI_OFFLINE;
  g_info ("%s", error->message);
  g_error_free (error);
  return status;
}

DimCliStatus
dim_cli_fail (GError *error)
{
  g_return_val_if_fail (error != NULL, DIM_CLI_REFUSED);
  return dim_cli_fail_with (error, dim_words_error (error));
}

GBytes *
dim_cli_read (const char *path, gsize most, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean is_input = FALSE;
  gboolean is_broken = FALSE;
  FILE *file = NULL;
  guint8 block[READ_BYTES];
  gsize n = 0;

  g_return_val_if_fail (path != NULL, NULL);
  is_input = strcmp (path, "-") == 0;
  file = is_input ? stdin : fopen (path, "rbe");
  if (file == NULL) {
    g_set_error (error, DIM_ERROR,
                 (gint) (errno == ENOENT ? DIM_ERROR_NOT_FOUND : dim_error_of_errno (errno)),
                 "Cannot open file: %s", g_strerror (errno));
    return NULL;
  }
  while (bytes->len <= most && (n = fread (block, 1, sizeof block, file)) > 0)
    g_byte_array_append (bytes, block, (guint) n);
  is_broken = ferror (file) != 0;
  explicit_bzero (block, sizeof block);
  if (!is_input)
    fclose (file);
  if (is_broken || bytes->len > most) {
    g_set_error (error, DIM_ERROR, is_broken ? DIM_ERROR_STORAGE : DIM_ERROR_LIMIT,
                 "Cannot read file: %s", is_broken ? "it broke off" : "it is too large");
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
