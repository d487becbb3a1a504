/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiry-body.h"

#include "dim-answers.h"

#define NAME_BYTES_MAX 200

static void
write_question (DimJsonWriter *writer, const DimInquiry *inquiry)
{
  dim_fields_write (writer, "velden", inquiry->fields);
  dim_json_put_text (writer, "reden", dim_inquiry_reason_name (inquiry->reason));
}

static void
write_author (DimJsonWriter *writer, const DimInquiryAuthor *author)
{
  dim_json_put_time (writer, "ontvangen", author->made_s);
  dim_json_put_text (writer, "loket", author->desk);
  dim_json_put_text (writer, "rol", dim_role_name (author->role));
}

void
dim_inquiry_write (DimJsonWriter *writer, const DimInquiry *inquiry)
{
  dim_json_put_text (writer, "voorval", inquiry->incident);
  write_question (writer, inquiry);
}

void
dim_reply_write (DimJsonWriter *writer, const DimReply *reply)
{
  dim_json_put_text (writer, "voorval", reply->incident);
  dim_json_put_text (writer, "navraag", reply->inquiry);
  dim_json_put_text (writer, "antwoord", dim_inquiry_answer_name (reply->answer));
}

void
dim_inquiry_write_entry (DimJsonWriter *writer, const DimInquiryEntry *entry)
{
  dim_json_put_text (writer, "id", entry->inquiry.id);
  write_question (writer, &entry->inquiry);
  write_author (writer, &entry->asked);
  if (!entry->is_answered)
    return;
  dim_json_put_object (writer, "reactie");
  dim_json_put_text (writer, "id", entry->reply.id);
  dim_json_put_text (writer, "antwoord", dim_inquiry_answer_name (entry->reply.answer));
  write_author (writer, &entry->answered);
  dim_json_put_end (writer);
}

static void
read_question (DimJsonReader *reader, DimInquiry *inquiry)
{
  g_autofree char *reason = NULL;

  inquiry->fields = dim_fields_read (reader, "velden");
  dim_json_at_least (reader, "velden", 1);
  reason = dim_json_text (reader, "reden", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  if (reason != NULL && !dim_inquiry_reason_from_name (reason, &inquiry->reason))
    dim_json_fault (reader, "reden", "onbekende-code");
}

static DimInquiryAnswer
read_answer (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "antwoord", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  DimInquiryAnswer answer = DIM_ANSWER_CORRECT;

  if (name != NULL && !dim_inquiry_answer_from_name (name, &answer))
    dim_json_fault (reader, "antwoord", "onbekende-code");
  return answer;
}

static void
read_author (DimJsonReader *reader, DimInquiryAuthor *author)
{
  char *desk = dim_json_text (reader, "loket", DIM_JSON_OPTIONAL, NAME_BYTES_MAX);

  author->made_s = dim_json_time (reader, "ontvangen");
  author->role = dim_role_read (reader);
  if (desk == NULL)
    return;
  g_free (author->desk);
  author->desk = desk;
}

DimInquiry *
dim_inquiry_read (DimJsonReader *reader, const char *id)
{
  DimInquiry *inquiry = g_new0 (DimInquiry, 1);

  g_strlcpy (inquiry->id, id, sizeof inquiry->id);
  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, inquiry->incident);
  read_question (reader, inquiry);
  return inquiry;
}

DimReply *
dim_reply_read (DimJsonReader *reader, const char *id)
{
  DimReply *reply = g_new0 (DimReply, 1);

  g_strlcpy (reply->id, id, sizeof reply->id);
  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, reply->incident);
  dim_json_uuid (reader, "navraag", DIM_JSON_REQUIRED, reply->inquiry);
  reply->answer = read_answer (reader);
  return reply;
}

static void
read_told_reply (DimJsonReader *reader, DimInquiryEntry *entry)
{
  entry->is_answered = TRUE;
  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, entry->reply.id);
  g_strlcpy (entry->reply.incident, entry->inquiry.incident, sizeof entry->reply.incident);
  g_strlcpy (entry->reply.inquiry, entry->inquiry.id, sizeof entry->reply.inquiry);
  entry->reply.answer = read_answer (reader);
  read_author (reader, &entry->answered);
}

DimInquiryEntry *
dim_inquiry_read_entry (DimJsonReader *reader, const char *incident)
{
  DimInquiry inquiry = { 0 };
  DimInquiryEntry *entry = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, inquiry.id);
  g_strlcpy (inquiry.incident, incident, sizeof inquiry.incident);
  read_question (reader, &inquiry);
  entry = dim_inquiry_entry_new (&inquiry);
  read_author (reader, &entry->asked);
  if (dim_json_enter (reader, "reactie", DIM_JSON_OPTIONAL)) {
    read_told_reply (reader, entry);
    dim_json_leave (reader);
  }
  return entry;
}
