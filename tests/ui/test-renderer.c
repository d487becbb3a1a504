/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-renderer.h"

#include <glib/gstdio.h>
#include <string.h>

/* A computer as the environment and the file system tell of it. */
typedef struct {
  const char *name;
  const char *variables[5]; /* name, value, … */
  gboolean has_card;
  gboolean is_remote_session;
  const char *preference;
  DimDrawing drawing;
} Row;

static const Row *current;

static const char *
look_up (const char *name)
{
  for (gsize i = 0; current->variables[i] != NULL; i += 2)
    if (strcmp (current->variables[i], name) == 0)
      return current->variables[i + 1];
  return NULL;
}

static char *
make_folder (const char *root, const char *name, const char *file, const char *text)
{
  g_autofree char *folder = g_build_filename (root, name, NULL);
  g_autofree char *path = file != NULL ? g_build_filename (folder, file, NULL) : NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (path != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_steal_pointer (&folder);
}

static void
remove_folder (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);

  (void) g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
judge (const Row *row)
{
  g_autofree char *root = g_dir_make_tmp ("dim-renderer-XXXXXX", NULL);
  g_autofree char *devices = make_folder (root, "dri", row->has_card ? "renderD128" : "card0", "");
  g_autofree char *sessions =
    make_folder (root, "sessions", "7",
                 row->is_remote_session ? "UID=1\nREMOTE=1\n" : "REMOTE=0\n");
  const DimRendererWorld world = { look_up, devices, sessions };

  current = row;
  g_test_message ("%s", row->name);
  g_assert_cmpint (dim_renderer_judge (&world, row->preference), ==, row->drawing);
  remove_folder (devices, row->has_card ? "renderD128" : "card0");
  remove_folder (sessions, "7");
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

static void
test_each_computer_draws_as_it_can (void)
{
  static const Row rows[] = {
    { "a desktop with a card", { "DISPLAY", ":0" }, TRUE, FALSE, "auto", DIM_DRAWS_BY_GPU },
    { "Wayland", { "WAYLAND_DISPLAY", "wayland-0" }, TRUE, FALSE, "auto", DIM_DRAWS_BY_GPU },
    { "no card", { "DISPLAY", ":0" }, FALSE, FALSE, "auto", DIM_DRAWS_WITHOUT_GPU },
    { "software GL", { "LIBGL_ALWAYS_SOFTWARE", "1" }, TRUE, FALSE, "auto", DIM_DRAWS_WITHOUT_GPU },
    { "xrdp", { "XRDP_SESSION", "1" }, TRUE, FALSE, "auto", DIM_DRAWS_REMOTE },
    { "ssh",
      { "SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22" },
      TRUE,
      FALSE,
      "auto",
      DIM_DRAWS_REMOTE },
    { "another host's screen", { "DISPLAY", "host:0" }, TRUE, FALSE, "auto", DIM_DRAWS_REMOTE },
    { "a tunnel", { "DISPLAY", "localhost:10.0" }, TRUE, FALSE, "auto", DIM_DRAWS_REMOTE },
    { "a remote session", { "XDG_SESSION_ID", "7" }, TRUE, TRUE, "auto", DIM_DRAWS_REMOTE },
    { "a session here", { "XDG_SESSION_ID", "7" }, TRUE, FALSE, "auto", DIM_DRAWS_BY_GPU },
    { "a session that is none",
      { "XDG_SESSION_ID", "../7" },
      TRUE,
      TRUE,
      "auto",
      DIM_DRAWS_BY_GPU },
    { "a person chose", { "XRDP_SESSION", "1" }, TRUE, FALSE, "graphics-card", DIM_DRAWS_AS_SET },
    { "the environment says", { "GSK_RENDERER", "ngl" }, FALSE, FALSE, "auto", DIM_DRAWS_AS_SET },
  };

  if (g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS)) {
    g_test_skip ("this computer has a card that shows itself otherwise");
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    judge (&rows[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renderer/each-computer-draws-as-it-can", test_each_computer_draws_as_it_can);
  return g_test_run ();
}
