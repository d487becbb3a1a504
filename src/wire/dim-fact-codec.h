/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-fact.h"
#include "dim-problem.h"

G_BEGIN_DECLS

/* Facts as JSON, PROTOCOL.md section "Feiten". Encoding is canonical: fixed order of members, no
 * white space, sets sorted, unanswered fields left out. Numbers and texts are never in it. */
GBytes *dim_fact_encode (const DimFact *fact);

/**
 * dim_fact_decode:
 * @kind, @id: from the path; the body has neither
 * @out_problem: (out) (nullable): status 400 with every fault of shape at once, when NULL is given
 *
 * Unknown members, wrong types, codes that are no strings and so on are faults; whether a code
 * exists is dim_incident_validate's.
 *
 * Returns: (transfer full) (nullable)
 */
DimFact *dim_fact_decode (DimFactKind kind, const char *id, GBytes *body, DimProblem **out_problem);

/* SHA-256 of the canonical encoding: same id and same digest is the same fact. */
void dim_fact_digest (const DimFact *fact, guint8 out[32]);

/* A fault of model as one of the problem body: pointer from field and index, Dutch detail. */
void dim_problem_add_incident_faults (DimProblem *problem, GArray *faults);

/* A batch: POST /v1/aanleveringen. A fact whose shape is wrong has its problem in its place. */
typedef struct {
  DimFact *fact; /* NULL if @problem is set */
  DimProblem *problem;
  char id[DIM_UUID_TEXT_LEN]; /* "" if not even that could be read */
} DimBatchItem;
GBytes *dim_batch_encode (GPtrArray *facts); /* (element-type DimFact) */
/* (element-type DimBatchItem); NULL with @out_problem if the envelope is wrong or too large. */
GPtrArray *dim_batch_decode (GBytes *body, DimProblem **out_problem);
void dim_batch_item_free (DimBatchItem *item);

/* What the collector says of one fact. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  guint status;        /* 201 stored, 200 known already, 4xx refused, 503 try again */
  guint64 position;    /* of the feed, on 200 and 201 */
  DimProblem *problem; /* on anything else */
} DimVerdict;
DimVerdict *dim_verdict_new (const char *id, guint status);
void dim_verdict_free (DimVerdict *verdict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimVerdict, dim_verdict_free)
GBytes *dim_verdict_encode (const DimVerdict *verdict); /* answer to a single PUT, 200 or 201 */
DimVerdict *dim_verdict_decode (GBytes *body, GError **error);
GBytes *dim_verdicts_encode (GPtrArray *verdicts); /* (element-type DimVerdict), in batch order */
GPtrArray *dim_verdicts_decode (GBytes *body, GError **error);

/* Drafts: the sealed form in the store, and what a script gives ("incident add --json"): there a
 * document may have "nummer" or "mrz" instead of "nummerGenormaliseerd". @remarks (nullable): what
 * should be looked at though it passes, in Dutch, a line each, is added to it. */
GBytes *dim_draft_encode (const DimDraft *draft);
DimDraft *dim_draft_decode (GBytes *body, DimProblem **out_problem);
DimDraft *dim_draft_decode_input (GBytes *body,
                                  const char *new_id,
                                  GString *remarks,
                                  DimProblem **out_problem);

G_END_DECLS
