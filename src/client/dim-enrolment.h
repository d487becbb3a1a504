/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-device.h"

G_BEGIN_DECLS

/* Where a device is to be enrolled, and by what code. */
typedef struct {
  const char *collector_url;
  const char *evaluator_url;
  const char *code; /* both halves, collector's first, as typed */
} DimEnrolment;

/**
 * dim_enrolment_run:
 * @store: unlocked
 * @enrolment: copied
 * @task: taken; returns the enrolled DimDevice, which is in the store then
 *
 * Makes a signing key, keeps it sealed, and registers it at both servers. The same code again goes
 * on with the same key, so it is harmless to repeat after one server said yes. DIM_ERROR_INVALID
 * (no code, no address), _REJECTED (unknown, used or expired; list keys that differ),
 * _CLOCK, _OFFLINE.
 */
void dim_enrolment_run (DimStore *store, const DimEnrolment *enrolment, GTask *task);

G_END_DECLS
