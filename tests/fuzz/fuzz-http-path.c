/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <libsoup/soup.h>
#include <string.h>

#include "dim-http-route.h"
#include "fuzz-target.h"

/* Method and target of a request line. A path that is ours is its route's pattern with its
 * parameters filled in; a query that is taken has only the names of its route, and its values,
 * encoded, are taken as the same again. */

static const char *const year_names[] = { "jaar", "vanMaand", NULL };
static const char *const feed_names[] = { "na", "maximum", NULL };

static const DimHttpRoute routes[] = {
  { "GET", "/v1/wijzigingen", DIM_HTTP_SIGNED, feed_names, NULL },
  { "GET", "/v1/tellingen", DIM_HTTP_SIGNED, year_names, NULL },
  { "GET", "/v1/voorvallen/{id}", DIM_HTTP_SIGNED, NULL, NULL },
  { "PUT", "/v1/voorvallen/{id}", DIM_HTTP_SIGNED, NULL, NULL },
  { "PUT", "/v1/kantoren/{kantoor}/loketten/{loket}", DIM_HTTP_SIGNED, NULL, NULL },
  { "POST", "/v1/apparaten", DIM_HTTP_ENROLMENT, NULL, NULL },
  { "GET", "/v1/openapi.json", DIM_HTTP_OPEN, NULL, NULL },
};

static DimHttpRouter *
router (void)
{
  static DimHttpRouter *all;

  if (all == NULL) {
    all = dim_http_router_new ();
    dim_http_router_add (all, routes, G_N_ELEMENTS (routes), NULL);
  }
  return all;
}

/* The pattern, with each "{name}" made its parameter. */
static char *
fill_in (const char *pattern, GHashTable *parameters)
{
  GString *path = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++) {
    const char *end = *p == '{' ? strchr (p, '}') : NULL;

    if (end != NULL) {
      g_autofree char *name = g_strndup (p + 1, (gsize) (end - p - 1));

      g_string_append (path, g_hash_table_lookup (parameters, name));
      p = end;
    } else {
      g_string_append_c (path, *p);
    }
  }
  return g_string_free (path, FALSE);
}

static void
check_match (const DimHttpMatch *match, const char *method, const char *path)
{
  g_autofree char *filled = NULL;

  g_assert_true (g_str_has_suffix (match->allow, "OPTIONS"));
  g_assert_true (match->route == NULL || match->is_path_known);
  if (match->route == NULL)
    return;
  filled = fill_in (match->route->pattern, match->parameters);
  g_assert_cmpstr (filled, ==, path);
  g_assert_nonnull (strstr (match->allow, method));
}

static char *
encode_query (GHashTable *parameters)
{
  GString *query = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, parameters);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    g_autofree char *encoded = g_uri_escape_bytes (value, strlen (value), NULL);

    g_string_append_printf (query, "%s%s=%s", query->len > 0 ? "&" : "", (char *) name, encoded);
  }
  return g_string_free (query, FALSE);
}

static void
check_query (GHashTable *parameters, const char *const *names)
{
  g_autofree char *query = encode_query (parameters);
  g_autoptr (GHashTable) again = dim_http_query_parse (query, names);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_assert_nonnull (again);
  g_assert_cmpuint (g_hash_table_size (again), ==, g_hash_table_size (parameters));
  g_hash_table_iter_init (&iter, parameters);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    g_assert_true (g_strv_contains (names, name));
    g_assert_cmpstr (g_hash_table_lookup (again, name), ==, value);
  }
}

static void
try_target (const char *method, GUri *uri)
{
  const char *const *names = NULL;
  g_autoptr (GHashTable) parameters = NULL;
  DimHttpMatch match;

  dim_http_router_find (router (), method, g_uri_get_path (uri), &match);
  check_match (&match, method, g_uri_get_path (uri));
  names = match.route != NULL ? match.route->queries : feed_names;
  parameters = dim_http_query_parse (g_uri_get_query (uri), names);
  if (parameters != NULL && g_hash_table_size (parameters) > 0)
    check_query (parameters, names);
  dim_http_match_clear (&match);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;

  if (g_strv_length (words) != 2)
    return 0;
  address = g_strconcat ("http://127.0.0.1", words[1], NULL);
  uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri != NULL)
    try_target (words[0], uri);
  return 0;
}
