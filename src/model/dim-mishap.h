/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What befell a store before it was opened, and has to be told to whoever works with it. */
typedef enum {
  DIM_MISHAP_NONE,
  DIM_MISHAP_STORE_ANEW, /* its file was damaged; it is kept beside, and a new one is begun */
  DIM_MISHAP_KEY_LOST,   /* the keyring lost its key; what only that opened cannot be read */
  DIM_N_MISHAPS
} DimMishap;

G_END_DECLS
