/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"

#include <errno.h>

G_DEFINE_QUARK (dim_error, dim_error)

DimErrorCode
dim_error_of_errno (int number)
{
  switch (number) {
  case EACCES:
  case EPERM:
  case EROFS:
    return DIM_ERROR_DENIED;
  case ENOSPC:
  case EDQUOT:
    return DIM_ERROR_FULL;
  case EBUSY:
  case ETXTBSY:
    return DIM_ERROR_BUSY;
  default:
    return DIM_ERROR_STORAGE;
  }
}

gboolean
dim_error_is_of_storage (const GError *error)
{
  static const DimErrorCode codes[] = { DIM_ERROR_STORAGE, DIM_ERROR_DENIED, DIM_ERROR_BUSY,
                                        DIM_ERROR_FULL, DIM_ERROR_DAMAGED };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, DIM_ERROR, (gint) codes[i]))
      return TRUE;
  return FALSE;
}
