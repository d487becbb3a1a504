/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Crockford's base 32, as codes are written that people copy by hand: no I, L, O and U. Pure. */

/* @value: 0–31 */
char dim_base32_letter (guint value);
/* The value of a letter as somebody typed it: either case, O for 0, I and L for 1; −1: none. */
int dim_base32_value (char typed);
/* What stands between letters: blanks, line ends and hyphens. */
gboolean dim_base32_is_gap (char typed);

G_END_DECLS
