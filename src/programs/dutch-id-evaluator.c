/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-crypto.h"
#include "dim-evaluator-command.h"
#include "dim-http-server.h"
#include "dim-words.h"

int
main (int argc, char **argv)
{
  dim_words_init (NULL);
  g_set_prgname ("dutch-id-evaluator");
  dim_http_set_tls_policy ();
  if (!dim_crypto_init ()) {
    g_printerr ("Cannot start: libsodium does not start\n");
    return 1;
  }
  return dim_evaluator_command_run (argc, argv, dim_clock_system ());
}
