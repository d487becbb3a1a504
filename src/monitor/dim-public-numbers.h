/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

G_BEGIN_DECLS

/* Phone numbers of the contact cards, as dim_guard_scan wants them: those of contacten.json in the
 * data directory, where an administrator can put one, or else those built in. */

/* Borrowed. */
const char *const *dim_monitor_get_public_numbers (DimMonitor *monitor);
/* For who opens nothing. Waits for the disk. Owned by the caller. */
char **dim_public_numbers_load (const char *data_dir, GError **error);

G_END_DECLS
