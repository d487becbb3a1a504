/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-words.h"

#include <string.h>

#include "dim-country.h"
#include "dim-day-words.h"
#include "dim-text.h"
#include "dim-translate.h"

#define GROUP_DIGITS 3

const char *
dim_words_code_label (const DimCode *code)
{
  g_return_val_if_fail (code != NULL, NULL);
  return dim_words_get_language () == DIM_LANGUAGE_ENGLISH ? code->label_en : code->label_nl;
}

const char *
dim_words_code (const DimCodeBook *book, DimList list, const char *code)
{
  const DimCode *found = NULL;

  g_return_val_if_fail (book != NULL && code != NULL, NULL);
  found = dim_code_book_find (book, list, code);
  return found != NULL ? dim_words_code_label (found) : code;
}

const char *
dim_words_unclassed (void)
{
  return _ ("Not answered");
}

char *
dim_words_code_search_key (const DimCode *code)
{
  g_autofree char *synonyms = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (code != NULL, NULL);
  synonyms = g_strjoinv (" ", code->synonyms);
  text = g_strjoin (" ", dim_words_code_label (code), synonyms, code->code, NULL);
  return dim_text_search_key (text);
}

const char *
dim_words_municipality (const DimMunicipalities *municipalities, const char *code)
{
  const DimMunicipality *found = NULL;

  g_return_val_if_fail (municipalities != NULL && code != NULL, NULL);
  found = dim_municipalities_find (municipalities, code);
  return found != NULL ? found->name : code;
}

const char *
dim_words_country (const char *code)
{
  const DimCountry *found = NULL;

  g_return_val_if_fail (code != NULL, NULL);
  found = dim_country_find (code);
  if (found == NULL)
    return code;
  return dim_words_get_language () == DIM_LANGUAGE_ENGLISH ? found->name_en : found->name_nl;
}

const char *
dim_words_role (DimRole role)
{
  switch (role) {
  case DIM_ROLE_FRONT_OFFICE:
    return _ ("front office");
  case DIM_ROLE_BACK_OFFICE:
    return _ ("back office");
  case DIM_ROLE_ANALYST:
    return _ ("analyst");
  default:
    g_return_val_if_reached ("");
  }
}

const char *
dim_words_record_state (DimRecordState state)
{
  switch (state) {
  case DIM_RECORD_WAITING:
    return _ ("waiting to be sent");
  case DIM_RECORD_RECEIVED:
    return _ ("received");
  case DIM_RECORD_REFUSED:
    return _ ("sent back");
  case DIM_RECORD_WITHDRAWN:
    return _ ("withdrawn");
  default:
    g_return_val_if_reached ("");
  }
}

const char *
dim_words_compare_state (DimCompareState state)
{
  switch (state) {
  case DIM_COMPARE_NO_NUMBER:
    return _ ("no number");
  case DIM_COMPARE_TO_FOLLOW:
    return _ ("not compared yet");
  case DIM_COMPARE_TAGGED:
    return _ ("compared");
  case DIM_COMPARE_IMPOSSIBLE:
    return _ ("cannot be compared");
  default:
    g_return_val_if_reached ("");
  }
}

const char *
dim_words_field_label (DimField field)
{
  static const char *const labels[DIM_N_FIELDS] = {
    [DIM_FIELD_DATE] = N_ ("Date"),
    [DIM_FIELD_PRODUCT] = N_ ("Product"),
    [DIM_FIELD_FORM] = N_ ("Form"),
    [DIM_FIELD_DOCUMENTS] = N_ ("Documents"),
    [DIM_FIELD_DISCOVERY] = N_ ("Discovery"),
    [DIM_FIELD_OUTCOME] = N_ ("Outcome"),
    [DIM_FIELD_MUNICIPALITY] = N_ ("Municipality"),
    [DIM_FIELD_OTHER_FORMS] = N_ ("Other forms"),
    [DIM_FIELD_TECHNIQUE] = N_ ("Technique"),
    [DIM_FIELD_CERTAINTY] = N_ ("Certainty"),
    [DIM_FIELD_ATTEMPT] = N_ ("Attempt or success"),
    [DIM_FIELD_DISCOVERED_BY] = N_ ("Discovered by"),
    [DIM_FIELD_PHASE] = N_ ("Phase"),
    [DIM_FIELD_FOLLOW_UP] = N_ ("Follow-up"),
  };

  g_return_val_if_fail ((guint) field < DIM_N_FIELDS, "");
  return _ (labels[field]);
}

