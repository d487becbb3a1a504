/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-words.h"

#include <stdio.h>

/* Locale and language belong to a process, so each case runs in a child with its own environment:
 * this program with "--say". */

static void
say (void)
{
  dim_words_init (NULL);
  /* Who chose a language may go back to the desktop's. */
  dim_words_set_language (DIM_LANGUAGE_ENGLISH);
  dim_words_set_language (dim_words_get_desktop_language ());
  printf ("%s|%.1f", dim_words_record_state (DIM_RECORD_RECEIVED), 1.5);
}

static void
test_language_of_the_desktop (void)
{
  static const struct {
    const char *environment[4];
    const char *said;
  } cases[] = {
    { { NULL }, "ontvangen|1.5" },
    { { "LC_ALL=C", NULL }, "ontvangen|1.5" },
    { { "LC_ALL=POSIX", NULL }, "ontvangen|1.5" },
    { { "LANG=nl_NL.UTF-8", NULL }, "ontvangen|1.5" },
    { { "LANG=de_DE.UTF-8", "LANGUAGE=de", NULL }, "ontvangen|1.5" },
    { { "LANG=C.UTF-8", NULL }, "ontvangen|1.5" },
    { { "LANG=en_US.UTF-8", NULL }, "received|1.5" },
    { { "LANG=nl_NL.UTF-8", "LANGUAGE=en_GB:en", NULL }, "received|1.5" },
    { { "LANG=en_US.UTF-8", "LANGUAGE=nl", NULL }, "ontvangen|1.5" },
    { { "LANG=C.UTF-8", "LANGUAGE=enm", NULL }, "ontvangen|1.5" },
  };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, "--say", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *said = NULL;
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) environment = g_strdupv ((char **) cases[i].environment);

    environment =
      g_environ_setenv (environment, "DIM_LOCALE_DIR", g_getenv ("DIM_LOCALE_DIR"), TRUE);
    g_assert_true (g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL,
                                 &said, NULL, NULL, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (said, ==, cases[i].said);
  }
}

int
main (int argc, char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "--say")) {
    say ();
    return 0;
  }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/of-the-desktop", test_language_of_the_desktop);
  return g_test_run ();
}
