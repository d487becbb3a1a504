/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-circle-view.h"

static const char *const circle_names[] = {
  [DIM_CIRCLE_EMPTY] = "leeg",
  [DIM_CIRCLE_UNCONFIRMED] = "te-bevestigen",
  [DIM_CIRCLE_READY] = "gereed",
  [DIM_CIRCLE_CHANGED] = "gewijzigd",
};

static const char *const reader_names[] = {
  [DIM_READER_MEMBER] = "lezer",
  [DIM_READER_CANDIDATE] = "kandidaat",
  [DIM_READER_REVOKED] = "ingetrokken",
};

const char *
dim_circle_standing_name (DimCircleStanding standing)
{
  g_return_val_if_fail ((gsize) standing < G_N_ELEMENTS (circle_names), NULL);
  return circle_names[standing];
}

const char *
dim_reader_standing_name (DimReaderStanding standing)
{
  g_return_val_if_fail ((gsize) standing < G_N_ELEMENTS (reader_names), NULL);
  return reader_names[standing];
}

static void
free_line (gpointer data)
{
  DimReaderLine *line = data;

  g_free (line->office);
  g_free (line->desk);
  g_free (line->fingerprint);
  g_free (line);
}

DimCircleView *
dim_circle_view_new (const char *code)
{
  DimCircleView *view;

  g_return_val_if_fail (code != NULL, NULL);
  view = g_new0 (DimCircleView, 1);
  g_strlcpy (view->code, code, sizeof view->code);
  view->fingerprint = g_strdup ("");
  view->lines = g_ptr_array_new_with_free_func (free_line);
  return view;
}

void
dim_circle_view_free (DimCircleView *view)
{
  if (view == NULL)
    return;
  g_free (view->fingerprint);
  g_ptr_array_unref (view->lines);
  g_free (view);
}

DimReaderLine *
dim_circle_view_add (DimCircleView *view, const char *id)
{
  DimReaderLine *line;

  g_return_val_if_fail (view != NULL && id != NULL, NULL);
  line = g_new0 (DimReaderLine, 1);
  g_strlcpy (line->id, id, sizeof line->id);
  g_ptr_array_add (view->lines, line);
  return line;
}

const DimReaderLine *
dim_circle_view_own (const DimCircleView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  for (guint i = 0; i < view->lines->len; i++) {
    const DimReaderLine *line = g_ptr_array_index (view->lines, i);

    if (line->is_own)
      return line;
  }
  return NULL;
}

void
dim_opened_text_free (DimOpenedText *text)
{
  if (text == NULL)
    return;
  g_free (text->desk);
  g_free (text->text);
  g_free (text);
}
