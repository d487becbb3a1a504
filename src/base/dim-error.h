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
 * @DIM_ERROR_DENIED: this account may not use the file or folder
 * @DIM_ERROR_BUSY: another program holds the file or folder; close that one
 * @DIM_ERROR_FULL: the disk is full; make room
 * @DIM_ERROR_DAMAGED: what is stored is not whole any more
 * @DIM_ERROR_LOCKED: the keyring stays locked; unlock it
 * @DIM_ERROR_UNTRUSTED: what answers is not the server that it should be; the work stays queued
 * @DIM_ERROR_CLOCK: the clock of this computer is wrong; set it
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
  DIM_ERROR_DENIED,
  DIM_ERROR_BUSY,
  DIM_ERROR_FULL,
  DIM_ERROR_DAMAGED,
  DIM_ERROR_LOCKED,
  DIM_ERROR_UNTRUSTED,
  DIM_ERROR_CLOCK,
  DIM_N_ERRORS
} DimErrorCode;

/* DIM_ERROR_DENIED, _FULL or _BUSY if @number (of errno) says so, else _STORAGE. */
DimErrorCode dim_error_of_errno (int number);

/* TRUE for every failure of this computer's own storage: STORAGE, DENIED, BUSY, FULL, DAMAGED. */
gboolean dim_error_is_of_storage (const GError *error);

G_END_DECLS
