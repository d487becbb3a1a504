/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <string.h>

#include "dim-document-number.h"
#include "dim-guard.h"
#include "dim-mrz.h"
#include "fuzz-target.h"

/* What a clerk types or a scanner reads: any bytes. Findings lie apart and within the text; a zone
 * gives a number that is one; a number that is taken is taken again as it is. */

static void
check_findings (const char *text, size_t length)
{
  g_autoptr (GArray) findings = dim_guard_scan (text, length);
  gsize end = 0;

  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);

    g_assert_true (finding->offset >= end && finding->length > 0);
    end = finding->offset + finding->length;
    g_assert_true (end <= length);
  }
}

static void
check_number (const char *text)
{
  g_autofree char *number = NULL;
  g_autofree char *again = NULL;

  if (dim_document_number_normalise (text, &number) != DIM_NUMBER_OK) {
    g_assert_null (number);
    return;
  }
  g_assert_true (dim_document_number_normalise (number, &again) == DIM_NUMBER_OK);
  g_assert_cmpstr (again, ==, number);
  dim_document_number_warnings (number, "nationaal-paspoort", "N", "NLD");
}

static void
check_zone (const char *text)
{
  DimMrz mrz = { 0 };

  dim_mrz_looks_like (text);
  if (!dim_mrz_parse (text, &mrz))
    return;
  g_assert_true (mrz.number[0] != '\0' && strlen (mrz.country) == 3);
  g_assert_true (strspn (mrz.number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") ==
                 strlen (mrz.number));
  dim_mrz_clear (&mrz);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  /* An empty input has no address. */
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);

  check_findings ((const char *) input, length);
  check_number (text);
  check_zone (text);
  return 0;
}
