/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-renderer.h"

#include <epoxy/gl.h>
#include <gtk/gtk.h>
#include <string.h>

static gboolean
is_set (const DimRendererWorld *world, const char *name)
{
  const char *value = world->variable (name);

  return value != NULL && *value != '\0';
}

/* systemd writes down of each session whether somebody sits before this computer. */
static gboolean
is_remote_session (const DimRendererWorld *world)
{
  const char *id = world->variable ("XDG_SESSION_ID");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (id == NULL || strchr (id, '/') != NULL)
    return FALSE;
  path = g_build_filename (world->sessions, id, NULL);
  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "REMOTE=1") != NULL;
}

/* "host:0", "localhost:10" of a tunnel; ":0" and "unix:0" are here. */
static gboolean
is_remote_display (const DimRendererWorld *world)
{
  const char *display = world->variable ("DISPLAY");

  return display != NULL && !is_set (world, "WAYLAND_DISPLAY") && *display != ':' &&
         *display != '/' && *display != '\0' && !g_str_has_prefix (display, "unix:");
}

static gboolean
is_remote (const DimRendererWorld *world)
{
  static const char *const signs[] = { "SSH_CONNECTION", "XRDP_SESSION", "XRDP_SOCKET_PATH",
                                       "VNCDESKTOP",     "X2GO_SESSION", "NXSESSIONID" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (is_set (world, signs[i]))
      return TRUE;
  return is_remote_session (world) || is_remote_display (world);
}

/* A card that can draw for everybody has a render node. */
static gboolean
has_card (const DimRendererWorld *world)
{
  g_autoptr (GDir) folder = g_dir_open (world->devices, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS);
}

static char *
read_preference (void)
{
  g_autoptr (GSettings) settings = g_settings_new (DIM_APPLICATION_ID);

  return g_settings_get_string (settings, "renderer");
}

static gboolean
is_software (const char *renderer)
{
  static const char *const names[] = { "llvmpipe", "softpipe", "swrast", "software" };
  g_autofree char *lower = renderer != NULL ? g_ascii_strdown (renderer, -1) : NULL;

  for (gsize i = 0; lower != NULL && i < G_N_ELEMENTS (names); i++)
    if (strstr (lower, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

DimDrawing
dim_renderer_judge (const DimRendererWorld *world, const char *preference)
{
  g_return_val_if_fail (world != NULL && preference != NULL, DIM_DRAWS_AS_SET);
  if (is_set (world, "GSK_RENDERER") || strcmp (preference, "auto") != 0)
    return DIM_DRAWS_AS_SET;
  if (is_remote (world))
    return DIM_DRAWS_REMOTE;
  if (is_set (world, "LIBGL_ALWAYS_SOFTWARE") || !has_card (world))
    return DIM_DRAWS_WITHOUT_GPU;
  return DIM_DRAWS_BY_GPU;
}

gboolean
dim_renderer_choose (void)
{
  const DimRendererWorld world = { g_getenv, "/dev/dri", "/run/systemd/sessions" };
  g_autofree char *preference = read_preference ();
  DimDrawing drawing = dim_renderer_judge (&world, preference);

  if (drawing == DIM_DRAWS_REMOTE || drawing == DIM_DRAWS_WITHOUT_GPU ||
      strcmp (preference, "processor") == 0)
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
  return g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0;
}

void
dim_renderer_probe (void)
{
  g_autofree char *preference = read_preference ();
  g_autoptr (GdkGLContext) context = NULL;

  if (g_getenv ("GSK_RENDERER") != NULL || strcmp (preference, "auto") != 0)
    return;
  context = gdk_display_create_gl_context (gdk_display_get_default (), NULL);
  if (context == NULL || !gdk_gl_context_realize (context, NULL)) {
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
    return;
  }
  gdk_gl_context_make_current (context);
  if (is_software ((const char *) glGetString (GL_RENDERER)))
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
  gdk_gl_context_clear_current ();
}
