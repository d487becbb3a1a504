/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes a data directory one that nobody enrolled: its keys are destroyed, in the Secret Service
 * too, and its store and everything beside it are removed. What was sent stays with the collector.
 * Waits for the disk and the keyring. */

/* DIM_ERROR_BUSY: a program uses the directory; _LOCKED: the keyring that has a key cannot be
 * asked; _DENIED or _STORAGE. On failure before the store is out of use nothing has changed. */
gboolean dim_forgetting_run (const char *data_dir, gboolean without_keyring, GError **error);

/* Goes on with what was begun and cut off; nothing happens if there is nothing. By whoever holds
 * the directory. */
gboolean dim_forgetting_finish (const char *store, GError **error);

G_END_DECLS
