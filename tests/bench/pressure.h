/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-signature.h"

#include <glib.h>

/* Requests that are made beforehand and sent over several connections as fast as they are answered,
 * one under way on each. Costs next to nothing, so that what is measured is the server. */

/* A whole request, head and body, signed by @key for now. @body may be NULL. */
GBytes *pressure_request (const DimSigningKey *key,
                          const char *method,
                          const char *path,
                          const char *query,
                          const char *body);

/* @requests: (element-type GBytes): to 127.0.0.1:@port
 * @status: what each must be answered with
 *
 * Gives how many seconds it took; a bench ends at an answer that is another. */
gdouble pressure_run (guint port, guint n_connections, GPtrArray *requests, guint status);
