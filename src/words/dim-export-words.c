/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-export-words.h"

#include "dim-translate.h"

const char *
dim_words_export_heading (DimExportWord word)
{
  static const char *const headings[DIM_N_EXPORT_WORDS] = {
    [DIM_EXPORT_WORD_DESCRIPTION] = N_ ("Description"),
    [DIM_EXPORT_WORD_STATUS] = N_ ("Status of the figures"),
    [DIM_EXPORT_WORD_FROM] = N_ ("From month"),
    [DIM_EXPORT_WORD_TO] = N_ ("Up to and including month"),
    [DIM_EXPORT_WORD_CODE_LIST] = N_ ("Version of the code lists"),
    [DIM_EXPORT_WORD_POSITION] = N_ ("Feed position"),
    [DIM_EXPORT_WORD_YEAR] = N_ ("Counting year"),
    [DIM_EXPORT_WORD_DIMENSION] = N_ ("Counted by"),
    [DIM_EXPORT_WORD_CODE] = N_ ("Code in the list"),
    [DIM_EXPORT_WORD_NO_DOCUMENT] = N_ ("No document shown"),
    [DIM_EXPORT_WORD_NO_NUMBER] = N_ ("No number to compare"),
    [DIM_EXPORT_WORD_TO_FOLLOW] = N_ ("Comparison to follow"),
  };

  g_return_val_if_fail ((guint) word < DIM_N_EXPORT_WORDS, "");
  return _ (headings[word]);
}

const char *
dim_words_export_about (DimExportWord word)
{
  static const char *const sentences[DIM_N_EXPORT_WORDS] = {
    [DIM_EXPORT_WORD_DESCRIPTION] = N_ ("What the code before it means."),
    [DIM_EXPORT_WORD_STATUS] =
      N_ ("Empty: as counted. “onderdrukt”: hidden, since it is small. “afgerond”: rounded."),
    [DIM_EXPORT_WORD_FROM] = N_ ("First month that is counted."),
    [DIM_EXPORT_WORD_TO] = N_ ("Last month that is counted."),
    [DIM_EXPORT_WORD_CODE_LIST] = N_ ("The code lists by which was counted."),
    [DIM_EXPORT_WORD_POSITION] = N_ ("Up to which delivery was counted."),
    [DIM_EXPORT_WORD_YEAR] = N_ ("The year in which the counting year begins."),
    [DIM_EXPORT_WORD_DIMENSION] = N_ ("What the rows of this table stand for."),
    [DIM_EXPORT_WORD_CODE] = N_ ("Code of the row. “totaal”: counted, not added up."),
    [DIM_EXPORT_WORD_NO_DOCUMENT] = N_ ("Cases in which no document was shown."),
    [DIM_EXPORT_WORD_NO_NUMBER] = N_ ("Cases with documents without a number to compare by."),
    [DIM_EXPORT_WORD_TO_FOLLOW] = N_ ("Cases whose documents have not been compared yet."),
  };

  g_return_val_if_fail ((guint) word < DIM_N_EXPORT_WORDS, "");
  return _ (sentences[word]);
}

const char *
dim_words_measure_about (DimMeasure measure)
{
  static const char *const sentences[DIM_N_MEASURES] = {
    [DIM_MEASURE_CASES] = N_ ("Cases: registrations about one event count once."),
    [DIM_MEASURE_GROSS] = N_ ("All registrations, also several about one event."),
    [DIM_MEASURE_DOCUMENTS] = N_ ("Different documents. Never add them up."),
    [DIM_MEASURE_NOT_COMPARABLE] = N_ ("Cases that could not be compared with others."),
  };

  g_return_val_if_fail ((guint) measure < DIM_N_MEASURES, "");
  return _ (sentences[measure]);
}

const char *
dim_words_method_heading (DimMethod method)
{
  static const char *const headings[DIM_N_METHODS] = {
    [DIM_METHOD_COUNTING] = N_ ("What is counted"),
    [DIM_METHOD_JOINING] = N_ ("When registrations are one case"),
    [DIM_METHOD_DOCUMENTS] = N_ ("Different documents"),
    [DIM_METHOD_TOTALS] = N_ ("Totals"),
    [DIM_METHOD_LIMITS] = N_ ("What these figures do not say"),
  };

  g_return_val_if_fail ((guint) method < DIM_N_METHODS, "");
  return _ (headings[method]);
}

const char *
dim_words_method_text (DimMethod method)
{
  static const char *const texts[DIM_N_METHODS] = {
    [DIM_METHOD_COUNTING] =
      N_ ("Municipalities register suspected and established misuse of identity documents. A case "
          "is one event. If several people registered it, it is one case and several "
          "registrations."),
    [DIM_METHOD_JOINING] =
      N_ ("The program compares documents without knowing their numbers. Registrations of one "
          "document that lie close together in time are put forward as one case; people decide "
          "where the program cannot."),
    [DIM_METHOD_DOCUMENTS] =
      N_ ("A document that was shown more than once counts once in each cell and in each total. "
          "So documents of rows do not add up to the total."),
    [DIM_METHOD_TOTALS] =
      N_ ("Totals are counted, not added up. Where a case can have several answers, the rows "
          "together are more than the total."),
    [DIM_METHOD_LIMITS] =
      N_ ("Only what was noticed and registered is counted. More cases in a municipality can mean "
          "that it looks better."),
  };

  g_return_val_if_fail ((guint) method < DIM_N_METHODS, "");
  return _ (texts[method]);
}

char *
dim_words_method_protection (guint threshold)
{
  if (threshold == 0)
    return g_strdup (_ ("Small figures have not been protected in this table. Do not publish it."));
  return g_strdup_printf (
    _ ("Figures of 1 to %u are hidden, and others with them where one could work them out."),
    threshold - 1);
}

const char *
dim_words_export_participation (void)
{
  return _ ("Who took part");
}

const char *
dim_words_export_protection (void)
{
  return _ ("Protection of small figures");
}

const char *
dim_words_export_caution (void)
{
  return _ ("Please note");
}

const char *
dim_words_export_title (void)
{
  return _ ("Misuse of identity documents at municipalities");
}

const char *
dim_words_export_columns (void)
{
  return _ ("Columns");
}
