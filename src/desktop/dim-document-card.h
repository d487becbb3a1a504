/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-mrz.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimDocumentCard: one document that was shown: number (typed, pasted or scanned as a
 * machine-readable zone), kind and country. Of a zone only these three are kept. A number that no
 * check digit speaks for (a foreign one that was typed, a scan whose digit does not fit) is looked
 * at twice.
 *
 * Signals: "changed"; "done"; "number-given" when a usable number stands there and the hand left
 * it; "removed" when the clerk takes the card away.
 */
#define DIM_TYPE_DOCUMENT_CARD (dim_document_card_get_type ())
G_DECLARE_FINAL_TYPE (DimDocumentCard, dim_document_card, DIM, DOCUMENT_CARD, GtkWidget)

GtkWidget *dim_document_card_new (const DimCodeBook *book);
/* @number may be "". */
void dim_document_card_load (DimDocumentCard *self, const DimDocumentUse *use, const char *number);
/* Adds the card's document to @draft, unless nothing stands in it. */
void dim_document_card_store (DimDocumentCard *self, DimDraft *draft);
/* Normalised and secret; "" if there is none. Borrowed until the next change. */
const char *dim_document_card_get_number (DimDocumentCard *self);
/* TRUE if something stands in the number field that cannot be taken for a number. */
gboolean dim_document_card_has_bad_number (DimDocumentCard *self);
gboolean dim_document_card_is_empty (DimDocumentCard *self);
/* TRUE if a scan of @zone belongs here: no number stands here and no other kind, or a number that
 * was read badly. */
gboolean dim_document_card_awaits (DimDocumentCard *self, const DimMrz *zone);
/* Emits "changed" and "number-given". */
void dim_document_card_take_zone (DimDocumentCard *self, const DimMrz *zone);
/* To what is still to be said of this document; "done" if nothing is. */
void dim_document_card_go_on (DimDocumentCard *self);
/* Says @sentence under the number, until something else is to be said. */
void dim_document_card_tell (DimDocumentCard *self, const char *sentence, gboolean is_fault);
/* "Geen document": the kind becomes "geen". */
void dim_document_card_set_none (DimDocumentCard *self);
void dim_document_card_set_removable (DimDocumentCard *self, gboolean removable);

G_END_DECLS
