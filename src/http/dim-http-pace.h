/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How fast somebody may do something: so many times at once, and so many a minute after that. Pure.
 */
typedef struct _DimHttpPace DimHttpPace;

DimHttpPace *dim_http_pace_new (guint burst, guint a_minute);
void dim_http_pace_free (DimHttpPace *pace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHttpPace, dim_http_pace_free)

/* Whether @who (a device by its keyid, a peer by its address) may at @now_us, of a clock that never
 * goes back; then it is counted. */
gboolean dim_http_pace_admit (DimHttpPace *pace, const char *who, gint64 now_us);
/* Whether he may, without counting it. */
gboolean dim_http_pace_may (DimHttpPace *pace, const char *who, gint64 now_us);
/* Forgets who is back at the beginning anyway. */
void dim_http_pace_forget (DimHttpPace *pace, gint64 now_us);

G_END_DECLS
