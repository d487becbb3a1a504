/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes as text and back. Decoding is strict: only what encoding makes is taken. Pure. */

/* Lower-case hexadecimal; owned by the caller. */
char *dim_hex_encode (const guint8 *bytes, gsize length);
/* FALSE unless @text is exactly 2 × @length digits, in either case. @out on success only. */
gboolean dim_hex_decode (const char *text, guint8 *out, gsize length);

/* Standard base64 with padding (RFC 4648 section 4); owned by the caller. */
char *dim_base64_encode (const guint8 *bytes, gsize length);
/* NULL unless @text is canonical base64 (padding there, spare bits zero, no white space). */
GBytes *dim_base64_decode (const char *text);
/* The same for a known length: FALSE unless it decodes to exactly @length bytes. */
gboolean dim_base64_decode_exact (const char *text, guint8 *out, gsize length);

/* base64url without padding (RFC 4648 section 5). */
char *dim_base64url_encode (const guint8 *bytes, gsize length);
GBytes *dim_base64url_decode (const char *text);

G_END_DECLS
