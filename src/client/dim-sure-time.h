/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* Table "sure_time": the time that has surely come. The clock of a computer may jump, a year ahead
 * for an hour; what is wiped then is gone. So nothing is wiped by what the clock says now, but by
 * what it said when
 * - a server took a signature with that time (it takes none that is off by more than 300 s), or
 * - without a server: the clock has gone on from there for 24 hours of use, of which no two looks
 *   count for more than an hour.
 * On the store's thread. */

/* 0: none yet. */
gboolean dim_sure_time_read (DimStore *store, gint64 *out_s, GError **error);
/* What the clock says, unless a later time has surely come already. */
gboolean dim_sure_time_stamp (DimStore *store, gint64 *out_s, GError **error);

/* A server has just taken a signature. What was stamped with a later time was so by a clock that
 * was ahead, and is of now. Within a transaction. */
gboolean dim_sure_time_prove (DimStore *store, GError **error);
/* The store is in use now. */
gboolean dim_sure_time_look (DimStore *store, GError **error);
/* DimStoreWork: a server has just said that the clock is wrong. */
gpointer dim_sure_time_doubt (DimStore *store, gpointer data, GError **error);

G_END_DECLS
