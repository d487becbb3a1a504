/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-codec.h"

#include "dim-json-reader.h"
#include "dim-json-writer.h"

#define MEMBERS_MAX     2000
#define SPANS_MAX       400
#define MONTHS_A_YEAR   12
#define STATE_BYTES_MAX 16
#define YEAR_MIN        2019
#define YEAR_MAX        2199

/* Where what is read belongs. */
typedef struct {
  DimParticipation *participation;
  DimPartMember *member;
} Reading;

static void
write_spans (DimJsonWriter *writer, const DimPartMember *member)
{
  dim_json_put_array (writer, "deelname");
  for (guint i = 0; i < member->spans->len; i++) {
    const DimPartSpan *span = &g_array_index (member->spans, DimPartSpan, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_month (writer, "van", span->from);
    dim_json_put_month (writer, "tot", span->to == DIM_PART_GOES_ON ? -1 : span->to);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_months (DimJsonWriter *writer, const DimPartMember *member)
{
  dim_json_put_array (writer, "maanden");
  for (guint i = 0; i < member->months->len; i++) {
    const DimPartMonth *month = &g_array_index (member->months, DimPartMonth, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_month (writer, "maand", month->month);
    dim_json_put_count (writer, "voorvallen", month->registered);
    if (month->is_stated)
      dim_json_put_flag (writer, "nulmelding", TRUE);
    dim_json_put_text (writer, "akkoord", dim_approval_state_name (month->approval));
    if (month->late > 0)
      dim_json_put_count (writer, "nagekomen", month->late);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

GBytes *
dim_participation_encode (const DimParticipation *participation)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (participation != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_count (writer, "jaar", (guint64) participation->year);
  dim_json_put_time (writer, "stand", participation->told_s);
  dim_json_put_count (writer, "positie", participation->position);
  dim_json_put_array (writer, "gemeenten");
  for (guint i = 0; i < participation->members->len; i++) {
    const DimPartMember *member = participation->members->pdata[i];

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "gemeente", member->code);
    write_spans (writer, member);
    write_months (writer, member);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

static void
read_span (DimJsonReader *reader, gpointer data)
{
  const Reading *reading = data;
  int from = dim_json_month (reader, "van", DIM_JSON_REQUIRED);
  int to = dim_json_month (reader, "tot", DIM_JSON_OPTIONAL);

  if (to >= 0 && to <= from)
    dim_json_fault (reader, "tot", "buiten-bereik");
  else if (from >= 0)
    dim_part_member_add_span (reading->member, from, to >= 0 ? to : DIM_PART_GOES_ON);
}

static DimApprovalState
read_approval (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "akkoord", DIM_JSON_OPTIONAL, STATE_BYTES_MAX);
  DimApprovalState approval = DIM_MONTH_OPEN;

  if (name != NULL && !dim_approval_state_from_name (name, &approval))
    dim_json_fault (reader, "akkoord", "onbekende-code");
  return approval;
}

static void
read_month (DimJsonReader *reader, gpointer data)
{
  const Reading *reading = data;
  GArray *months = reading->member->months;
  DimPartMonth month = { .month = dim_json_month (reader, "maand", DIM_JSON_REQUIRED) };

  if (month.month >= 0 && month.month / MONTHS_A_YEAR != reading->participation->year)
    dim_json_fault (reader, "maand", "buiten-bereik");
  if (months->len > 0 && month.month <= g_array_index (months, DimPartMonth, months->len - 1).month)
    dim_json_fault (reader, "maand", "dubbel");
  month.registered = (guint) dim_json_count (reader, "voorvallen", DIM_JSON_REQUIRED, G_MAXUINT);
  month.is_stated = dim_json_flag (reader, "nulmelding", DIM_JSON_OPTIONAL);
  month.approval = read_approval (reader);
  month.late = (guint) dim_json_count (reader, "nagekomen", DIM_JSON_OPTIONAL, G_MAXUINT);
  g_array_append_val (months, month);
}

static void
read_member (DimJsonReader *reader, gpointer data)
{
  DimParticipation *participation = data;
  g_autofree char *code =
    dim_json_text (reader, "gemeente", DIM_JSON_REQUIRED, DIM_MUNICIPALITY_CODE_LEN);
  Reading reading = { participation, NULL };

  if (code != NULL && dim_participation_find (participation, code) != NULL)
    dim_json_fault (reader, "gemeente", "dubbel");
  /* One at fault has its members read too, so that all faults are told. */
  reading.member = dim_participation_add (participation, code != NULL ? code : "");
  dim_json_each (reader, "deelname", DIM_JSON_REQUIRED, SPANS_MAX, read_span, &reading);
  dim_json_each (reader, "maanden", DIM_JSON_REQUIRED, MONTHS_A_YEAR, read_month, &reading);
}

DimParticipation *
dim_participation_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimParticipation) participation = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  participation = dim_participation_new (0);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    participation->year = (int) dim_json_count (reader, "jaar", DIM_JSON_REQUIRED, YEAR_MAX);
    if (participation->year < YEAR_MIN)
      dim_json_fault (reader, "jaar", "buiten-bereik");
    participation->told_s = dim_json_time (reader, "stand");
    participation->position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
    dim_json_each (reader, "gemeenten", DIM_JSON_REQUIRED, MEMBERS_MAX, read_member, participation);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&participation);
  }
  dim_json_set_error (error, "participation", fault);
  return NULL;
}
