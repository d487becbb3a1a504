/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-choice-items.h"

#include "dim-word-search.h"

#define N_PLACES 9

static void
free_item (DimChoiceItem *item)
{
  g_free (item->code);
  g_free (item->label);
  g_free (item->name_key);
  g_free (item->also_key);
  g_free (item);
}

GPtrArray *
dim_choice_items_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
}

void
dim_choice_items_add (GPtrArray *items, const char *code, const char *label, const char *words)
{
  DimChoiceItem *item = g_new0 (DimChoiceItem, 1);

  item->code = g_strdup (code);
  item->label = g_strdup (label);
  item->name_key = dim_word_search_key (label);
  item->also_key = dim_word_search_key (words);
  item->place = items->len < N_PLACES ? items->len + 1 : 0;
  g_ptr_array_add (items, item);
}

DimChoiceItem *
dim_choice_items_find (GPtrArray *items, const char *code)
{
  for (guint i = 0; i < items->len; i++) {
    DimChoiceItem *item = g_ptr_array_index (items, i);

    if (g_str_equal (item->code, code))
      return item;
  }
  return NULL;
}

DimChoiceItem *
dim_choice_items_at_place (GPtrArray *items, guint place)
{
  return place >= 1 && place <= MIN (items->len, N_PLACES) ? g_ptr_array_index (items, place - 1)
                                                           : NULL;
}

GPtrArray *
dim_choice_items_search (GPtrArray *items, const char *typed, gboolean *is_near)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree DimFit *fits = g_new (DimFit, items->len);
  g_autofree char *key = dim_word_search_key (typed);
  gboolean is_sign = *key == '\0' && *typed != '\0';
  DimFit best = DIM_FIT_NONE;

  for (guint i = 0; i < items->len; i++) {
    const DimChoiceItem *item = g_ptr_array_index (items, i);

    fits[i] = is_sign ? DIM_FIT_NONE : dim_word_search_fit (item->name_key, item->also_key, key);
    best = MIN (best, fits[i]);
  }
  *is_near = best == DIM_FIT_NEAR;
  for (DimFit fit = best; fit < (*is_near ? DIM_FIT_NONE : DIM_FIT_NEAR); fit++)
    for (guint i = 0; i < items->len; i++)
      if (fits[i] == fit)
        g_ptr_array_add (found, g_ptr_array_index (items, i));
  return found;
}
