/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-contents.h"

#include "dim-text.h"

#include <string.h>

#define MONTHS_A_YEAR 12
#define FIRST_LINE    "nl.minbzk.DutchIdMonitor maand 1"

struct _DimMonthContents {
  char *title;
  GPtrArray *lines; /* (element-type utf8) */
};

DimMonthContents *
dim_month_contents_new (const char *area, int month)
{
  DimMonthContents *contents;

  g_return_val_if_fail (area != NULL && month >= 0, NULL);
  contents = g_new0 (DimMonthContents, 1);
  contents->title = g_strdup_printf (FIRST_LINE "\n%s %04d-%02d\n", area, month / MONTHS_A_YEAR,
                                     month % MONTHS_A_YEAR + 1);
  contents->lines = g_ptr_array_new_with_free_func (g_free);
  return contents;
}

void
dim_month_contents_free (DimMonthContents *contents)
{
  if (contents == NULL)
    return;
  g_free (contents->title);
  g_ptr_array_unref (contents->lines);
  g_free (contents);
}

void
dim_month_contents_add (DimMonthContents *contents,
                        const char *incident,
                        const char *const *heads,
                        const char *case_number)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *line;

  g_return_if_fail (contents != NULL && incident != NULL && heads != NULL && case_number != NULL);
  for (guint i = 0; heads[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) heads[i]);
  g_ptr_array_sort (sorted, dim_text_compare_cb);
  line = g_string_new ("voorval ");
  g_string_append_printf (line, "%s zaak %s", incident, case_number);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (line, " %s", (const char *) sorted->pdata[i]);
  g_string_append_c (line, '\n');
  g_ptr_array_add (contents->lines, g_string_free (line, FALSE));
}

void
dim_month_contents_add_choice (DimMonthContents *contents, const char *decision)
{
  g_return_if_fail (contents != NULL && decision != NULL);
  g_ptr_array_add (contents->lines, g_strdup_printf ("waarde %s\n", decision));
}

GBytes *
dim_month_contents_to_bytes (const DimMonthContents *contents)
{
  GString *text;

  g_return_val_if_fail (contents != NULL, NULL);
  g_ptr_array_sort (contents->lines, dim_text_compare_cb);
  text = g_string_new (contents->title);
  for (guint i = 0; i < contents->lines->len; i++)
    g_string_append (text, contents->lines->pdata[i]);
  return g_string_free_to_bytes (text);
}
