/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"
#include "dim-uuid.h"

#include <glib.h>

G_BEGIN_DECLS

/* A counting year on its way from open to final (teljaar). Municipalities approve its months; BZK
 * accepts it, closes it provisionally and at last for good. Each closing takes a snapshot, its next
 * vintage. A provisional year is unlocked by two people, for a reason and until a day; what is
 * closed again then is the next vintage. Pure; any thread. */

typedef enum {
  DIM_YEAR_ACCEPT,  /* accepteren: what the municipalities delivered is taken */
  DIM_YEAR_CLOSE,   /* voorlopig: takes a snapshot */
  DIM_YEAR_FINISH,  /* definitief: takes the last one */
  DIM_YEAR_UNLOCK,  /* ontgrendelen: asks for it */
  DIM_YEAR_CONFIRM, /* meetekenen: a second person agrees to that */
  DIM_N_YEAR_STEPS
} DimYearStepKind;
/* On the wire. Static. */
const char *dim_year_step_name (DimYearStepKind kind);
gboolean dim_year_step_from_name (const char *name, DimYearStepKind *out_kind);

/* Why: codes, as free text never leaves a device. */
typedef enum {
  DIM_YEAR_COMPLETE,   /* volledig: all months are approved (ACCEPT) */
  DIM_YEAR_INCOMPLETE, /* onvolledig: not all, and it is accepted as it is (ACCEPT) */
  DIM_YEAR_PLANNED,    /* volgens-planning (CLOSE, FINISH) */
  DIM_YEAR_CORRECTED,  /* hersteld: after it was unlocked (CLOSE) */
  DIM_YEAR_LATE,       /* nagekomen: registrations came in late (UNLOCK) */
  DIM_YEAR_WRONG,      /* onjuist: something in it is not right (UNLOCK) */
  DIM_YEAR_CHECKED,    /* gecontroleerd (CONFIRM) */
  DIM_N_YEAR_REASONS
} DimYearReason;
/* On the wire. Static. */
const char *dim_year_reason_name (DimYearReason reason);
gboolean dim_year_reason_from_name (const char *name, DimYearReason *out_reason);
gboolean dim_year_reason_suits (DimYearReason reason, DimYearStepKind kind);

#define DIM_YEAR_UNLOCK_DAYS_MAX 92

/* Jaarstap: the fact. */
typedef struct {
  int year;
  DimYearStepKind kind;
  DimYearReason reason;
  char after[DIM_UUID_TEXT_LEN]; /* the last step that its author saw; "": none */
  DimDay until;                  /* UNLOCK: the last day on which it is unlocked; else NONE */
} DimYearStep;

/* Nothing, with the year 0. */
DimYearStep *dim_year_step_new (void);
void dim_year_step_free (DimYearStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimYearStep, dim_year_step_free)

#define DIM_YEAR_DESK_BYTES_MAX    200
#define DIM_YEAR_VERSION_BYTES_MAX 64
#define DIM_YEAR_DIGEST_BYTES      32 /* SHA-256 */

/* A step that was taken, as it is told. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  DimYearStep step;
  char device[DIM_UUID_TEXT_LEN]; /* whose */
  char desk[DIM_YEAR_DESK_BYTES_MAX + 1];
  gint64 made_s; /* unix time when the collector received it */
  guint vintage; /* CLOSE, FINISH: of the snapshot that it took, from 1; else 0 */
} DimYearEvent;

/* A snapshot that was taken; its lines are asked for apart. */
typedef struct {
  int year;
  guint vintage;    /* from 1 */
  guint64 position; /* of the feed */
  gint64 made_s;
  char code_list_version[DIM_YEAR_VERSION_BYTES_MAX + 1];
  guint n_lines;
  guint8 digest[DIM_YEAR_DIGEST_BYTES]; /* of the canonical text (dim-snapshot-rows.h) */
} DimSnapshotHead;

/* A year as it is told. */
typedef struct {
  int year;
  GArray *events;    /* (element-type DimYearEvent): in the order in which they were taken */
  GArray *snapshots; /* (element-type DimSnapshotHead): by vintage */
} DimYearRecord;
DimYearRecord *dim_year_record_new (int year);
void dim_year_record_free (DimYearRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimYearRecord, dim_year_record_free)

typedef enum {
  DIM_YEAR_OPEN,
  DIM_YEAR_ACCEPTED,    /* geaccepteerd */
  DIM_YEAR_PROVISIONAL, /* voorlopig */
  DIM_YEAR_UNLOCKED,    /* ontgrendeld: provisional, and may be closed again */
  DIM_YEAR_FINAL,       /* definitief */
  DIM_N_YEAR_STATES
} DimYearState;
/* On the wire and in files: "open", "geaccepteerd", … Static. */
const char *dim_year_state_name (DimYearState state);

/* How a year stands after all its steps. */
typedef struct {
  DimYearState state;
  guint vintages;              /* snapshots taken */
  const DimYearEvent *last;    /* borrowed; NULL: no step was taken */
  const DimYearEvent *request; /* UNLOCK that waits for a second person; borrowed; NULL: none */
  DimDay until;                /* UNLOCKED: the last day; else NONE */
} DimYearStanding;
/* @events: (element-type DimYearEvent): of one year, in the order in which they were taken. */
void dim_year_stand (const GArray *events, DimDay today, DimYearStanding *out);

/* What a step waits for, or why it cannot be taken. */
typedef enum {
  DIM_YEAR_STEP_FITS,
  DIM_YEAR_STEP_TOO_EARLY,  /* the year is not over */
  DIM_YEAR_STEP_NO_DAY,     /* @until is none, past, or too far */
  DIM_YEAR_STEP_NO_REASON,  /* the reason does not suit */
  DIM_YEAR_STEP_OUTDATED,   /* another step was taken meanwhile */
  DIM_YEAR_STEP_NOT_NOW,    /* the year does not stand so */
  DIM_YEAR_STEP_INCOMPLETE, /* accepted as complete, and not all months are approved */
  DIM_YEAR_STEP_ALONE,      /* whoever asked cannot confirm it too */
} DimYearVerdict;
/* @device: who takes it; @is_complete: all months that are expected are approved. */
DimYearVerdict dim_year_judge (const DimYearStanding *standing,
                               const DimYearStep *step,
                               const char *device,
                               gboolean is_complete,
                               DimDay today);

G_END_DECLS
