/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-shared-text.h"

G_BEGIN_DECLS

/* GET /v1/toelichtingen: a page of the texts and the note keys that are sealed for one reader. */
typedef struct {
  GPtrArray *texts; /* (element-type DimTextEntry): texts by position, then note keys by position */
  char *cursor;     /* opaque: where to go on (dim_cursor_decode) */
  gboolean more;    /* there is another page already */
} DimTextsPage;
DimTextsPage *dim_texts_page_new (void);
void dim_texts_page_free (DimTextsPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTextsPage, dim_texts_page_free)
GBytes *dim_texts_page_encode (const DimTextsPage *page);
DimTextsPage *dim_texts_page_decode (GBytes *body, GError **error);

G_END_DECLS
