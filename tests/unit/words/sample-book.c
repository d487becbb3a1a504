/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "sample-book.h"

static const struct {
  DimList list;
  const char *code;
  const char *dutch;
  const char *english;
} codes[] = {
  { DIM_LIST_FORM, "adresfraude", "Adresfraude", "Address fraud" },
  { DIM_LIST_PRODUCT, "paspoort-aanvraag", "Paspoort aanvragen", "Applying for a passport" },
  { DIM_LIST_DOCUMENT, "nationaal-paspoort", "Nationaal paspoort", "National passport" },
  { DIM_LIST_OUTCOME, "geweigerd", "Aanvraag geweigerd", "Application refused" },
  { DIM_LIST_OUTCOME, "document-ingehouden", "Document ingehouden", "Document retained" },
  { DIM_LIST_FOLLOW_UP, "aangifte", "Aangifte gedaan", "Reported to the police" },
  { DIM_LIST_FOLLOW_UP, "melding-rvig", "Gemeld bij RvIG", "Reported to RvIG" },
};

DimCodeBook *
sample_book (void)
{
  DimCodeBook *book = dim_code_book_new ("2026.1");

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    DimCode *code = g_new0 (DimCode, 1);

    code->code = g_strdup (codes[i].code);
    code->number = dim_code_book_size (book, codes[i].list) + 1;
    code->label_nl = g_strdup (codes[i].dutch);
    code->label_en = g_strdup (codes[i].english);
    code->synonyms = g_new0 (char *, 1);
    code->valid_to = DIM_DAY_NONE;
    g_assert_true (dim_code_book_add (book, codes[i].list, code, NULL));
  }
  return book;
}

DimMunicipalities *
sample_municipalities (void)
{
  return dim_municipalities_parse ("code,naam,provincie,geldig_vanaf,geldig_tot\n",
                                   "datum,oude_code,nieuwe_code\n", NULL);
}
