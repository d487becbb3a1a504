/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-problem.h"

G_BEGIN_DECLS

/* The problems that the server half itself finds, in Dutch. */

/* @code: one of PROTOCOL.md's table of 400 to 503; its status and words follow from it. Owned by
 * the caller. */
DimProblem *dim_http_refusal_new (const char *code);
/* For what libsoup refused before a request was read. */
DimProblem *dim_http_refusal_for_status (guint status);

G_END_DECLS
