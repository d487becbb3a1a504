/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-seal.h"

G_BEGIN_DECLS

/* Store keys in the Secret Service (freedesktop.org), one for each data directory; within a Flatpak
 * in a file under a secret of the Secret portal. All wait, with a limit: never on the main loop. */

/* TRUE if the service is there and its default collection needs nobody to unlock it. Quick where
 * there is no session bus. */
gboolean dim_keyring_is_ready (void);

/* In secret memory. NULL with DIM_ERROR_NOT_FOUND: the service keeps none for @directory;
 * DIM_ERROR_LOCKED: it cannot be asked. */
guint8 *dim_keyring_find (const char *directory, GError **error);
gboolean
dim_keyring_keep (const char *directory, const guint8 key[DIM_SEAL_KEY_BYTES], GError **error);
/* Nothing happens if there is none. DIM_ERROR_LOCKED. */
gboolean dim_keyring_forget (const char *directory, GError **error);

G_END_DECLS
