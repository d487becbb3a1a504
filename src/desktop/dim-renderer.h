/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What draws the windows: the graphics card by OpenGL, or the processor by cairo. On a remote
 * desktop, and where OpenGL is the processor's work too, cairo draws the same for less. */

/* Where the answer is looked for. */
typedef struct {
  const char *(*variable) (const char *name); /* of the environment; NULL: not set */
  const char *devices;                        /* "/dev/dri" */
  const char *sessions;                       /* "/run/systemd/sessions" */
} DimRendererWorld;

typedef enum {
  DIM_DRAWS_AS_SET,      /* somebody said so in the environment, or in the preferences */
  DIM_DRAWS_REMOTE,      /* the screen is another computer's */
  DIM_DRAWS_WITHOUT_GPU, /* there is no graphics card, or OpenGL is told to do without */
  DIM_DRAWS_BY_GPU,
} DimDrawing;

/* @preference: of the settings: "auto", "processor" or "graphics-card". */
DimDrawing dim_renderer_judge (const DimRendererWorld *world, const char *preference);

/* Before GTK opens the display: sets GSK_RENDERER by the preference and this computer, unless it is
 * set. Says whether cairo will draw. */
gboolean dim_renderer_choose (void);
/* Once the display is open: where OpenGL turns out to be software, cairo draws after all. Does
 * nothing where somebody chose. */
void dim_renderer_probe (void);

G_END_DECLS
