/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-json-text.h"

#include <string.h>

/* Those that RFC 8259 section 7 gives a letter to; other controls get their number. */
static const char named[] = "\"\\\b\f\n\r\t";
static const char names[] = "\"\\bfnrt";

void
dim_json_append_string (GString *out, const char *text)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (out != NULL && text != NULL);
  valid = g_utf8_make_valid (text, -1);
  g_string_append_c (out, '"');
  for (const char *p = valid; *p != '\0'; p++) {
    const char *escape = strchr (named, *p);

    if (escape != NULL)
      g_string_append_printf (out, "\\%c", names[escape - named]);
    else if ((guchar) *p < 0x20 || *p == 0x7f)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

void
dim_json_append_text_member (GString *out, const char *name, const char *text)
{
  dim_json_append_string (out, name);
  g_string_append (out, ": ");
  dim_json_append_string (out, text);
}

void
dim_json_append_number_member (GString *out, const char *name, guint64 number)
{
  dim_json_append_string (out, name);
  g_string_append_printf (out, ": %" G_GUINT64_FORMAT, number);
}
