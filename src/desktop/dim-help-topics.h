/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-role.h"

G_BEGIN_DECLS

/* What the help (F1) says: a topic a page. Texts are msgids. */

typedef struct {
  const char *heading;
  const char *text;
} DimHelpPart;

typedef struct {
  const char *name;  /* by which dim_help_set_topic() knows it */
  const char *title; /* as in the list of topics */
  guint roles;       /* 1 << DimRole: who is helped by it */
  const DimHelpPart *parts;
  gsize n_parts;
} DimHelpTopic;

/* In the order of the list. Static. */
const DimHelpTopic *dim_help_topics (gsize *n_topics);

G_END_DECLS
