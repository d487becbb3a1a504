/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-amendment-words.h"

#include "dim-certainty-words.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

#include <string.h>

const char *
dim_words_withdrawal_reason (DimWithdrawalReason reason)
{
  static const char *const reasons[DIM_N_WITHDRAWALS] = {
    [DIM_WITHDRAWAL_DOUBLE] = N_ ("it was registered already"),
    [DIM_WITHDRAWAL_MISTAKE] = N_ ("it was registered by mistake"),
    [DIM_WITHDRAWAL_EXERCISE] = N_ ("it was an exercise"),
    [DIM_WITHDRAWAL_MIXED_UP] = N_ ("the answers belong to another incident"),
  };

  g_return_val_if_fail ((guint) reason < DIM_N_WITHDRAWALS, "");
  return _ (reasons[reason]);
}

static const char *
say_locked (void)
{
  return _ ("A withdrawn incident cannot be changed any more, by nobody. If it counts after all, "
            "register it anew.");
}

static char *
say_answer (const DimIncident *incident,
            DimField field,
            const DimCodeBook *book,
            const DimMunicipalities *municipalities)
{
  if (incident == NULL || !dim_incident_is_answered (incident, field))
    return g_strdup (_ ("no answer"));
  return dim_words_answer (incident, field, book, municipalities);
}

static gboolean
has_incomparable (const DimIncident *incident)
{
  for (guint i = 0; i < incident->documents->len; i++)
    if (((DimDocumentUse *) g_ptr_array_index (incident->documents, i))->state ==
        DIM_COMPARE_IMPOSSIBLE)
      return TRUE;
  return FALSE;
}

/* The kinds and countries read the same: what differs is what nobody may read. */
static const char *
say_number_change (const DimAmendment *amendment)
{
  return has_incomparable (amendment->after) ? _ ("cannot be compared any more")
                                             : _ ("number given again");
}

char *
dim_words_difference (const DimAmendment *amendment,
                      DimField field,
                      const DimCodeBook *book,
                      const DimMunicipalities *municipalities)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *label = dim_words_field_label (field);

  g_return_val_if_fail (amendment != NULL && book != NULL && municipalities != NULL, NULL);
  before = say_answer (amendment->before, field, book, municipalities);
  after = say_answer (amendment->after, field, book, municipalities);
  if (strcmp (before, after) != 0)
    return g_strdup_printf ("%s: %s → %s", label, before, after);
  if (field == DIM_FIELD_DOCUMENTS && amendment->after != NULL)
    return g_strdup_printf ("%s: %s (%s)", label, after, say_number_change (amendment));
  /* TRANSLATORS: the name of an answer, and the answer that was chosen of two */
  return g_strdup_printf (_ ("%s: %s (chosen)"), label, after);
}

static char *
say_withdrawal (const DimAmendment *amendment)
{
  DimWithdrawalReason reason = DIM_WITHDRAWAL_DOUBLE;

  if (!dim_withdrawal_reason_from_name (amendment->reason, &reason))
    return g_strdup (_ ("Withdrawn"));
  return g_strdup_printf (_ ("Withdrawn: %s"), dim_words_withdrawal_reason (reason));
}

char **
dim_words_amendment (const DimAmendment *amendment,
                     const DimCodeBook *book,
                     const DimMunicipalities *municipalities)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *why = NULL;

  g_return_val_if_fail (amendment != NULL, NULL);
  if (amendment->is_withdrawal) {
    g_autofree char *line = say_withdrawal (amendment);

    g_strv_builder_add (lines, line);
  }
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if ((amendment->changed & (1U << i)) != 0) {
      g_autofree char *line = dim_words_difference (amendment, (DimField) i, book, municipalities);

      g_strv_builder_add (lines, line);
    }
  why = dim_words_certainty_why (amendment);
  if (why != NULL)
    g_strv_builder_add (lines, why);
  if (amendment->has_new_text)
    g_strv_builder_add (lines, _ ("Explanation changed (stays on this computer)"));
  return g_strv_builder_end (lines);
}

static char *
name_author (const DimAmendment *amendment)
{
  if (amendment->is_own || amendment->desk[0] == '\0')
    return g_strdup (amendment->is_own ? _ ("this computer") : _ ("another computer"));
  if (amendment->role == DIM_ROLE_FRONT_OFFICE)
    return g_strdup (amendment->desk);
  return g_strdup_printf ("%s, %s", amendment->desk, dim_words_role (amendment->role));
}

char *
dim_words_amendment_author (const DimAmendment *amendment, DimDay today)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *author = NULL;

  g_return_val_if_fail (amendment != NULL, NULL);
  day = dim_words_day_near (dim_day_from_unix (amendment->made_s), today);
  time = dim_words_time (amendment->made_s);
  author = name_author (amendment);
  return g_strdup_printf ("%s, %s · %s", day, time, author);
}

char *
dim_words_amendment_line (const DimAmendment *amendment,
                          const DimCodeBook *book,
                          const DimMunicipalities *municipalities,
                          DimDay today)
{
  g_autofree char *author = NULL;
  g_autofree char *changes = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (amendment != NULL, NULL);
  author = dim_words_amendment_author (amendment, today);
  lines = dim_words_amendment (amendment, book, municipalities);
  changes = g_strjoinv ("; ", lines);
  return g_strdup_printf ("%s — %s", author, changes);
}

char *
dim_words_amendment_state (const DimAmendment *amendment)
{
  g_return_val_if_fail (amendment != NULL, NULL);
  switch (amendment->state) {
  case DIM_AMENDMENT_WAITING:
    return g_strdup (_ ("waiting to be sent"));
  case DIM_AMENDMENT_REFUSED:
    return g_strdup_printf (_ ("refused by the collection server: %s"),
                            amendment->refusal != NULL ? amendment->refusal : "");
  case DIM_AMENDMENT_KEPT:
    return g_strdup (_ ("on this computer only"));
  case DIM_AMENDMENT_RECEIVED:
  default:
    return g_strdup (_ ("received"));
  }
}

char *
dim_words_conflict (const DimConflict *conflict)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (conflict != NULL, NULL);
  name = g_utf8_strdown (dim_words_field_label (conflict->field), -1);
  return g_strdup_printf (
    _ ("Two answers to “%s” were given without knowing of each other. Choose which holds."), name);
}

char *
dim_words_conflict_answer (const DimRecord *record,
                           const DimConflict *conflict,
                           gboolean is_standing,
                           const DimCodeBook *book,
                           const DimMunicipalities *municipalities)
{
  const DimAmendment *amendment = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *author = NULL;

  g_return_val_if_fail (record != NULL && conflict != NULL, NULL);
  amendment =
    dim_record_find_amendment (record, is_standing ? conflict->standing : conflict->other);
  if (amendment == NULL || amendment->after == NULL)
    return NULL;
  answer = say_answer (amendment->after, conflict->field, book, municipalities);
  author = name_author (amendment);
  return g_strdup_printf ("%s (%s)", answer, author);
}

const char *
dim_words_amending_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  return g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT) ? say_locked ()
                                                                : dim_words_error (error);
}

const char *
dim_words_lock (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, "");
  return record->state == DIM_RECORD_WITHDRAWN ? say_locked () : "";
}
