/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-options.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_list (const DimCodeBook *book, DimList list)
{
  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);
    char from[DIM_DAY_TEXT_LEN];
    char to[DIM_DAY_TEXT_LEN];

    printf ("%s\t%s\t%s\t%s\t%s\t%s\n", dim_list_name (list), code->code,
            dim_words_code_label (code), dim_day_to_text (code->valid_from, from),
            dim_day_to_text (code->valid_to, to), dim_code_book_version (book));
  }
}

static void
complain_of_list (void)
{
  g_autoptr (GString) message = g_string_new (_ ("There is no such list. The lists are:"));

  for (int list = 0; list < DIM_N_LISTS; list++)
    g_string_append_printf (message, " %s", dim_list_name ((DimList) list));
  dim_cli_complain (message->str);
}

DimCliStatus
dim_command_code_list_show (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  DimList only = DIM_N_LISTS;

  if (!dim_cli_parse (arguments, NULL, "code-list show [LIST]", 1, &options))
    return DIM_CLI_USAGE;
  if (options.rest != NULL && !dim_list_from_name (options.rest[0], &only)) {
    complain_of_list ();
    return DIM_CLI_USAGE;
  }
  for (int list = 0; list < DIM_N_LISTS; list++)
    if (only == DIM_N_LISTS || only == (DimList) list)
      print_list (world->book, (DimList) list);
  return DIM_CLI_DONE;
}
