/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-figures-filters.h"

#include "dim-country-group.h"
#include "dim-table-words.h"
#include "dim-words.h"

#include <string.h>

static void
append_filter (GMenu *menu, DimDimension dimension, const char *label, const char *key)
{
  g_autofree char *text = dim_words_capitalise (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

  g_menu_item_set_action_and_target (item, "figures.add-filter", "(ss)",
                                     dim_dimension_name (dimension), key);
  g_menu_append_item (menu, item);
}

static void
append_codes (GMenu *menu, DimDimension dimension, DimList list, const DimCodeBook *book)
{
  g_autoptr (GMenu) choices = g_menu_new ();

  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);

    append_filter (choices, dimension, dim_words_code_label (code), code->code);
  }
  g_menu_append_submenu (menu, dim_words_dimension (dimension), G_MENU_MODEL (choices));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const DimMunicipality *one = *(const DimMunicipality *const *) a;
  const DimMunicipality *other = *(const DimMunicipality *const *) b;
  int order = strcmp (one->province, other->province);

  return order != 0 ? order : g_utf8_collate (one->name, other->name);
}

/* Those that exist no more have cases too. */
static GPtrArray *
sort_municipalities (const DimMunicipalities *municipalities)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < dim_municipalities_size (municipalities); i++)
    g_ptr_array_add (sorted, (gpointer) dim_municipalities_at (municipalities, i));
  g_ptr_array_sort (sorted, compare_names);
  return sorted;
}

static void
append_places (GMenu *menu, const DimMunicipalities *municipalities)
{
  g_autoptr (GPtrArray) sorted = sort_municipalities (municipalities);
  g_autoptr (GMenu) provinces = g_menu_new ();
  g_autoptr (GMenu) by_province = g_menu_new ();
  g_autoptr (GMenu) names = NULL;
  const char *province = "";

  for (guint i = 0; i < sorted->len; i++) {
    const DimMunicipality *municipality = sorted->pdata[i];

    if (strcmp (municipality->province, province) != 0) {
      province = municipality->province;
      append_filter (provinces, DIM_DIMENSION_PROVINCE, province, province);
      g_clear_object (&names);
      names = g_menu_new ();
      g_menu_append_submenu (by_province, province, G_MENU_MODEL (names));
    }
    append_filter (names, DIM_DIMENSION_MUNICIPALITY, municipality->name, municipality->code);
  }
  g_menu_append_submenu (menu, dim_words_dimension (DIM_DIMENSION_PROVINCE),
                         G_MENU_MODEL (provinces));
  g_menu_append_submenu (menu, dim_words_dimension (DIM_DIMENSION_MUNICIPALITY),
                         G_MENU_MODEL (by_province));
}

static void
append_groups (GMenu *menu)
{
  g_autoptr (GMenu) groups = g_menu_new ();

  for (guint i = 0; i < DIM_N_COUNTRY_GROUPS; i++) {
    const char *name = dim_country_group_name ((DimCountryGroup) i);

    append_filter (groups, DIM_DIMENSION_COUNTRY_GROUP, dim_words_country_group (name), name);
  }
  g_menu_append_submenu (menu, dim_words_dimension (DIM_DIMENSION_COUNTRY_GROUP),
                         G_MENU_MODEL (groups));
}

GMenuModel *
dim_figures_filters_make_menu (const DimCodeBook *book, const DimMunicipalities *municipalities)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (book != NULL && municipalities != NULL, NULL);
  append_codes (menu, DIM_DIMENSION_FORM, DIM_LIST_FORM, book);
  append_codes (menu, DIM_DIMENSION_FORM_CLASS, DIM_LIST_FORM_CLASS, book);
  append_places (menu, municipalities);
  append_codes (menu, DIM_DIMENSION_PRODUCT, DIM_LIST_PRODUCT, book);
  append_codes (menu, DIM_DIMENSION_DOCUMENT, DIM_LIST_DOCUMENT, book);
  append_groups (menu);
  append_codes (menu, DIM_DIMENSION_DISCOVERY, DIM_LIST_DISCOVERY, book);
  append_codes (menu, DIM_DIMENSION_DISCOVERED_BY, DIM_LIST_DISCOVERED_BY, book);
  append_codes (menu, DIM_DIMENSION_PHASE, DIM_LIST_PHASE, book);
  append_codes (menu, DIM_DIMENSION_OUTCOME, DIM_LIST_OUTCOME, book);
  append_codes (menu, DIM_DIMENSION_CERTAINTY, DIM_LIST_CERTAINTY, book);
  append_codes (menu, DIM_DIMENSION_ATTEMPT, DIM_LIST_ATTEMPT, book);
  return G_MENU_MODEL (menu);
}
