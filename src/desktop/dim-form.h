/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-documents.h"
#include "dim-draft.h"
#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimForm: the questions of one registration on one page: six that must be answered, the rest
 * behind an expander, and what is wrong above them.
 *
 * Signals: "changed" after every change by hand; "left" when a question was left; "number-given"
 * (const char *number: secret, during the call only).
 */
#define DIM_TYPE_FORM (dim_form_get_type ())
G_DECLARE_FINAL_TYPE (DimForm, dim_form, DIM, FORM, GtkWidget)

/* Fills the questions with their choices. Once, when the device is enrolled. */
void dim_form_set_monitor (DimForm *self, DimMonitor *monitor);
/* Whether the explanation is asked for. */
void dim_form_set_explains (DimForm *self, gboolean explains);
/* Shows the answers of @draft; emits nothing. */
void dim_form_load (DimForm *self, const DimDraft *draft);
/* Puts the answers into @draft. */
void dim_form_store (DimForm *self, DimDraft *draft);

/* For whoever saves with a hand still at a question: takes what is highlighted there. What is typed
 * and is no answer becomes a fault. Before dim_form_store and dim_form_show_faults. */
void dim_form_settle (DimForm *self);
/* Lists what is wrong above the form, each a link to its question, and says it at the question as
 * well: @faults (element-type DimFault), and what only the form knows (an unreadable date, a number
 * that is none, personal data in the explanation). What is answered then leaves the list. Returns:
 * how many there are. */
guint dim_form_show_faults (DimForm *self, GArray *faults);
void dim_form_clear_faults (DimForm *self);
/* Where documents are scanned. Borrowed. */
DimDocuments *dim_form_get_documents (DimForm *self);
void dim_form_focus_date (DimForm *self);
/* Where the hand is, or was last, as DimDraft.question. */
int dim_form_get_question (DimForm *self);
/* FALSE: there is no such question here. */
gboolean dim_form_focus_question (DimForm *self, int question);
/* To the first question that must be answered and is not; to the date if there is none. */
void dim_form_focus_first_open (DimForm *self);

G_END_DECLS
