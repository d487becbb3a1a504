/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backup-words.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-sentences.h"
#include "dim-translate.h"
#include "dim-words.h"

static gboolean
is_own (const GError *error, DimErrorCode code)
{
  return g_error_matches (error, DIM_ERROR, (gint) code);
}

static void
append_count (GString *text, guint count, const char *words)
{
  g_autofree char *number = dim_words_number (count);

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", number, words);
}

char *
dim_words_backup_origin (const DimBackupContents *contents)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (contents != NULL, NULL);
  day = dim_words_day (dim_day_from_unix (contents->made_s));
  time = dim_words_time (contents->made_s);
  if (contents->desk[0] == '\0')
    return g_strdup_printf (_ ("A computer that was not enrolled; made on %s at %s."), day, time);
  return g_strdup_printf (_ ("%s · %s; made on %s at %s."), contents->desk, contents->office, day,
                          time);
}

char *
dim_words_backup_contents (const DimBackupContents *contents)
{
  GString *text = NULL;
  g_autofree char *incidents = NULL;

  g_return_val_if_fail (contents != NULL, NULL);
  incidents = dim_words_count (DIM_THING_INCIDENT, contents->registrations);
  text = g_string_new (incidents);
  append_count (text, contents->drafts, P_ ("draft", "drafts", contents->drafts));
  append_count (text, contents->waiting, P_ ("not sent yet", "not sent yet", contents->waiting));
  append_count (text, contents->numbers,
                P_ ("document number that waits to be compared",
                    "document numbers that wait to be compared", contents->numbers));
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

const char *
dim_words_backup_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);
  if (is_own (error, DIM_ERROR_INVALID))
    return _ ("Choose a passphrase of at least twelve characters.");
  if (is_own (error, DIM_ERROR_FULL))
    return _ ("There is no room for the backup. Nothing was changed; choose another place.");
  if (is_own (error, DIM_ERROR_DENIED) || is_own (error, DIM_ERROR_NOT_FOUND))
    return _ ("The backup cannot be written there. Choose another place.");
  if (is_own (error, DIM_ERROR_STORAGE))
    return _ ("The backup could not be written well. Nothing was changed; choose another place.");
  return dim_words_error (error);
}

const char *
dim_words_restore_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);
  if (is_own (error, DIM_ERROR_INVALID))
    return _ ("This passphrase does not fit this backup. Try again. Nothing was changed.");
  if (is_own (error, DIM_ERROR_CONFLICT))
    return _ ("This file is no backup of this program. Choose another. Nothing was changed.");
  if (is_own (error, DIM_ERROR_DAMAGED))
    return _ ("This backup is damaged or was altered. Take another copy of it. Nothing was "
              "changed.");
  if (is_own (error, DIM_ERROR_TOO_NEW))
    return _ ("A newer version of the program made this backup. Ask your administrator to update "
              "the program first. Nothing was changed.");
  if (is_own (error, DIM_ERROR_NOT_FOUND))
    return _ ("There is no such file. Check its name.");
  if (is_own (error, DIM_ERROR_BUSY))
    return _ ("Another program is using the folder of this program. Close it, also on other "
              "computers, and try again. Nothing was changed.");
  if (is_own (error, DIM_ERROR_FULL))
    return _ ("The disk of this computer is full. Nothing was changed. Make room and try again.");
  if (is_own (error, DIM_ERROR_LIMIT))
    return _ ("This computer has too little memory free to open a backup. Close other programs and "
              "try again.");
  return dim_words_error (error);
}

const char *
dim_words_forget_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);
  if (is_own (error, DIM_ERROR_LOCKED))
    return _ ("The keyring that has the key of this program cannot be opened. Unlock it and try "
              "again. Nothing was changed.");
  if (is_own (error, DIM_ERROR_BUSY))
    return _ ("Another program is using the folder of this program. Close it, also on other "
              "computers, and try again. Nothing was changed.");
  return dim_words_error (error);
}
