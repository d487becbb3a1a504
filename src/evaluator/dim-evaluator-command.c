/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluator-command.h"

#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-key-file.h"
#include "dim-sentences.h"

#include <string.h>

#define STATUS_REFUSED 1
#define STATUS_USAGE   2

static const struct {
  const char *group;
  const char *verb; /* NULL: the group is the whole command */
  const char *options;
  DimEvaluatorCommand run;
} commands[] = {
  { "serve", NULL,
    "--data DIR [--listen 127.0.0.1] [--port 0] [--tls-certificate FILE --tls-key FILE]",
    dim_evaluator_serve },
  { "list-key", "new", "FILE", dim_evaluator_list_key_new },
  { "key", "new", "--data DIR --id 2026a --first 2026-01-01 --last 2026-12-31 --list-key FILE",
    dim_evaluator_run_key_new },
  { "key", "list", "--data DIR", dim_evaluator_run_key_list },
  { "key", "export-list", "--data DIR", dim_evaluator_run_key_export_list },
  { "key", "destroy", "--data DIR --id 2026a --list-key FILE --copy PLACE=DAY…|--no-copies",
    dim_evaluator_run_key_destroy },
  { "office", "add", "--data DIR --id ID --name NAME", dim_evaluator_run_office_add },
  { "device", "add", "--data DIR --office ID [--role ROLE]", dim_evaluator_run_device_add },
  { "device", "list", "--data DIR [--office ID]", dim_evaluator_run_device_list },
  { "device", "revoke", "--data DIR --device ID", dim_evaluator_run_device_revoke },
  { "quota", NULL, "--data DIR [--office ID [--day N --year N]] [--national-day N]",
    dim_evaluator_run_quota },
};

static void
print_usage (void)
{
  g_printerr ("Usage: dutch-id-evaluator COMMAND OPTIONS\n\n");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_printerr ("  %s%s%s %s\n", commands[i].group, commands[i].verb != NULL ? " " : "",
                commands[i].verb != NULL ? commands[i].verb : "", commands[i].options);
}

static gboolean
is_meant (gsize i, int argc, char **argv)
{
  if (argc < 2 || strcmp (commands[i].group, argv[1]) != 0)
    return FALSE;
  return commands[i].verb == NULL || (argc > 2 && strcmp (commands[i].verb, argv[2]) == 0);
}

static int
run (gsize i, int argc, char **argv, const DimClock *clock)
{
  int words = commands[i].verb != NULL ? 2 : 1;
  g_autoptr (GError) error = NULL;

  if (commands[i].run (argc - words, argv + words, clock, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  if (dim_error_is_of_storage (error) || g_error_matches (error, DIM_ERROR, DIM_ERROR_TOO_NEW))
    g_printerr ("%s\n", dim_words_error (error));
  if (error->domain != G_OPTION_ERROR)
    return STATUS_REFUSED;
  g_printerr ("Usage: dutch-id-evaluator %s %s%s%s\n", commands[i].group,
              commands[i].verb != NULL ? commands[i].verb : "", words == 2 ? " " : "",
              commands[i].options);
  return STATUS_USAGE;
}

int
dim_evaluator_command_run (int argc, char **argv, const DimClock *clock)
{
  g_return_val_if_fail (argv != NULL && clock != NULL, STATUS_USAGE);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_meant (i, argc, argv))
      return run (i, argc, argv, clock);
  print_usage ();
  return STATUS_USAGE;
}

gboolean
dim_evaluator_command_parse (GOptionContext *context,
                             int *argc,
                             char ***argv,
                             int n_rest,
                             GError **error)
{
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc == 1 + n_rest)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "Cannot run command: a word too many, or one missing");
  return FALSE;
}

gboolean
dim_evaluator_command_require (const char *option, const char *value, GError **error)
{
  if (value != NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "Cannot run command: %s is missing",
               option);
  return FALSE;
}

DimSigningKey *
dim_evaluator_command_list_key (const char *path, GError **error)
{
  guint8 *seed = dim_key_file_read (path, error);
  DimSigningKey *key;

  if (seed == NULL)
    return NULL;
  key = dim_signing_key_new_from_seed (seed);
  dim_secret_free (seed);
  return key;
}
