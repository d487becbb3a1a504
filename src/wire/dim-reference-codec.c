/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reference-codec.h"

#include <gio/gio.h>
#include <string.h>

#include "dim-data-resource.h"
#include "dim-error.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

#define FOLDER             "/nl/minbzk/DutchIdMonitor/data/"
#define BUILTIN_VERSION    "2026.1"
#define CODES_MAX          250
#define SYNONYMS_MAX       20
#define TEXT_MAX           200
#define CODE_MAX           40
#define CONTACTS_MAX       100
#define PHONES_MAX         10
#define PHONE_DIGITS_MIN   3
#define PHONE_DIGITS_MAX   15
#define OPENAPI_NAME_CHARS "abcdefghijklmnopqrstuvwxyz"

/* Codes are made while reading, but added only when the whole file turned out right. */
static void
read_code_cb (DimJsonReader *reader, gpointer data)
{
  GPtrArray *codes = data;
  DimCode *code = g_new0 (DimCode, 1);

  g_ptr_array_add (codes, code);
  code->code = dim_json_text (reader, "code", DIM_JSON_REQUIRED, CODE_MAX);
  code->number = (guint) dim_json_count (reader, "nummer", DIM_JSON_REQUIRED, CODES_MAX);
  code->label_nl = dim_json_text (reader, "nl", DIM_JSON_REQUIRED, TEXT_MAX);
  code->label_en = dim_json_text (reader, "en", DIM_JSON_REQUIRED, TEXT_MAX);
  code->definition = dim_json_text (reader, "definitie", DIM_JSON_REQUIRED, TEXT_MAX);
  code->parent = dim_json_text (reader, "ouder", DIM_JSON_OPTIONAL, CODE_MAX);
  code->letters = dim_json_text (reader, "letters", DIM_JSON_OPTIONAL, CODE_MAX);
  code->has_tag = dim_json_flag (reader, "kenmerk", DIM_JSON_OPTIONAL);
  code->synonyms = dim_json_texts (reader, "synoniemen", DIM_JSON_OPTIONAL, SYNONYMS_MAX, TEXT_MAX);
  code->valid_from = dim_json_day (reader, "geldigVanaf", DIM_JSON_REQUIRED);
  code->valid_to = dim_json_day (reader, "geldigTot", DIM_JSON_OPTIONAL);
  code->successor = dim_json_text (reader, "opvolger", DIM_JSON_OPTIONAL, CODE_MAX);
}

static gboolean
add_codes (DimCodeBook *book, DimList list, GPtrArray *codes, GError **error)
{
  while (codes->len > 0)
    if (!dim_code_book_add (book, list, g_ptr_array_steal_index (codes, 0), error))
      return FALSE;
  return TRUE;
}

gboolean
dim_code_list_decode (GBytes *file, DimCodeBook *book, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_code_free);
  g_autoptr (DimJsonReader) reader = NULL;
  g_autofree char *name = NULL;
  g_autofree char *version = NULL;
  DimProblem *problem = NULL;
  DimList list = DIM_N_LISTS;

  g_return_val_if_fail (file != NULL && book != NULL, FALSE);
  reader = dim_json_reader_new (file, DIM_JSON_REQUEST, &problem);
  if (reader == NULL) {
    dim_json_set_error (error, "code list", problem);
    return FALSE;
  }
  name = dim_json_text (reader, "lijst", DIM_JSON_REQUIRED, CODE_MAX);
  version = dim_json_text (reader, "versie", DIM_JSON_REQUIRED, CODE_MAX);
  dim_json_each (reader, "codes", DIM_JSON_REQUIRED, CODES_MAX, read_code_cb, codes);
  if (name != NULL && !dim_list_from_name (name, &list))
    dim_json_fault (reader, "lijst", "onbekende-code");
  if (version != NULL && strcmp (version, dim_code_book_version (book)) != 0)
    dim_json_fault (reader, "versie", "onbekende-code");
  if (!dim_json_reader_finish (reader, &problem)) {
    dim_json_set_error (error, "code list", problem);
    return FALSE;
  }
  return add_codes (book, list, codes, error);
}

static GBytes *
look_up (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);

  return g_resource_lookup_data (dim_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

DimCodeBook *
dim_code_book_load_builtin (GError **error)
{
  g_autoptr (DimCodeBook) book = dim_code_book_new (BUILTIN_VERSION);

  for (guint i = 0; i < DIM_N_LISTS; i++) {
    g_autofree char *name = g_strdup_printf ("codelijsten/%s.json", dim_list_name ((DimList) i));
    g_autoptr (GBytes) file = look_up (name, error);

    if (file == NULL || !dim_code_list_decode (file, book, error))
      return NULL;
  }
  if (!dim_code_book_check (book, error))
    return NULL;
  return g_steal_pointer (&book);
}

static char *
look_up_text (const char *name, GError **error)
{
  g_autoptr (GBytes) file = look_up (name, error);

  return file != NULL ? g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file)) : NULL;
}

DimMunicipalities *
dim_municipalities_load_builtin (GError **error)
{
  g_autofree char *table = look_up_text ("gemeenten.csv", error);
  g_autofree char *changes = table != NULL ? look_up_text ("herindelingen.csv", error) : NULL;

  return changes != NULL ? dim_municipalities_parse (table, changes, error) : NULL;
}

