/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-monitor-readers.h"
#include "dim-reader-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_text (DimMonitor *monitor, const DimOpenedText *text)
{
  g_autofree char *author = dim_words_text_author (text, dim_monitor_get_today (monitor));

  printf ("%s\n%s\n\n", author,
          text->text != NULL ? text->text
                             : _ ("This explanation cannot be opened on this device."));
}

static DimCliStatus
show (DimMonitor *monitor, const char *incident)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) texts = NULL;
  GError *error = NULL;

  dim_monitor_load_texts (monitor, incident, NULL, dim_wait_cb, &wait);
  texts = dim_monitor_load_texts_finish (monitor, dim_wait_for (&wait), &error);
  if (texts == NULL)
    return dim_cli_fail (error);
  for (guint i = 0; i < texts->len; i++)
    print_text (monitor, g_ptr_array_index (texts, i));
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_incident_texts (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  DimCliStatus status = DIM_CLI_USAGE;

  if (!dim_cli_parse (arguments, NULL, "incident texts ID", 1, &options))
    return DIM_CLI_USAGE;
  if (options.rest == NULL || !dim_uuid_is_valid (options.rest[0])) {
    dim_cli_complain (_ ("Give the id of a registration."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? show (monitor, options.rest[0]) : status;
}
