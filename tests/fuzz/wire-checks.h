/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-problem.h"

/* What holds for every codec. Each aborts if it does not. */

/* Two encodings of the same thing: both are bodies that may be sent, and they are equal. */
void check_same_body (GBytes *first, GBytes *second);

/* A refusal of @body, taken: it can be sent, has a fault or more if the body was JSON, and each
 * fault points at something in the body that is there, or, where it is missing, at its place. */
void check_problem (DimProblem *problem, GBytes *body);

/* A refusal of what a server said, taken. */
void check_error (GError *error);

/* A codec of what a server says: decode, encode, decode, encode. */
#define DEFINE_TRY_ANSWER(Type, name, decode, encode)                                              \
  static void try_##name (GBytes *body)                                                            \
  {                                                                                                \
    GError *error = NULL;                                                                          \
    g_autoptr (Type) read = decode (body, &error);                                                 \
    g_autoptr (Type) again = NULL;                                                                 \
    g_autoptr (GBytes) first = NULL;                                                               \
    g_autoptr (GBytes) second = NULL;                                                              \
                                                                                                   \
    if (read == NULL) {                                                                            \
      check_error (error);                                                                         \
      return;                                                                                      \
    }                                                                                              \
    first = encode (read);                                                                         \
    again = decode (first, NULL);                                                                  \
    g_assert_nonnull (again);                                                                      \
    second = encode (again);                                                                       \
    check_same_body (first, second);                                                               \
  }
