/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whom a clerk wants to read an explanation, beside who works at this device. The values are kept
 * in stores. */
typedef enum {
  DIM_AUDIENCE_NONE = 0,
  DIM_AUDIENCE_MUNICIPALITY = 1 << 0,
  DIM_AUDIENCE_MINISTRY = 1 << 1,
} DimAudience;

#define DIM_AUDIENCE_ALL (DIM_AUDIENCE_MUNICIPALITY | DIM_AUDIENCE_MINISTRY)
#define DIM_N_AUDIENCES  2

/* "gemeente" and "bzk", NULL-terminated; empty for none. Owned by the caller, the words static. */
const char **dim_audience_names (DimAudience audience);
/* DIM_AUDIENCE_NONE for another word. */
DimAudience dim_audience_from_name (const char *name);

G_END_DECLS
