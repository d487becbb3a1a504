/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire-checks.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dim-error.h"
#include "dim-json-guard.h"

/* The element of @node that @token names; NULL if there is none. */
static JsonNode *
step_into (JsonNode *node, const char *token)
{
  guint64 index = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), token);
  if (JSON_NODE_HOLDS_ARRAY (node) &&
      g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT, &index, NULL) &&
      index < json_array_get_length (json_node_get_array (node)))
    return json_array_get_element (json_node_get_array (node), (guint) index);
  return NULL;
}

/* The names of members have no "~" and "/": none of ours does, and others are not repeated. */
static void
check_pointer (JsonNode *root, const DimProblemFault *fault)
{
  g_auto (GStrv) tokens = g_strsplit (fault->pointer, "/", -1);
  guint length = g_strv_length (tokens);
  JsonNode *node = root;

  g_assert_true (fault->pointer[0] == '\0' || fault->pointer[0] == '/');
  for (guint i = 1; i < length; i++) {
    g_assert_nonnull (node);
    node = step_into (node, tokens[i]);
  }
  g_assert_true ((node == NULL) == (strcmp (fault->code, "verplicht") == 0));
}

static void
check_pointers (const DimProblem *problem, GBytes *body)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);

  if (!dim_json_guard (text, length, NULL)) {
    g_assert_cmpuint (problem->faults->len, ==, 0);
    return;
  }
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  g_assert_cmpuint (problem->faults->len, >, 0);
  for (guint i = 0; i < problem->faults->len; i++)
    check_pointer (json_parser_get_root (parser), g_ptr_array_index (problem->faults, i));
}

void
check_same_body (GBytes *first, GBytes *second)
{
  g_assert_true (dim_json_guard (g_bytes_get_data (first, NULL), g_bytes_get_size (first), NULL));
  g_assert_true (g_bytes_equal (first, second));
}

void
check_problem (DimProblem *problem, GBytes *body)
{
  g_autoptr (DimProblem) owned = problem;
  g_autoptr (DimProblem) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  g_assert_nonnull (problem);
  g_assert_true (problem->status == 400 || problem->status == 413);
  first = dim_problem_encode (problem);
  again = dim_problem_decode (first, NULL);
  g_assert_nonnull (again);
  second = dim_problem_encode (again);
  check_same_body (first, second);
  check_pointers (problem, body);
}

void
check_error (GError *error)
{
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_error_free (error);
}