const char *
dim_words_field_question (DimField field)
{
  static const char *const questions[DIM_N_FIELDS] = {
    [DIM_FIELD_DATE] = N_ ("When?"),
    [DIM_FIELD_PRODUCT] = N_ ("What did the applicant come for?"),
    [DIM_FIELD_FORM] = N_ ("What was the matter?"),
    [DIM_FIELD_DOCUMENTS] = N_ ("Which document? Scan or type"),
    [DIM_FIELD_DISCOVERY] = N_ ("How was it discovered? (one or more)"),
    [DIM_FIELD_OUTCOME] = N_ ("What happened then? (one or more)"),
    [DIM_FIELD_MUNICIPALITY] = N_ ("For which municipality?"),
    [DIM_FIELD_OTHER_FORMS] = N_ ("Was anything else the matter? (one or more)"),
    [DIM_FIELD_TECHNIQUE] = N_ ("How was the document forged? (one or more)"),
    [DIM_FIELD_CERTAINTY] = N_ ("How certain is it?"),
    [DIM_FIELD_ATTEMPT] = N_ ("Did the fraud succeed?"),
    [DIM_FIELD_DISCOVERED_BY] = N_ ("Who discovered it?"),
    [DIM_FIELD_PHASE] = N_ ("At what moment did it come out?"),
    [DIM_FIELD_FOLLOW_UP] = N_ ("What was done afterwards?"),
  };

  g_return_val_if_fail ((guint) field < DIM_N_FIELDS, "");
  return _ (questions[field]);
}

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

static void
append_codes (GString *text, char **codes, const DimCodeBook *book, DimList list)
{
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    append_part (text, dim_words_code (book, list, codes[i]));
}

static void
append_documents (GString *text, const GPtrArray *documents, const DimCodeBook *book)
{
  for (guint i = 0; i < documents->len; i++) {
    g_autofree char *document = dim_words_document (g_ptr_array_index (documents, i), book);

    g_string_append (text, text->len > 0 ? "; " : "");
    g_string_append (text, document);
  }
}

static void
append_follow_ups (GString *text, const GPtrArray *follow_ups, const DimCodeBook *book)
{
  for (guint i = 0; i < follow_ups->len; i++) {
    const DimFollowUp *follow_up = g_ptr_array_index (follow_ups, i);

    append_part (text, dim_words_code (book, DIM_LIST_FOLLOW_UP, follow_up->code));
  }
}

char *
dim_words_answer (const DimIncident *incident,
                  DimField field,
                  const DimCodeBook *book,
                  const DimMunicipalities *municipalities)
{
  const DimFieldSpec *spec = dim_field_spec (field);
  GString *text = NULL;

  g_return_val_if_fail (incident != NULL && book != NULL && municipalities != NULL, NULL);
  if (spec->shape == DIM_SHAPE_DAY)
    return dim_words_day (incident->date);
  text = g_string_new (NULL);
  if (spec->shape == DIM_SHAPE_DOCUMENTS)
    append_documents (text, incident->documents, book);
  else if (spec->shape == DIM_SHAPE_FOLLOW_UPS)
    append_follow_ups (text, incident->follow_ups, book);
  else if (spec->shape != DIM_SHAPE_MUNICIPALITY)
    append_codes (text, incident->codes[field], book, spec->list);
  else if (incident->municipality != NULL)
    append_part (text, dim_words_municipality (municipalities, incident->municipality));
  return g_string_free (text, FALSE);
}

char *
dim_words_document (const DimDocumentUse *use, const DimCodeBook *book)
{
  const char *kind = NULL;

  g_return_val_if_fail (use != NULL && book != NULL, NULL);
  kind = dim_words_code (book, DIM_LIST_DOCUMENT, use->kind);
  if (use->country[0] == '\0')
    return g_strdup (kind);
  return g_strdup_printf ("%s, %s", kind, dim_words_country (use->country));
}

char *
dim_words_number (guint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  char separator = dim_words_get_language () == DIM_LANGUAGE_ENGLISH ? ',' : '.';
  GString *text = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % GROUP_DIGITS == 0)
      g_string_append_c (text, separator);
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (text, FALSE);
}

static const char *
pick_thing (DimThing thing, gulong number)
{
  switch (thing) {
  case DIM_THING_INCIDENT:
    return P_ ("%s incident", "%s incidents", number);
  case DIM_THING_CASE:
    return P_ ("%s case", "%s cases", number);
  case DIM_THING_DOCUMENT:
    return P_ ("%s document", "%s documents", number);
  case DIM_THING_MUNICIPALITY:
    return P_ ("%s municipality", "%s municipalities", number);
  case DIM_THING_DAY:
    return P_ ("%s day", "%s days", number);
  case DIM_THING_HOUR:
    return P_ ("%s hour", "%s hours", number);
  case DIM_THING_MINUTE:
    return P_ ("%s minute", "%s minutes", number);
  case DIM_N_THINGS:
  default:
    g_return_val_if_reached ("%s");
  }
}

char *
dim_words_count (DimThing thing, guint64 number)
{
  g_autofree char *figure = dim_words_number (number);
  g_autoptr (GString) text = g_string_new (pick_thing (thing, (gulong) number));

  g_string_replace (text, "%s", figure, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dim_words_capitalise (const char *text)
{
  g_autofree char *first = NULL;
  const char *rest = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  rest = *text != '\0' ? g_utf8_next_char (text) : text;
  first = g_utf8_strup (text, rest - text);
  return g_strconcat (first, rest, NULL);
}
