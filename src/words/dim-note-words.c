/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

char *
dim_words_note_author (const DimOpenedNote *note, DimDay today)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *month = NULL;

  g_return_val_if_fail (note != NULL, NULL);
  if (!dim_opened_note_is_own (note)) {
    month = dim_words_month (note->month);
    /* TRANSLATORS: how to reach the other municipality, and the month of its incident */
    return g_strdup_printf (_ ("Note from another municipality: %s (%s)"), note->contact, month);
  }
  date = dim_words_day_near (dim_day_from_unix (note->received_s), today);
  time = dim_words_time (note->received_s);
  /* TRANSLATORS: when, and which desk */
  return g_strdup_printf (_ ("Your note to other municipalities: %s, %s · %s"), date, time,
                          note->desk[0] != '\0' ? note->desk : dim_words_role (note->role));
}

const char *
dim_words_note (const DimOpenedNote *note)
{
  g_return_val_if_fail (note != NULL, "");
  return note->text != NULL ? note->text : _ ("This note cannot be opened on this device.");
}

char *
dim_words_notes_waiting (guint count)
{
  if (count == 0)
    return g_strdup ("");
  return g_strdup_printf (P_ ("%u note waits to be sent, sealed.",
                              "%u notes wait to be sent, sealed.", count),
                          count);
}

const char *
dim_words_noting_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return _ ("Write something, in at most 500 characters.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_LIMIT))
    return _ ("There may be personal data in the note. Take it out first.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT))
    return _ ("A note can only be left where another municipality has the same document, and this "
              "device has the key to it.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_REJECTED))
    return _ ("Notes to other municipalities are not allowed here.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_NOT_FOUND))
    return _ ("This note, or its incident, is not known here any more.");
  return dim_words_error (error);
}
