/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-answers.h"
#include "dim-crypto.h"
#include "dim-document-number.h"
#include "dim-fact-codec.h"
#include "dim-fault-detail.h"
#include "dim-limits.h"
#include "dim-mrz.h"

#define COUNTRY_BYTES_MAX  3
#define TYPED_BYTES_MAX    256 /* DIM_LIMIT_NUMBER_CHARS in UTF-8 */
#define ZONE_BYTES_MAX     200
#define QUESTION_BYTES_MAX 64
#define EXPLANATION        "toelichting"
#define ALLOWED_BYTES_MAX  (2UL * DIM_LIMIT_TEXT_BYTES) /* a piece of a text, and its kind */

/* What is filled from what a script gives. */
typedef struct {
  DimDraft *draft;
  GString *remarks; /* NULL: nobody reads them */
} Given;

/* A document that a script gives; its strings are wiped, since two of them hold the number. */
typedef struct {
  char *kind;
  char *country;
  char *number;
} GivenDocument;

static void
clear_given_document (GivenDocument *given)
{
  g_free (given->kind);
  g_free (given->country);
  dim_wipe_string (given->number);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GivenDocument, clear_given_document)

static void
write_document (DimJsonWriter *writer, const DimDocumentUse *use, guint index, gconstpointer data)
{
  const DimDraft *draft = data;

  dim_json_put_text (writer, "id", use->id);
  dim_json_put_text (writer, "soort", use->kind);
  dim_json_put_text (writer, "land", use->country);
  dim_json_put_text (writer, "nummerGenormaliseerd", g_ptr_array_index (draft->numbers, index));
}

/* By name: fields may be counted differently one day. */
static const char *
question_name (int question)
{
  if (question == DIM_DRAFT_EXPLANATION)
    return EXPLANATION;
  return question == DIM_DRAFT_NOWHERE ? "" : dim_field_spec ((DimField) question)->name;
}

static void
put_audience (DimJsonWriter *writer, DimAudience audience)
{
  g_autofree const char **names = dim_audience_names (audience);

  if (names[0] != NULL)
    dim_json_put_texts (writer, "toelichtingVoor", names);
}

/* What was pasted may be larger than JSON may be, and is kept all the same: then it stands behind
 * the object, after a byte that JSON never has. */
static GBytes *
append_text (GBytes *object, const char *text)
{
  gsize text_length = strlen (text);
  gsize length = 0;
  gconstpointer bytes = g_bytes_get_data (object, &length);
  guint8 *whole = NULL;

  if (text_length <= DIM_LIMIT_TEXT_BYTES)
    return g_bytes_ref (object);
  whole = dim_secret_alloc (length + 1 + text_length);
  memcpy (whole, bytes, length);
  whole[length] = '\0';
  memcpy (whole + length + 1, text, text_length);
  return g_bytes_new_with_free_func (whole, length + 1 + text_length, dim_secret_free, whole);
}

GBytes *
dim_draft_encode (const DimDraft *draft)
{
  g_autoptr (GBytes) object = NULL;
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (draft != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "id", draft->incident->id);
  dim_answers_write (writer, draft->incident, DIM_ANSWERS_ALL, write_document, draft);
  if (strlen (draft->explanation) <= DIM_LIMIT_TEXT_BYTES)
    dim_json_put_text (writer, EXPLANATION, draft->explanation);
  put_audience (writer, draft->audience);
  dim_json_put_count (writer, "toegestaan", g_strv_length (draft->allowed));
  if (draft->allowed[0] != NULL)
    dim_json_put_texts (writer, "nietPersoonlijk", (const char *const *) draft->allowed);
  dim_json_put_count (writer, "gewijzigd", (guint64) MAX (draft->changed_s, 0));
  if (draft->active_ms > 0)
    dim_json_put_count (writer, "actiefMs", (guint64) draft->active_ms);
  dim_json_put_text (writer, "vraag", question_name (draft->question));
  object = dim_json_writer_finish (writer);
  return append_text (object, draft->explanation);
}

/* What is not there leaves the place as it is. */
static void
take_text (char **place, char *text)
{
  if (text == NULL)
    return;
  dim_wipe_string (*place);
  *place = text;
}

