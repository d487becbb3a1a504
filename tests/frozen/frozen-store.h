/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

/* What is frozen was sealed with this. */
#define FROZEN_PASSPHRASE "een lange zin voor wat bewaard blijft"

/* Everything sealed in an open store, opened: drafts, numbers that wait, explanations, the device
 * and the facts that are queued. As text, a line each. Owned by the caller. */
char *frozen_store_list (DimStore *store);

/* Opens the store with the passphrase. */
DimStore *frozen_store_open (const char *path, const DimClock *clock);
