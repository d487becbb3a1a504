/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-fact.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "proposal": what was said on this device of hits in other municipalities. On the store's
 * thread. */

/* @fact: of kind PROPOSAL. */
gboolean dim_proposals_add (DimStore *store, const DimFact *fact, GError **error);

/* Puts what this device said of the hits of @incident into @hits (element-type DimHit), where they
 * do not tell of it, or of something later, already. */
gboolean
dim_proposals_show (DimStore *store, const char *incident, GPtrArray *hits, GError **error);

/* What the collector said. Nothing happens if @fact is none of these. */
gboolean dim_proposals_receive (DimStore *store, const char *fact, GError **error);
gboolean dim_proposals_drop (DimStore *store, const char *fact, GError **error);
/* After dim_outbox_offer_again: those whose fact is queued again wait again. */
gboolean dim_proposals_wait_again (DimStore *store, GError **error);
/* When nobody can open the queue any more: all that wait, for the queue (element-type DimFact). */
GPtrArray *dim_proposals_waiting (DimStore *store, GError **error);
/* After dim_outbox_prune: what no ledger needs again is told by the feed alone. */
gboolean dim_proposals_prune (DimStore *store, GError **error);

G_END_DECLS
