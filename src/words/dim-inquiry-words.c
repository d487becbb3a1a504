/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiry-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

const char *
dim_words_inquiry_reason (DimInquiryReason reason)
{
  static const char *const reasons[DIM_N_INQUIRY_REASONS] = {
    [DIM_INQUIRY_DEVIATES] = N_ ("another desk answered otherwise"),
    [DIM_INQUIRY_MISSING] = N_ ("an answer is missing"),
    [DIM_INQUIRY_UNLIKELY] = N_ ("it does not go with the other answers"),
  };

  g_return_val_if_fail ((guint) reason < DIM_N_INQUIRY_REASONS, "");
  return _ (reasons[reason]);
}

const char *
dim_words_inquiry_answer (DimInquiryAnswer answer)
{
  static const char *const answers[DIM_N_ANSWERS] = {
    [DIM_ANSWER_CORRECT] = N_ ("it is right as it stands"),
    [DIM_ANSWER_CHANGED] = N_ ("it was changed"),
    [DIM_ANSWER_UNKNOWN] = N_ ("nobody knows any more"),
  };

  g_return_val_if_fail ((guint) answer < DIM_N_ANSWERS, "");
  return _ (answers[answer]);
}

char *
dim_words_inquiry_fields (guint32 fields)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    g_autofree char *name = NULL;

    if ((fields & (1U << i)) == 0)
      continue;
    name = g_utf8_strdown (dim_words_field_label ((DimField) i), -1);
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  return g_string_free (names, FALSE);
}

char *
dim_words_inquiry (const DimInquiry *inquiry)
{
  g_autofree char *fields = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (inquiry != NULL, NULL);
  fields = dim_words_inquiry_fields (inquiry->fields);
  reason = dim_words_capitalise (dim_words_inquiry_reason (inquiry->reason));
  /* TRANSLATORS: the answers that are to be looked at, and why, as a sentence without its stop */
  return g_strdup_printf (_ ("The back office asks you to check: %s. %s."), fields, reason);
}

char *
dim_words_inquiry_made (const DimInquiry *inquiry)
{
  g_autofree char *fields = NULL;

  g_return_val_if_fail (inquiry != NULL, NULL);
  fields = dim_words_inquiry_fields (inquiry->fields);
  /* TRANSLATORS: in a history; which answers, and why */
  return g_strdup_printf (_ ("Asked: %s (%s)"), fields, dim_words_inquiry_reason (inquiry->reason));
}

char *
dim_words_reply_made (const DimReply *reply)
{
  g_return_val_if_fail (reply != NULL, NULL);
  /* TRANSLATORS: in a history; what a desk said to a question */
  return g_strdup_printf (_ ("Answer: %s"), dim_words_inquiry_answer (reply->answer));
}

char *
dim_words_inquiry_author (const DimInquiryAuthor *author, DimDay today)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (author != NULL && author->desk != NULL, NULL);
  day = dim_words_day_near (dim_day_from_unix (author->made_s), today);
  time = dim_words_time (author->made_s);
  return g_strdup_printf ("%s, %s · %s", day, time,
                          author->desk[0] != '\0' ? author->desk : _ ("this computer"));
}

char *
dim_words_asked (guint count)
{
  g_autofree char *number = dim_words_number (count);

  if (count == 0)
    return g_strdup ("");
  return g_strdup_printf (P_ ("The back office asks you something about %s incident.",
                              "The back office asks you something about %s incidents.", count),
                          number);
}

const char *
dim_words_asking_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT))
    return _ ("You can only ask about an incident that the collection server has and that was not "
              "taken back.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return _ ("Choose at least one answer to ask about.");
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_REJECTED))
    return _ ("Only a back office asks about incidents.");
  return dim_words_error (error);
}

const char *
dim_words_replying_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  return g_error_matches (error, DIM_ERROR, DIM_ERROR_NOT_FOUND)
           ? _ ("There is no open question about this incident any more.")
           : dim_words_error (error);
}
