/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimQuestion: a question of the form: its heading, what is wrong with its answer, and, as
 * children, where it is answered.
 *
 * Properties: "title".
 */
#define DIM_TYPE_QUESTION (dim_question_get_type ())
G_DECLARE_FINAL_TYPE (DimQuestion, dim_question, DIM, QUESTION, GtkBox)

const char *dim_question_get_title (DimQuestion *self);
/* A sentence that says what to do; NULL takes it away. */
void dim_question_set_fault (DimQuestion *self, const char *sentence);

G_END_DECLS
