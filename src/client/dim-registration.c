/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-registration.h"

#include "dim-drafts.h"
#include "dim-entry-times.h"
#include "dim-error.h"
#include "dim-guard.h"
#include "dim-incidents.h"
#include "dim-limits.h"
#include "dim-local-check.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-records.h"

#include <string.h>

static const char *
number_at (const DimDraft *draft, guint index)
{
  return index < draft->numbers->len ? g_ptr_array_index (draft->numbers, index) : "";
}

static gboolean
add_number (DimStore *store,
            const DimIncident *incident,
            const char *use,
            const char *number,
            GError **error)
{
  DimNumber place = { .day = incident->date };

  g_strlcpy (place.use, use, sizeof place.use);
  g_strlcpy (place.incident, incident->id, sizeof place.incident);
  return dim_numbers_add (store, &place, number, error) &&
         dim_local_check_add (store, use, incident->id, number, error);
}

static gboolean
add_numbers (DimStore *store, const DimDraft *draft, GError **error)
{
  for (guint i = 0; i < draft->incident->documents->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (draft->incident->documents, i);
    const char *number = number_at (draft, i);

    if (use->state == DIM_COMPARE_TO_FOLLOW && *number != '\0' &&
        !add_number (store, draft->incident, use->id, number, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
queue_incident (DimStore *store, const DimIncident *incident, GError **error)
{
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_INCIDENT, incident->id, incident->id);

  fact->values = dim_incident_copy (incident);
  return dim_outbox_add (store, fact, error);
}

/* Of what was measured only the class is kept, and nothing of which registration it was. */
static gboolean
count_entry (DimStore *store, const DimRegistration *registration, GError **error)
{
  const DimDraft *draft = registration->draft;
  const char *area = dim_municipalities_current_code (registration->rules.reference->municipalities,
                                                      draft->incident->municipality);

  return draft->active_ms <= 0 ||
         dim_entry_times_add (store, area, dim_entry_class_of (draft->active_ms), error);
}

static gpointer
commit_draft (DimStore *store, gpointer data, GError **error)
{
  const DimRegistration *registration = data;
  const DimDraft *draft = registration->draft;
  g_autofree char *search =
    dim_reference_search_key (registration->rules.reference, draft->incident, "");

  if (!dim_incidents_add (store, draft->incident, search, draft->explanation, draft->audience,
                          error) ||
      !queue_incident (store, draft->incident, error) || !add_numbers (store, draft, error) ||
      !count_entry (store, registration, error) ||
      !dim_drafts_remove (store, draft->incident->id, error))
    return NULL;
  return DIM_STORE_DONE;
}

GArray *
dim_registration_check (const DimDraft *draft, const DimRegistrationRules *rules, DimDay today)
{
  DimIncidentRules against = {
    .book = rules->reference->book,
    .municipalities = rules->reference->municipalities,
    .office_municipalities = rules->municipalities,
    .today = today,
  };

  return dim_incident_validate (draft->incident, &against);
}

gboolean
dim_registration_check_text (const DimDraft *draft, const DimReference *reference, GError **error)
{
  g_autoptr (GArray) findings = NULL;

  if (strlen (draft->explanation) > DIM_LIMIT_TEXT_BYTES) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot register the draft: its explanation is longer than %d bytes",
                 DIM_LIMIT_TEXT_BYTES);
    return FALSE;
  }
  findings =
    dim_guard_scan_open (draft->explanation, (const char *const *) reference->public_numbers,
                         (const char *const *) draft->allowed);
  if (findings->len == 0)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
               "Cannot register the draft: its explanation holds personal data in %u places",
               findings->len);
  return FALSE;
}

gpointer
dim_registration_commit (DimStore *store, gpointer registration, GError **error)
{
  const DimRegistration *asked = registration;
  DimDay today = dim_clock_today (dim_store_clock (store));
  g_autoptr (GArray) faults = dim_registration_check (asked->draft, &asked->rules, today);

  if (faults->len > 0) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot register the draft: %u answers are wrong or missing", faults->len);
    return NULL;
  }
  if (!dim_registration_check_text (asked->draft, asked->rules.reference, error) ||
      dim_store_in_transaction (store, commit_draft, registration, error) == NULL)
    return NULL;
  return dim_records_load_one (store, asked->draft->incident->id, error);
}
