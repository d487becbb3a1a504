/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"
#include "dim-role.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* A back office says that a month of its municipality is complete (akkoord gemeente), or that it is
 * not after all. Pure; any thread. */

typedef enum {
  DIM_APPROVAL_AGREED,   /* akkoord: this is the month, as its contents say */
  DIM_APPROVAL_REOPENED, /* heropend: it is not complete after all */
  DIM_N_APPROVALS
} DimApprovalKind;
/* On the wire. Static. */
const char *dim_approval_kind_name (DimApprovalKind kind);
gboolean dim_approval_kind_from_name (const char *name, DimApprovalKind *out_kind);

/* Why a month is opened again: codes, as free text never leaves the desk. */
typedef enum {
  DIM_REOPENING_MISSING, /* ontbreekt: registrations of this month are still to come */
  DIM_REOPENING_WRONG,   /* onjuist: something in it is not right */
  DIM_REOPENING_MISTAKE, /* vergissing: it was approved by mistake */
  DIM_N_REOPENINGS
} DimReopeningReason;
/* On the wire. Static. */
const char *dim_reopening_reason_name (DimReopeningReason reason);
gboolean dim_reopening_reason_from_name (const char *name, DimReopeningReason *out_reason);

#define DIM_CONTENTS_BYTES 32 /* SHA-256 of model/dim-month-contents.h */

/* Akkoord: the fact. */
typedef struct {
  char *municipality; /* code */
  int month;          /* year × 12 + month − 1 */
  DimApprovalKind kind;
  guint8 contents[DIM_CONTENTS_BYTES]; /* AGREED: what its author saw */
  char *seen;                          /* AGREED: how far its author had read the feed; else "" */
  DimReopeningReason reason;           /* REOPENED */
} DimApproval;
/* AGREED, with the municipality "", the month −1 and nothing seen. */
DimApproval *dim_approval_new (void);
void dim_approval_free (DimApproval *approval);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimApproval, dim_approval_free)

/* The first day on which @month may be approved: day 15 of the month after it. */
DimDay dim_approval_first_day (int month);
/* What is wrong with a fact about @month on @today: the code of a fault, or NULL. */
const char *dim_approval_judge (int month, DimDay today);

typedef enum {
  DIM_MONTH_OPEN,     /* nobody approved it */
  DIM_MONTH_APPROVED, /* and it is still what was approved */
  DIM_MONTH_CHANGED,  /* akkoord, daarna gewijzigd */
  DIM_MONTH_REOPENED, /* approved once, and opened again */
} DimApprovalState;
/* Where a year of months is told, and in files: "" (OPEN), "akkoord", "gewijzigd", "heropend".
 * Static. */
const char *dim_approval_state_name (DimApprovalState state);
gboolean dim_approval_state_from_name (const char *name, DimApprovalState *out_state);

#define DIM_DESK_BYTES_MAX 200

/* What was last said of a month. Plain values. */
typedef struct {
  DimApprovalState state;
  gint64 made_s; /* unix time when the collector received it; 0: OPEN */
  char desk[DIM_DESK_BYTES_MAX + 1];
  DimRole role;
  guint8 contents[DIM_CONTENTS_BYTES]; /* APPROVED, CHANGED: what was approved */
  guint registered;                    /* APPROVED, CHANGED: registrations that counted then */
  guint late;                          /* CHANGED: of those that count, came in after it */
  DimReopeningReason reason;           /* REOPENED */
} DimMonthApproval;

/* What came in between looking at a month and approving it. */
typedef enum {
  DIM_DIFFERENCE_NEW,     /* bijgekomen */
  DIM_DIFFERENCE_CHANGED, /* gewijzigd */
  DIM_DIFFERENCE_GONE,    /* vervallen: withdrawn or refuted */
  DIM_N_DIFFERENCES
} DimDifferenceKind;
/* On the wire. Static. */
const char *dim_difference_kind_name (DimDifferenceKind kind);
gboolean dim_difference_kind_from_name (const char *name, DimDifferenceKind *out_kind);

typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  DimDifferenceKind kind;
} DimMonthDifference;

G_END_DECLS
