/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "operation": facts on their way to the collector, sealed, in the order in which they were
 * made. An acknowledged one stays until the collector's verified backup has it, at most 35 days, as
 * a ledger from an older backup may need it again. On the store's thread. */

typedef struct {
  DimFactKind kind;
  char fact[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  GBytes *body; /* canonical */
} DimOperation;
void dim_operation_free (DimOperation *operation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimOperation, dim_operation_free)

/* A fresh identifier that comes after those of all facts about @incident that are kept here, also
 * when the clock was set back: of tags and revisions the later one holds. */
gboolean dim_outbox_new_id (DimStore *store,
                            const char *incident,
                            char out[DIM_UUID_TEXT_LEN],
                            GError **error);

gboolean dim_outbox_add (DimStore *store, const DimFact *fact, GError **error);
/* Which of the queued ones are next. */
typedef struct {
  guint skip; /* the first of them */
  guint limit;
  gboolean without_tags;
} DimOutboxView;
/* (element-type DimOperation) */
GPtrArray *dim_outbox_peek (DimStore *store, const DimOutboxView *view, GError **error);

/* Those of @kind about @incident that are queued (element-type DimOperation). */
GPtrArray *
dim_outbox_find (DimStore *store, DimFactKind kind, const char *incident, GError **error);

/* FALSE without error: it is not queued (any more). */
gboolean
dim_outbox_acknowledge (DimStore *store, const char *fact, guint64 position, GError **error);
/* @reason: in Dutch. */
gboolean dim_outbox_refuse (DimStore *store, const char *fact, const char *reason, GError **error);

/* It is never offered again. */
gboolean dim_outbox_drop (DimStore *store, const char *fact, GError **error);
/* Forgets what was refused of the kinds in @kinds (1 << DimFactKind) about @incident: somebody
 * mended it. */
gboolean
dim_outbox_forget_refused (DimStore *store, const char *incident, guint kinds, GError **error);

/* All that is kept is queued again, for a ledger that may not have it; also what was refused, as
 * that may have been for want of what the ledger had lost. */
gboolean dim_outbox_offer_again (DimStore *store, GError **error);
/* Forgets what @safe_until has passed, and what is too old. */
gboolean dim_outbox_prune (DimStore *store, guint64 safe_until, gint64 sure_s, GError **error);

typedef struct {
  guint queued;
  guint refused;
  gint64 oldest_s; /* 0: none */
} DimOutboxCounts;
gboolean dim_outbox_count (DimStore *store, DimOutboxCounts *out, GError **error);

G_END_DECLS
