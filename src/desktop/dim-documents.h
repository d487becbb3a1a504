/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-document-card.h"
#include "dim-draft.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/**
 * DimDocuments: the documents that were shown, a card each, and "no document" at one key.
 *
 * Signals: "changed"; "done"; "number-given" (const char *number: secret, during the call only).
 */
#define DIM_TYPE_DOCUMENTS (dim_documents_get_type ())
G_DECLARE_FINAL_TYPE (DimDocuments, dim_documents, DIM, DOCUMENTS, GtkWidget)

void dim_documents_set_monitor (DimDocuments *self, DimMonitor *monitor);
/* Emits nothing. */
void dim_documents_load (DimDocuments *self, const DimDraft *draft);
/* Replaces the documents of @draft. */
void dim_documents_store (DimDocuments *self, DimDraft *draft);
/**
 * dim_documents_take_zone:
 *
 * Puts a scanned document where it belongs: at the card that has its number, at one that waits for
 * a document, or at a new one. With the focus here, the hand goes on as after typing; with the
 * focus elsewhere it stays there.
 *
 * Returns: (transfer full) (nullable): a sentence for whoever looks elsewhere, or cannot be served
 */
char *dim_documents_take_zone (DimDocuments *self, const DimMrz *zone);
/* Says @sentence at the card that has the focus. FALSE: none has. */
gboolean dim_documents_tell (DimDocuments *self, const char *sentence, gboolean is_fault);
/* Brings the focus to the last card. */
void dim_documents_show_last (DimDocuments *self);
gboolean dim_documents_has_bad_number (DimDocuments *self);

G_END_DECLS
