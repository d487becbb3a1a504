/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-headers.h"

#include <string.h>

#define RETRY_AFTER_MAX_S 31622400 /* 366 days */

static const struct {
  const char *name;
  const char *value;
} common_headers[] = {
  { "API-Version", "1.0.0" },
  { "Cache-Control", "no-store" },
  { "Content-Security-Policy", "frame-ancestors 'none'" },
  { "Strict-Transport-Security", "max-age=31536000; includeSubDomains" },
  { "X-Content-Type-Options", "nosniff" },
  { "X-Frame-Options", "DENY" },
  { "Referrer-Policy", "no-referrer" },
};

void
dim_http_headers_add_common (SoupMessageHeaders *response)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = soup_date_time_to_string (now, SOUP_DATE_HTTP);

  for (gsize i = 0; i < G_N_ELEMENTS (common_headers); i++)
    soup_message_headers_replace (response, common_headers[i].name, common_headers[i].value);
  soup_message_headers_replace (response, "Date", date);
}

void
dim_http_headers_set_date (SoupMessageHeaders *response, gint64 now_s)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_s);
  g_autofree char *date = now != NULL ? soup_date_time_to_string (now, SOUP_DATE_HTTP) : NULL;

  if (date != NULL)
    soup_message_headers_replace (response, "Date", date);
}

void
dim_http_headers_add_open (SoupMessageHeaders *response)
{
  soup_message_headers_replace (response, "Access-Control-Allow-Origin", "*");
}

void
dim_http_headers_add_challenge (SoupMessageHeaders *response)
{
  soup_message_headers_replace (response, "WWW-Authenticate", "Signature realm=\"v1\"");
  soup_message_headers_replace (response, "Accept-Signature",
                                "dim=(\"@method\" \"@path\" \"@query\" "
                                "\"content-digest\");created;keyid;nonce;alg=\"ed25519\"");
}

/* An item of Accept, without its parameters, is @media_type, its family, or anything. */
static gboolean
covers (const char *item, const char *media_type)
{
  gsize length = strcspn (item, "; \t");
  g_autofree char *range = g_strndup (item, length);
  const char *slash = strchr (media_type, '/');
  g_autofree char *family = g_strdup_printf ("%.*s/*", (int) (slash - media_type), media_type);

  return g_ascii_strcasecmp (range, media_type) == 0 || g_ascii_strcasecmp (range, family) == 0 ||
         strcmp (range, "*/*") == 0;
}

static gboolean
names (GSList *items, const char *media_type)
{
  for (const GSList *item = items; item != NULL; item = item->next)
    if (g_ascii_strcasecmp (item->data, media_type) == 0)
      return TRUE;
  return FALSE;
}

gboolean
dim_http_headers_accept (const char *accept, const char *media_type)
{
  GSList *refused = NULL;
  GSList *taken;
  gboolean is_taken = FALSE;

  if (accept == NULL)
    return TRUE;
  taken = soup_header_parse_quality_list (accept, &refused);
  if (!names (refused, media_type))
    for (const GSList *item = taken; item != NULL && !is_taken; item = item->next)
      is_taken = covers (item->data, media_type);
  soup_header_free_list (taken);
  soup_header_free_list (refused);
  return is_taken;
}

gboolean
dim_http_headers_have_type (SoupMessageHeaders *headers, const char *media_type)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return type != NULL && g_ascii_strcasecmp (type, media_type) == 0;
}

gboolean
dim_http_headers_are_json (SoupMessageHeaders *headers)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *type = soup_message_headers_get_content_type (headers, &parameters);
  const char *charset;

  if (type == NULL || g_ascii_strcasecmp (type, "application/json") != 0)
    return FALSE;
  charset = g_hash_table_lookup (parameters, "charset");
  return (charset == NULL || g_ascii_strcasecmp (charset, "utf-8") == 0) &&
         soup_message_headers_get_one (headers, "Content-Encoding") == NULL;
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

gboolean
dim_http_headers_are_framed (SoupMessageHeaders *request)
{
  const char *host = soup_message_headers_get_list (request, "Host");
  const char *length = soup_message_headers_get_list (request, "Content-Length");
  const char *coding = soup_message_headers_get_list (request, "Transfer-Encoding");

  if (host != NULL && strchr (host, ',') != NULL)
    return FALSE;
  if (coding != NULL)
    return length == NULL && g_ascii_strcasecmp (coding, "chunked") == 0;
  return length == NULL || is_number (length);
}

gsize
dim_http_headers_size (SoupMessageHeaders *headers)
{
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  gsize size = 0;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    size += strlen (name) + strlen (": ") + strlen (value) + strlen ("\r\n");
  return size;
}

gboolean
dim_http_headers_date_s (SoupMessageHeaders *headers, gint64 *out_s)
{
  const char *text = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) moment = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  if (moment == NULL)
    return FALSE;
  *out_s = g_date_time_to_unix (moment);
  return TRUE;
}

guint
dim_http_headers_retry_after_s (SoupMessageHeaders *headers, gint64 now_s)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) moment = NULL;
  guint64 seconds;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return (guint) MIN (seconds, RETRY_AFTER_MAX_S);
  moment = soup_date_time_new_from_http_string (text);
  if (moment == NULL)
    return 0;
  return (guint) CLAMP (g_date_time_to_unix (moment) - now_s, 0, RETRY_AFTER_MAX_S);
}
