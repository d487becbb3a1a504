/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DIM_ERROR (dim_error_quark ())
GQuark dim_error_quark (void);

/**
 * DimErrorCode:
 * @DIM_ERROR_INVALID: what was given is wrong; mend it and try again
 * @DIM_ERROR_NOT_FOUND: there is nothing by that name
 * @DIM_ERROR_CONFLICT: it contradicts what stands already
 * @DIM_ERROR_OFFLINE: the other side cannot be reached; the work stays queued
 * @DIM_ERROR_REJECTED: the other side said no for good
 * @DIM_ERROR_LIMIT: a quota or a size is used up; later, or smaller
 * @DIM_ERROR_STORAGE: disk or database failed
 * @DIM_ERROR_TOO_NEW: made by a newer version of this program
 *
 * One code for each thing a caller can do. A message reads "Cannot <verb> <object>: <cause>" and
 * never holds personal data: not a number, not a text, not a name.
 */
typedef enum {
  DIM_ERROR_INVALID,
  DIM_ERROR_NOT_FOUND,
  DIM_ERROR_CONFLICT,
  DIM_ERROR_OFFLINE,
  DIM_ERROR_REJECTED,
  DIM_ERROR_LIMIT,
  DIM_ERROR_STORAGE,
  DIM_ERROR_TOO_NEW,
} DimErrorCode;

G_END_DECLS
