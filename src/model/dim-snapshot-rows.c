/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-snapshot-rows.h"

#include "dim-error.h"

#include <string.h>

enum {
  FIELD_MUNICIPALITY,
  FIELD_MONTH,
  FIELD_GROSS,
  FIELD_FIRST_CODE,
  FIELD_FIRST_SET = FIELD_FIRST_CODE + 6,
  FIELD_COMPARABLE = FIELD_FIRST_SET + 3,
  FIELD_PROVISIONAL,
  FIELD_DOCUMENTS,
  N_FIELDS
};

/* Answers that are one code, in the order of the heading. */
static const struct {
  DimList list;
  gsize offset;
} codes[] = {
  { DIM_LIST_FORM, G_STRUCT_OFFSET (DimCaseRow, form) },
  { DIM_LIST_PRODUCT, G_STRUCT_OFFSET (DimCaseRow, product) },
  { DIM_LIST_CERTAINTY, G_STRUCT_OFFSET (DimCaseRow, certainty) },
  { DIM_LIST_ATTEMPT, G_STRUCT_OFFSET (DimCaseRow, attempt) },
  { DIM_LIST_DISCOVERED_BY, G_STRUCT_OFFSET (DimCaseRow, discovered_by) },
  { DIM_LIST_PHASE, G_STRUCT_OFFSET (DimCaseRow, phase) },
};

static const char *const comparabilities[] = {
  [DIM_COMPARABLE] = "ja",
  [DIM_INCOMPARABLE_NO_DOCUMENT] = "geen-document",
  [DIM_INCOMPARABLE_NO_NUMBER] = "geen-nummer",
  [DIM_INCOMPARABLE_TO_FOLLOW] = "kenmerk-volgt",
};

/* A document as it stands in a line. */
typedef struct {
  guint64 document; /* 0: it cannot be told from others */
  guint number;     /* of it in the snapshot; 0: none, or not yet */
  char *what;       /* ":kind:country" */
} Shown;

/* A case on its way to a line. */
typedef struct {
  guint64 case_key;
  char *answers; /* all but the documents */
  char *whats;   /* of all documents, without their numbers */
  GArray *shown; /* (element-type Shown) */
} Line;

const char *
dim_snapshot_heading (void)
{
  return "gemeente,maand,bruto,vorm,product,zekerheid,poging,ontdekt-door,fase,vormen,ontdekking,"
         "uitkomst,vergelijkbaar,voorlopig,documenten";
}

DimSnapshot *
dim_snapshot_new (const DimSnapshotHead *head)
{
  DimSnapshot *snapshot = g_new0 (DimSnapshot, 1);

  snapshot->head = *head;
  snapshot->lines = g_ptr_array_new_with_free_func (g_free);
  return snapshot;
}

void
dim_snapshot_free (DimSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;
  g_ptr_array_unref (snapshot->lines);
  g_free (snapshot);
}

static const char *
name_code (const DimCodeBook *book, DimList list, guint number)
{
  const DimCode *code = number != 0 ? dim_code_book_by_number (book, list, number) : NULL;

  return code != NULL ? code->code : "";
}

/* What the book does not know stands as unclassed, once. */
static guint64
fold_unknown (const DimCodeBook *book, DimList list, guint64 bits)
{
  for (guint number = 1; number < 64; number++)
    if ((bits >> number & 1) != 0 && dim_code_book_by_number (book, list, number) == NULL)
      bits = (bits & ~((guint64) 1 << number)) | 1;
  return bits;
}

static void
append_set (GString *text, const DimCodeBook *book, DimList list, guint64 bits)
{
  gsize begin = text->len;

  bits = fold_unknown (book, list, bits);
  for (guint number = 0; number < 64; number++)
    if ((bits >> number & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > begin ? ";" : "",
                              number == 0 ? DIM_TALLY_UNCLASSED : name_code (book, list, number));
}

static char *
write_answers (const DimCaseRow *row, const DimCodeBook *book)
{
  GString *text = g_string_new (NULL);

  if (row->municipality != 0)
    g_string_append_printf (text, "GM%04u", row->municipality);
  g_string_append_printf (text, ",%04u-%02u,%u", row->month / 12U, row->month % 12U + 1,
                          row->gross);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_string_append_printf (text, ",%s",
                            name_code (book, codes[i].list,
                                       G_STRUCT_MEMBER (const guint8, row, codes[i].offset)));
  g_string_append_c (text, ',');
  append_set (text, book, DIM_LIST_FORM, row->forms);
  g_string_append_c (text, ',');
  append_set (text, book, DIM_LIST_DISCOVERY, row->discovery);
  g_string_append_c (text, ',');
  append_set (text, book, DIM_LIST_OUTCOME, row->outcome);
  g_string_append_printf (text, ",%s,%d", comparabilities[row->comparability & 3],
                          row->is_provisional != 0);
  return g_string_free (text, FALSE);
}

static void
clear_shown (gpointer data)
{
  g_free (((Shown *) data)->what);
}

static int
compare_numbers (guint64 one, guint64 other)
{
  return (one > other) - (one < other);
}

static int
compare_documents (gconstpointer a, gconstpointer b)
{
  const Shown *one = a;
  const Shown *other = b;
  int order = strcmp (one->what, other->what);

  return order != 0 ? order : compare_numbers (one->document, other->document);
}

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  const Shown *one = a;
  const Shown *other = b;
  int order = strcmp (one->what, other->what);

  return order != 0 ? order : compare_numbers (one->number, other->number);
}

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->answers);
  g_free (line->whats);
  g_array_unref (line->shown);
  g_free (line);
}

