/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dim_json_guard:
 * @text: what came in
 * @length: bytes
 *
 * Passes only what is JSON by RFC 8259, in UTF-8 without NUL or lone surrogates, no longer than
 * DIM_LIMIT_BODY_BYTES, no deeper than DIM_LIMIT_JSON_DEPTH, without duplicate keys, with at most
 * DIM_LIMIT_JSON_MEMBERS in one object (json-glib keeps them in a hash table whose collisions who
 * sends them can choose), integers within 53 bits (RFC 7493, I-JSON), finite numbers of at most 64
 * characters. json-glib sees nothing that did not pass here: it crashes on deep nesting and takes
 * what is not JSON. No recursion; time linear in @length but for sorting the keys of an object.
 *
 * Returns: FALSE with DIM_ERROR_INVALID (DIM_ERROR_LIMIT for size, depth and members) naming the
 *   byte
 */
gboolean dim_json_guard (const char *text, gsize length, GError **error);

G_END_DECLS
