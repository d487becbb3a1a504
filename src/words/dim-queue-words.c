/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sentences.h"

#include "dim-day-words.h"
#include "dim-translate.h"
#include "dim-words.h"

#define NEW_S    60
#define MINUTE_S 60

/* Behind the figures of the line. */
static const char *const trouble_notes[DIM_N_TROUBLES] = {
  [DIM_TROUBLE_COLLECTOR_OFFLINE] = N_ ("collection server out of reach"),
  [DIM_TROUBLE_EVALUATOR_OFFLINE] = N_ ("comparing waits"),
  [DIM_TROUBLE_QUOTA] = N_ ("comparing waits: quota used up"),
  [DIM_TROUBLE_WRONG_KEY] = N_ ("the evaluator's key is not right"),
  [DIM_TROUBLE_DEVICE_REFUSED] = N_ ("this device is refused"),
  [DIM_TROUBLE_WRONG_CLOCK] = N_ ("the clock of this computer is wrong"),
  [DIM_TROUBLE_STRANGER] = N_ ("something else answers than the server"),
};

/* What it means and what to do. */
static const char *const trouble_sentences[DIM_N_TROUBLES] = {
  [DIM_TROUBLE_COLLECTOR_OFFLINE] =
    N_ ("The collection server cannot be reached. Your work is kept and goes by itself as soon as "
        "there is a connection."),
  [DIM_TROUBLE_EVALUATOR_OFFLINE] =
    N_ ("The evaluator cannot be reached. Registrations are sent; comparing documents follows by "
        "itself."),
  [DIM_TROUBLE_QUOTA] =
    N_ ("Your office has compared as many documents as it may for now. Registrations count all the "
        "same; comparing follows later."),
  [DIM_TROUBLE_WRONG_KEY] =
    N_ ("The evaluator does not use the key that it should. Nothing is compared. Tell your "
        "administrator."),
  [DIM_TROUBLE_DEVICE_REFUSED] =
    N_ ("The server no longer accepts this device. Tell your administrator."),
  [DIM_TROUBLE_WRONG_CLOCK] = N_ ("The clock of this computer is not right. Set the clock."),
  [DIM_TROUBLE_STRANGER] =
    N_ ("Something else answers in the place of the server, such as a sign-in page of the network. "
        "Sign in to the network, or tell your administrator. Your work is kept."),
};

static void
append_note (GString *line, const char *note)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, note);
}

/* An age below a minute says nothing: it has only just been put there. */
static void
append_waiting (GString *line, const DimQueueState *queue, gint64 now_s)
{
  gint64 age_s = queue->oldest_s > 0 ? MAX (now_s - queue->oldest_s, 0) : 0;
  g_autofree char *age = dim_words_duration (age_s);
  g_autofree char *count = dim_words_number (queue->waiting);
  g_autofree char *text = NULL;

  if (queue->waiting == 0)
    return;
  if (age_s < NEW_S)
    text = g_strdup_printf (P_ ("%s waits", "%s wait", queue->waiting), count);
  else
    text =
      g_strdup_printf (P_ ("%s waits, for %s", "%s wait, oldest %s", queue->waiting), count, age);
  append_note (line, text);
}

static void
append_tags (GString *line, const DimQueueState *queue)
{
  g_autofree char *count = dim_words_number (queue->waiting_tags);
  g_autofree char *text = NULL;

  if (queue->waiting_tags == 0)
    return;
  text = g_strdup_printf (P_ ("%s document not compared yet", "%s documents not compared yet",
                              queue->waiting_tags),
                          count);
  append_note (line, text);
}

static void
append_refused (GString *line, const DimQueueState *queue)
{
  g_autofree char *count = dim_words_number (queue->refused);
  g_autofree char *text = NULL;

  if (queue->refused == 0)
    return;
  text = g_strdup_printf (P_ ("%s needs attention", "%s need attention", queue->refused), count);
  append_note (line, text);
}

/* How far the clock is off, to the minute; NULL: not known. */
static char *
measure_clock (const DimQueueState *queue)
{
  gint64 off_s = ABS (queue->clock_ahead_s);

  if (queue->trouble != DIM_TROUBLE_WRONG_CLOCK || off_s == 0)
    return NULL;
  return dim_words_duration ((off_s + MINUTE_S / 2) / MINUTE_S * MINUTE_S);
}

static void
append_trouble (GString *line, const DimQueueState *queue)
{
  g_autofree char *off = measure_clock (queue);
  g_autofree char *note = NULL;

  if (off == NULL) {
    append_note (line, _ (trouble_notes[queue->trouble]));
    return;
  }
  if (queue->clock_ahead_s > 0)
    note = g_strdup_printf (_ ("the clock of this computer is %s fast"), off);
  else
    note = g_strdup_printf (_ ("the clock of this computer is %s slow"), off);
  append_note (line, note);
}

char *
dim_words_queue (const DimQueueState *queue, gint64 now_s)
{
  GString *line = NULL;

  g_return_val_if_fail (queue != NULL && (guint) queue->trouble < DIM_N_TROUBLES, NULL);
  line = g_string_new (NULL);
  append_waiting (line, queue, now_s);
  append_tags (line, queue);
  append_refused (line, queue);
  if (trouble_notes[queue->trouble] != NULL)
    append_trouble (line, queue);
  else if (queue->is_elsewhere && queue->waiting > 0)
    append_note (line, _ ("another window sends"));
  else if (queue->is_sending && queue->waiting > 0)
    append_note (line, _ ("being sent"));
  if (line->len == 0)
    g_string_append (line, _ ("Everything has been sent"));
  return g_string_free (line, FALSE);
}

const char *
dim_words_trouble (DimTrouble trouble)
{
  g_return_val_if_fail ((guint) trouble < DIM_N_TROUBLES, "");
  return trouble_sentences[trouble] != NULL ? _ (trouble_sentences[trouble]) : "";
}

char *
dim_words_queue_trouble (const DimQueueState *queue)
{
  g_autofree char *off = NULL;

  g_return_val_if_fail (queue != NULL, NULL);
  off = measure_clock (queue);
  if (off == NULL)
    return g_strdup (dim_words_trouble (queue->trouble));
  if (queue->clock_ahead_s > 0)
    return g_strdup_printf (
      _ ("The clock of this computer is %s fast. Set it right: what waits then "
         "goes by itself."),
      off);
  return g_strdup_printf (_ ("The clock of this computer is %s slow. Set it right: what waits then "
                             "goes by itself."),
                          off);
}
