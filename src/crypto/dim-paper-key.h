/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reading-key.h"
#include "dim-signature.h"

G_BEGIN_DECLS

/* The key of a circle of readers that lies on paper in a safe: 160 bits. From it come the circle's
 * root, which says who belongs to it, and a key to read with. No device keeps either. It is written
 * in Crockford's base 32 with four characters that tell whether it was typed right. */

#define DIM_PAPER_KEY_BYTES    20
#define DIM_PAPER_KEY_GROUPS   9
#define DIM_PAPER_KEY_TEXT_LEN 45 /* "7K3M-9QX2-…" and its NUL */

void
dim_paper_key_format (const guint8 secret[DIM_PAPER_KEY_BYTES], char out[DIM_PAPER_KEY_TEXT_LEN]);
/* As somebody typed it: either case, blanks, line ends and hyphens anywhere, O for 0, I and L for
 * 1. FALSE if it is none, or mistyped. @out on success only; the caller wipes it. */
gboolean dim_paper_key_parse (const char *typed, guint8 out[DIM_PAPER_KEY_BYTES]);

DimSigningKey *dim_paper_key_root (const guint8 secret[DIM_PAPER_KEY_BYTES]);
DimReadingKey *dim_paper_key_reader (const guint8 secret[DIM_PAPER_KEY_BYTES]);

G_END_DECLS
