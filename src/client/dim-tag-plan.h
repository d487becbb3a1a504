/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-evaluations.h"

G_BEGIN_DECLS

/* What is next for the numbers that wait: which element under which key, and which tags are
 * complete. On the store's thread. */

typedef struct {
  const DimKeyList *keys;
  DimTagRequest *next; /* out: to be sent; NULL: nothing */
  guint queued;        /* out: tag facts and withdrawals */
} DimTagPlan;

/* DimStoreWork over a DimTagPlan. Every waiting number gets an element under each key of its day;
 * those with all their tags become tag facts, one a registration, both keys of a border together;
 * a number whose own key is destroyed is wiped. One transaction. */
gpointer dim_tag_plan_make (DimStore *store, gpointer plan, GError **error);

G_END_DECLS
