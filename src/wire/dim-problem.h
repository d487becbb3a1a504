/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-uuid.h"

G_BEGIN_DECLS

/* application/problem+json (RFC 9457), as the Dutch REST API Design Rules ask: status, title,
 * detail, and all faults at once. */
typedef struct {
  char *pointer; /* JSON pointer (RFC 6901) into the body, "" for the whole */
  char *code;    /* stable: "verplicht" */
  char *detail;  /* Dutch sentence, never a value that was sent */
} DimProblemFault;

/* What came in since the sender looked. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  char *kind; /* stable: "bijgekomen" */
} DimProblemDifference;

typedef struct {
  guint status;
  char *code;             /* stable: "handtekening-ongeldig" */
  char *title;            /* Dutch */
  char *detail;           /* Dutch */
  GPtrArray *faults;      /* (element-type DimProblemFault) */
  GPtrArray *differences; /* (element-type DimProblemDifference); empty but for 412 */
} DimProblem;

DimProblem *dim_problem_new (guint status, const char *code, const char *title, const char *detail);
DimProblem *dim_problem_copy (const DimProblem *problem);
void dim_problem_add_fault (DimProblem *problem,
                            const char *pointer,
                            const char *code,
                            const char *detail);
/* The first DIM_PROBLEM_DIFFERENCES_MAX are told. */
#define DIM_PROBLEM_DIFFERENCES_MAX 100
void dim_problem_add_difference (DimProblem *problem, const char *incident, const char *kind);
void dim_problem_free (DimProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimProblem, dim_problem_free)

GBytes *dim_problem_encode (const DimProblem *problem);
DimProblem *dim_problem_decode (GBytes *body, GError **error);

G_END_DECLS
