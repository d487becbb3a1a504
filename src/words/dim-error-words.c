/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sentences.h"

#include <gio/gio.h>

#include "dim-error.h"
#include "dim-translate.h"

/* What a code means wherever no better sentence can be said. */
static const char *const sentences[DIM_N_ERRORS] = {
  [DIM_ERROR_INVALID] = N_ ("Something is not right in what you gave. Check it and try again."),
  [DIM_ERROR_NOT_FOUND] = N_ ("This could not be found. Fetch the news (F5) and try again."),
  [DIM_ERROR_CONFLICT] =
    N_ ("This contradicts what stands already. Look at it again before you go on."),
  [DIM_ERROR_OFFLINE] =
    N_ ("The server cannot be reached. Your work is kept and goes as soon as there is a "
        "connection."),
  [DIM_ERROR_REJECTED] = N_ ("The server refused this. Ask your administrator for help."),
  [DIM_ERROR_LIMIT] = N_ ("A limit has been reached. Try again later."),
  [DIM_ERROR_STORAGE] =
    N_ ("Reading or saving on this computer failed. Ask your administrator to look at the disk and "
        "at the folder of this program."),
  [DIM_ERROR_TOO_NEW] =
    N_ ("This was made by a newer version of the program. Ask your administrator to update the "
        "program."),
  [DIM_ERROR_DENIED] =
    N_ ("Your account may not write in the folder of this program. Ask your administrator for the "
        "rights."),
  [DIM_ERROR_BUSY] =
    N_ ("Another program, perhaps on another computer, is using the folder of this program. Close "
        "it there and try again."),
  [DIM_ERROR_FULL] = N_ ("The disk of this computer is full. Make room and try again."),
  [DIM_ERROR_DAMAGED] =
    N_ ("What this program keeps on this computer is damaged. Nothing was thrown away. Ask your "
        "administrator to restore it."),
  [DIM_ERROR_LOCKED] =
    N_ ("The keyring of this computer stays locked. Unlock it and start the program again."),
  [DIM_ERROR_UNTRUSTED] =
    N_ ("Something else answers in the place of the server, such as a sign-in page of the network. "
        "Sign in to the network, or tell your administrator. Your work is kept."),
  [DIM_ERROR_CLOCK] = N_ ("The clock of this computer is not right. Set the clock."),
};

static gboolean
is_own (const GError *error, DimErrorCode code)
{
  return g_error_matches (error, DIM_ERROR, (gint) code);
}

const char *
dim_words_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _ ("This was stopped.");
  if (error->domain != DIM_ERROR || (guint) error->code >= DIM_N_ERRORS)
    return _ ("This did not work. Try again.");
  return _ (sentences[error->code]);
}

const char *
dim_words_opening_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);
  if (is_own (error, DIM_ERROR_INVALID))
    return _ ("This passphrase does not fit. Check it; a new one has at least twelve characters.");
  if (is_own (error, DIM_ERROR_CONFLICT))
    return _ ("The folder of this program holds a file of another program. Ask your administrator "
              "to look at it.");
  return dim_words_error (error);
}

const char *
dim_words_enrolment_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);
  if (is_own (error, DIM_ERROR_INVALID))
    return _ ("Check the addresses and the code: one of them has a typing error.");
  if (is_own (error, DIM_ERROR_REJECTED))
    return _ ("This code is unknown, used or expired. Ask your administrator for a new one.");
  if (is_own (error, DIM_ERROR_CONFLICT))
    return _ ("This device is enrolled already.");
  if (is_own (error, DIM_ERROR_OFFLINE))
    return _ ("The server cannot be reached. Check both addresses and the network, and try again.");
  if (is_own (error, DIM_ERROR_UNTRUSTED))
    return _ ("What answers are not the two servers that belong together; perhaps it is a sign-in "
              "page of the network. Check both addresses, or ask your administrator.");
  return dim_words_error (error);
}

const char *
dim_words_file_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);
  if (is_own (error, DIM_ERROR_NOT_FOUND))
    return _ ("There is no such file. Check its name.");
  if (is_own (error, DIM_ERROR_LIMIT))
    return _ ("This file is larger than it may be. Check that it is the right one.");
  if (is_own (error, DIM_ERROR_DENIED))
    return _ ("Your account may not read this file. Ask for the rights.");
  if (is_own (error, DIM_ERROR_STORAGE))
    return _ ("This file cannot be read. Check that it is a file and is whole.");
  return dim_words_error (error);
}

const char *
dim_words_mishap (DimMishap mishap)
{
  switch (mishap) {
  case DIM_MISHAP_STORE_ANEW:
    return _ ("The file in which this program keeps everything was damaged. It was put aside, not "
              "thrown away, and the program begins anew. Enrol this computer again and tell your "
              "administrator.");
  case DIM_MISHAP_KEY_LOST:
    return _ ("The keyring of this computer lost the key of this program. Your registrations are "
              "sent all the same, but are not compared; drafts and explanations cannot be read any "
              "more. Tell your administrator.");
  case DIM_MISHAP_NONE:
  case DIM_N_MISHAPS:
  default:
    return "";
  }
}
