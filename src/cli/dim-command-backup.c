/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-backup-words.h"
#include "dim-cli-monitor.h"
#include "dim-monitor-device.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static DimCliStatus
make_backup (DimMonitor *monitor, const char *path, const char *passphrase)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimBackupContents) contents = NULL;
  g_autofree char *words = NULL;
  GError *error = NULL;

  dim_monitor_back_up (monitor, path, passphrase, NULL, dim_wait_cb, &wait);
  contents = dim_monitor_back_up_finish (monitor, dim_wait_for (&wait), &error);
  if (contents == NULL)
    return dim_cli_fail_with (error, dim_words_backup_error (error));
  words = dim_words_backup_contents (contents);
  printf ("%s\n", words);
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_backup (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *path = NULL;
  g_autofree char *passphrase_file = NULL;
  g_autoptr (DimCliSecret) passphrase = NULL;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), N_ ("FILE") },
    { "backup-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      N_ ("The passphrase of the backup is the first line of FILE"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "backup", 0, &options))
    return DIM_CLI_USAGE;
  if (path == NULL || passphrase_file == NULL) {
    dim_cli_complain (_ ("Give --output with a file, and --backup-passphrase-file."));
    return DIM_CLI_USAGE;
  }
  passphrase = dim_cli_read_passphrase (passphrase_file, &status);
  if (passphrase == NULL)
    return status;
  monitor = dim_cli_open (world, &options, FALSE, &status);
  return monitor != NULL ? make_backup (monitor, path, passphrase) : status;
}
