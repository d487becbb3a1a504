/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DIM_UUID_LEN      36
#define DIM_UUID_TEXT_LEN (DIM_UUID_LEN + 1)
#define DIM_UUID_RANDOM   10 /* random bytes that one takes */

/**
 * dim_uuid_v7:
 * @unix_ms: the time, in milliseconds since 1970
 * @random: fresh random bytes
 * @out: the identifier in lower case with hyphens, NUL-terminated
 *
 * UUID version 7 (RFC 9562 section 5.7): sorts by time of making.
 */
void
dim_uuid_v7 (gint64 unix_ms, const guint8 random[DIM_UUID_RANDOM], char out[DIM_UUID_TEXT_LEN]);

/* Version 7, lower case, with hyphens; nothing else is taken for an identifier anywhere. */
gboolean dim_uuid_is_valid (const char *text);

/* The time of making of a valid one, in milliseconds since 1970. */
gint64 dim_uuid_unix_ms (const char *text);

G_END_DECLS
