/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "inquiry": what was asked about registrations, or answered, on this device. On the store's
 * thread. */

/* @fact: of kind INQUIRY or REPLY. */
gboolean dim_inquiries_add (DimStore *store, const DimFact *fact, GError **error);

/* Puts what this device asked and answered about @incident into @entries (element-type
 * DimInquiryEntry), by id, where they do not tell of it already. */
gboolean
dim_inquiries_show (DimStore *store, const char *incident, GPtrArray *entries, GError **error);

/* What the collector said. Nothing happens if @fact is none of these. */
gboolean dim_inquiries_receive (DimStore *store, const char *fact, GError **error);
gboolean dim_inquiries_drop (DimStore *store, const char *fact, GError **error);
/* After dim_outbox_offer_again: those whose fact is queued again wait again. */
gboolean dim_inquiries_wait_again (DimStore *store, GError **error);
/* When nobody can open the queue any more: all that wait, for the queue (element-type DimFact). */
GPtrArray *dim_inquiries_waiting (DimStore *store, GError **error);
/* After dim_outbox_prune: what no ledger needs again is told by the feed alone. */
gboolean dim_inquiries_prune (DimStore *store, GError **error);

G_END_DECLS
