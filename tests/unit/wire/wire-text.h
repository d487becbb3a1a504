/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <string.h>

#include "dim-problem.h"

/* What the tests of the codecs share: bodies and problems as text. */

#define UUID_A "01930000-0000-7000-8000-00000000000a"
#define UUID_B "01930000-0000-7000-8000-00000000000b"
#define UUID_C "01930000-0000-7000-8000-00000000000c"
#define UUID_D "01930000-0000-7000-8000-00000000000d"

static inline GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static inline void
assert_body (GBytes *body, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (body);
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_assert_cmpstr (text, ==, expected);
}

/* "pointer code; pointer code", or the problem's own code if it has no faults. */
static inline char *
faults_of (const DimProblem *problem)
{
  GString *text = g_string_new (problem->faults->len == 0 ? problem->code : "");

  for (guint i = 0; i < problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (problem->faults, i);

    g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", fault->pointer, fault->code);
  }
  return g_string_free (text, FALSE);
}

static inline void
assert_faults (const DimProblem *problem, const char *expected)
{
  g_autofree char *faults = NULL;

  g_assert_nonnull (problem);
  g_assert_cmpuint (problem->status, ==, 400);
  faults = faults_of (problem);
  g_assert_cmpstr (faults, ==, expected);
}
