/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-synchroniser.h"

G_BEGIN_DECLS

/* Something that the collector tells analysts of a year, and that is kept for when it is out of
 * reach. */
typedef struct {
  const char *path;
  gboolean (*put) (DimStore *store, int year, GBytes *body, GError **error);
  /* DIM_ERROR_NOT_FOUND if nothing is kept. */
  GBytes *(*get) (DimStore *store, int year, gint64 *out_fetched_s, GError **error);
  gpointer (*decode) (GBytes *body, GError **error);
  GDestroyNotify free_decoded;
} DimYearKind;

/* What a kind's decode gave. */
typedef struct {
  const DimYearKind *kind;
  gpointer decoded;
  gint64 fetched_s;
} DimYearAnswer;
void dim_year_answer_free (DimYearAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimYearAnswer, dim_year_answer_free)

/* @kind: static. @task is taken; it returns a DimYearAnswer: fetched and kept now, or kept before
 * if the collector is out of reach. DIM_ERROR_OFFLINE without any, _REJECTED for another role. */
void dim_year_fetching_run (DimSynchroniser *synchroniser,
                            const DimYearKind *kind,
                            int year,
                            GTask *task);

G_END_DECLS
