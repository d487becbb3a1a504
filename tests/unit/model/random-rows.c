/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "random-rows.h"

static void
add_code (DimCodeBook *book, DimList list, guint number, const char *code, const char *parent)
{
  g_autoptr (GError) error = NULL;
  DimCode *item = g_new0 (DimCode, 1);

  item->code = g_strdup (code);
  item->number = number;
  item->parent = g_strdup (parent);
  item->valid_to = DIM_DAY_NONE;
  g_assert_true (dim_code_book_add (book, list, item, &error));
  g_assert_no_error (error);
}

/* Numbers do not follow the order of the lists, and some lie where no bit is. */
DimCodeBook *
random_rows_book (void)
{
  DimCodeBook *book = dim_code_book_new ("2026.1");

  add_code (book, DIM_LIST_FORM_CLASS, 2, "registratie", NULL);
  add_code (book, DIM_LIST_FORM_CLASS, 1, "vals-document", NULL);
  add_code (book, DIM_LIST_FORM, 9, "adresfraude", "registratie");
  add_code (book, DIM_LIST_FORM, 3, "vervalst", "vals-document");
  add_code (book, DIM_LIST_FORM, 70, "nagemaakt", "vals-document");
  add_code (book, DIM_LIST_FORM, 4, "anders", "onbekende-klasse");
  add_code (book, DIM_LIST_PRODUCT, 1, "paspoort-aanvraag", NULL);
  add_code (book, DIM_LIST_PRODUCT, 250, "verhuizing", NULL);
  add_code (book, DIM_LIST_CERTAINTY, 1, "vermoeden", NULL);
  add_code (book, DIM_LIST_CERTAINTY, 2, "vastgesteld", NULL);
  add_code (book, DIM_LIST_DISCOVERY, 31, "gedrag", NULL);
  add_code (book, DIM_LIST_DISCOVERY, 1, "rps", NULL);
  add_code (book, DIM_LIST_DISCOVERY, 2, "anders", NULL);
  add_code (book, DIM_LIST_OUTCOME, 1, "geweigerd", NULL);
  add_code (book, DIM_LIST_OUTCOME, 5, "onbekend", NULL);
  add_code (book, DIM_LIST_OUTCOME, 40, "vertrokken", NULL);
  add_code (book, DIM_LIST_DOCUMENT, 7, "nik", NULL);
  add_code (book, DIM_LIST_DOCUMENT, 2, "rijbewijs-nl", NULL);
  add_code (book, DIM_LIST_DOCUMENT, 1, "geen", NULL);
  add_code (book, DIM_LIST_ATTEMPT, 1, "poging", NULL);
  add_code (book, DIM_LIST_DISCOVERED_BY, 2, "backoffice", NULL);
  add_code (book, DIM_LIST_PHASE, 3, "intake", NULL);
  return book;
}

guint
random_rows_roll (guint below)
{
  return (guint) g_test_rand_int_range (0, (gint32) below);
}

static guint8
pick (const guint8 *numbers, guint n)
{
  return numbers[random_rows_roll (n)];
}

GArray *
random_rows_cases (guint n)
{
  static const guint8 forms[] = { 0, 3, 4, 9, 70, 99 };
  static const guint8 products[] = { 0, 1, 250, 8 };
  static const guint32 bits[] = {
    0, 1, 2, 2 | 4, 1U << 31, (1U << 31) | (1U << 30) | 1, 1U << 5, (1U << 5) | 2
  };
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  guint64 stride = random_rows_roll (2) == 0 ? 1 : ((guint64) 1 << 40) + 17;

  for (guint i = 0; i < n; i++) {
    DimCaseRow row = { .case_key = (i + 1) * stride,
                       .discovery = bits[random_rows_roll (G_N_ELEMENTS (bits))],
                       .outcome = bits[random_rows_roll (G_N_ELEMENTS (bits))],
                       .municipality = (guint16) random_rows_roll (40),
                       .month = (guint16) (2026 * 12 + random_rows_roll (14)),
                       .gross = (guint16) (1 + random_rows_roll (4)),
                       .form = pick (forms, G_N_ELEMENTS (forms)),
                       .product = pick (products, G_N_ELEMENTS (products)),
                       .certainty = (guint8) random_rows_roll (4),
                       .attempt = (guint8) random_rows_roll (3),
                       .discovered_by = (guint8) random_rows_roll (4),
                       .phase = (guint8) random_rows_roll (5),
                       .comparability = (guint8) random_rows_roll (4) };

    g_array_append_val (cases, row);
  }
  return cases;
}

GArray *
random_rows_documents (GArray *cases)
{
  static const guint8 kinds[] = { 1, 2, 7, 99 };
  static const char *const countries[] = { "NLD", "DEU", "GBR", "MAR", "EUE", "XXA", "" };
  GArray *documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  guint n = cases->len * random_rows_roll (3);

  for (guint i = 0; i < n; i++) {
    guint64 key = random_rows_roll (10) == 0
                    ? 12345
                    : g_array_index (cases, DimCaseRow, random_rows_roll (cases->len)).case_key;
    DimDocumentRow row = { .case_key = key,
                           .document = random_rows_roll (2) == 0 ? random_rows_roll (5)
                                                                 : random_rows_roll (100) * 1000003,
                           .country = dim_country_number (
                             countries[random_rows_roll (G_N_ELEMENTS (countries))]),
                           .kind = pick (kinds, G_N_ELEMENTS (kinds)) };

    g_array_append_val (documents, row);
  }
  return documents;
}