static void
add_shown (GArray *shown, const DimDocumentRow *row, const DimCodeBook *book)
{
  Shown one = { .document = row->document };
  char country[4];

  dim_country_letters (row->country, country);
  one.what = g_strdup_printf (":%s:%s", name_code (book, DIM_LIST_DOCUMENT, row->kind), country);
  g_array_append_val (shown, one);
}

/* @documents: (nullable) (element-type DimDocumentRow) */
static Line *
new_line (const DimCaseRow *row, const GPtrArray *documents, const DimCodeBook *book)
{
  Line *line = g_new0 (Line, 1);
  GString *whats = g_string_new (NULL);

  line->case_key = row->case_key;
  line->answers = write_answers (row, book);
  line->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  g_array_set_clear_func (line->shown, clear_shown);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    add_shown (line->shown, documents->pdata[i], book);
  g_array_sort (line->shown, compare_documents);
  for (guint i = 0; i < line->shown->len; i++)
    g_string_append (whats, g_array_index (line->shown, Shown, i).what);
  line->whats = g_string_free (whats, FALSE);
  return line;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = *(const Line *const *) a;
  const Line *other = *(const Line *const *) b;
  int order = strcmp (one->answers, other->answers);

  if (order == 0)
    order = strcmp (one->whats, other->whats);
  return order != 0 ? order : compare_numbers (one->case_key, other->case_key);
}

/* Key of a case → its documents, borrowed. */
static GHashTable *
index_documents (GArray *documents)
{
  GHashTable *index =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < documents->len; i++) {
    DimDocumentRow *row = &g_array_index (documents, DimDocumentRow, i);
    GPtrArray *shown = g_hash_table_lookup (index, &row->case_key);

    if (shown == NULL) {
      shown = g_ptr_array_new ();
      g_hash_table_insert (index, &row->case_key, shown);
    }
    g_ptr_array_add (shown, row);
  }
  return index;
}

/* A new document gets the next number. */
static guint
number_document (GHashTable *numbers, guint64 *document)
{
  gpointer number;

  if (*document == 0)
    return 0;
  number = g_hash_table_lookup (numbers, document);
  if (number == NULL) {
    number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
    g_hash_table_insert (numbers, g_memdup2 (document, sizeof *document), number);
  }
  return GPOINTER_TO_UINT (number);
}

static char *
finish_line (const Line *line, GHashTable *numbers)
{
  GString *text = g_string_new (line->answers);

  for (guint i = 0; i < line->shown->len; i++) {
    Shown *one = &g_array_index (line->shown, Shown, i);

    one->number = number_document (numbers, &one->document);
  }
  g_array_sort (line->shown, compare_shown);
  g_string_append_c (text, ',');
  for (guint i = 0; i < line->shown->len; i++) {
    const Shown *one = &g_array_index (line->shown, Shown, i);

    if (i > 0)
      g_string_append_c (text, ';');
    if (one->number != 0)
      g_string_append_printf (text, "%u", one->number);
    g_string_append (text, one->what);
  }
  return g_string_free (text, FALSE);
}

GPtrArray *
dim_snapshot_write (GArray *cases,
                    GArray *documents,
                    guint from_month,
                    guint to_month,
                    const DimCodeBook *book)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GHashTable) numbers =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) index = NULL;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (cases != NULL && documents != NULL && book != NULL, texts);
  index = index_documents (documents);
  for (guint i = 0; i < cases->len; i++) {
    const DimCaseRow *row = &g_array_index (cases, DimCaseRow, i);

    if (row->month >= from_month && row->month < to_month)
      g_ptr_array_add (lines, new_line (row, g_hash_table_lookup (index, &row->case_key), book));
  }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (texts, finish_line (lines->pdata[i], numbers));
  return texts;
}

