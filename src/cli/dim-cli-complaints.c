/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cli-complaints.h"

#include "dim-cli-options.h"
#include "dim-error.h"
#include "dim-guard.h"
#include "dim-public-numbers.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* All that is wrong, a line each: where, the sentence, the code. */
gboolean
dim_cli_complain_of_faults (const GArray *faults)
{
  for (guint i = 0; i < faults->len; i++) {
    const DimFault *fault = &g_array_index (faults, DimFault, i);
    const DimFieldSpec *spec = dim_field_spec (fault->field);
    g_autofree char *place = NULL;

    if (fault->index >= 0 && spec->shape != DIM_SHAPE_CODE)
      place = g_strdup_printf ("/%d", fault->index);
    fprintf (stderr, "/%s%s: %s (%s)\n", spec->name, place != NULL ? place : "",
             dim_words_fault (fault), fault->code);
  }
  return faults->len > 0;
}

/* What may be chance passes only if somebody says that it was looked at. */
gboolean
dim_cli_complain_of_findings (DimMonitor *monitor, const DimDraft *draft)
{
  g_autoptr (GArray) findings =
    dim_guard_scan_open (draft->explanation, dim_monitor_get_public_numbers (monitor),
                         (const char *const *) draft->allowed);

  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);
    g_autofree char *sentence = NULL;

    sentence = dim_words_finding (finding);
    fprintf (stderr, "/toelichting: %s (%s)\n", sentence, dim_personal_kind_name (finding->kind));
  }
  return findings->len > 0;
}

DimCliStatus
dim_cli_fail_to_read (GError *error, const GString *remarks)
{
  g_autofree char *sentence = NULL;

  if (!g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return dim_cli_fail (error);
  if (remarks->str[0] == '/') {
    fprintf (stderr, "%s\n", remarks->str);
    g_error_free (error);
    return DIM_CLI_REFUSED;
  }
  sentence = g_strdup_printf (_ ("This file cannot be read as a registration; nothing was stored. "
                                 "%s"),
                              remarks->str);
  return dim_cli_fail_with (error, sentence);
}

void
dim_cli_allow_explanation (DimMonitor *monitor, DimDraft *draft)
{
  g_autofree char *text = g_strdup (draft->explanation);
  g_auto (GStrv) allowed = dim_guard_allow (text, dim_monitor_get_public_numbers (monitor));

  dim_draft_set_explanation (draft, text, (const char *const *) allowed);
}
