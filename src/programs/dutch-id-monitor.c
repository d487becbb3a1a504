/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-application.h"
#include "dim-renderer.h"
#include "dim-words.h"

#include <string.h>

/* --data DIR, --no-keyring and --passphrase-file FILE; the rest is GTK's. */
typedef struct {
  char *data_dir;
  char *passphrase_file;
  gboolean without_keyring;
  gboolean version;
} Options;

static gboolean
parse (int *argc, char ***argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "data", 'd', 0, G_OPTION_ARG_FILENAME, &options->data_dir, "Data directory", "DIR" },
    { "no-keyring", 0, 0, G_OPTION_ARG_NONE, &options->without_keyring,
      "Do not use the Secret Service", NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options->passphrase_file,
      "Read the passphrase from the first line of FILE", "FILE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Show the version", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static char *
read_passphrase (const char *path, GError **error)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  text[strcspn (text, "\r\n")] = '\0';
  return text;
}

/* GDK wants it said before it opens the display, and newer ones say it otherwise. */
static void
leave_gl_out (void)
{
  if (gtk_get_minor_version () >= 16)
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
  else
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/* Where cairo draws, starting GL would only cost a third of the start. */
static void
apply_preferences (void)
{
  g_autoptr (GSettings) settings = g_settings_new (DIM_APPLICATION_ID);

  dim_application_set_language (settings);
  if (dim_renderer_choose ())
    leave_gl_out ();
}

static int
run (int argc, char **argv, const Options *options, const char *passphrase)
{
  g_autoptr (DimApplication) application =
    dim_application_new (options->data_dir, passphrase, options->without_keyring);

  return g_application_run (G_APPLICATION (application), argc, argv);
}

int
main (int argc, char **argv)
{
  Options options = { 0 };
  g_autofree char *passphrase = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  dim_words_init (NULL);
  if (!parse (&argc, &argv, &options, &error) ||
      (options.passphrase_file != NULL &&
       (passphrase = read_passphrase (options.passphrase_file, &error)) == NULL)) {
    g_printerr ("dutch-id-monitor: %s\n", error->message);
    status = 2;
  } else if (options.version) {
    g_print ("dutch-id-monitor %s\n", DIM_VERSION);
  } else {
    apply_preferences ();
    status = run (argc, argv, &options, passphrase);
  }
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (options.data_dir);
  g_free (options.passphrase_file);
  return status;
}