static void
read_own_document (DimJsonReader *reader, gpointer data)
{
  g_auto (GivenDocument) given = { g_strdup (""), g_strdup (""), g_strdup ("") };
  char id[DIM_UUID_TEXT_LEN];

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  take_text (&given.kind, dim_json_text (reader, "soort", DIM_JSON_OPTIONAL, DIM_CODE_BYTES_MAX));
  take_text (&given.country, dim_json_text (reader, "land", DIM_JSON_OPTIONAL, COUNTRY_BYTES_MAX));
  take_text (&given.number,
             dim_json_text (reader, "nummerGenormaliseerd", DIM_JSON_OPTIONAL, TYPED_BYTES_MAX));
  dim_draft_add_document (data, id, given.kind, given.country, given.number);
}

static void
read_explanation (DimJsonReader *reader, DimDraft *draft, gsize most_bytes)
{
  take_text (&draft->explanation,
             dim_json_text (reader, EXPLANATION, DIM_JSON_OPTIONAL, most_bytes));
}

/* A question that this program does not know is nowhere. */
static void
read_question (DimJsonReader *reader, DimDraft *draft)
{
  g_autofree char *name = dim_json_text (reader, "vraag", DIM_JSON_OPTIONAL, QUESTION_BYTES_MAX);
  DimField field;

  if (g_strcmp0 (name, EXPLANATION) == 0)
    draft->question = DIM_DRAFT_EXPLANATION;
  else if (name != NULL && dim_field_from_name (name, &field))
    draft->question = (int) field;
}

static void
read_audience (DimJsonReader *reader, DimDraft *draft)
{
  g_auto (GStrv) names = dim_json_texts (reader, "toelichtingVoor", DIM_JSON_OPTIONAL,
                                         DIM_N_AUDIENCES, DIM_CODE_BYTES_MAX);

  for (guint i = 0; names[i] != NULL; i++) {
    DimAudience audience = dim_audience_from_name (names[i]);

    if (audience == DIM_AUDIENCE_NONE)
      dim_json_fault_at (reader, "toelichtingVoor", i, "onbekende-code");
    draft->audience |= audience;
  }
}

/* Drafts of 0.1.0 have another number and no pieces: what was allowed then is asked once more. */
static void
read_allowed (DimJsonReader *reader, DimDraft *draft)
{
  g_auto (GStrv) allowed = dim_json_texts (reader, "nietPersoonlijk", DIM_JSON_OPTIONAL,
                                           DIM_LIMIT_TEXT_BYTES, ALLOWED_BYTES_MAX);

  dim_json_count (reader, "toegestaan", DIM_JSON_REQUIRED, G_MAXUINT32);
  dim_draft_set_explanation (draft, draft->explanation, (const char *const *) allowed);
}

/* Splits what append_text joined; NULL: there is nothing behind the object. */
static char *
split_text (GBytes *body, GBytes **out_object)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (body, &length);
  const char *end = length > 0 ? memchr (bytes, '\0', length) : NULL;

  if (end == NULL) {
    *out_object = g_bytes_ref (body);
    return NULL;
  }
  *out_object = g_bytes_new_from_bytes (body, 0, (gsize) (end - bytes));
  return g_utf8_make_valid (end + 1, (gssize) (length - (gsize) (end - bytes) - 1));
}

DimDraft *
dim_draft_decode (GBytes *body, DimProblem **out_problem)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimDraft) draft = NULL;
  g_autoptr (GBytes) object = NULL;
  char *text = NULL;
  char id[DIM_UUID_TEXT_LEN];

  g_return_val_if_fail (body != NULL && out_problem != NULL, NULL);
  text = split_text (body, &object);
  reader = dim_json_reader_new (object, DIM_JSON_REQUEST, out_problem);
  if (reader == NULL) {
    dim_wipe_string (text);
    return NULL;
  }
  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  draft = dim_draft_new (id);
  dim_answers_read (reader, draft->incident, read_own_document, draft);
  read_explanation (reader, draft, DIM_LIMIT_BODY_BYTES);
  take_text (&draft->explanation, text);
  read_allowed (reader, draft);
  read_audience (reader, draft);
  draft->changed_s = (gint64) dim_json_count (reader, "gewijzigd", DIM_JSON_REQUIRED, G_MAXINT64);
  draft->active_ms = (gint64) dim_json_count (reader, "actiefMs", DIM_JSON_OPTIONAL, G_MAXINT64);
  read_question (reader, draft);
  return dim_json_reader_finish (reader, out_problem) ? g_steal_pointer (&draft) : NULL;
}

