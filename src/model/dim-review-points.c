/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-elsewhere.h"

#include <string.h>

static void
add_point (GArray *points, DimReviewKind kind, const char *other, int month)
{
  DimReviewPoint point = { .kind = kind, .month = month };

  g_strlcpy (point.other, other, sizeof point.other);
  g_array_append_val (points, point);
}

static gboolean
kind_of_match (DimMatchClass match, DimReviewKind *out)
{
  static const struct {
    DimMatchClass match;
    DimReviewKind kind;
  } kinds[] = {
    { DIM_MATCH_T1, DIM_REVIEW_NEAR },      { DIM_MATCH_T1B, DIM_REVIEW_AT_DESK },
    { DIM_MATCH_T1C, DIM_REVIEW_OFFICE },   { DIM_MATCH_CANDIDATE, DIM_REVIEW_COUNTRIES },
    { DIM_MATCH_T4, DIM_REVIEW_ALIKE },     { DIM_MATCH_T2, DIM_REVIEW_REUSE },
    { DIM_MATCH_T3, DIM_REVIEW_ELSEWHERE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].match == match) {
      *out = kinds[i].kind;
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_open_conflict (const DimRecord *record)
{
  for (guint i = 0; i < record->news->conflicts->len; i++)
    if (!dim_record_is_settling (record,
                                 g_array_index (record->news->conflicts, DimConflict, i).field))
      return TRUE;
  return FALSE;
}

/* The last reply speaks for all: whoever looks at it sees the others as well. */
static void
add_inquiries (GArray *points, const DimRecord *record)
{
  const char *last = "";

  for (guint i = 0; record->inquiries != NULL && i < record->inquiries->len; i++) {
    const DimInquiryEntry *entry = g_ptr_array_index (record->inquiries, i);

    if (entry->is_answered && strcmp (entry->reply.id, last) > 0)
      last = entry->reply.id;
  }
  if (dim_record_open_inquiry (record) != NULL)
    add_point (points, DIM_REVIEW_ASKED, "", -1);
  else if (*last != '\0')
    add_point (points, DIM_REVIEW_ANSWERED, last, -1);
}

/* The last change by a desk. Whether it came after an approval, the month tells. */
static void
add_late (GArray *points, const DimChange *news)
{
  const DimAmendment *last = dim_change_last_by_desk (news);
  DimReviewPoint point = { .kind = DIM_REVIEW_LATE, .month = -1 };

  if (last == NULL || news->incident->municipality == NULL)
    return;
  point.made_s = last->made_s;
  g_strlcpy (point.other, last->fact, sizeof point.other);
  g_strlcpy (point.area, news->incident->municipality, sizeof point.area);
  g_array_append_val (points, point);
}

/* Of another municipality the feed says no more than the month. */
static gboolean
names_right (const DimHit *hit, DimReviewKind kind)
{
  return kind == DIM_REVIEW_ELSEWHERE ? hit->month >= 0 : hit->incident[0] != '\0';
}

static void
add_told (GArray *points, const DimRecord *record)
{
  const DimChange *news = record->news;
  const char *note = dim_change_last_note (news);

  if (news->is_provisional && news->peers->len > 0)
    add_point (points, DIM_REVIEW_JOINED, news->case_number, -1);
  for (guint i = 0; i < news->hits->len; i++) {
    const DimHit *hit = g_ptr_array_index (news->hits, i);
    DimReviewPoint elsewhere;
    DimReviewKind kind;

    if (!kind_of_match (hit->match, &kind) || !names_right (hit, kind))
      continue;
    if (kind != DIM_REVIEW_ELSEWHERE)
      add_point (points, kind, hit->incident, hit->month);
    else if (dim_review_point_from_hit (hit, news->case_number, &elsewhere))
      g_array_append_val (points, elsewhere);
  }
  if (has_open_conflict (record))
    add_point (points, DIM_REVIEW_CONFLICT, "", -1);
  add_late (points, news);
  add_inquiries (points, record);
  if (note != NULL)
    add_point (points, DIM_REVIEW_NOTED, note, -1);
}

GArray *
dim_review_points (const DimRecord *record)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DimReviewPoint));

  g_return_val_if_fail (record != NULL, points);
  if (record->state == DIM_RECORD_WITHDRAWN)
    return points;
  if (record->state == DIM_RECORD_REFUSED)
    add_point (points, DIM_REVIEW_REFUSED, "", -1);
  if (record->news != NULL && !record->news->is_withdrawn)
    add_told (points, record);
  return points;
}

