/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cli.h"
#include "dim-crypto.h"
#include "dim-reference-codec.h"
#include "dim-words.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (DimCodeBook) book = NULL;
  g_autoptr (DimMunicipalities) municipalities = NULL;
  g_autofree char *data_dir = NULL;
  g_autoptr (GError) error = NULL;
  DimCliWorld world = { 0 };

  dim_words_init (NULL);
  g_set_prgname ("dutch-id-monitorctl");
  if (argc < 1 || !dim_crypto_init ())
    return DIM_CLI_REFUSED;
  book = dim_code_book_load_builtin (&error);
  municipalities = book != NULL ? dim_municipalities_load_builtin (&error) : NULL;
  if (municipalities == NULL) {
    fprintf (stderr, "%s: %s\n", g_get_prgname (), error->message);
    return DIM_CLI_REFUSED;
  }
  data_dir = g_build_filename (g_get_user_data_dir (), "dutch-id-monitor", NULL);
  world.clock = dim_clock_system ();
  world.default_data_dir = data_dir;
  world.book = book;
  world.municipalities = municipalities;
  return (int) dim_cli_run (&world, argv);
}
