/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reader-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

#include <string.h>

const char *
dim_words_circle (const DimMunicipalities *municipalities, const char *code)
{
  g_return_val_if_fail (municipalities != NULL && code != NULL, "");
  if (strcmp (code, DIM_CIRCLE_MINISTRY) == 0)
    return _ ("Ministry (BZK)");
  return dim_words_municipality (municipalities, code);
}

static const char *
standing_words (DimCircleStanding standing)
{
  switch (standing) {
  case DIM_CIRCLE_EMPTY:
    return _ ("Nobody reads explanations here yet.");
  case DIM_CIRCLE_UNCONFIRMED:
    return _ ("Compare the fingerprint with that of a reviewer. After that explanations are sent.");
  case DIM_CIRCLE_READY:
    return _ ("Explanations go sealed to those who are named here, and to nobody else.");
  case DIM_CIRCLE_CHANGED:
  default:
    return _ ("The key of the readers is another than the one that was compared here. Nothing is "
              "sent until you have compared it again.");
  }
}

char *
dim_words_circle_standing (const DimCircleView *view)
{
  g_autofree char *waiting = NULL;

  g_return_val_if_fail (view != NULL, NULL);
  if (view->waiting == 0)
    return g_strdup (standing_words (view->standing));
  waiting = g_strdup_printf (P_ ("%u explanation waits here, sealed.",
                                 "%u explanations wait here, sealed.", view->waiting),
                             view->waiting);
  return g_strdup_printf ("%s %s", standing_words (view->standing), waiting);
}

/* A key that changed goes before texts that wait. */
char *
dim_words_circles (const GPtrArray *views, const DimMunicipalities *municipalities)
{
  const DimCircleView *waiting = NULL;

  g_return_val_if_fail (views != NULL && municipalities != NULL, NULL);
  for (guint i = 0; i < views->len; i++) {
    const DimCircleView *view = g_ptr_array_index (views, i);

    if (view->standing == DIM_CIRCLE_CHANGED)
      return g_strdup_printf (_ ("The key of the readers of %s has changed. Explanations are not "
                                 "sent until you have compared it."),
                              dim_words_circle (municipalities, view->code));
    if (view->standing == DIM_CIRCLE_UNCONFIRMED && view->waiting > 0 && waiting == NULL)
      waiting = view;
  }
  if (waiting == NULL)
    return g_strdup ("");
  return g_strdup_printf (P_ ("%u explanation waits until you have compared the fingerprint of its "
                              "readers.",
                              "%u explanations wait until you have compared the fingerprint of "
                              "their readers.",
                              waiting->waiting),
                          waiting->waiting);
}

char *
dim_words_reader (const DimReaderLine *line)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (line != NULL, NULL);
  if (line->kind == DIM_READER_PAPER)
    return g_strdup (_ ("Key on paper"));
  if (line->office[0] == '\0')
    return g_strdup (line->desk);
  place = g_strdup_printf ("%s, %s", line->desk, line->office);
  return line->is_own ? g_strdup_printf (_ ("%s (this device)"), place) : g_steal_pointer (&place);
}

const char *
dim_words_reader_standing (DimReaderStanding standing)
{
  switch (standing) {
  case DIM_READER_MEMBER:
    return _ ("reads explanations");
  case DIM_READER_CANDIDATE:
    return _ ("not admitted yet");
  case DIM_READER_REVOKED:
  default:
    return _ ("revoked");
  }
}

char *
dim_words_text_author (const DimOpenedText *text, DimDay today)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  date = dim_words_day_near (dim_day_from_unix (text->received_s), today);
  time = dim_words_time (text->received_s);
  return g_strdup_printf ("%s, %s · %s", date, time,
                          text->desk[0] != '\0' ? text->desk : dim_words_role (text->role));
}

DimReceipt *
dim_words_paper (const char *paper, const char *circle, DimDay today)
{
  DimReceipt *receipt;

  g_return_val_if_fail (paper != NULL && circle != NULL, NULL);
  receipt = dim_receipt_new_empty (_ ("Key to the explanations of identity fraud"), paper);
  dim_receipt_add (receipt, _ ("Key"), g_strdup (paper));
  dim_receipt_add (receipt, _ ("Opens the explanations for"), g_strdup (circle));
  dim_receipt_add (receipt, _ ("Made on"), dim_words_day (today));
  dim_receipt_add (receipt, _ ("To be used in"),
                   g_strdup (_ ("Preferences, Readers, Use the key on paper")));
  receipt->note =
    g_strdup (_ ("Keep this paper in a safe. Whoever has it can read all explanations. It is not "
                 "kept anywhere else."));
  return receipt;
}

const char *
dim_words_reader_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return _ ("This is not the same. Compare each group once more; if it stays different, admit "
              "nobody and call your administrator.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT))
    return _ ("This device cannot do that now: there are readers already, or it is not one of "
              "them yet.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_NOT_FOUND))
    return _ ("This device does not know these readers. Synchronise first, and check who works "
              "for this municipality.");
  return dim_words_error (error);
}
