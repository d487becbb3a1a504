/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-options.h"
#include "dim-document-number.h"
#include "dim-mrz.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define TEXT_BYTES_MAX 1024
#define LICENCE_KIND   "rijbewijs-nl"
#define NETHERLANDS    "NLD"

/* What was found out about the text; none of it says whose document it is. */
typedef struct {
  const char *kind;
  const char *country;
  gboolean is_valid;
  gboolean number_digit_fails;
  gboolean composite_fails;
  DimNumberVerdict verdict;
  DimNumberWarnings warnings;
} Finding;

static const struct {
  DimNumberWarnings warning;
  const char *code;
} warning_codes[] = {
  { DIM_NUMBER_WARNING_FORMAT, "format" },
  { DIM_NUMBER_WARNING_CHECK_DIGIT, "check-digit" },
  { DIM_NUMBER_WARNING_KIND, "kind" },
};

static const char *
letters_of (const DimCodeBook *book, const char *kind)
{
  const DimCode *code = dim_code_book_find (book, DIM_LIST_DOCUMENT, kind);

  return code != NULL ? code->letters : NULL;
}

/* A number alone tells its kind only in the Dutch forms: by its first letter, or by ten figures.
 * Specimens have SPECI there, which is taken for a passport's. */
static const char *
guess_kind (const DimCodeBook *book, const char *number)
{
  if (g_str_has_prefix (number, "SPECI"))
    return "nationaal-paspoort";
  for (guint i = 0; i < dim_code_book_size (book, DIM_LIST_DOCUMENT); i++) {
    const DimCode *code = dim_code_book_at (book, DIM_LIST_DOCUMENT, i);

    if (code->letters != NULL && strchr (code->letters, number[0]) != NULL &&
        !(dim_document_number_warnings (number, code->code, code->letters, NETHERLANDS) &
          DIM_NUMBER_WARNING_FORMAT))
      return code->code;
  }
  return dim_document_number_warnings (number, LICENCE_KIND, NULL, NETHERLANDS) ==
             DIM_NUMBER_WARNING_NONE
           ? LICENCE_KIND
           : NULL;
}

static Finding
check_number (const DimCodeBook *book, const char *text)
{
  Finding finding = { .kind = "onbekend", .country = "" };
  char *number = NULL;

  finding.verdict = dim_document_number_normalise (text, &number);
  if (finding.verdict != DIM_NUMBER_OK)
    return finding;
  finding.is_valid = TRUE;
  if (guess_kind (book, number) != NULL) {
    finding.kind = guess_kind (book, number);
    finding.country = NETHERLANDS;
    finding.warnings = dim_document_number_warnings (number, finding.kind,
                                                     letters_of (book, finding.kind), NETHERLANDS);
  }
  explicit_bzero (number, strlen (number));
  g_free (number);
  return finding;
}

static Finding
check_zone (const DimCodeBook *book, const DimMrz *mrz)
{
  Finding finding = { 0 };

  finding.kind = mrz->kind[0] != '\0' ? mrz->kind : "onbekend";
  finding.country = mrz->country;
  finding.number_digit_fails = !mrz->number_ok;
  finding.composite_fails = !mrz->composite_ok;
  finding.is_valid = mrz->number_ok && mrz->composite_ok;
  finding.verdict = DIM_NUMBER_OK;
  finding.warnings = dim_document_number_warnings (mrz->number, finding.kind,
                                                   letters_of (book, finding.kind), mrz->country);
  return finding;
}

static void
print_finding (const Finding *finding)
{
  g_autoptr (GString) warnings = g_string_new (NULL);

  if (finding->number_digit_fails)
    g_string_append (warnings, ",mrz-number");
  if (finding->composite_fails)
    g_string_append (warnings, ",mrz-composite");
  for (gsize i = 0; i < G_N_ELEMENTS (warning_codes); i++)
    if (finding->warnings & warning_codes[i].warning)
      g_string_append_printf (warnings, ",%s", warning_codes[i].code);
  printf ("kind\t%s\ncountry\t%s\nvalid\t%s\nwarnings\t%s\n", finding->kind, finding->country,
          finding->is_valid ? "yes" : "no", warnings->len > 0 ? warnings->str + 1 : "");
}

static void
explain (const Finding *finding)
{
  g_autofree char *warnings = dim_words_number_warnings (finding->warnings);

  if (finding->verdict != DIM_NUMBER_OK)
    dim_cli_complain (dim_words_number_verdict (finding->verdict));
  if (finding->number_digit_fails || finding->composite_fails)
    dim_cli_complain (_ ("A check digit of the machine-readable zone is not right."));
  if (warnings[0] != '\0')
    dim_cli_complain (warnings);
}

static DimCliStatus
check (const DimCodeBook *book, const char *text)
{
  Finding finding = { 0 };
  DimMrz mrz = { 0 };

  if (dim_mrz_parse (text, &mrz))
    finding = check_zone (book, &mrz);
  else
    finding = check_number (book, text);
  print_finding (&finding);
  explain (&finding);
  dim_mrz_clear (&mrz);
  return finding.is_valid ? DIM_CLI_DONE : DIM_CLI_REFUSED;
}

/* From standard input, where no list of processes shows it. */
static DimCliStatus
check_input (const DimCodeBook *book)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  char text[TEXT_BYTES_MAX + 1] = { 0 };
  DimCliStatus status = DIM_CLI_REFUSED;
  gsize length = 0;
  gconstpointer given = NULL;

  bytes = dim_cli_read ("-", TEXT_BYTES_MAX, &error);
  if (bytes == NULL)
    return dim_cli_fail_with (error, dim_words_file_error (error));
  given = g_bytes_get_data (bytes, &length);
  if (length > 0)
    memcpy (text, given, length);
  status = check (book, text);
  explicit_bzero (text, sizeof text);
  if (length > 0)
    explicit_bzero ((gpointer) given, length);
  return status;
}

DimCliStatus
dim_command_document_check (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };

  if (!dim_cli_parse (arguments, NULL, "document check TEXT|-", 1, &options))
    return DIM_CLI_USAGE;
  if (options.rest == NULL) {
    dim_cli_complain (_ ("Give a number or a machine-readable zone, or - for standard input."));
    return DIM_CLI_USAGE;
  }
  if (strcmp (options.rest[0], "-") == 0)
    return check_input (world->book);
  return check (world->book, options.rest[0]);
}
