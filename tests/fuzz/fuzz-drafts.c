/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-crypto.h"
#include "dim-fact-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* A draft as the store keeps it, and as a script gives it. Both are kept so that they are read
 * again as they were. */

#define ID "01930000-0000-7000-8000-00000000000a"

static void
check_draft (const DimDraft *draft)
{
  DimProblem *problem = NULL;
  g_autoptr (GBytes) first = dim_draft_encode (draft);
  g_autoptr (DimDraft) again = dim_draft_decode (first, &problem);
  g_autoptr (GBytes) second = NULL;

  g_assert_nonnull (again);
  g_assert_cmpuint (again->numbers->len, ==, again->incident->documents->len);
  g_assert_true (dim_incident_equal (again->incident, draft->incident));
  g_assert_cmpstr (again->explanation, ==, draft->explanation);
  second = dim_draft_encode (again);
  g_assert_true (g_bytes_equal (first, second));
}

/* What pointers go into: a text that is too long stands behind it. */
static GBytes *
object_of (GBytes *body)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (body, &length);
  const char *end = length > 0 ? memchr (bytes, '\0', length) : NULL;

  return g_bytes_new_from_bytes (body, 0, end != NULL ? (gsize) (end - bytes) : length);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);
  g_autoptr (GBytes) object = object_of (body);
  DimProblem *own_problem = NULL;
  DimProblem *given_problem = NULL;
  g_autoptr (DimDraft) own = NULL;
  g_autoptr (DimDraft) given = NULL;

  g_assert_true (dim_crypto_init ());
  own = dim_draft_decode (body, &own_problem);
  given = dim_draft_decode_input (body, ID, NULL, &given_problem);
  if (own != NULL)
    check_draft (own);
  else
    check_problem (own_problem, object);
  if (given != NULL)
    check_draft (given);
  else
    check_problem (given_problem, body);
  return 0;
}
