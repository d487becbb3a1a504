/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-listing.h"
#include "dim-record.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* A registration goes back to its desk with a question, and the answer closes it. Each is a fact,
 * queued in the transaction that shows it. On the store's thread. */

typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  guint32 fields; /* 1 << DimField: at least one */
  DimInquiryReason reason;
} DimInquiring;
/* DimStoreWork over a DimInquiring. DIM_ERROR_NOT_FOUND; DIM_ERROR_CONFLICT: it was withdrawn, or
 * the collector does not have it yet; DIM_ERROR_INVALID: no field.
 * Returns: (transfer full): the DimRecord with the question. */
gpointer dim_inquiring_ask (DimStore *store, gpointer inquiring, GError **error);

typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  DimInquiryAnswer answer;
} DimReplying;
/* DimStoreWork over a DimReplying: answers every open question about it. DIM_ERROR_NOT_FOUND: there
 * is none (any more).
 * Returns: (transfer full): the DimRecord. */
gpointer dim_inquiring_reply (DimStore *store, gpointer replying, GError **error);

/* Within a transaction: whoever changes what was asked about has answered by that. @changed: 1 <<
 * DimField. */
gboolean dim_inquiring_note_revision (DimStore *store,
                                      const DimRecord *record,
                                      guint32 changed,
                                      GError **error);

/* The registrations of @desk, or of this device, about which a question is open (element-type
 * DimRecord), the one that was asked first at the head. After dim_listing_catch_up. */
GPtrArray *
dim_inquiring_list_open (DimListing *listing, DimStore *store, const char *desk, GError **error);

G_END_DECLS
