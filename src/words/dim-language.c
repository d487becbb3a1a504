/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-words.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "dim-translate.h"

/* Numbers and days are ours; of the locale only messages and characters matter. */
#define PLAIN_LOCALE "C.UTF-8"
/* The same: a territory that is not there is left out. But gettext does not know the name for it.
 */
#define PLAIN_MESSAGES "C_NL.UTF-8"

static DimLanguage current = DIM_LANGUAGE_DUTCH;
static DimLanguage of_desktop = DIM_LANGUAGE_DUTCH;

static gboolean
desktop_is_english (void)
{
  const char *first = g_get_language_names ()[0];

  return g_str_has_prefix (first, "en") && !g_ascii_isalpha (first[2]);
}

static gboolean
is_plain (const char *locale)
{
  return locale == NULL || strcmp (locale, "C") == 0 || g_str_has_prefix (locale, "C.") ||
         strcmp (locale, "POSIX") == 0;
}

/* gettext looks at LANGUAGE only under a locale that is not "C" (since glibc 2.39: nor "C.UTF-8"),
 * and gives UTF-8 only under one that has it. */
static void
set_locale (void)
{
  const char *messages = setlocale (LC_ALL, "") != NULL ? setlocale (LC_MESSAGES, NULL) : NULL;

  if (is_plain (messages) || strcmp (nl_langinfo (CODESET), "UTF-8") != 0) {
    setlocale (LC_ALL, PLAIN_LOCALE);
    setlocale (LC_MESSAGES, PLAIN_MESSAGES);
  }
  setlocale (LC_NUMERIC, "C");
}

void
dim_words_init (const char *locale_dir)
{
  const char *override = g_getenv ("DIM_LOCALE_DIR");
  const char *installed = override != NULL ? override : DIM_LOCALE_DIR;

  of_desktop = desktop_is_english () ? DIM_LANGUAGE_ENGLISH : DIM_LANGUAGE_DUTCH;
  dim_words_set_language (of_desktop);
  set_locale ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : installed);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
dim_words_set_language (DimLanguage language)
{
  g_return_if_fail (language == DIM_LANGUAGE_DUTCH || language == DIM_LANGUAGE_ENGLISH);
  current = language;
  g_setenv ("LANGUAGE", language == DIM_LANGUAGE_ENGLISH ? "en" : "nl", TRUE);
  /* Makes gettext forget what it found in the other language. */
  textdomain (GETTEXT_PACKAGE);
}

DimLanguage
dim_words_get_language (void)
{
  return current;
}

DimLanguage
dim_words_get_desktop_language (void)
{
  return of_desktop;
}