static void
normalise (DimJsonReader *reader, const char *name, const char *typed, GivenDocument *given)
{
  char *number = NULL;
  DimNumberVerdict verdict = dim_document_number_normalise (typed, &number);

  if (verdict != DIM_NUMBER_OK)
    dim_json_fault (reader, name, dim_number_verdict_code (verdict));
  else
    take_text (&given->number, number);
}

static void
read_typed_number (DimJsonReader *reader, GivenDocument *given)
{
  char *typed = dim_json_text (reader, "nummer", DIM_JSON_OPTIONAL, TYPED_BYTES_MAX);

  if (typed == NULL)
    return;
  normalise (reader, "nummer", typed, given);
  dim_wipe_string (typed);
}

/* A check digit that does not fit is no reason to refuse: documents are worn, and forged. */
static void
remark_on_zone (const DimMrz *mrz, const Given *into)
{
  if (into->remarks != NULL && !(mrz->number_ok && mrz->composite_ok))
    g_string_append_printf (into->remarks, "%s/documenten/%u/mrz: %s (controlecijfer)",
                            into->remarks->len > 0 ? "\n" : "",
                            into->draft->incident->documents->len,
                            dim_fault_detail ("controlecijfer"));
}

/* Kind and country that the script states itself come later and win. FALSE: there is a zone, and it
 * cannot be read. */
static gboolean
read_zone (DimJsonReader *reader, GivenDocument *given, const Given *into)
{
  char *zone = dim_json_text (reader, "mrz", DIM_JSON_OPTIONAL, ZONE_BYTES_MAX);
  DimMrz mrz = { 0 };
  gboolean is_read;

  if (zone == NULL)
    return TRUE;
  is_read = dim_mrz_parse (zone, &mrz);
  if (is_read) {
    remark_on_zone (&mrz, into);
    take_text (&given->kind, g_strdup (mrz.kind));
    take_text (&given->country, g_strdup (mrz.country));
    normalise (reader, "mrz", mrz.number, given);
  } else {
    dim_json_fault (reader, "mrz", "ongeldige-mrz");
  }
  dim_mrz_clear (&mrz);
  dim_wipe_string (zone);
  return is_read;
}

static void
read_given_document (DimJsonReader *reader, gpointer data)
{
  Given *into = data;
  DimDraft *draft = into->draft;
  gboolean needs_kind;
  g_auto (GivenDocument) given = { g_strdup (""), g_strdup (""), g_strdup ("") };
  char id[DIM_UUID_TEXT_LEN];

  if (dim_json_has (reader, "nummer") && dim_json_has (reader, "mrz"))
    dim_json_fault (reader, "nummer", "onverenigbaar");
  needs_kind = read_zone (reader, &given, into);
  read_typed_number (reader, &given);
  take_text (&given.kind, dim_json_text (reader, "soort", DIM_JSON_OPTIONAL, DIM_CODE_BYTES_MAX));
  take_text (&given.country, dim_json_text (reader, "land", DIM_JSON_OPTIONAL, COUNTRY_BYTES_MAX));
  if (needs_kind && given.kind[0] == '\0' && !dim_json_has (reader, "soort"))
    dim_json_fault (reader, "soort", "verplicht");
  dim_random_uuid (dim_uuid_unix_ms (draft->incident->id), id);
  dim_draft_add_document (draft, id, given.kind, given.country, given.number);
}

DimDraft *
dim_draft_decode_input (GBytes *body,
                        const char *new_id,
                        GString *remarks,
                        DimProblem **out_problem)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimDraft) draft = NULL;
  Given given;

  g_return_val_if_fail (body != NULL && out_problem != NULL, NULL);
  g_return_val_if_fail (new_id != NULL && dim_uuid_is_valid (new_id), NULL);
  reader = dim_json_reader_new (body, DIM_JSON_REQUEST, out_problem);
  if (reader == NULL)
    return NULL;
  draft = dim_draft_new (new_id);
  given = (Given){ draft, remarks };
  dim_answers_read (reader, draft->incident, read_given_document, &given);
  read_explanation (reader, draft, DIM_LIMIT_TEXT_BYTES);
  read_audience (reader, draft);
  return dim_json_reader_finish (reader, out_problem) ? g_steal_pointer (&draft) : NULL;
}
