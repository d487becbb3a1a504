/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-crypto.h"

G_BEGIN_DECLS

/* A hash chain over records: head' = SHA-256 (head ‖ u32be (length) ‖ record). The first head is 32
 * zero bytes. */
void dim_chain_append (guint8 head[DIM_SHA256_BYTES], gconstpointer record, gsize length);

G_END_DECLS
