/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-queue-item.h"
#include "dim-queue-state.h"

G_BEGIN_DECLS

/* The queue in full, for the panel at the foot of the window. Owned by the caller. */

/* "10:42", "yesterday 10:42", "3 november, 10:42". */
char *dim_words_moment (gint64 unix_s, gint64 now_s);

/* What is the matter, and since when: "De verzamelserver is onbereikbaar sinds 10:42; alles is hier
 * veilig opgeslagen." "" for no trouble. */
char *dim_words_trouble_since (const DimQueueState *queue, gint64 now_s);
/* When it is tried again by itself: "Over 4 minuten wordt het vanzelf opnieuw geprobeerd." "" while
 * that is not known. */
char *dim_words_next_try (const DimQueueState *queue, gint64 now_s);

/* "Voorval 7K3M-Q2XD" */
char *dim_words_queue_item (const DimQueueItem *item);
/* "Te verbeteren: datum, product"; "" if nobody knows. */
char *dim_words_to_mend (const DimQueueItem *item);

G_END_DECLS
