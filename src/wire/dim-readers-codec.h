/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-shared-text.h"

G_BEGIN_DECLS

/* GET /v1/lezers: the circles of a device's office and who says to belong to them. */
typedef struct {
  GArray *circles;         /* (element-type DimCircle): those that have a root */
  GPtrArray *readers;      /* (element-type DimReaderEntry) */
  GPtrArray *certificates; /* (element-type DimReaderCertificate) */
} DimToldReaders;
DimToldReaders *dim_told_readers_new (void);
void dim_told_readers_free (DimToldReaders *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimToldReaders, dim_told_readers_free)
GBytes *dim_told_readers_encode (const DimToldReaders *page);
DimToldReaders *dim_told_readers_decode (GBytes *body, GError **error);

G_END_DECLS
