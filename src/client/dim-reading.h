/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reference.h"
#include "dim-role.h"
#include "dim-sync-step.h"

G_BEGIN_DECLS

/**
 * dim_reading_run:
 * @role: of this device; a front office reads nothing, but seals for those who do
 * @task: (transfer full): returns a DimSyncStep
 *
 * The part of a round that is about explanations: hears who reads, fetches what was sealed for this
 * device, and queues what is to be sealed or wrapped. A collector that does not speak of it is no
 * trouble.
 */
void dim_reading_run (DimStore *store,
                      DimHttpClient *collector,
                      const DimReference *reference,
                      DimRole role,
                      GTask *task);

G_END_DECLS
