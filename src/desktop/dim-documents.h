/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-document-card.h"
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
gboolean dim_documents_has_bad_number (DimDocuments *self);

G_END_DECLS
