/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rows-codec.h"

#include "dim-json-reader.h"
#include "dim-json-writer.h"
#include "dim-limits.h"

#include <string.h>

#define CODE_BYTES_MAX   64
#define CURSOR_BYTES_MAX 200
#define LEDGER_BYTES_MAX 64
#define GROSS_MAX        G_MAXUINT16
#define SHOWN_MAX        (DIM_LIMIT_DOCUMENTS * 50) /* of all members of a case */

/* Answers that are one code. */
static const struct {
  const char *name;
  DimList list;
  gsize offset;
} codes[] = {
  { "vorm", DIM_LIST_FORM, G_STRUCT_OFFSET (DimCaseRow, form) },
  { "product", DIM_LIST_PRODUCT, G_STRUCT_OFFSET (DimCaseRow, product) },
  { "zekerheid", DIM_LIST_CERTAINTY, G_STRUCT_OFFSET (DimCaseRow, certainty) },
  { "poging", DIM_LIST_ATTEMPT, G_STRUCT_OFFSET (DimCaseRow, attempt) },
  { "ontdektDoor", DIM_LIST_DISCOVERED_BY, G_STRUCT_OFFSET (DimCaseRow, discovered_by) },
  { "fase", DIM_LIST_PHASE, G_STRUCT_OFFSET (DimCaseRow, phase) },
};

static const char *const comparabilities[] = {
  [DIM_COMPARABLE] = "ja",
  [DIM_INCOMPARABLE_NO_DOCUMENT] = "geen-document",
  [DIM_INCOMPARABLE_NO_NUMBER] = "geen-nummer",
  [DIM_INCOMPARABLE_TO_FOLLOW] = "kenmerk-volgt",
};

/* What is being read. */
typedef struct {
  const DimCodeBook *book;
  DimRowsPage *page;
  GHashTable *keys; /* of the page */
  guint64 case_key; /* of the row in which the reader stands */
} Reading;

DimRowsPage *
dim_rows_page_new (void)
{
  DimRowsPage *page = g_new0 (DimRowsPage, 1);

  page->changed = g_array_new (FALSE, FALSE, sizeof (guint64));
  page->cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  page->documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  page->cursor = g_strdup ("");
  page->ledger = g_strdup ("");
  return page;
}

void
dim_rows_page_free (DimRowsPage *page)
{
  if (page == NULL)
    return;
  g_array_unref (page->changed);
  g_array_unref (page->cases);
  g_array_unref (page->documents);
  g_free (page->cursor);
  g_free (page->ledger);
  g_free (page);
}

static void
put_key (DimJsonWriter *writer, const char *name, guint64 key)
{
  guint64 bytes = GUINT64_TO_BE (key);

  dim_json_put_hex (writer, name, (const guint8 *) &bytes, sizeof bytes);
}

static void
put_code (DimJsonWriter *writer,
          const char *name,
          const DimCodeBook *book,
          DimList list,
          guint number)
{
  const DimCode *code = dim_code_book_by_number (book, list, number);

  dim_json_put_text (writer, name, code != NULL ? code->code : NULL);
}

static void
put_bits (DimJsonWriter *writer,
          const char *name,
          const DimCodeBook *book,
          DimList list,
          guint64 bits)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if ((bits & 1) != 0)
    g_ptr_array_add (texts, (gpointer) DIM_TALLY_UNCLASSED);
  for (guint number = 1; number < 64; number++) {
    const DimCode *code =
      (bits >> number & 1) != 0 ? dim_code_book_by_number (book, list, number) : NULL;

    if (code != NULL)
      g_ptr_array_add (texts, code->code);
  }
  g_ptr_array_add (texts, NULL);
  if (texts->len > 1)
    dim_json_put_texts (writer, name, (const char *const *) texts->pdata);
}

