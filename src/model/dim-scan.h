/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-mrz.h"

G_BEGIN_DECLS

/**
 * DimScan:
 *
 * Tells the keys of a scanner that types machine-readable zones from those of a hand, and reads the
 * zone. Pure: it is told of every key with its time, and says what becomes of it.
 *
 * How it tells: by beginning and speed together, for either alone is wrong. "panama" begins as a
 * zone does (P, any letter, Namibia's NAM), and a quick hand rolls two keys in 20 ms; but nobody
 * strikes five keys in a row with less than 40 ms between any two, and have them be a type of
 * document, an issuing state and a '<' or a digit. Keyboard wedges need 1 to 30 ms a key.
 *
 * How it leaves fields alone: it takes nothing back, it keeps back. A letter that can begin a zone
 * (P, I, A, C, D) is held until the next key shows what it was, 40 ms at most, which no eye sees;
 * all other typing passes at once. What has never reached a field need not be taken out of its
 * text, its cursor, its choice or its undo. Being wrong costs a hand nothing either: held keys go
 * on in their order as soon as they cannot be a zone's.
 *
 * What of the lines: they may come in one go or with Enter, Tab, CR LF or a blank between them, any
 * of them twice, the next one up to half a minute after the last. Enter and the like are dropped
 * for half a second behind a line, whatever else follows it within a tenth. Lines lie in this
 * object's memory, which is wiped as soon as they are read or given up. Any thread, one at a time.
 */
typedef struct _DimScan DimScan;

typedef enum {
  DIM_SCAN_NOTHING, /* of dim_scan_wait: it waits on */
  DIM_SCAN_PASS,    /* a hand's: keys go on in their order, but for the last dim_scan_count_held */
  DIM_SCAN_HOLD,    /* may be a scanner's: keep it back */
  DIM_SCAN_DROP,    /* a scanner's: it and all that was held reach nobody */
  DIM_SCAN_READ,    /* likewise, and a zone is whole: dim_scan_steal_zone */
  DIM_SCAN_WAITS,   /* of dim_scan_wait: lines have come, and for a second no other */
  DIM_SCAN_BROKEN,  /* of dim_scan_wait: what came was no whole zone; it is wiped. Say so. */
} DimScanVerdict;

/* What is no character, or goes with Ctrl or Alt. */
#define DIM_SCAN_OTHER_KEY 0

DimScan *dim_scan_new (void);
void dim_scan_free (DimScan *scan);

/**
 * dim_scan_take:
 * @key: the character; '\n' for Enter, '\t' for Tab; DIM_SCAN_OTHER_KEY
 * @time_us: microseconds of a clock that never goes back; dim_scan_wait has been asked for it
 *
 * Returns: PASS, HOLD, DROP or READ.
 */
DimScanVerdict dim_scan_take (DimScan *scan, gunichar key, gint64 time_us);

/* No key came until @time_us. To be asked again until it says NOTHING; PASS, WAITS or BROKEN. */
DimScanVerdict dim_scan_wait (DimScan *scan, gint64 time_us);
/* When dim_scan_wait will have something to say; G_MAXINT64 if it waits for nothing. */
gint64 dim_scan_get_deadline (const DimScan *scan);

/* How many of the last keys are held. */
guint dim_scan_count_held (const DimScan *scan);
/* The zone of the last READ, once; the caller clears it. FALSE if there is none. */
gboolean dim_scan_steal_zone (DimScan *scan, DimMrz *out);
/* Wipes all and begins anew. */
void dim_scan_forget (DimScan *scan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimScan, dim_scan_free)

G_END_DECLS
