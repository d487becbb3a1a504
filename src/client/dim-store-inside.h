/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"
#include "dim-seal.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* What the tables of this layer see of the store. On its thread only. */

DimDatabase *dim_store_database (DimStore *store);

/* The key may be used from here on; it is copied. NULL forgets it. */
void dim_store_set_key (DimStore *store, const guint8 key[DIM_SEAL_KEY_BYTES]);
gboolean dim_store_is_unlocked (DimStore *store);
/* For a backup; the caller wipes it. FALSE while locked. */
gboolean dim_store_copy_key (DimStore *store, guint8 out[DIM_SEAL_KEY_BYTES], GError **error);
/* A key of its own for @purpose, from the store key; the caller wipes it. FALSE while locked. */
gboolean
dim_store_derive_key (DimStore *store, const char *purpose, guint8 out[32], GError **error);

/* Something was deleted that must not stay in an old page: dim_store_purge has work. */
void dim_store_mark_deleted (DimStore *store);

/* Of copies and damaged files beside the store. */
gboolean dim_store_forget_copies (DimStore *store, const DimCopyPeriod *period, GError **error);

/* Seals for one place: @kind and @id, as "draft" and its identifier. NULL while locked. */
GBytes *
dim_store_seal (DimStore *store, const char *kind, const char *id, GBytes *plain, GError **error);
/* In secret memory that the bytes own, a NUL after its end. */
GBytes *dim_store_unseal (DimStore *store,
                          const char *kind,
                          const char *id,
                          GBytes *sealed,
                          GError **error);

/* Of files of a store that nobody uses, on any thread. The first looks through it without changing
 * it (dim_database_look; also DIM_ERROR_TOO_NEW); the second brings its log into the file, so that
 * there is nothing beside it. */
gboolean dim_store_look (const char *path, gint64 *out_version, GError **error);
gboolean dim_store_settle (const char *path, GError **error);

/* Bytes in secret memory that are wiped with them; @secret is taken. */
GBytes *dim_secret_bytes_take (gpointer secret, gsize length);

/* Steps a statement once and resets it after @read; FALSE without error: there was no row. */
typedef void (*DimRowFunc) (DimStatement *statement, gpointer data);
gboolean
dim_store_read_row (DimStatement *statement, DimRowFunc read, gpointer data, GError **error);
/* The same for every row. */
gboolean
dim_store_read_rows (DimStatement *statement, DimRowFunc read, gpointer data, GError **error);

G_END_DECLS
