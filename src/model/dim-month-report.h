/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month.h"
#include "dim-review.h"

G_BEGIN_DECLS

/* A municipality's month as a back office looks at it before it says that it is complete. Pure; any
 * thread. */

typedef struct {
  char *form; /* code; "" where none was given */
  guint count;
} DimMonthForm;

typedef struct {
  DimMonthRecord *record;
  GPtrArray *forms; /* (element-type DimMonthForm): registrations that count; most first, then by
                       code */
  guint cases;      /* in which those stand */
  guint refuted;    /* that do not count */
  gint64 first_s;   /* when the first and the last that count came in; 0: none did */
  gint64 last_s;
  guint waiting;       /* registrations, changes and decisions of this device that are to be sent */
  GPtrArray *blocking; /* (element-type DimReviewItem): must be decided first */
  GPtrArray *open;     /* likewise: may still change it, and do not stand in the way */
  guint8 contents[DIM_CONTENTS_BYTES]; /* SHA-256 of what the feed told; set by whoever hashes */
} DimMonthReport;

/**
 * dim_month_report_new:
 * @record: taken
 * @records: (element-type DimRecord): of that municipality and month, and those of which a change
 *   that waits here takes them out of it or brings them there
 * @area: what the municipality is called today
 * @municipalities: to know which are that area
 * @out_contents: (out): what the feed told of it, to be hashed
 */
DimMonthReport *dim_month_report_new (DimMonthRecord *record,
                                      const GPtrArray *records,
                                      const char *area,
                                      const DimMunicipalities *municipalities,
                                      GBytes **out_contents);
void dim_month_report_free (DimMonthReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimMonthReport, dim_month_report_free)
/* Registrations that count, of all forms. */
guint dim_month_report_registered (const DimMonthReport *report);

/* Why it cannot be approved now, the first that holds. */
typedef enum {
  DIM_OBSTACLE_NONE,
  DIM_OBSTACLE_APPROVED,     /* it is, or an approval waits here to be sent */
  DIM_OBSTACLE_TOO_EARLY,    /* before dim_approval_first_day */
  DIM_OBSTACLE_NOT_REPORTED, /* no registration, and no zero statement */
  DIM_OBSTACLE_WAITING,      /* something of this device is to be sent */
  DIM_OBSTACLE_OPEN,         /* something is to be decided */
} DimMonthObstacle;
DimMonthObstacle dim_month_report_obstacle (const DimMonthReport *report, DimDay today);
/* Whether it can be opened again. */
gboolean dim_month_report_may_reopen (const DimMonthReport *report);

G_END_DECLS