char *
dim_review_points_to_text (const GArray *points)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (points != NULL, g_string_free (text, FALSE));
  for (guint i = 0; i < points->len; i++) {
    const DimReviewPoint *point = &g_array_index (points, DimReviewPoint, i);

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", dim_review_kind_name (point->kind));
    if (point->other[0] != '\0')
      g_string_append_printf (text, ":%s", point->other);
    if (point->month >= 0)
      g_string_append_printf (text, ":%d", point->month);
    dim_review_point_append (text, point);
    if (point->kind == DIM_REVIEW_LATE)
      g_string_append_printf (text, ":%" G_GINT64_FORMAT ":%s", point->made_s, point->area);
  }
  return g_string_free (text, FALSE);
}

static gboolean
read_kind (const char *name, DimReviewKind *out)
{
  for (guint i = 0; i < DIM_N_REVIEWS; i++)
    if (strcmp (dim_review_kind_name ((DimReviewKind) i), name) == 0) {
      *out = (DimReviewKind) i;
      return TRUE;
    }
  return FALSE;
}

/* Of how many parts the word for it is made, at least. */
static guint
count_parts (DimReviewKind kind)
{
  switch (kind) {
  case DIM_REVIEW_CONFLICT:
  case DIM_REVIEW_REFUSED:
  case DIM_REVIEW_ASKED:
    return 1;
  case DIM_REVIEW_ELSEWHERE:
    return 3;
  case DIM_REVIEW_LATE:
    return 4;
  case DIM_REVIEW_JOINED:
  case DIM_REVIEW_AT_DESK:
  case DIM_REVIEW_NEAR:
  case DIM_REVIEW_OFFICE:
  case DIM_REVIEW_COUNTRIES:
  case DIM_REVIEW_ALIKE:
  case DIM_REVIEW_REUSE:
  case DIM_REVIEW_ANSWERED:
  case DIM_REVIEW_NOTED:
  case DIM_N_REVIEWS:
  default:
    return 2;
  }
}

/* "kind", "kind:other", "kind:other:month", perhaps with more behind it, or
 * "kind:other:time:municipality". */
static gboolean
read_point (const char *word, DimReviewPoint *out)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", -1);
  guint n_parts = g_strv_length (parts);

  *out = (DimReviewPoint){ .month = -1 };
  if (n_parts == 0 || !read_kind (parts[0], &out->kind) || n_parts < count_parts (out->kind) ||
      (n_parts > count_parts (out->kind) && out->kind != DIM_REVIEW_ELSEWHERE))
    return FALSE;
  if (n_parts == 1)
    return TRUE;
  if (!dim_uuid_is_valid (parts[1]))
    return FALSE;
  g_strlcpy (out->other, parts[1], sizeof out->other);
  if (out->kind == DIM_REVIEW_ELSEWHERE) {
    out->month = (int) g_ascii_strtoll (parts[2], NULL, 10);
    return out->month > 0 && dim_review_point_read (parts + count_parts (out->kind), out);
  }
  if (out->kind == DIM_REVIEW_LATE) {
    out->made_s = g_ascii_strtoll (parts[2], NULL, 10);
    return out->made_s > 0 && g_strlcpy (out->area, parts[3], sizeof out->area) < sizeof out->area;
  }
  return TRUE;
}

GArray *
dim_review_points_from_text (const char *text)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DimReviewPoint));
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    DimReviewPoint point;

    if (words[i][0] != '\0' && read_point (words[i], &point))
      g_array_append_val (points, point);
  }
  return points;
}
