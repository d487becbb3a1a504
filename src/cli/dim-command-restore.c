/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-backup-words.h"
#include "dim-cli-monitor.h"
#include "dim-monitor-device.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_contents (const DimBackupContents *contents)
{
  g_autofree char *origin = dim_words_backup_origin (contents);
  g_autofree char *words = dim_words_backup_contents (contents);

  printf ("%s\n%s\n", origin, words);
}

static DimCliStatus
look_into (const char *path, const char *passphrase)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimBackupContents) contents = NULL;
  GError *error = NULL;

  dim_backup_look_into (path, passphrase, NULL, dim_wait_cb, &wait);
  contents = dim_backup_look_into_finish (dim_wait_for (&wait), &error);
  if (contents == NULL)
    return dim_cli_fail_with (error, dim_words_restore_error (error));
  print_contents (contents);
  return DIM_CLI_DONE;
}

static DimCliStatus
restore (const DimMonitorOptions *how, const char *path, const char *passphrase)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimBackupContents) contents = NULL;
  GError *error = NULL;

  dim_monitor_restore (how, path, passphrase, dim_wait_cb, &wait);
  contents = dim_monitor_restore_finish (dim_wait_for (&wait), &error);
  if (contents == NULL)
    return dim_cli_fail_with (error, dim_words_restore_error (error));
  print_contents (contents);
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_restore (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autofree char *passphrase_file = NULL;
  g_autoptr (DimCliSecret) passphrase = NULL;
  gboolean only_looks = FALSE;
  DimCliStatus status = DIM_CLI_USAGE;
  DimMonitorOptions how;
  const GOptionEntry own[] = {
    { "backup-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      N_ ("The passphrase of the backup is the first line of FILE"), N_ ("FILE") },
    { "check", 0, 0, G_OPTION_ARG_NONE, &only_looks,
      N_ ("Only read it through and say what is in it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "restore FILE", 1, &options))
    return DIM_CLI_USAGE;
  if (options.rest == NULL || options.rest[0] == NULL || passphrase_file == NULL) {
    dim_cli_complain (_ ("Give the file of the backup, and --backup-passphrase-file."));
    return DIM_CLI_USAGE;
  }
  passphrase = dim_cli_read_passphrase (passphrase_file, &status);
  if (passphrase == NULL)
    return status;
  if (only_looks)
    return look_into (options.rest[0], passphrase);
  dim_cli_options_for (world, &options, &how);
  return restore (&how, options.rest[0], passphrase);
}
