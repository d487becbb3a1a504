/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"

G_BEGIN_DECLS

/* The evaluator's own directory: its database, and its secret keys in keys/. */

/* Makes the directory (mode 0700) and the database if they are not there. */
DimDatabase *dim_evaluator_store_open (const char *directory, GError **error);
/* Removes what migrations left beside the database, once it is over. */
gboolean dim_evaluator_store_forget_copies (const char *directory, gint64 now_s, GError **error);
/* "<directory>/keys/<id>.key"; owned by the caller. */
char *dim_evaluator_store_key_path (const char *directory, const char *key_id);

G_END_DECLS
