/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* application/problem+json (RFC 9457), as the Dutch REST API Design Rules ask: status, title,
 * detail, and all faults at once. */
typedef struct {
  char *pointer; /* JSON pointer (RFC 6901) into the body, "" for the whole */
  char *code;    /* stable: "verplicht" */
  char *detail;  /* Dutch sentence, never a value that was sent */
} DimProblemFault;

typedef struct {
  guint status;
  char *code;        /* stable: "handtekening-ongeldig" */
  char *title;       /* Dutch */
  char *detail;      /* Dutch */
  GPtrArray *faults; /* (element-type DimProblemFault) */
} DimProblem;

DimProblem *dim_problem_new (guint status, const char *code, const char *title, const char *detail);
DimProblem *dim_problem_copy (const DimProblem *problem);
void dim_problem_add_fault (DimProblem *problem,
                            const char *pointer,
                            const char *code,
                            const char *detail);
void dim_problem_free (DimProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimProblem, dim_problem_free)

GBytes *dim_problem_encode (const DimProblem *problem);
DimProblem *dim_problem_decode (GBytes *body, GError **error);

G_END_DECLS
