/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record-query.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* What registrations are found and ordered by, in memory: about 200 bytes each. Each gets a number,
 * from 0, that stays its own as long as the index lives. Pure; one thread at a time. */
typedef struct _DimRecordIndex DimRecordIndex;

DimRecordIndex *dim_record_index_new (void);
void dim_record_index_free (DimRecordIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRecordIndex, dim_record_index_free)

/* Everything is borrowed; NULL stands for "". */
typedef struct {
  const char *incident;
  DimDay day; /* DIM_DAY_NONE: there is nothing to show of it any more */
  DimRecordState state;
  gboolean is_double; /* possibly */
  const char *desk;
  const char *product;
  const char *form;
  const char *document; /* kind of the first */
  const char *words;    /* a search key */
} DimRecordKeys;
/* Adds it, or replaces what was known of it. FALSE if its id is none. */
gboolean dim_record_index_put (DimRecordIndex *index, const DimRecordKeys *keys);

/* The numbers of those in whose words dim_text_matches finds the query's, in its order
 * (element-type guint32). */
GArray *dim_record_index_find (DimRecordIndex *index, const DimRecordQuery *query);
/* FALSE if there is no such number. */
gboolean dim_record_index_incident (const DimRecordIndex *index,
                                    guint32 number,
                                    char out[DIM_UUID_TEXT_LEN]);

G_END_DECLS
