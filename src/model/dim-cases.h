/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-role.h"

G_BEGIN_DECLS

/* Which registrations are one event (DESIGN.md section "Cases"). Pure; any thread. */

/* A document that a registration showed, as the ledger knows it. */
typedef struct {
  char document[DIM_UUID_TEXT_LEN]; /* random document id: equal for equal tags */
  char country[4];                  /* as registered; "" if not known */
} DimShownDocument;

/* A live registration, as far as joining looks at it. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char municipality[8]; /* current code, after mergers with a single successor */
  char office[40];
  char desk[40];
  DimRole role;
  DimDay date;
  char *form;
  char *product;
  gboolean has_number; /* shows any identity document with a number (T4 looks at those without) */
  GArray *documents;   /* (element-type DimShownDocument) */
} DimMember;
DimMember *dim_member_new (const char *id);
void dim_member_free (DimMember *member);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimMember, dim_member_free)

/* Settings; the method note prints them. */
typedef struct {
  guint same_event_days; /* T1: 14 */
  guint soft_hint_days;  /* T4: 1 */
} DimMatchWindows;
#define DIM_MATCH_WINDOWS_DEFAULT                                                                  \
  {                                                                                                \
    .same_event_days = 14, .soft_hint_days = 1                                                     \
  }

/* DOMAIN.md section 6.2. */
typedef enum {
  DIM_MATCH_NONE,
  DIM_MATCH_T1,        /* other desk or role, in the window: joined provisionally */
  DIM_MATCH_T1B,       /* same desk and role: ask the clerk */
  DIM_MATCH_T1C,       /* same office for another municipality: queue */
  DIM_MATCH_T2,        /* same municipality, outside the window: reuse */
  DIM_MATCH_T3,        /* another municipality: reuse elsewhere */
  DIM_MATCH_T4,        /* no number, ±1 day, same form and product: soft hint */
  DIM_MATCH_CANDIDATE, /* as T1 or T1b, but both countries are known and differ */
} DimMatchClass;
/* "T1", "T1b", … "kandidaat". Static. */
const char *dim_match_class_name (DimMatchClass match);
gboolean dim_match_class_from_name (const char *name, DimMatchClass *out_match);

/* The class of a pair; symmetric. */
DimMatchClass
dim_match_classify (const DimMember *a, const DimMember *b, const DimMatchWindows *windows);

/* One event. @members holds ids in ascending order; the case number is the first. */
typedef struct {
  GPtrArray *members;      /* (element-type utf8) */
  gboolean is_provisional; /* decisions alone do not join all of them */
} DimCase;
void dim_case_free (DimCase *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCase, dim_case_free)
const char *dim_case_number (const DimCase *item);

/**
 * dim_cases_join:
 * @members: (element-type DimMember): live registrations, in any order
 * @decisions: (element-type DimDecision): standing SAME and APART decisions, in any order; other
 *   kinds and decisions about registrations that are not among @members are passed over
 *
 * 1. joins all pairs decided SAME; 2. then automatic pairs (T1) ordered by days apart, earlier
 * date, lower id, higher id; two groups join only if first to last stays within the window and no
 * pair across is decided APART or is an unanswered T1b. Countries are aliased (D = DEU).
 *
 * Returns: (transfer full) (element-type DimCase): by case number; every member in exactly one.
 *   Time grows with pairs inside the window, not with all pairs.
 */
GPtrArray *
dim_cases_join (GPtrArray *members, GPtrArray *decisions, const DimMatchWindows *windows);

/* Whether @decision can stand beside @standing (element-type DimDecision), those that it
 * supersedes left out. Returns: (nullable): the id of one that it contradicts, borrowed. */
const char *dim_decision_contradicts (const DimDecision *decision, GPtrArray *standing);

/* From all decisions ever made, those that stand: not retracted and not superseded.
 * Returns: (transfer container) (element-type DimDecision), by id. */
GPtrArray *dim_decisions_standing (GPtrArray *decisions);

G_END_DECLS