static gboolean
read_number (const char *text, guint64 most, guint64 *out)
{
  return g_ascii_string_to_unsigned (text, 10, 0, most, out, NULL);
}

static gboolean
read_month (const char *text, guint16 *out)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 2);
  guint64 year = 0, month = 0;

  if (g_strv_length (parts) != 2 || strlen (parts[0]) != 4 || strlen (parts[1]) != 2 ||
      !read_number (parts[0], 2199, &year) || !read_number (parts[1], 12, &month) || month == 0)
    return FALSE;
  *out = (guint16) (year * 12 + month - 1);
  return TRUE;
}

static gboolean
read_municipality (const char *text, guint16 *out)
{
  guint64 number = 0;

  if (*text != '\0' && (strlen (text) != 6 || !g_str_has_prefix (text, "GM") ||
                        !read_number (text + 2, 9999, &number)))
    return FALSE;
  *out = (guint16) number;
  return TRUE;
}

static guint
find_code (const DimCodeBook *book, DimList list, const char *text, guint end)
{
  const DimCode *code = dim_code_book_find (book, list, text);

  return code != NULL && code->number < end ? code->number : 0;
}

static guint64
read_set (const DimCodeBook *book, DimList list, const char *text, guint end)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", 0);
  guint64 bits = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    bits |= (guint64) 1 << find_code (book, list, parts[i], end);
  return bits;
}

static gboolean
read_comparability (const char *text, guint8 *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparabilities); i++)
    if (strcmp (comparabilities[i], text) == 0) {
      *out = (guint8) i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_case (char **fields, const DimCodeBook *book, DimCaseRow *row)
{
  guint64 gross = 0;

  if (!read_municipality (fields[FIELD_MUNICIPALITY], &row->municipality) ||
      !read_month (fields[FIELD_MONTH], &row->month) ||
      !read_number (fields[FIELD_GROSS], G_MAXUINT16, &gross) ||
      !read_comparability (fields[FIELD_COMPARABLE], &row->comparability))
    return FALSE;
  row->gross = (guint16) gross;
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    G_STRUCT_MEMBER (guint8, row, codes[i].offset) =
      (guint8) find_code (book, codes[i].list, fields[FIELD_FIRST_CODE + i], G_MAXUINT8 + 1U);
  row->forms = read_set (book, DIM_LIST_FORM, fields[FIELD_FIRST_SET], 64);
  row->discovery = (guint32) read_set (book, DIM_LIST_DISCOVERY, fields[FIELD_FIRST_SET + 1], 32);
  row->outcome = (guint32) read_set (book, DIM_LIST_OUTCOME, fields[FIELD_FIRST_SET + 2], 32);
  row->is_provisional = strcmp (fields[FIELD_PROVISIONAL], "1") == 0;
  return row->is_provisional || strcmp (fields[FIELD_PROVISIONAL], "0") == 0;
}

static gboolean
read_documents (const char *text, guint64 case_key, const DimCodeBook *book, GArray *out)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", 0);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (parts[i], ":", 0);
    DimDocumentRow row = { .case_key = case_key };

    if (g_strv_length (fields) != 3 ||
        (*fields[0] != '\0' && !read_number (fields[0], G_MAXUINT32, &row.document)))
      return FALSE;
    row.kind = (guint8) find_code (book, DIM_LIST_DOCUMENT, fields[1], G_MAXUINT8 + 1U);
    row.country = dim_country_number (fields[2]);
    g_array_append_val (out, row);
  }
  return TRUE;
}

gboolean
dim_snapshot_read (const char *line,
                   const DimCodeBook *book,
                   GArray *out_cases,
                   GArray *out_documents,
                   GError **error)
{
  g_auto (GStrv) fields = NULL;
  DimCaseRow row = { 0 };

  g_return_val_if_fail (line != NULL && book != NULL, FALSE);
  g_return_val_if_fail (out_cases != NULL && out_documents != NULL, FALSE);
  fields = g_strsplit (line, ",", 0);
  row.case_key = out_cases->len + 1;
  if (g_strv_length (fields) == N_FIELDS && read_case (fields, book, &row) &&
      read_documents (fields[FIELD_DOCUMENTS], row.case_key, book, out_documents)) {
    g_array_append_val (out_cases, row);
    return TRUE;
  }
  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot read line %u of the snapshot",
               out_cases->len + 1);
  return FALSE;
}
