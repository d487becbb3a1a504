/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-trouble.h"

#include "dim-error.h"

void
dim_trouble_set_error (DimTrouble trouble, GError **error)
{
  switch (trouble) {
  case DIM_TROUBLE_COLLECTOR_OFFLINE:
    g_set_error (error, DIM_ERROR, DIM_ERROR_OFFLINE, "Cannot send: the collector is out of reach");
    return;
  case DIM_TROUBLE_EVALUATOR_OFFLINE:
    g_set_error (error, DIM_ERROR, DIM_ERROR_OFFLINE,
                 "Cannot ask for tags: the evaluator is out of reach");
    return;
  case DIM_TROUBLE_QUOTA:
    g_set_error (error, DIM_ERROR, DIM_ERROR_LIMIT, "Cannot ask for tags: the quota is used up");
    return;
  case DIM_TROUBLE_WRONG_KEY:
    g_set_error (error, DIM_ERROR, DIM_ERROR_REJECTED,
                 "Cannot ask for tags: the evaluator's key or key list does not hold");
    return;
  case DIM_TROUBLE_DEVICE_REFUSED:
    g_set_error (error, DIM_ERROR, DIM_ERROR_REJECTED, "Cannot send: a server refuses this device");
    return;
  case DIM_TROUBLE_NONE:
    break;
  }
  g_return_if_reached ();
}
