/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "circle.h"

#include <string.h>

static char *
value_on (const char *json, const char *mark, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (json, "\n", -1);
  g_autofree char *before = g_strdup_printf ("\"%s\": \"", name);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *place = strstr (lines[i], mark) != NULL ? strstr (lines[i], before) : NULL;
    g_auto (GStrv) words = NULL;

    if (place == NULL)
      continue;
    place += strlen (before);
    *strchr (place, '"') = '\0';
    words = g_strsplit (place, " ", -1);
    return g_strjoinv ("", words);
  }
  g_test_message ("no %s on a line with %s", name, mark);
  g_assert_not_reached ();
}

char *
circle_value (Desks *desks, const char *device, const char *mark, const char *name)
{
  g_autofree char *json = desks_ask (desks, device, "readers list --json", "", 0);

  return value_on (json, mark, name);
}

char *
circle_start (Desks *desks, const char *city, const char *device)
{
  g_autofree char *words = g_strconcat ("readers start ", city, NULL);

  return desks_ask (desks, device, words, "", 0);
}

void
circle_confirm (Desks *desks, const char *city, const char *device, const char *shown)
{
  g_autofree char *mark = g_strdup_printf ("\"kring\": \"%s\"", city);
  g_autofree char *fingerprint = circle_value (desks, shown, mark, "vingerafdruk");
  g_autofree char *words =
    g_strdup_printf ("readers confirm %s --fingerprint %s", city, fingerprint);

  desks_carry_out (desks, device, words, 0);
}

void
circle_certify (Desks *desks,
                const char *city,
                const char *device,
                const char *other,
                const char *mark)
{
  g_autofree char *reader = circle_value (desks, other, mark, "lezer");
  g_autofree char *fingerprint = circle_value (desks, other, mark, "vingerafdruk");
  g_autofree char *words =
    g_strdup_printf ("readers certify %s %s --fingerprint %s", city, reader, fingerprint);

  desks_carry_out (desks, device, words, 0);
}

void
circle_revoke_desk (Desks *desks, const char *desk)
{
  g_autofree char *list = server_program_command (&desks->collector, NULL, "device", "list", NULL);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

    if (g_strv_length (cells) > 2 && strcmp (cells[2], desk) == 0)
      g_free (server_program_command (&desks->collector, NULL, "device", "revoke", cells[0], NULL));
  }
}

static gboolean
holds (const char *content, gsize length, const char *text)
{
  gsize size = strlen (text);

  for (gsize i = 0; i + size <= length; i++)
    if (memcmp (content + i, text, size) == 0)
      return TRUE;
  return FALSE;
}

void
circle_assert_not_in (const char *directory, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (directory, name, NULL);
    g_autofree char *content = NULL;
    gsize length = 0;

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      circle_assert_not_in (path, text);
    else if (g_file_get_contents (path, &content, &length, NULL) && holds (content, length, text))
      g_error ("»%s« stands in %s", text, path);
  }
}
