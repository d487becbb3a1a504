/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record-query.h"

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
  DimStanding standing;
  const char *desk;
  const char *product;
  const char *form;
  const char *document; /* kind of the first */
  const char *words;    /* a search key */
} DimRecordKeys;
/* Adds it, or replaces what was known of it. FALSE if its id is none. */
gboolean dim_record_index_put (DimRecordIndex *index, const DimRecordKeys *keys);

/* The numbers of those for which every term of the query holds (a word as dim_text_matches_word has
 * it) and that it allows, in its order (element-type guint32). */
GArray *dim_record_index_find (DimRecordIndex *index, const DimRecordQuery *query);
/* How many there are to show at all. */
guint dim_record_index_count (DimRecordIndex *index);
/* The desks that occur, in order; NULL-terminated. Borrowed, until something is put. */
const char *const *dim_record_index_desks (DimRecordIndex *index);
/* FALSE if there is no such number. */
gboolean dim_record_index_incident (const DimRecordIndex *index,
                                    guint32 number,
                                    char out[DIM_UUID_TEXT_LEN]);

G_END_DECLS