static void
put_documents (DimJsonWriter *writer,
               const DimCodeBook *book,
               const DimRowsPage *page,
               const GArray *places)
{
  dim_json_put_array (writer, "documenten");
  for (guint i = 0; places != NULL && i < places->len; i++) {
    const DimDocumentRow *row =
      &g_array_index (page->documents, DimDocumentRow, g_array_index (places, guint, i));
    char country[4];

    dim_json_put_object (writer, NULL);
    if (row->document != 0)
      put_key (writer, "document", row->document);
    put_code (writer, "soort", book, DIM_LIST_DOCUMENT, row->kind);
    dim_country_letters (row->country, country);
    dim_json_put_text (writer, "land", country);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
put_row (DimJsonWriter *writer, const DimCodeBook *book, const DimCaseRow *row)
{
  g_autofree char *municipality =
    row->municipality != 0 ? g_strdup_printf ("GM%04u", row->municipality) : NULL;

  dim_json_put_text (writer, "gemeente", municipality);
  dim_json_put_month (writer, "maand", row->month);
  dim_json_put_count (writer, "bruto", row->gross);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    put_code (writer, codes[i].name, book, codes[i].list,
              G_STRUCT_MEMBER (const guint8, row, codes[i].offset));
  put_bits (writer, "vormen", book, DIM_LIST_FORM, row->forms);
  put_bits (writer, "ontdekking", book, DIM_LIST_DISCOVERY, row->discovery);
  put_bits (writer, "uitkomst", book, DIM_LIST_OUTCOME, row->outcome);
  dim_json_put_text (writer, "vergelijkbaar", comparabilities[row->comparability & 3]);
  if (row->is_provisional)
    dim_json_put_flag (writer, "voorlopig", TRUE);
}

/* Key of a case → places of its documents in the page. */
static GHashTable *
index_documents (const DimRowsPage *page)
{
  GHashTable *index =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < page->documents->len; i++) {
    const DimDocumentRow *row = &g_array_index (page->documents, DimDocumentRow, i);
    GArray *places = g_hash_table_lookup (index, &row->case_key);

    if (places == NULL) {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, (gpointer) &row->case_key, places);
    }
    g_array_append_val (places, i);
  }
  return index;
}

static GHashTable *
index_cases (const DimRowsPage *page)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < page->cases->len; i++) {
    DimCaseRow *row = &g_array_index (page->cases, DimCaseRow, i);

    g_hash_table_insert (index, &row->case_key, row);
  }
  return index;
}

GBytes *
dim_rows_page_encode (const DimRowsPage *page, const DimCodeBook *book)
{
  g_autoptr (GHashTable) cases = NULL;
  g_autoptr (GHashTable) documents = NULL;
  DimJsonWriter *writer;

  g_return_val_if_fail (page != NULL && book != NULL, NULL);
  cases = index_cases (page);
  documents = index_documents (page);
  writer = dim_json_writer_new ();
  dim_json_put_array (writer, "telrijen");
  for (guint i = 0; i < page->changed->len; i++) {
    const guint64 *key = &g_array_index (page->changed, guint64, i);
    const DimCaseRow *row = g_hash_table_lookup (cases, key);

    dim_json_put_object (writer, NULL);
    put_key (writer, "sleutel", *key);
    if (row != NULL) {
      put_row (writer, book, row);
      put_documents (writer, book, page, g_hash_table_lookup (documents, key));
    } else {
      dim_json_put_flag (writer, "vervallen", TRUE);
    }
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  dim_json_put_count (writer, "positie", page->position);
  dim_json_put_text (writer, "volgende", page->cursor);
  dim_json_put_flag (writer, "meer", page->more);
  dim_json_put_text (writer, "grootboek", page->ledger);
  return dim_json_writer_finish (writer);
}

static guint64
read_key (DimJsonReader *reader, const char *name)
{
  guint64 bytes = 0;

  dim_json_hex (reader, name, (guint8 *) &bytes, sizeof bytes);
  return GUINT64_FROM_BE (bytes);
}

/* 0: not said, or not in the book. */
static guint8
read_code (DimJsonReader *reader, const char *name, const DimCodeBook *book, DimList list)
{
  g_autofree char *text = dim_json_text (reader, name, DIM_JSON_OPTIONAL, CODE_BYTES_MAX);
  const DimCode *code = text != NULL ? dim_code_book_find (book, list, text) : NULL;

  return code != NULL && code->number <= G_MAXUINT8 ? (guint8) code->number : 0;
}

static guint64
read_bits (DimJsonReader *reader,
           const char *name,
           const DimCodeBook *book,
           DimList list,
           guint n_bits)
{
  g_auto (GStrv) texts =
    dim_json_texts (reader, name, DIM_JSON_OPTIONAL, 2 * DIM_LIMIT_CODES, CODE_BYTES_MAX);
  guint64 bits = 0;

  for (guint i = 0; texts[i] != NULL; i++) {
    const DimCode *code = dim_code_book_find (book, list, texts[i]);

    bits |= (guint64) 1 << (code != NULL && code->number < n_bits ? code->number : 0);
  }
  return bits;
}

static void
read_document (DimJsonReader *reader, gpointer data)
{
  Reading *reading = data;
  DimDocumentRow row = { .case_key = reading->case_key };
  g_autofree char *country = dim_json_text (reader, "land", DIM_JSON_OPTIONAL, 3);

  if (dim_json_has (reader, "document"))
    row.document = read_key (reader, "document");
  row.kind = read_code (reader, "soort", reading->book, DIM_LIST_DOCUMENT);
  row.country = country != NULL ? dim_country_number (country) : 0;
  g_array_append_val (reading->page->documents, row);
}

static guint16
read_municipality (DimJsonReader *reader)
{
  g_autofree char *code =
    dim_json_text (reader, "gemeente", DIM_JSON_OPTIONAL, DIM_MUNICIPALITY_CODE_LEN);
  guint64 number = 0;

  if (code == NULL)
    return 0;
  if (strlen (code) != DIM_MUNICIPALITY_CODE_LEN || !g_str_has_prefix (code, "GM") ||
      !g_ascii_string_to_unsigned (code + 2, 10, 1, 9999, &number, NULL))
    dim_json_fault (reader, "gemeente", "onbekende-code");
  return (guint16) number;
}

static guint8
read_comparability (DimJsonReader *reader)
{
  g_autofree char *text =
    dim_json_text (reader, "vergelijkbaar", DIM_JSON_REQUIRED, CODE_BYTES_MAX);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (comparabilities); i++)
    if (strcmp (comparabilities[i], text) == 0)
      return (guint8) i;
  if (text != NULL)
    dim_json_fault (reader, "vergelijkbaar", "onbekende-code");
  return 0;
}

