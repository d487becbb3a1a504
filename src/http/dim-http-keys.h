/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-signature.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The keys that may sign, each with the device that has it: what a server looks up at every request
 * without waiting for the disk. Whether a device was revoked meanwhile is for the handler to ask of
 * its database. Main thread. */
typedef struct _DimHttpKeys DimHttpKeys;

DimHttpKeys *dim_http_keys_new (void);
DimHttpKeys *dim_http_keys_ref (DimHttpKeys *keys);
void dim_http_keys_unref (DimHttpKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHttpKeys, dim_http_keys_unref)

/* @device takes the place of whose key it was before. */
void dim_http_keys_add (DimHttpKeys *keys,
                        const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
                        const char *device);

/* The DimHttpKeyLookup over @keys; the caller that it gives is the id of the device, for g_free. */
gboolean dim_http_keys_look_up (const char *keyid,
                                guint8 out_public_key[DIM_SIGN_PUBLIC_BYTES],
                                gpointer *out_caller,
                                const char **out_code,
                                gpointer keys);

G_END_DECLS
