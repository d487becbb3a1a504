/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-database.h"
#include "dim-http-server.h"

G_BEGIN_DECLS

/* The evaluator behind its paths (PROTOCOL.md, "Evaluator"): one thread for the database, a pool
 * for the arithmetic, and the main loop for HTTP. */
typedef struct _DimEvaluator DimEvaluator;

/* Takes @database. DIM_ERROR_* if a device cannot be read, or a key that is not destroyed cannot be
 * loaded: better not to start than to refuse one key's requests. */
DimEvaluator *dim_evaluator_new (DimDatabase *database,
                                 const char *directory,
                                 const DimClock *clock,
                                 GError **error);
/* Borrowed. */
DimHttpServer *dim_evaluator_server (DimEvaluator *evaluator);
/* Finishes what the database has been given. */
void dim_evaluator_free (DimEvaluator *evaluator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimEvaluator, dim_evaluator_free)

G_END_DECLS
