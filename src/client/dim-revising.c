/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-revising.h"

#include "dim-accepted-keys.h"
#include "dim-amendments.h"
#include "dim-edits.h"
#include "dim-error.h"
#include "dim-incidents.h"
#include "dim-inquiring.h"
#include "dim-limits.h"
#include "dim-local-check.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-records.h"

#include <string.h>

#define DOCUMENTS (1U << DIM_FIELD_DOCUMENTS)
#define AMENDING  (1U << DIM_FACT_REVISION | 1U << DIM_FACT_WITHDRAWAL)

/* One commit under way. */
typedef struct {
  DimRevising *asked;
  const DimRecord *record;
  DimIncident *answers;
  guint32 changed;
  gboolean has_new_text;
} Revision;

static gboolean
stands_in (char **ids, const char *id)
{
  return g_strv_contains ((const char *const *) ids, id);
}

/* TRUE if another amendment that counts had seen @fact. */
static gboolean
is_seen (const DimRecord *record, const char *fact)
{
  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i);

    if (dim_record_is_pending (record, amendment) && stands_in (amendment->basis, fact))
      return TRUE;
  }
  return FALSE;
}

static void
add_to_basis (GPtrArray *basis, const DimRecord *record, const char *fact)
{
  if (!is_seen (record, fact) && basis->len < DIM_LIMIT_NAMED_FACTS)
    g_ptr_array_add (basis, g_strdup (fact));
}

/* What the feed named as the newest, and what this device did since. */
static char **
list_basis (const DimRecord *record)
{
  GPtrArray *basis = g_ptr_array_new ();

  if (record->news != NULL && record->news->heads[0] != NULL)
    for (char **head = record->news->heads; *head != NULL; head++)
      add_to_basis (basis, record, *head);
  else
    add_to_basis (basis, record, record->incident->id);
  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i);

    if (dim_record_is_pending (record, amendment) && amendment->changed != 0)
      add_to_basis (basis, record, amendment->fact);
  }
  g_ptr_array_add (basis, NULL);
  return (char **) g_ptr_array_free (basis, FALSE);
}

static gboolean
refuse_withdrawn (const DimRecord *record, GError **error)
{
  if (record->state != DIM_RECORD_WITHDRAWN)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT,
               "Cannot revise registration %s: it was withdrawn", record->incident->id);
  return FALSE;
}

/* As it stands now, whatever is being typed. */
static DimEdit *
begin_anew (DimStore *store, const DimRecord *record, GError **error)
{
  g_autofree char *text = dim_incidents_load_explanation (store, record->incident->id, error);
  g_auto (GStrv) basis = NULL;

  if (text == NULL)
    return NULL;
  basis = list_basis (record);
  return dim_edit_new (record->incident, text, (const char *const *) basis);
}

DimEdit *
dim_revising_begin (DimStore *store, const char *incident, GError **error)
{
  g_autoptr (DimRecord) record = dim_records_load_one (store, incident, error);
  DimEdit *kept = NULL;

  if (record == NULL || !refuse_withdrawn (record, error) ||
      !dim_edits_load (store, incident, &kept, error))
    return NULL;
  return kept != NULL ? kept : begin_anew (store, record, error);
}

DimEdit *
dim_revising_move_certainty (DimStore *store,
                             const char *incident,
                             const char *code,
                             DimCertaintyReason reason,
                             GError **error)
{
  g_autoptr (DimRecord) record = dim_records_load_one (store, incident, error);
  DimEdit *edit = NULL;

  if (record == NULL || !refuse_withdrawn (record, error))
    return NULL;
  edit = begin_anew (store, record, error);
  if (edit == NULL)
    return NULL;
  dim_incident_set_code (edit->draft->incident, DIM_FIELD_CERTAINTY, code);
  dim_edit_set_reason (edit, dim_certainty_reason_name (reason));
  return edit;
}

static GArray *
judge (const DimIncident *answers, const DimRevising *revising, guint32 changed, DimDay today)
{
  /* A municipality that stays is not asked after: a back office may revise for another desk. */
  gboolean is_moved = (changed & (1U << DIM_FIELD_MUNICIPALITY)) != 0;
  DimIncidentRules against = {
    .book = revising->rules.reference->book,
    .municipalities = revising->rules.reference->municipalities,
    .office_municipalities = is_moved ? revising->rules.municipalities : NULL,
    .today = today,
  };

  return dim_incident_validate (answers, &against);
}

GArray *
dim_revising_check (const DimRevising *revising, DimDay today)
{
  const DimCodeBook *book = NULL;
  g_autoptr (DimIncident) answers = NULL;

  g_return_val_if_fail (revising != NULL && revising->edit != NULL, NULL);
  book = revising->rules.reference->book;
  answers = dim_edit_answers (revising->edit, book);
  return judge (answers, revising, dim_edit_changes (revising->edit, book), today);
}

