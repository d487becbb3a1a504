/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dim_csv_parse:
 * @text: UTF-8 without a byte-order mark
 *
 * Reads comma-separated values (RFC 4180): quoted fields, doubled quotes, CRLF or LF. Every row
 * must have as many fields as the first. Pure.
 *
 * Returns: (transfer full): rows of NULL-terminated string arrays, the heading included; NULL with
 *   DIM_ERROR_INVALID naming the line otherwise
 */
GPtrArray *dim_csv_parse (const char *text, gsize length, GError **error);

/* Appends a row to @out, its @fields (NULL-terminated) quoted where RFC 4180 asks for it, with
 * CRLF at its end. */
void dim_csv_append_row (GString *out, const char *const *fields);

G_END_DECLS
