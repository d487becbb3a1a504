/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-evaluation-codec.h"
#include "dim-store.h"
#include "dim-tag-input.h"

G_BEGIN_DECLS

/* Table "evaluation": which element goes to the evaluator in which request, with its blind sealed,
 * so that the same request sends the same bytes, and the tag that came of it. On the store's
 * thread. */

/* One element of a request; lies in secret memory. */
typedef struct {
  char use[DIM_UUID_TEXT_LEN];
  char number[DIM_TAG_INPUT_MAX];
  guint8 blind[DIM_VOPRF_SCALAR_BYTES];
  guint8 input[DIM_TAG_INPUT_MAX];
  gsize input_length;
  guint8 tag[DIM_TAG_OUTPUT_BYTES];
  guint8 note_key[DIM_NOTE_KEY_BYTES]; /* never kept */
} DimTagItem;

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char key_id[DIM_KEY_ID_MAX];
  guint count;
  DimTagItem *items; /* secret; in the order of the request */
} DimTagRequest;
void dim_tag_request_free (DimTagRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTagRequest, dim_tag_request_free)

/* Makes a request with fresh blinds of up to DIM_LIMIT_EVALUATE_ITEMS @uses (ids of uses that have
 * a number). */
gboolean dim_evaluations_add_request (DimStore *store,
                                      const char *key_id,
                                      const char *const *uses,
                                      guint count,
                                      GError **error);
/* A request of which a use is gone cannot be sent with the same bytes: its other uses are to be
 * asked for anew. */
gboolean dim_evaluations_forget_incomplete (DimStore *store, GError **error);
/* The first request without tags, opened; *out is NULL if there is none. */
gboolean dim_evaluations_first_pending (DimStore *store, DimTagRequest **out, GError **error);
gboolean dim_evaluations_forget (DimStore *store, const char *request, GError **error);
/* Forgets elements under keys that are not among @key_ids (its own and its neighbours', at most
 * three) any more. */
gboolean dim_evaluations_forget_other_keys (DimStore *store,
                                            const char *use,
                                            const char *const *key_ids,
                                            GError **error);

/* Keeps the tags of @request, sealed. */
gboolean dim_evaluations_set_tags (DimStore *store, const DimTagRequest *request, GError **error);

typedef enum {
  DIM_EVALUATION_NONE,
  DIM_EVALUATION_PENDING,
  DIM_EVALUATION_TAGGED,
} DimEvaluationState;
/* @out_tag: when TAGGED only. */
gboolean dim_evaluations_look_up (DimStore *store,
                                  const char *use,
                                  const char *key_id,
                                  DimEvaluationState *out_state,
                                  guint8 out_tag[DIM_TAG_OUTPUT_BYTES],
                                  GError **error);

G_END_DECLS
