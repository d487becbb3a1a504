/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sentences.h"

#include "dim-agreement-words.h"
#include "dim-certainty-words.h"
#include "dim-day-words.h"
#include "dim-translate.h"
#include "dim-words.h"

static char *
days_apart (DimDay a, DimDay b)
{
  guint days = (guint) ABS (a - b);
  g_autofree char *count = dim_words_count (DIM_THING_DAY, days);

  return days == 0 ? g_strdup (_ ("on the same day")) : g_strdup_printf (_ ("%s apart"), count);
}

/* Whose they are: by role where those differ, else by desk. */
static char *
name_both (const DimChange *change, const DimCasePeer *peer)
{
  if (change->role != peer->role)
    return g_strdup_printf (_ ("%s and %s"), dim_words_role (change->role),
                            dim_words_role (peer->role));
  if (g_strcmp0 (change->desk, peer->desk) != 0)
    return g_strdup_printf (_ ("%s and %s"), change->desk, peer->desk);
  return g_strdup (peer->desk);
}

char *
dim_words_peer (const DimChange *change, const DimCasePeer *peer)
{
  g_autofree char *apart = NULL;
  g_autofree char *both = NULL;
  g_autofree char *other_day = NULL;

  g_return_val_if_fail (change != NULL && peer != NULL, NULL);
  both = name_both (change, peer);
  other_day = dim_words_day_near (peer->date, DIM_DAY_NONE);
  if (!change->is_provisional)
    return g_strdup_printf (_ ("One case with the incident of %s (%s)."), other_day, peer->desk);
  if (change->incident == NULL || change->incident->date == DIM_DAY_NONE)
    return g_strdup_printf (_ ("Possibly double: same document, %s"), both);
  apart = days_apart (change->incident->date, peer->date);
  return g_strdup_printf (_ ("Possibly double: same document, %s, %s"), apart, both);
}

static char *
say_where (const DimHit *hit)
{
  g_autofree char *month = NULL;

  if (hit->month < 0)
    return g_strdup_printf (_ ("This document was also seen by another office. Contact: %s."),
                            hit->contact);
  month = dim_words_month (hit->month);
  return g_strdup_printf (_ ("In %s this document was also seen by another office. Contact: %s."),
                          month, hit->contact);
}

static char *
say_elsewhere (const DimHit *hit)
{
  g_autofree char *where = say_where (hit);
  const char *agreement = dim_words_agreement (dim_agreement_of (hit->ours, hit->theirs));

  return *agreement == '\0' ? g_steal_pointer (&where)
                            : g_strdup_printf ("%s %s", where, agreement);
}

char *
dim_words_hit (const DimHit *hit, DimDay today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (hit != NULL, NULL);
  day = dim_words_day_near (hit->date, today);
  switch (hit->match) {
  case DIM_MATCH_T1:
    return g_strdup_printf (_ ("Possibly double: same document on %s, %s."), day, hit->desk);
  case DIM_MATCH_T1B:
    return g_strdup_printf (
      _ ("This document was registered at this desk on %s already. Is it the same event?"), day);
  case DIM_MATCH_T1C:
    return g_strdup_printf (
      _ ("Your office registered this document on %s for another municipality too (%s)."), day,
      hit->desk);
  case DIM_MATCH_T2:
    return g_strdup_printf (_ ("This document was used before: on %s, %s."), day, hit->desk);
  case DIM_MATCH_T3:
    return say_elsewhere (hit);
  case DIM_MATCH_T4:
    return g_strdup_printf (
      _ ("The incident of %s (%s) looks like this one and has no number. Is it the same event?"),
      day, hit->desk);
  case DIM_MATCH_CANDIDATE:
    return g_strdup_printf (
      _ ("The same number with another country: on %s, %s. See whether it is the same document."),
      day, hit->desk);
  case DIM_MATCH_NONE:
  default:
    return g_strdup ("");
  }
}

char **
dim_words_notices (const DimRecord *record, DimDay today)
{
  /* What asks for an answer first, then what only tells. */
  static const DimMatchClass order[] = { DIM_MATCH_T1B, DIM_MATCH_T1, DIM_MATCH_CANDIDATE,
                                         DIM_MATCH_T1C, DIM_MATCH_T3, DIM_MATCH_T2,
                                         DIM_MATCH_T4 };
  g_autoptr (GStrvBuilder) notices = g_strv_builder_new ();
  const DimChange *news = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  news = record->news;
  if (dim_record_is_refuted (record)) {
    g_autofree char *text = dim_words_refuted (record);

    g_strv_builder_add (notices, text);
  }
  if (news != NULL && news->counts_elsewhere)
    g_strv_builder_add (notices, dim_words_counts_elsewhere ());
  for (guint i = 0; news != NULL && i < news->peers->len; i++) {
    g_autofree char *text = dim_words_peer (news, g_ptr_array_index (news->peers, i));

    g_strv_builder_add (notices, text);
  }
  for (guint i = 0; news != NULL && i < G_N_ELEMENTS (order); i++) {
    for (guint j = 0; j < news->hits->len; j++) {
      const DimHit *hit = g_ptr_array_index (news->hits, j);
      g_autofree char *text = hit->match == order[i] ? dim_words_hit (hit, today) : NULL;

      if (text != NULL)
        g_strv_builder_add (notices, text);
    }
  }
  return g_strv_builder_end (notices);
}