static const char *
number_at (const DimDraft *draft, guint index)
{
  return index < draft->numbers->len ? g_ptr_array_index (draft->numbers, index) : "";
}

static gboolean
wipe_number (DimStore *store, const char *use, GError **error)
{
  return dim_numbers_wipe (store, use, error) && dim_local_check_remove (store, use, error);
}

/* A number that is given anew is that of a new document use: the tag of the old one ends. */
static gboolean
take_number (DimStore *store, Revision *revision, guint index, GError **error)
{
  DimDocumentUse *use = g_ptr_array_index (revision->answers->documents, index);
  const char *number = number_at (revision->asked->edit->draft, index);
  DimNumber place = { .day = revision->answers->date };

  if (*number == '\0' || use->state != DIM_COMPARE_TO_FOLLOW)
    return TRUE;
  dim_store_new_id (store, use->id);
  g_strlcpy (place.use, use->id, sizeof place.use);
  g_strlcpy (place.incident, revision->answers->id, sizeof place.incident);
  revision->changed |= DOCUMENTS;
  return dim_numbers_add (store, &place, number, error) &&
         dim_local_check_add (store, use->id, place.incident, number, error);
}

static gboolean
is_shown (const DimIncident *answers, const char *use)
{
  for (guint i = 0; i < answers->documents->len; i++) {
    const DimDocumentUse *shown = g_ptr_array_index (answers->documents, i);

    if (strcmp (shown->id, use) == 0 && shown->state != DIM_COMPARE_NO_NUMBER)
      return TRUE;
  }
  return FALSE;
}

static gboolean
settle_numbers (DimStore *store, Revision *revision, GError **error)
{
  const GPtrArray *seen = revision->asked->edit->seen->documents;

  for (guint i = 0; i < revision->answers->documents->len; i++)
    if (!take_number (store, revision, i, error))
      return FALSE;
  for (guint i = 0; i < seen->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (seen, i);

    if (!is_shown (revision->answers, use->id) && !wipe_number (store, use->id, error))
      return FALSE;
  }
  return TRUE;
}

/* TRUE if tags of @before say nothing on @after: no key of the one covers the other. */
static gboolean
is_beyond_keys (const DimKeyList *list, DimDay before, DimDay after)
{
  g_autoptr (GArray) keys = dim_key_list_for_day (list, before);

  for (guint i = 0; i < keys->len; i++) {
    const DimKeyEntry *key = &g_array_index (keys, DimKeyEntry, i);

    if (key->first <= after && after <= key->last)
      return FALSE;
  }
  return TRUE;
}

/* A number that is still here goes along with the date; one that is gone is asked for. */
static gboolean
move_use (DimStore *store,
          Revision *revision,
          DimDocumentUse *use,
          const DimKeyList *list,
          GError **error)
{
  DimDay before = revision->asked->edit->seen->date;
  gboolean is_here = FALSE;

  if (use->state != DIM_COMPARE_TO_FOLLOW && use->state != DIM_COMPARE_TAGGED)
    return TRUE;
  if (!dim_numbers_move (store, use->id, revision->answers->date, &is_here, error))
    return FALSE;
  if (is_here || list == NULL || !is_beyond_keys (list, before, revision->answers->date))
    return TRUE;
  use->state = DIM_COMPARE_IMPOSSIBLE;
  revision->changed |= DOCUMENTS;
  revision->asked->needs_number++;
  return TRUE;
}

/* Before numbers are given: those have their day already. */
static gboolean
move_uses (DimStore *store, Revision *revision, GError **error)
{
  const DimEdit *edit = revision->asked->edit;
  g_autoptr (DimKeyList) list = NULL;

  if (edit->seen->date == revision->answers->date)
    return TRUE;
  if (!dim_accepted_keys_load (store, revision->asked->list_key, &list, error))
    return FALSE;
  for (guint i = 0; i < revision->answers->documents->len; i++)
    if (*number_at (edit->draft, i) == '\0' &&
        !move_use (store, revision, g_ptr_array_index (revision->answers->documents, i), list,
                   error))
      return FALSE;
  if (edit->without_numbers)
    revision->asked->needs_number = 0;
  if (revision->asked->needs_number == 0)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
               "Cannot revise registration %s: %u documents need their number again",
               edit->seen->id, revision->asked->needs_number);
  return FALSE;
}

static gboolean
mend (DimStore *store, const Revision *revision, const DimFact *revised, GError **error)
{
  const char *incident = revision->answers->id;
  DimAmending amending = {
    .fact = revised,
    .seen = revision->asked->edit->seen,
    .has_new_text = revision->has_new_text,
    .is_kept = TRUE,
  };
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_INCIDENT, incident, incident);

  fact->values = dim_incident_copy (revision->answers);
  return dim_outbox_forget_refused (store, incident, AMENDING | 1U << DIM_FACT_INCIDENT, error) &&
         dim_incidents_mend (store, revision->answers, error) &&
         dim_outbox_add (store, fact, error) && dim_amendments_absorb (store, incident, error) &&
         dim_amendments_add (store, &amending, error);
}

