/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-code-list.h"

#include "dim-error.h"

#include <string.h>

#define LAST_NUMBER 250

typedef struct {
  GPtrArray *codes;    /* (element-type DimCode), in the order of the file */
  GHashTable *by_code; /* borrowed code → borrowed DimCode */
  DimCode *by_number[LAST_NUMBER + 1];
} List;

struct _DimCodeBook {
  gatomicrefcount ref_count;
  char *version;
  List lists[DIM_N_LISTS];
};

static const char *const list_names[DIM_N_LISTS] = {
  [DIM_LIST_FORM_CLASS] = "vormklasse",
  [DIM_LIST_FORM] = "vorm",
  [DIM_LIST_TECHNIQUE] = "techniek",
  [DIM_LIST_CERTAINTY] = "zekerheid",
  [DIM_LIST_ATTEMPT] = "poging",
  [DIM_LIST_PRODUCT] = "product",
  [DIM_LIST_DOCUMENT] = "document",
  [DIM_LIST_DISCOVERY] = "ontdekking",
  [DIM_LIST_DISCOVERED_BY] = "ontdekt-door",
  [DIM_LIST_PHASE] = "fase",
  [DIM_LIST_OUTCOME] = "uitkomst",
  [DIM_LIST_FOLLOW_UP] = "vervolg",
};

/* Lists of which one code is chosen, so that "onbekend" must be among them. */
static const DimList single_choices[] = {
  DIM_LIST_FORM,     DIM_LIST_ATTEMPT,       DIM_LIST_PRODUCT,
  DIM_LIST_DOCUMENT, DIM_LIST_DISCOVERED_BY, DIM_LIST_PHASE,
};

const char *
dim_list_name (DimList list)
{
  g_return_val_if_fail ((guint) list < DIM_N_LISTS, NULL);
  return list_names[list];
}

gboolean
dim_list_from_name (const char *name, DimList *out_list)
{
  g_return_val_if_fail (name != NULL && out_list != NULL, FALSE);
  for (guint i = 0; i < DIM_N_LISTS; i++) {
    if (strcmp (list_names[i], name) == 0) {
      *out_list = (DimList) i;
      return TRUE;
    }
  }
  return FALSE;
}

void
dim_code_free (DimCode *code)
{
  if (code == NULL)
    return;
  g_free (code->code);
  g_free (code->label_nl);
  g_free (code->label_en);
  g_free (code->definition);
  g_free (code->parent);
  g_free (code->letters);
  g_strfreev (code->synonyms);
  g_free (code->successor);
  g_free (code);
}

DimCodeBook *
dim_code_book_new (const char *version)
{
  DimCodeBook *book = NULL;

  g_return_val_if_fail (version != NULL, NULL);
  book = g_new0 (DimCodeBook, 1);
  g_atomic_ref_count_init (&book->ref_count);
  book->version = g_strdup (version);
  for (guint i = 0; i < DIM_N_LISTS; i++) {
    book->lists[i].codes = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_code_free);
    book->lists[i].by_code = g_hash_table_new (g_str_hash, g_str_equal);
  }
  return book;
}

DimCodeBook *
dim_code_book_ref (DimCodeBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);
  g_atomic_ref_count_inc (&book->ref_count);
  return book;
}

void
dim_code_book_unref (DimCodeBook *book)
{
  if (book == NULL || !g_atomic_ref_count_dec (&book->ref_count))
    return;
  for (guint i = 0; i < DIM_N_LISTS; i++) {
    g_hash_table_unref (book->lists[i].by_code);
    g_ptr_array_unref (book->lists[i].codes);
  }
  g_free (book->version);
  g_free (book);
}

