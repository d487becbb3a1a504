/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON (RFC 8259) appended to text, for the writers that stream. Commas and braces are the
 * caller's. */

/* A string with its quotes. What is not UTF-8 becomes U+FFFD. */
void dim_json_append_string (GString *out, const char *text);
/* "name": "text" */
void dim_json_append_text_member (GString *out, const char *name, const char *text);
/* "name": 12 */
void dim_json_append_number_member (GString *out, const char *name, guint64 number);

G_END_DECLS
