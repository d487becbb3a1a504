/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-approval.h"
#include "dim-municipality.h"

G_BEGIN_DECLS

/* Which municipalities took part, and what each reported of its months: what figures are to be
 * read against. A month is a number: year × 12 + month − 1. A municipality is what it is called
 * today: after a merger its successor goes on, also for the months before. Pure; any thread. */

#define DIM_PART_GOES_ON G_MAXINT

/* The months in which a municipality takes part: some device that registers for it was enrolled,
 * and still there when the month ended. */
typedef struct {
  int from;
  int to; /* first month after it; DIM_PART_GOES_ON: it still does */
} DimPartSpan;

/* A month of which something was heard. */
typedef struct {
  int month;
  guint registered;   /* registrations that count */
  gboolean is_stated; /* a zero statement came in; lapsed while something is registered */
  DimApprovalState approval;
  guint late; /* CHANGED: came in after the approval */
} DimPartMonth;

typedef struct {
  char code[8];
  GArray *spans;  /* (element-type DimPartSpan): apart, the earliest first; of all years */
  GArray *months; /* (element-type DimPartMonth): of the year, the earliest first */
} DimPartMember;

/* A calendar year as the collector told it. */
typedef struct {
  int year;
  gint64 told_s;      /* unix time: what was not over then is not expected */
  guint64 position;   /* of the feed */
  GPtrArray *members; /* (element-type DimPartMember) by code: who ever took part, or reported
                         something of the year */
} DimParticipation;

DimParticipation *dim_participation_new (int year);
void dim_participation_free (DimParticipation *participation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimParticipation, dim_participation_free)

/* The member with that code, made if there is none yet. Owned by @participation. */
DimPartMember *dim_participation_add (DimParticipation *participation, const char *code);
/* NULL if it is not told of. */
const DimPartMember *
dim_participation_find (const DimParticipation *participation, const char *code);
/* Puts @from up to @to with the spans that are there; what touches becomes one. Nothing if there is
 * no month between them. */
void dim_part_member_add_span (DimPartMember *member, int from, int to);
/* Leaves of all spans the months in which the municipality, or one that it came from, was there
 * (Haaren: until it was split). Unknown ones stay as they are. */
void
dim_participation_clip (DimParticipation *participation, const DimMunicipalities *municipalities);

typedef enum {
  DIM_PART_ABSENT,   /* takes no part, and nothing was reported */
  DIM_PART_RUNNING,  /* takes part; not over, and nothing was registered yet */
  DIM_PART_SILENT,   /* takes part; over, and neither a registration nor a zero statement */
  DIM_PART_ZERO,     /* a zero statement stands */
  DIM_PART_REPORTED, /* something was registered */
  DIM_N_PART_STATES
} DimPartState;
/* In files: "geen-deelname", "loopt", "stil", "nulmelding", "gemeld". Static. */
const char *dim_part_state_name (DimPartState state);

/* How a month of a municipality stands. */
typedef struct {
  int month;
  DimPartState state;
  gboolean is_expected; /* takes part, and it is over: the denominator. What was reported of other
                           months counts in no numerator */
  guint registered;
  DimApprovalState approval;
  guint late;
} DimPartStanding;
DimPartStanding dim_participation_standing (const DimParticipation *participation,
                                            const DimPartMember *member,
                                            int month);

typedef struct {
  guint on_map;      /* municipalities that there were in the period */
  guint present;     /* that take part in some month of it, over or not */
  guint taking_part; /* from which at least one month of the period is expected */
  guint reporting;   /* that reported at least one of those months */
  guint expected;    /* months: over, of who takes part */
  guint reported;    /* of these: registrations or a zero statement */
  guint zero;        /* of these: a zero statement */
  guint silent;      /* of these: neither */
  guint approved;    /* of those reported: and still what was approved */
} DimPartTotals;

/**
 * dim_participation_count:
 * @years: (element-type DimParticipation): of the years that the period touches, each once
 * @from_month: first month of the period, and @to_month the first after it
 * @only: (nullable) (element-type utf8): codes of the only municipalities that count, but for
 *   on_map
 */
void dim_participation_count (const GPtrArray *years,
                              const DimMunicipalities *municipalities,
                              int from_month,
                              int to_month,
                              const GPtrArray *only,
                              DimPartTotals *out);
/* Of one member, in the year of @participation; on_map stays 0. */
void dim_participation_count_member (const DimParticipation *participation,
                                     const DimPartMember *member,
                                     DimPartTotals *out);

/* Codes, in order, of the municipalities from which months are expected in both years: only those
 * can be compared. (transfer full) (element-type utf8) */
GPtrArray *dim_participation_in_both (const DimParticipation *one, const DimParticipation *other);
gboolean dim_participation_is_among (const GPtrArray *codes, const char *code);

/* Months of the year that are silent, the earliest first. (transfer full) (element-type int) */
GArray *dim_participation_silent_months (const DimParticipation *participation,
                                         const DimPartMember *member);

/* A municipality's month, as files and lists have it. */
typedef struct {
  char code[8];
  DimPartStanding standing;
  gint64 told_s;
  guint64 position;
} DimPartLine;
/* All twelve months of each municipality, by code; or those that are silent alone. @only: as with
 * dim_participation_count. (transfer full) (element-type DimPartLine) */
GPtrArray *dim_participation_list_lines (const DimParticipation *participation,
                                         const GPtrArray *only,
                                         gboolean only_silent);

G_END_DECLS
