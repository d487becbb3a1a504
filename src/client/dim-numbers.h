/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-incident.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Tables "number" and "lost_number": document numbers that wait for a tag, sealed, until the tag
 * fact is acknowledged. On the store's thread. */

typedef struct {
  char use[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  DimDay day; /* of the incident */
} DimNumber;

/* @number: normalised */
gboolean
dim_numbers_add (DimStore *store, const DimNumber *place, const char *number, GError **error);
/* The number in secret memory, a NUL after it. */
GBytes *dim_numbers_open (DimStore *store, const char *use, GError **error);

/* Those without a tag fact whose registration was not refused, oldest first
 * (element-type DimNumber). */
GArray *dim_numbers_waiting (DimStore *store, GError **error);
gboolean dim_numbers_count_waiting (DimStore *store, guint *out, GError **error);

/* The tag of @use goes with @fact. */
gboolean dim_numbers_set_fact (DimStore *store, const char *use, const char *fact, GError **error);
/* Destroys the numbers whose tags went with @fact; *out_count says how many. */
gboolean dim_numbers_destroy (DimStore *store, const char *fact, guint *out_count, GError **error);

/* Wipes a number that nobody needs any more: its document was taken away, or another was given. */
gboolean dim_numbers_wipe (DimStore *store, const char *use, GError **error);
gboolean dim_numbers_wipe_all_of (DimStore *store, const char *incident, GError **error);
/* The date was moved. *@out_is_here: the number is still here, and gets a tag of its new day. */
gboolean dim_numbers_move (DimStore *store,
                           const char *use,
                           DimDay day,
                           gboolean *out_is_here,
                           GError **error);

/* Wipes a number that will have no tag: not comparable from here on, and a fact says so to the
 * collector. */
gboolean dim_numbers_lose (DimStore *store, const DimNumber *place, GError **error);
/* Wipes what is older than 30 days; *out_count grows by those that will have no tag. */
gboolean dim_numbers_lose_old (DimStore *store, gint64 sure_s, guint *out_count, GError **error);
/* The same for all those whose tags went with @fact, which the collector will never take. */
gboolean
dim_numbers_lose_with_fact (DimStore *store, const char *fact, guint *out_count, GError **error);
/* All of them: nobody has the key any more. */
gboolean dim_numbers_lose_all (DimStore *store, GError **error);
gboolean dim_numbers_is_lost (DimStore *store, const char *use, gboolean *out, GError **error);

G_END_DECLS
