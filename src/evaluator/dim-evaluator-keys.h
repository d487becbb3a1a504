/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"
#include "dim-evaluation-codec.h"

G_BEGIN_DECLS

/* The evaluator's keys: public halves and the signed list in the database, secret halves as files.
 * Each change makes a new list with the next serial, signed by the offline key. */

/* Small letters, digits and hyphens, at most 15. */
gboolean dim_evaluator_key_id_is_valid (const char *key_id);

/**
 * dim_evaluator_key_new:
 *
 * A key file by that id without an entry, as a making that was cut off leaves behind, is taken up.
 * DIM_ERROR_CONFLICT: there is one by that id, its period cuts into another's (it may only be the
 * same, or apart), or @list_key is not the one that signed before. DIM_ERROR_INVALID: bad id or
 * period.
 */
gboolean dim_evaluator_key_new (DimDatabase *database,
                                const char *directory,
                                const DimKeyEntry *entry,
                                const DimSigningKey *list_key,
                                gint64 now_s,
                                GError **error);

/* Publishes that it is destroyed, then destroys the file; done again it finishes what was cut off.
 * DIM_ERROR_NOT_FOUND, or DIM_ERROR_CONFLICT for another list key. */
gboolean dim_evaluator_key_destroy (DimDatabase *database,
                                    const char *directory,
                                    const char *key_id,
                                    const DimSigningKey *list_key,
                                    gint64 now_s,
                                    GError **error);

/* (element-type DimKeyEntry) by id. */
GArray *dim_evaluator_key_all (DimDatabase *database, GError **error);
/* DIM_ERROR_NOT_FOUND if there is none by that id. */
gboolean dim_evaluator_key_find (DimDatabase *database,
                                 const char *key_id,
                                 DimKeyEntry *out,
                                 GError **error);

/* The list in force; DIM_ERROR_NOT_FOUND as long as there is no key. @out_list_key may be NULL. */
char *dim_evaluator_key_list (DimDatabase *database,
                              guint8 out_list_key[DIM_SIGN_PUBLIC_BYTES],
                              GError **error);

/* The secret half, in memory of dim_secret_alloc, if its file is there and belongs to @entry. Any
 * thread. */
guint8 *dim_evaluator_key_load (const char *directory, const DimKeyEntry *entry, GError **error);

G_END_DECLS
