/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why the queue does not move. */
typedef enum {
  DIM_TROUBLE_NONE,
  DIM_TROUBLE_COLLECTOR_OFFLINE,
  DIM_TROUBLE_EVALUATOR_OFFLINE,
  DIM_TROUBLE_QUOTA,
  DIM_TROUBLE_WRONG_KEY,
  DIM_TROUBLE_DEVICE_REFUSED,
} DimTrouble;

/* Sets the error of dim_synchroniser_run; @trouble is not NONE. */
void dim_trouble_set_error (DimTrouble trouble, GError **error);

G_END_DECLS
