/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-route.h"

#include <string.h>

#define SEGMENT_MAX 64

typedef struct {
  const DimHttpRoute *route;
  gpointer data;
  char **segments;
} Entry;

struct _DimHttpRouter {
  GPtrArray *entries;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_strfreev (entry->segments);
  g_free (entry);
}

static gboolean
is_parameter (const char *pattern)
{
  return pattern[0] == '{';
}

/* The unreserved characters of RFC 3986. */
static gboolean
is_plain_segment (const char *segment)
{
  gsize length = strlen (segment);

  if (length == 0 || length > SEGMENT_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (segment[i]) && strchr ("-._~", segment[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
matches_path (const Entry *entry, char **segments)
{
  gsize n = g_strv_length (segments);

  if (g_strv_length (entry->segments) != n)
    return FALSE;
  for (gsize i = 0; i < n; i++) {
    gboolean same = is_parameter (entry->segments[i])
                      ? is_plain_segment (segments[i])
                      : strcmp (entry->segments[i], segments[i]) == 0;

    if (!same)
      return FALSE;
  }
  return TRUE;
}

static GHashTable *
read_parameters (const Entry *entry, char **segments)
{
  GHashTable *parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; entry->segments[i] != NULL; i++) {
    const char *pattern = entry->segments[i];

    if (is_parameter (pattern))
      g_hash_table_insert (parameters, g_strndup (pattern + 1, strlen (pattern) - 2),
                           g_strdup (segments[i]));
  }
  return parameters;
}

static gboolean
serves_method (const DimHttpRoute *route, const char *method)
{
  return strcmp (route->method, strcmp (method, "HEAD") == 0 ? "GET" : method) == 0;
}

static void
note_allowed (GString *allow, const char *method)
{
  if (allow->len > 0)
    g_string_append (allow, ", ");
  g_string_append (allow, method);
  if (strcmp (method, "GET") == 0)
    g_string_append (allow, ", HEAD");
}

DimHttpRouter *
dim_http_router_new (void)
{
  DimHttpRouter *router = g_new0 (DimHttpRouter, 1);

  router->entries = g_ptr_array_new_with_free_func (free_entry);
  return router;
}

void
dim_http_router_free (DimHttpRouter *router)
{
  if (router == NULL)
    return;
  g_ptr_array_unref (router->entries);
  g_free (router);
}

void
dim_http_router_add (DimHttpRouter *router,
                     const DimHttpRoute *routes,
                     gsize n_routes,
                     gpointer data)
{
  for (gsize i = 0; i < n_routes; i++) {
    Entry *entry = g_new0 (Entry, 1);

    g_return_if_fail (routes[i].pattern[0] == '/');
    entry->route = &routes[i];
    entry->data = data;
    entry->segments = g_strsplit (routes[i].pattern + 1, "/", -1);
    g_ptr_array_add (router->entries, entry);
  }
}

void
dim_http_router_find (DimHttpRouter *router,
                      const char *method,
                      const char *path,
                      DimHttpMatch *out)
{
  g_auto (GStrv) segments = g_strsplit (*path == '/' ? path + 1 : path, "/", -1);
  g_autoptr (GString) allow = g_string_new (NULL);

  memset (out, 0, sizeof *out);
  for (guint i = 0; i < router->entries->len; i++) {
    const Entry *entry = g_ptr_array_index (router->entries, i);

    if (!matches_path (entry, segments))
      continue;
    out->is_path_known = TRUE;
    out->is_open = out->is_open || entry->route->access == DIM_HTTP_OPEN;
    note_allowed (allow, entry->route->method);
    if (out->route != NULL || !serves_method (entry->route, method))
      continue;
    out->route = entry->route;
    out->data = entry->data;
    out->parameters = read_parameters (entry, segments);
  }
  g_string_append (allow, ", OPTIONS");
  out->allow = g_string_free (g_steal_pointer (&allow), FALSE);
}

void
dim_http_match_clear (DimHttpMatch *match)
{
  g_clear_pointer (&match->allow, g_free);
  g_clear_pointer (&match->parameters, g_hash_table_unref);
}

/* Names are taken as they stand: none of ours needs encoding. */
static gboolean
read_pair (const char *pair, const char *const *names, GHashTable *parameters)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals != NULL ? g_strndup (pair, (gsize) (equals - pair)) : NULL;
  g_autofree char *value = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;

  if (value == NULL || names == NULL || !g_strv_contains (names, name))
    return FALSE;
  return g_hash_table_insert (parameters, g_steal_pointer (&name), g_steal_pointer (&value));
}

GHashTable *
dim_http_query_parse (const char *query, const char *const *names)
{
  g_autoptr (GHashTable) parameters =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) pairs = query != NULL && *query != '\0' ? g_strsplit (query, "&", -1) : NULL;

  for (gsize i = 0; pairs != NULL && pairs[i] != NULL; i++)
    if (!read_pair (pairs[i], names, parameters))
      return NULL;
  return g_steal_pointer (&parameters);
}
