/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-device.h"

G_BEGIN_DECLS

/* The keys of a device as a person reads them aloud: the first 16 bytes of the SHA-256 of the
 * public key in groups, "8C1F 22A0 …"; the servers name the key by the same digest. "" without a
 * device that is enrolled. Owned by the caller. */
char *dim_key_fingerprint_of_device (const DimDevice *device);
char *dim_key_fingerprint_of_list (const DimDevice *device);

G_END_DECLS
