/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <libintl.h>

/* The catalogue's own words. Not glib/gi18n-lib.h: that decides once, at the first call, whether
 * there is a translation, and a change of language would go unseen. Internal to words. */
#define _(text)              dgettext (GETTEXT_PACKAGE, text)
#define N_(text)             text
#define P_(one, many, count) dngettext (GETTEXT_PACKAGE, one, many, count)
