/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"
#include "dim-fact.h"
#include "dim-problem.h"
#include "dim-signature.h"
#include "dim-voprf.h"

G_BEGIN_DECLS

/* POST /v1/evaluaties. */
typedef struct {
  char request[DIM_UUID_TEXT_LEN]; /* counted once for the quota, kept 24 hours */
  char key_id[DIM_KEY_ID_MAX];
  guint count;
  guint8 elements[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_ELEMENT_BYTES];
} DimEvaluationRequest;
GBytes *dim_evaluation_request_encode (const DimEvaluationRequest *request);
gboolean
dim_evaluation_request_decode (GBytes *body, DimEvaluationRequest *out, DimProblem **out_problem);

typedef struct {
  char key_id[DIM_KEY_ID_MAX];
  guint count;
  guint8 elements[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_ELEMENT_BYTES];
  guint8 proof[DIM_VOPRF_PROOF_BYTES];
} DimEvaluation;
GBytes *dim_evaluation_encode (const DimEvaluation *evaluation);
gboolean dim_evaluation_decode (GBytes *body, DimEvaluation *out, GError **error);

/* One key of the evaluator. */
typedef struct {
  char id[DIM_KEY_ID_MAX];
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES];
  DimDay first; /* incident dates, both inclusive */
  DimDay last;
  gboolean is_destroyed;
} DimKeyEntry;

/* The key list: GET /v1/sleutels gives {"sleutellijst": compact JWS (RFC 7515, EdDSA of RFC 8037)}.
 * The digest is SHA-256 over the JWS text; the collector republishes it with the serial. */
typedef struct {
  guint64 serial; /* rises with every change */
  GArray *keys;   /* (element-type DimKeyEntry) by id */
} DimKeyList;
DimKeyList *dim_key_list_new (guint64 serial);
void dim_key_list_free (DimKeyList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimKeyList, dim_key_list_free)
const DimKeyEntry *dim_key_list_find (const DimKeyList *list, const char *key_id);
/* The keys under which an incident of @day gets tags: its own period's, and a neighbour's whose
 * period begins or ends within 31 days of it. Destroyed ones left out; several keys of one period
 * ("2026a", "2026b"): the last. (element-type DimKeyEntry) */
GArray *dim_key_list_for_day (const DimKeyList *list, DimDay day);

/* The JWS text; owned by the caller. */
char *dim_key_list_sign (const DimKeyList *list, const DimSigningKey *list_key);
/* DIM_ERROR_REJECTED if the signature is not @list_key's. */
DimKeyList *
dim_key_list_verify (const char *jws, const guint8 list_key[DIM_SIGN_PUBLIC_BYTES], GError **error);
GBytes *dim_key_list_answer_encode (const char *jws);
char *dim_key_list_answer_decode (GBytes *body, GError **error);

G_END_DECLS
