/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-rules-inside.h"

G_BEGIN_DECLS

/* Between the files of the rules only: what two municipalities say of whether what each registered
 * is one event. */

/* What was said of a registration and @other. Plain values; g_free. */
typedef struct {
  char other[DIM_UUID_TEXT_LEN];
  char handle[DIM_HANDLE_TEXT_LEN];
  DimProposalKind ours; /* of the registration asked about; RETRACT: nothing */
  DimProposalKind theirs;
  char our_fact[DIM_UUID_TEXT_LEN]; /* the last on our side; "": none */
} DimPair;
/* (element-type DimPair): all of which anything was said, by the first word about them. */
GPtrArray *dim_rules_pairs (DimRules *rules, const char *incident, GError **error);
gboolean dim_pair_is_agreed (const DimPair *pair);
/* A decision that stands as long as both sides say so; it has the handle for its id. */
DimDecision *dim_pair_to_decision (const DimPair *pair, const char *incident);

/* Puts into @hit what a device that speaks for @incident may know of its pair with @other. @pairs:
 * those of @incident. */
gboolean dim_rules_add_agreement (DimRules *rules,
                                  const char *incident,
                                  const char *other,
                                  const GPtrArray *pairs,
                                  DimHit *hit,
                                  GError **error);

/* It was withdrawn: nothing that was said of it counts any more. */
gboolean dim_rules_forget_proposals (DimRules *rules, const char *incident, GError **error);

/* What a case of the fact rows is called outside: the same for as long as the ledger is there, and
 * nothing of when it came in. */
gboolean dim_rules_name_case (DimRules *rules, guint64 case_key, guint64 *out_name, GError **error);

gboolean dim_rules_accept_proposal (DimAcceptance *acceptance, GError **error);

G_END_DECLS
