/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* Table "local_check": two bytes of a keyed hash of each number of this device, 31 days. Enough to
 * warn of a double at this desk, too little to prove anything to who takes the file. On the store's
 * thread. */

gboolean dim_local_check_add (DimStore *store,
                              const char *use,
                              const char *incident,
                              const char *number,
                              GError **error);
/* A number on its way to the store's thread, in secret memory. */
char *dim_local_check_carry (const char *number);
void dim_local_check_drop (gpointer number);
/* Registrations that showed the same number, one in 65,536 by chance (element-type utf8). */
GPtrArray *dim_local_check_find (DimStore *store, const char *number, GError **error);
/* The document was taken away, or the whole registration. */
gboolean dim_local_check_remove (DimStore *store, const char *use, GError **error);
gboolean dim_local_check_remove_all_of (DimStore *store, const char *incident, GError **error);
gboolean dim_local_check_prune (DimStore *store, gint64 sure_s, GError **error);

G_END_DECLS
