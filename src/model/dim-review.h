/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

G_BEGIN_DECLS

/* What asks a reviewer for a look, and why. Pure; any thread. */

/* In the order in which it is asked. */
typedef enum {
  DIM_REVIEW_JOINED,    /* T1: one case, provisionally */
  DIM_REVIEW_AT_DESK,   /* T1b: twice at one desk, and nobody said what it is */
  DIM_REVIEW_NEAR,      /* T1, but not joined: too long from first to last */
  DIM_REVIEW_OFFICE,    /* T1c: the same office for another municipality */
  DIM_REVIEW_COUNTRIES, /* one number, two countries of issue */
  DIM_REVIEW_ALIKE,     /* T4: no number, but alike */
  DIM_REVIEW_REUSE,     /* T2: the document was shown again later */
  DIM_REVIEW_ELSEWHERE, /* T3: the document was shown in another municipality */
  DIM_REVIEW_CONFLICT,  /* two answers that did not know of each other */
  DIM_REVIEW_LATE,      /* its desk changed it, after the month was approved: dim-review-late.h */
  DIM_REVIEW_ANSWERED,  /* its desk answered a question */
  DIM_REVIEW_NOTED,     /* another municipality left a note about its document */
  DIM_REVIEW_REFUSED,   /* the collector refused it for good */
  DIM_REVIEW_ASKED,     /* its desk was asked something; no item of its own */
  DIM_N_REVIEWS
} DimReviewKind;
/* Stable: "samengevoegd". Static. */
const char *dim_review_kind_name (DimReviewKind kind);

/* One reason why a registration is to be looked at. */
typedef struct {
  DimReviewKind kind;
  char other[DIM_UUID_TEXT_LEN]; /* the other registration; of JOINED and ELSEWHERE the number of
                                    its own case; of ANSWERED the last reply; of NOTED the last
                                    note; of LATE the change; else "" */
  int month;                     /* ELSEWHERE: year × 12 + month − 1; else −1 */
  gint64 made_s;                 /* LATE: unix time when the collector got the change; else 0 */
  char area[8];                  /* LATE: municipality of the registration; else "" */
  /* ELSEWHERE: whom to ask (interned; NULL or "": not said), what the pair is called ("": nothing
   * can be said of it), and what was said of it. */
  const char *contact;
  char handle[DIM_HANDLE_TEXT_LEN];
  DimAgreement agreement;
} DimReviewPoint;
/* (element-type DimReviewPoint): none if there is nothing to look at. */
GArray *dim_review_points (const DimRecord *record);
/* To be kept: words with blanks between, "" for none. What cannot be read is left out. */
char *dim_review_points_to_text (const GArray *points);
GArray *dim_review_points_from_text (const char *text);

/* A registration that has points. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  DimDay date;
  DimRole role;     /* of the desk that registered it */
  guint64 position; /* of the feed; 0 while it is not known there */
  GArray *points;   /* (element-type DimReviewPoint) */
} DimReviewEntry;
/* @points is taken. */
DimReviewEntry *dim_review_entry_new (const char *incident, GArray *points);
void dim_review_entry_free (DimReviewEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReviewEntry, dim_review_entry_free)

#define DIM_REVIEW_KEY_LEN 33

/* A registration and one of another municipality, by what both sides call the two. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  char handle[DIM_HANDLE_TEXT_LEN];
} DimReviewPair;
/* What stood of it before something else was said. */
typedef struct {
  DimReviewPair pair;
  DimProposalKind was; /* RETRACT: nothing */
} DimReviewSaid;

/* One thing to look at: all registrations that hang together. */
typedef struct {
  DimReviewKind kind;   /* the first of its reasons */
  GPtrArray *incidents; /* (element-type utf8): by date, then id; at least one */
  DimDay first;         /* DIM_DAY_NONE where no date is known */
  DimDay last;
  guint roles;                  /* 1 << DimRole of those that registered them */
  gboolean is_waiting;          /* a desk, or the other municipality, was asked something */
  GArray *months;               /* (element-type int): ELSEWHERE: when, in order, none twice */
  GArray *pairs;                /* (element-type DimReviewPair): ELSEWHERE: of which something can
                                   be said */
  const char *contact;          /* ELSEWHERE: whom to ask (interned); else NULL */
  DimAgreement agreement;       /* ELSEWHERE: how those stand that want a word first */
  char key[DIM_REVIEW_KEY_LEN]; /* another as soon as there is something new to look at */
} DimReviewItem;
/* The case of @incident, whatever there is to ask about it; without a key. */
DimReviewItem *dim_review_item_new_case (const char *incident);
void dim_review_item_free (DimReviewItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReviewItem, dim_review_item_free)
/* Its registrations, NULL-terminated. Owned by the caller. */
char **dim_review_item_incidents (const DimReviewItem *item);
/* TRUE if both municipalities can say whether it is one event. */
gboolean dim_review_item_can_agree (const DimReviewItem *item);
/* TRUE if what is asked is whether these are one event; else it is to be looked at. */
gboolean dim_review_kind_is_question (DimReviewKind kind);

/**
 * dim_review_gather:
 * @entries: (element-type DimReviewEntry): in any order; no incident twice
 *
 * Registrations that may be one event hang together through any of their links, and are looked at
 * as one; likewise those that show one document again. Reuse within what is one question already is
 * none of its own. What another office saw in one month is one item a case, unless it was agreed on
 * or refused here, and a note of another municipality is one wherever it is told; a conflict, an
 * answer and a refusal stand by themselves.
 *
 * Returns: (transfer full) (element-type DimReviewItem): what waits for an answer last; by kind,
 *   what another municipality proposes at the head of its kind, then newest first, then id.
 */
GPtrArray *dim_review_gather (GPtrArray *entries);
/* (element-type DimReviewItem): into that order. */
void dim_review_sort (GPtrArray *items);

G_END_DECLS