static void
read_case (DimJsonReader *reader, Reading *reading)
{
  const DimCodeBook *book = reading->book;
  DimCaseRow row = { .case_key = reading->case_key };
  int month = dim_json_month (reader, "maand", DIM_JSON_REQUIRED);

  row.municipality = read_municipality (reader);
  row.month = (guint16) CLAMP (month, 0, G_MAXUINT16);
  row.gross = (guint16) dim_json_count (reader, "bruto", DIM_JSON_REQUIRED, GROSS_MAX);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    G_STRUCT_MEMBER (guint8, &row, codes[i].offset) =
      read_code (reader, codes[i].name, book, codes[i].list);
  row.forms = read_bits (reader, "vormen", book, DIM_LIST_FORM, 64);
  row.discovery = (guint32) read_bits (reader, "ontdekking", book, DIM_LIST_DISCOVERY, 32);
  row.outcome = (guint32) read_bits (reader, "uitkomst", book, DIM_LIST_OUTCOME, 32);
  row.comparability = read_comparability (reader);
  row.is_provisional = dim_json_flag (reader, "voorlopig", DIM_JSON_OPTIONAL);
  g_array_append_val (reading->page->cases, row);
  dim_json_each (reader, "documenten", DIM_JSON_OPTIONAL, SHOWN_MAX, read_document, reading);
}

static void
read_row (DimJsonReader *reader, gpointer data)
{
  Reading *reading = data;
  guint64 *key = g_new (guint64, 1);

  *key = reading->case_key = read_key (reader, "sleutel");
  g_array_append_val (reading->page->changed, *key);
  if (!g_hash_table_add (reading->keys, key))
    dim_json_fault (reader, "sleutel", "dubbel");
  if (!dim_json_flag (reader, "vervallen", DIM_JSON_OPTIONAL))
    read_case (reader, reading);
}

DimRowsPage *
dim_rows_page_decode (GBytes *body, const DimCodeBook *book, GError **error)
{
  g_autoptr (DimRowsPage) page = dim_rows_page_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DimJsonReader) reader = NULL;
  Reading reading = { book, page, keys, 0 };
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL && book != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "telrijen", DIM_JSON_REQUIRED, G_MAXUINT16, read_row, &reading);
    page->position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
    g_free (page->cursor);
    page->cursor = dim_json_text (reader, "volgende", DIM_JSON_REQUIRED, CURSOR_BYTES_MAX);
    page->more = dim_json_flag (reader, "meer", DIM_JSON_REQUIRED);
    g_free (page->ledger);
    page->ledger = dim_json_text (reader, "grootboek", DIM_JSON_REQUIRED, LEDGER_BYTES_MAX);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&page);
  }
  dim_json_set_error (error, "fact rows", fault);
  return NULL;
}
