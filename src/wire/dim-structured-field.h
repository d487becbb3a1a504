/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The few forms of Structured Field Values (RFC 8941) that signatures and digests need, in the
 * canonical form only (section 4.1). Internal to wire. Each function takes its form at *@at and
 * moves *@at behind it; if the form is not there it leaves *@at alone and says FALSE or NULL. */

gboolean dim_sf_take (const char **at, const char *literal);
/* The comma between members of a dictionary, with the blanks that HTTP allows about it. */
gboolean dim_sf_take_comma (const char **at);
char *dim_sf_take_key (const char **at);
/* @max_length counts what the string says. */
char *dim_sf_take_string (const char **at, gsize max_length);
/* Not below zero, at most 15 digits. */
gboolean dim_sf_take_count (const char **at, gint64 *out_count);
GBytes *dim_sf_take_bytes (const char **at);

/* Appends the string @text, which holds printable ASCII only. */
void dim_sf_append_string (GString *out, const char *text);

G_END_DECLS
