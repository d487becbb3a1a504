/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-device.h"
#include "dim-shared-text.h"

G_BEGIN_DECLS

/* The keys of a device as a person reads them aloud: the first 16 bytes of the SHA-256 of the
 * public key in groups, "8C1F 22A0 …"; the servers name the key by the same digest. "" without a
 * device that is enrolled. Owned by the caller. */
char *dim_key_fingerprint_of_device (const DimDevice *device);
char *dim_key_fingerprint_of_list (const DimDevice *device);
/* Of the root of a circle, and of both keys of a reader. */
char *dim_key_fingerprint_of_root (const guint8 root[DIM_READER_SIGN_BYTES]);
char *dim_key_fingerprint_of_reader (const DimReader *reader);
/* TRUE if somebody typed, or copied, @fingerprint: blanks and the case of letters do not matter. */
gboolean dim_key_fingerprint_matches (const char *fingerprint, const char *typed);

G_END_DECLS
