/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-crypto.h"

G_BEGIN_DECLS

/* One half of an enrolment code (PROTOCOL.md, "Enrolment"): ten characters of Crockford's base 32,
 * 50 bits, without I, L, O and U. A server keeps its SHA-256 only. Pure. */

#define DIM_ONE_TIME_CODE_LEN      10
#define DIM_ONE_TIME_CODE_TEXT_LEN (DIM_ONE_TIME_CODE_LEN + 1)
#define DIM_ONE_TIME_CODE_VALID_S  1209600 /* 14 days */

/* @random: fresh random bytes, one a character */
void dim_one_time_code_make (const guint8 random[DIM_ONE_TIME_CODE_LEN],
                             char out[DIM_ONE_TIME_CODE_TEXT_LEN]);

/* As somebody typed it: either case, blanks and hyphens anywhere, O for 0, I and L for 1. FALSE if
 * it is no code. @out on success only. */
gboolean dim_one_time_code_normalise (const char *typed, char out[DIM_ONE_TIME_CODE_TEXT_LEN]);

/* What is stored. @code: normalised */
void dim_one_time_code_hash (const char *code, guint8 out[DIM_SHA256_BYTES]);

G_END_DECLS
