/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-circle-view.h"
#include "dim-device-profile.h"
#include "dim-readers-codec.h"
#include "dim-reference.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Tables "circle", "reader" and "certificate": who may read what is sealed here. What the collector
 * tells is believed only as far as it is signed, back to a root that a person compared. On the
 * store's thread. */

typedef struct {
  char code[DIM_CIRCLE_LEN];
  DimCircleStanding standing;
  gboolean is_told;
  guint8 told[DIM_READER_SIGN_BYTES]; /* what the collector says, if anything */
  guint8 root[DIM_READER_SIGN_BYTES]; /* READY and CHANGED: what was compared here */
} DimKnownCircle;

/* (element-type utf8) borrowed: the circles of which a device hears: those of its municipalities,
 * unless it is an analyst's, and the ministry's. */
GPtrArray *dim_circles_list_codes (const DimDeviceProfile *profile, const DimReference *reference);

/* What the collector tells now. New words of a reader that is known to be revoked are left out. */
gboolean dim_circles_put (DimStore *store, const DimToldReaders *page, GError **error);
/* What this device makes itself is known at once. */
gboolean dim_circles_put_root (DimStore *store, const DimCircle *circle, GError **error);
gboolean dim_circles_put_reader (DimStore *store, const DimReaderEntry *entry, GError **error);
gboolean dim_circles_put_certificate (DimStore *store,
                                      const DimReaderCertificate *certificate,
                                      GError **error);
/* Of a circle of which nothing is known: EMPTY. */
gboolean dim_circles_find (DimStore *store, const char *code, DimKnownCircle *out, GError **error);
/* A person compared @root: from now on it counts. */
gboolean dim_circles_confirm (DimStore *store,
                              const char *code,
                              const guint8 root[DIM_READER_SIGN_BYTES],
                              GError **error);

/* (element-type DimReader): for whom a text is sealed; empty unless the circle is READY. */
GPtrArray *dim_circles_list_readers (DimStore *store, const char *code, GError **error);
/* (element-type DimReaderEntry): all that ever said to be one. */
GPtrArray *dim_circles_list_known (DimStore *store, GError **error);
/* A reader by its id; *out is NULL if it is not known. */
gboolean
dim_circles_find_reader (DimStore *store, const char *id, DimReaderEntry **out, GError **error);

G_END_DECLS
