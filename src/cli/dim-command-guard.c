/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-options.h"
#include "dim-guard.h"
#include "dim-public-numbers.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define TEXT_BYTES_MAX ((gsize) 64 * 1024 * 1024)

DimCliStatus
dim_command_guard (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GArray) findings = NULL;
  g_auto (GStrv) public_numbers = NULL;
  GError *error = NULL;
  gsize length = 0;
  const char *bytes = NULL;

  if (!dim_cli_parse (arguments, NULL, "guard FILE|-", 1, &options))
    return DIM_CLI_USAGE;
  if (options.rest == NULL) {
    dim_cli_complain (_ ("Give a file, or - for standard input."));
    return DIM_CLI_USAGE;
  }
  text = dim_cli_read (options.rest[0], TEXT_BYTES_MAX, &error);
  if (text == NULL)
    return dim_cli_fail_with (error, dim_words_file_error (error));
  public_numbers =
    dim_public_numbers_load (options.data_dir != NULL ? options.data_dir : world->default_data_dir,
                             &error);
  if (public_numbers == NULL)
    return dim_cli_fail (error);
  bytes = g_bytes_get_data (text, &length);
  findings = dim_guard_scan (bytes, length, (const char *const *) public_numbers);
  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);

    printf ("%s\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%s\n",
            dim_personal_kind_name (finding->kind), finding->offset, finding->length,
            finding->level == DIM_GUARD_CERTAIN ? "certain" : "ask");
  }
  return DIM_CLI_DONE;
}
