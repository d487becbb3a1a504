/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimDoubleNotice: "this document was registered at this desk before: is it the same case?" Shows
 * itself when it has something to ask.
 *
 * Signals: "answered" (const char *words: what was noted).
 */
#define DIM_TYPE_DOUBLE_NOTICE (dim_double_notice_get_type ())
G_DECLARE_FINAL_TYPE (DimDoubleNotice, dim_double_notice, DIM, DOUBLE_NOTICE, GtkWidget)

/* Asks, unless it was answered already, about an earlier registration here with @number than
 * @incident (id), if there is one. */
void dim_double_notice_look_for (DimDoubleNotice *self,
                                 DimMonitor *monitor,
                                 const char *incident,
                                 const char *number);
/* For another draft: forgets question and answer. */
void dim_double_notice_clear (DimDoubleNotice *self);
/* The answer: SAME or APART from @out_earlier (borrowed). FALSE: there is none. */
gboolean dim_double_notice_get_answer (DimDoubleNotice *self,
                                       DimDecisionKind *out_answer,
                                       const char **out_earlier);

G_END_DECLS
