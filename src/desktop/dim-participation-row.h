/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-participation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimParticipationRow: a municipality in the list of who takes part: its months as a strip of
 * signs, or the reminder to send it. A screen reader hears one text of it all.
 *
 * Signals: "copied": the reminder was put on the clipboard.
 */
#define DIM_TYPE_PARTICIPATION_ROW (dim_participation_row_get_type ())
G_DECLARE_FINAL_TYPE (DimParticipationRow,
                      dim_participation_row,
                      DIM,
                      PARTICIPATION_ROW,
                      GtkListBoxRow)

/* @name: of the municipality @code. */
GtkWidget *dim_participation_row_new (const char *code, const char *name);
/* @member: of @participation, with the code of the row. @reminds: show the reminder instead of the
 * strip, where there is one. */
void dim_participation_row_show (DimParticipationRow *self,
                                 const DimParticipation *participation,
                                 const DimPartMember *member,
                                 gboolean reminds);

const char *dim_participation_row_get_code (DimParticipationRow *self);
gboolean dim_participation_row_is_silent (DimParticipationRow *self);
/* "" without silent months. Owned by the row. */
const char *dim_participation_row_get_reminder (DimParticipationRow *self);
/* Puts the reminder on the clipboard; nothing if there is none. */
void dim_participation_row_copy (DimParticipationRow *self);

G_END_DECLS
