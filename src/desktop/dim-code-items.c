/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-code-items.h"

#include "dim-country.h"
#include "dim-words.h"

#include <gio/gio.h>

/* Whatever language is on screen, a hand may type the Dutch name. */
static void
add_code (DimChoice *choice, const DimCode *code)
{
  g_autofree char *synonyms = g_strjoinv (" ", code->synonyms);
  g_autofree char *words = g_strjoin (" ", code->label_nl, code->code, synonyms, NULL);

  dim_choice_add (choice, code->code, dim_words_code_label (code), words);
}

/* The places of a list; NULL where the settings have none for it. */
static char **
load_places (const char *list_name)
{
  g_autoptr (GSettings) settings = g_settings_new (DIM_APPLICATION_ID);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *key = g_strdup_printf ("places-%s", list_name);

  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key) ? g_settings_get_strv (settings, key)
                                                 : g_new0 (char *, 1);
}

void
dim_choice_add_list (DimChoice *choice, const DimCodeBook *book, DimList list)
{
  g_auto (GStrv) places = load_places (dim_list_name (list));

  for (guint i = 0; places[i] != NULL; i++) {
    const DimCode *code = dim_code_book_find (book, list, places[i]);

    if (code != NULL)
      add_code (choice, code);
  }
  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);

    if (!g_strv_contains ((const char *const *) places, code->code))
      add_code (choice, code);
  }
}

static void
add_country (DimChoice *choice, const DimCountry *country)
{
  g_autofree char *words = g_strjoin (" ", country->name_nl, country->code, NULL);

  dim_choice_add (choice, country->code, dim_words_country (country->code), words);
}

void
dim_choice_add_countries (DimChoice *choice)
{
  g_auto (GStrv) places = load_places ("land");

  for (guint i = 0; places[i] != NULL; i++) {
    const DimCountry *country = dim_country_find (places[i]);

    if (country != NULL)
      add_country (choice, country);
  }
  for (guint i = 0; i < dim_country_count (); i++) {
    const DimCountry *country = dim_country_at (i);

    if (!g_strv_contains ((const char *const *) places, country->code))
      add_country (choice, country);
  }
}