gboolean
dim_code_book_add (DimCodeBook *book, DimList list, DimCode *code, GError **error)
{
  g_autoptr (DimCode) taken = code;
  List *to = NULL;

  g_return_val_if_fail (book != NULL && (guint) list < DIM_N_LISTS, FALSE);
  g_return_val_if_fail (code != NULL && code->code != NULL, FALSE);
  to = &book->lists[list];
  if (code->number < 1 || code->number > LAST_NUMBER) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot add code to list %s: number %u is not within 1–%d", list_names[list],
                 code->number, LAST_NUMBER);
    return FALSE;
  }
  if (to->by_number[code->number] != NULL || g_hash_table_contains (to->by_code, code->code)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                 "Cannot add code to list %s: %s or number %u is there already", list_names[list],
                 code->code, code->number);
    return FALSE;
  }
  if (code->synonyms == NULL)
    code->synonyms = g_new0 (char *, 1);
  to->by_number[code->number] = code;
  g_hash_table_insert (to->by_code, code->code, code);
  g_ptr_array_add (to->codes, g_steal_pointer (&taken));
  return TRUE;
}

static gboolean
check_links (const DimCodeBook *book, DimList list, const DimCode *code, GError **error)
{
  gboolean has_class =
    list != DIM_LIST_FORM ||
    (code->parent != NULL && dim_code_book_find (book, DIM_LIST_FORM_CLASS, code->parent) != NULL);
  gboolean has_successor =
    code->successor == NULL || dim_code_book_find (book, list, code->successor) != NULL;

  if (has_class && has_successor)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
               "Cannot use code lists: the %s of %s in list %s is no code",
               has_class ? "successor" : "class", code->code, list_names[list]);
  return FALSE;
}

gboolean
dim_code_book_check (const DimCodeBook *book, GError **error)
{
  g_return_val_if_fail (book != NULL, FALSE);
  for (guint i = 0; i < DIM_N_LISTS; i++) {
    if (book->lists[i].codes->len == 0) {
      g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot use code lists: list %s is empty",
                   list_names[i]);
      return FALSE;
    }
    for (guint j = 0; j < book->lists[i].codes->len; j++)
      if (!check_links (book, (DimList) i, g_ptr_array_index (book->lists[i].codes, j), error))
        return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (single_choices); i++) {
    if (dim_code_book_find (book, single_choices[i], "onbekend") == NULL) {
      g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                   "Cannot use code lists: list %s has no \"onbekend\"",
                   list_names[single_choices[i]]);
      return FALSE;
    }
  }
  return TRUE;
}

const char *
dim_code_book_version (const DimCodeBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);
  return book->version;
}

guint
dim_code_book_size (const DimCodeBook *book, DimList list)
{
  g_return_val_if_fail (book != NULL && (guint) list < DIM_N_LISTS, 0);
  return book->lists[list].codes->len;
}

const DimCode *
dim_code_book_at (const DimCodeBook *book, DimList list, guint index)
{
  g_return_val_if_fail (book != NULL && (guint) list < DIM_N_LISTS, NULL);
  g_return_val_if_fail (index < book->lists[list].codes->len, NULL);
  return g_ptr_array_index (book->lists[list].codes, index);
}

const DimCode *
dim_code_book_find (const DimCodeBook *book, DimList list, const char *code)
{
  g_return_val_if_fail (book != NULL && (guint) list < DIM_N_LISTS && code != NULL, NULL);
  return g_hash_table_lookup (book->lists[list].by_code, code);
}

const DimCode *
dim_code_book_by_number (const DimCodeBook *book, DimList list, guint number)
{
  g_return_val_if_fail (book != NULL && (guint) list < DIM_N_LISTS, NULL);
  return number <= LAST_NUMBER ? book->lists[list].by_number[number] : NULL;
}

gboolean
dim_code_is_valid_on (const DimCode *code, DimDay day)
{
  g_return_val_if_fail (code != NULL, FALSE);
  return (code->valid_from == DIM_DAY_NONE || day >= code->valid_from) &&
         (code->valid_to == DIM_DAY_NONE || day < code->valid_to);
}
