/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-device-profile.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "device": the signing key, the servers and the profile. On the store's thread. */

typedef struct {
  struct _DimSigningKey *key; /* of crypto; those above see no key */
  char *collector_url;
  char *evaluator_url;
  DimDeviceProfile *profile; /* NULL: not enrolled */
  gint64 enrolled_s;         /* 0: not, or before this was kept */
  guint8 code_digest[32];    /* SHA-256 of the code that the key was made for */
} DimDevice;
void dim_device_free (DimDevice *device);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDevice, dim_device_free)

/* *out is NULL if there is none. */
gboolean dim_device_load (DimStore *store, DimDevice **out, GError **error);
gboolean dim_device_save (DimStore *store, const DimDevice *device, GError **error);

G_END_DECLS
