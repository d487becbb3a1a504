/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How fast each device may ask: so many requests at once, and so many a minute after that. Pure. */
typedef struct _DimHttpPace DimHttpPace;

DimHttpPace *dim_http_pace_new (guint burst, guint a_minute);
void dim_http_pace_free (DimHttpPace *pace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHttpPace, dim_http_pace_free)

/* Whether the device with this key may ask at @now_us, of a clock that never goes back; then it is
 * counted. */
gboolean dim_http_pace_admit (DimHttpPace *pace, const char *keyid, gint64 now_us);

G_END_DECLS