static gboolean
queue_revision (DimStore *store, const Revision *revision, const DimFact *fact, GError **error)
{
  DimAmending amending = {
    .fact = fact,
    .seen = revision->asked->edit->seen,
    .has_new_text = revision->has_new_text,
    .is_kept = revision->changed == 0,
  };

  return dim_outbox_forget_refused (store, fact->incident, AMENDING, error) &&
         (amending.is_kept || dim_outbox_add (store, fact, error)) &&
         dim_amendments_add (store, &amending, error) &&
         dim_inquiring_note_revision (store, revision->record, revision->changed, error);
}

static DimFact *
make_fact (DimStore *store, const Revision *revision, GError **error)
{
  const DimEdit *edit = revision->asked->edit;
  const char *incident = edit->seen->id;
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  if (!dim_outbox_new_id (store, incident, id, error))
    return NULL;
  fact = dim_fact_new (DIM_FACT_REVISION, id, incident);
  fact->revision = dim_revision_new (id, incident);
  g_strfreev (fact->revision->basis);
  fact->revision->basis = g_strdupv (edit->basis);
  fact->revision->changed = revision->changed;
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if ((revision->changed & (1U << i)) != 0)
      dim_incident_copy_field (fact->revision->values, revision->answers, (DimField) i);
  if ((revision->changed & (1U << DIM_FIELD_CERTAINTY)) != 0) {
    g_free (fact->revision->reason);
    fact->revision->reason = g_strdup (edit->reason);
  }
  return fact;
}

static gboolean
keep_text (DimStore *store, const Revision *revision, GError **error)
{
  const DimEdit *edit = revision->asked->edit;

  return !revision->has_new_text ||
         dim_incidents_set_explanation (store, edit->seen->id, edit->draft->explanation, error);
}

static gpointer
commit_revision (DimStore *store, gpointer data, GError **error)
{
  Revision *revision = data;
  const DimReference *reference = revision->asked->rules.reference;
  gboolean is_mending = revision->record->state == DIM_RECORD_REFUSED;
  g_autoptr (DimFact) fact = NULL;
  g_autofree char *search = NULL;

  if (!move_uses (store, revision, error) || !settle_numbers (store, revision, error))
    return NULL;
  fact = make_fact (store, revision, error);
  search = dim_reference_search_key (reference, revision->answers, "");
  if (fact == NULL ||
      !(is_mending ? mend (store, revision, fact, error)
                   : queue_revision (store, revision, fact, error)) ||
      !keep_text (store, revision, error) ||
      !dim_incidents_set_search (store, revision->answers, search, error) ||
      (!revision->asked->leaves_edit && !dim_edits_remove (store, revision->answers->id, error)))
    return NULL;
  return DIM_STORE_DONE;
}

static gboolean
check (DimStore *store, const Revision *revision, GError **error)
{
  DimDay today = dim_clock_today (dim_store_clock (store));
  g_autoptr (GArray) faults = judge (revision->answers, revision->asked, revision->changed, today);

  if (revision->changed == 0 && !revision->has_new_text) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot revise the registration: nothing was changed");
    return FALSE;
  }
  if (faults->len > 0) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot revise the registration: %u answers are wrong or missing", faults->len);
    return FALSE;
  }
  if (dim_edit_lacks_reason (revision->asked->edit)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot revise the registration: nothing says why the certainty moves");
    return FALSE;
  }
  return !revision->has_new_text ||
         dim_registration_check_text (revision->asked->edit->draft,
                                      revision->asked->rules.reference, error);
}

gpointer
dim_revising_commit (DimStore *store, gpointer revising, GError **error)
{
  DimRevising *asked = revising;
  const DimEdit *edit = asked->edit;
  g_autoptr (DimRecord) record = dim_records_load_one (store, edit->seen->id, error);
  g_autoptr (DimIncident) answers = NULL;
  Revision revision = { .asked = asked, .record = record };

  asked->needs_number = 0;
  if (record == NULL || !refuse_withdrawn (record, error))
    return NULL;
  answers = dim_edit_answers (edit, asked->rules.reference->book);
  revision.answers = answers;
  revision.changed = dim_edit_changes (edit, asked->rules.reference->book);
  /* Only the device that registered it keeps a text of it. */
  revision.has_new_text = record->is_own && dim_edit_has_new_text (edit);
  if (!check (store, &revision, error) ||
      dim_store_in_transaction (store, commit_revision, &revision, error) == NULL ||
      !dim_store_purge (store, error))
    return NULL;
  return dim_records_load_one (store, edit->seen->id, error);
}
