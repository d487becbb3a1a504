/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-approval.h"
#include "dim-entry-time.h"
#include "dim-incident.h"

G_BEGIN_DECLS

/* What a municipality reported of a month: registrations, or a zero statement, that nothing
 * happened. A month is a number: year × 12 + month − 1. Pure; any thread. */

int dim_month_of_day (DimDay day);
/* Its first day; the day after its last is that of @month + 1. */
DimDay dim_month_first_day (int month);
/* The first month that can be reported on. */
int dim_month_first (void);

/* A municipality's month as the collector knows it. */
typedef struct {
  guint64 position; /* of the feed */
  char area[8];     /* municipality as it is called today */
  int month;
  guint registered; /* registrations that count: neither withdrawn nor refuted */
  gint64 stated_s;  /* when the first zero statement came in; 0: none */
  DimEntrySummary entry;
  DimMonthApproval approval; /* what was last said of it */
} DimMonth;

typedef enum {
  DIM_MONTH_RUNNING,    /* not over, and nothing registered yet */
  DIM_MONTH_REGISTERED, /* something happened */
  DIM_MONTH_STATED,     /* a zero statement stands */
  DIM_MONTH_LAPSED,     /* it does not stand any more: something was registered after all */
  DIM_MONTH_MISSING,    /* over, and neither */
} DimMonthState;

/* Follows from what is registered and stated, whichever came first: when the last registration of
 * a month is withdrawn, its zero statement stands again. */
DimMonthState dim_month_state (const DimMonth *month, DimDay today);

/* The month as this device shows it, with what it has not sent yet. */
typedef struct {
  DimMonth month;
  DimMonthState state; /* with what waits */
  guint waiting;       /* of @month.registered: registrations that wait here to be sent */
  gboolean is_statement_waiting;
  char *refusal;                /* of the newest statement of this device, in Dutch; NULL: none */
  gboolean is_approval_waiting; /* or a reopening: made here, to be sent */
  char *approval_refusal;       /* of the newest of this device, in Dutch; NULL: none */
  GArray *differences; /* (element-type DimMonthDifference): why it was refused; NULL: none */
} DimMonthRecord;
void dim_month_record_free (DimMonthRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimMonthRecord, dim_month_record_free)

/* Whether a zero statement may be made about it. */
gboolean dim_month_record_may_state (const DimMonthRecord *record);

/* Whether a back office can look at it and approve it: something was reported, it is time, and what
 * was approved is not what it is now. */
gboolean dim_month_record_awaits_approval (const DimMonthRecord *record, DimDay today);

/* What is wrong with a zero statement about @municipality: the code of a fault, or NULL. @own: the
 * municipalities of the office. */
const char *dim_month_judge_municipality (const DimMunicipalities *municipalities,
                                          const char *const *own,
                                          const char *municipality,
                                          int month);
/* The same of its month: it must be over, since until then nobody knows that nothing happens. */
const char *dim_month_judge (int month, DimDay today);

G_END_DECLS