/* "+31 (0)88 900 10 00" as "0889001000"; NULL if it is no number. */
static char *
normalise_phone (const char *written)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean is_abroad = g_str_has_prefix (written, "+31");

  for (const char *p = is_abroad ? written + 3 : written; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (strchr (" -.()", *p) == NULL)
      return NULL;
  }
  if (is_abroad && digits->str[0] != '0')
    g_string_prepend_c (digits, '0');
  return digits->len >= PHONE_DIGITS_MIN && digits->len <= PHONE_DIGITS_MAX
           ? g_string_free (g_steal_pointer (&digits), FALSE)
           : NULL;
}

static void
read_contact_cb (DimJsonReader *reader, gpointer data)
{
  g_autofree char *code = dim_json_text (reader, "code", DIM_JSON_REQUIRED, CODE_MAX);
  g_autofree char *name = dim_json_text (reader, "naam", DIM_JSON_REQUIRED, TEXT_MAX);
  g_auto (GStrv) numbers =
    dim_json_texts (reader, "nummers", DIM_JSON_REQUIRED, PHONES_MAX, TEXT_MAX);

  for (guint i = 0; numbers[i] != NULL; i++) {
    char *digits = normalise_phone (numbers[i]);

    if (digits == NULL)
      dim_json_fault_at (reader, "nummers", i, "ongeldige-codering");
    else
      g_ptr_array_add (data, digits);
  }
}

char **
dim_public_numbers_decode (GBytes *file, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DimJsonReader) reader = NULL;
  DimProblem *problem = NULL;

  g_return_val_if_fail (file != NULL, NULL);
  reader = dim_json_reader_new (file, DIM_JSON_REQUEST, &problem);
  if (reader != NULL)
    dim_json_each (reader, "contacten", DIM_JSON_REQUIRED, CONTACTS_MAX, read_contact_cb, numbers);
  if (reader == NULL || !dim_json_reader_finish (reader, &problem)) {
    dim_json_set_error (error, "contacts", problem);
    return NULL;
  }
  g_ptr_array_add (numbers, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&numbers), FALSE);
}

char **
dim_public_numbers_load_builtin (GError **error)
{
  g_autoptr (GBytes) file = look_up ("contacten.json", error);

  return file != NULL ? dim_public_numbers_decode (file, error) : NULL;
}

static void
put_code (DimJsonWriter *writer, const DimCode *code)
{
  dim_json_put_object (writer, NULL);
  dim_json_put_text (writer, "code", code->code);
  dim_json_put_count (writer, "nummer", code->number);
  dim_json_put_text (writer, "nl", code->label_nl);
  dim_json_put_text (writer, "en", code->label_en);
  dim_json_put_text (writer, "definitie", code->definition);
  dim_json_put_text (writer, "ouder", code->parent);
  dim_json_put_text (writer, "letters", code->letters);
  if (code->has_tag)
    dim_json_put_flag (writer, "kenmerk", TRUE);
  if (code->synonyms[0] != NULL)
    dim_json_put_texts (writer, "synoniemen", (const char *const *) code->synonyms);
  dim_json_put_day (writer, "geldigVanaf", code->valid_from);
  dim_json_put_day (writer, "geldigTot", code->valid_to);
  dim_json_put_text (writer, "opvolger", code->successor);
  dim_json_put_end (writer);
}

GBytes *
dim_code_book_encode (const DimCodeBook *book)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (book != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "versie", dim_code_book_version (book));
  dim_json_put_array (writer, "codelijsten");
  for (guint i = 0; i < DIM_N_LISTS; i++) {
    guint size = dim_code_book_size (book, (DimList) i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "lijst", dim_list_name ((DimList) i));
    dim_json_put_text (writer, "versie", dim_code_book_version (book));
    dim_json_put_array (writer, "codes");
    for (guint j = 0; j < size; j++)
      put_code (writer, dim_code_book_at (book, (DimList) i, j));
    dim_json_put_end (writer);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

GBytes *
dim_municipalities_encode (const DimMunicipalities *municipalities)
{
  DimJsonWriter *writer = NULL;
  guint size;

  g_return_val_if_fail (municipalities != NULL, NULL);
  writer = dim_json_writer_new ();
  size = dim_municipalities_size (municipalities);
  dim_json_put_array (writer, "gemeenten");
  for (guint i = 0; i < size; i++) {
    const DimMunicipality *municipality = dim_municipalities_at (municipalities, i);
    const char *current = dim_municipalities_current_code (municipalities, municipality->code);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "code", municipality->code);
    dim_json_put_text (writer, "naam", municipality->name);
    dim_json_put_text (writer, "provincie", municipality->province);
    dim_json_put_day (writer, "geldigVanaf", municipality->valid_from);
    dim_json_put_day (writer, "geldigTot", municipality->valid_to);
    if (strcmp (current, municipality->code) != 0)
      dim_json_put_text (writer, "huidigeCode", current);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

GBytes *
dim_openapi_builtin (const char *name)
{
  g_autofree char *file = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  if (name[strspn (name, OPENAPI_NAME_CHARS)] != '\0')
    return NULL;
  file = g_strdup_printf ("openapi/%s.json", name);
  return look_up (file, NULL);
}
