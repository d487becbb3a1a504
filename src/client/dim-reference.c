/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reference.h"

#include "dim-country.h"
#include "dim-record.h"
#include "dim-reference-codec.h"
#include "dim-text.h"

#define CONTACTS_NAME "the contacts in the data directory"

static void
add_word (GString *words, const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (words, " %s", word);
}

/* What a code is called, in any language, as one word: an index keeps it once. Its synonyms would
 * find too much: "dubbel" is a standing, and the beginning of "dubbelganger". */
static void
add_code (GString *words, const DimCodeBook *book, DimList list, const char *code)
{
  const DimCode *found = dim_code_book_find (book, list, code);
  g_autofree char *names = NULL;

  if (found == NULL) {
    add_word (words, code);
    return;
  }
  names = g_strjoin ("|", found->label_nl, found->label_en, found->code, NULL);
  add_word (words, g_strdelimit (names, " ", '|'));
}

static void
add_answers (GString *words, const DimCodeBook *book, const DimIncident *incident)
{
  for (int field = 0; field < DIM_N_FIELDS; field++)
    for (char **code = incident->codes[field]; code != NULL && *code != NULL; code++)
      add_code (words, book, dim_field_spec ((DimField) field)->list, *code);
}

static void
add_document (GString *words, const DimCodeBook *book, const DimDocumentUse *use)
{
  const DimCountry *country = dim_country_find (use->country);
  g_autofree char *names = NULL;

  add_code (words, book, DIM_LIST_DOCUMENT, use->kind);
  if (country == NULL)
    return;
  names = g_strjoin ("|", country->name_nl, country->name_en, country->code, NULL);
  add_word (words, g_strdelimit (names, " ", '|'));
}

DimReference *
dim_reference_load (GError **error)
{
  g_autoptr (DimReference) reference = g_new0 (DimReference, 1);

  reference->book = dim_code_book_load_builtin (error);
  if (reference->book == NULL)
    return NULL;
  reference->municipalities = dim_municipalities_load_builtin (error);
  if (reference->municipalities == NULL)
    return NULL;
  reference->public_numbers = dim_public_numbers_load_builtin (error);
  return reference->public_numbers == NULL ? NULL : g_steal_pointer (&reference);
}

void
dim_reference_read_contacts (DimReference *reference, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char **numbers = NULL;

  g_return_if_fail (reference != NULL && path != NULL);
  file = g_mapped_file_new (path, FALSE, &error);
  if (file == NULL) {
    if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      g_message ("Cannot read %s: %s", CONTACTS_NAME, error->message);
    return;
  }
  bytes = g_mapped_file_get_bytes (file);
  numbers = dim_public_numbers_decode (bytes, &error);
  if (numbers == NULL) {
    g_message ("Cannot read %s: %s", CONTACTS_NAME, error->message);
    return;
  }
  g_strfreev (reference->public_numbers);
  reference->public_numbers = numbers;
}

void
dim_reference_free (DimReference *reference)
{
  if (reference == NULL)
    return;
  g_clear_pointer (&reference->book, dim_code_book_unref);
  g_clear_pointer (&reference->municipalities, dim_municipalities_unref);
  g_clear_pointer (&reference->public_numbers, g_strfreev);
  g_free (reference);
}

char *
dim_reference_search_key (const DimReference *reference,
                          const DimIncident *incident,
                          const char *desk)
{
  g_autoptr (GString) words = g_string_new (desk);
  g_autofree char *receipt = dim_receipt_number (incident->id);
  char date[DIM_DAY_TEXT_LEN];
  const DimMunicipality *municipality =
    incident->municipality == NULL
      ? NULL
      : dim_municipalities_find (reference->municipalities, incident->municipality);

  add_word (words, receipt);
  add_word (words, dim_day_to_text (incident->date, date));
  add_word (words, municipality == NULL ? NULL : municipality->name);
  add_answers (words, reference->book, incident);
  for (guint i = 0; i < incident->documents->len; i++)
    add_document (words, reference->book, g_ptr_array_index (incident->documents, i));
  return dim_text_search_key (words->str);
}
