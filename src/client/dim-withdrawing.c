/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-withdrawing.h"

#include "dim-amendments.h"
#include "dim-edits.h"
#include "dim-error.h"
#include "dim-local-check.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-records.h"

#define ALL_KINDS ((1U << DIM_N_FACT_KINDS) - 1)

typedef struct {
  const DimRecord *record;
  DimWithdrawalReason reason;
} Withdrawal;

static gboolean
clear_away (DimStore *store, const char *incident, GError **error)
{
  return dim_numbers_wipe_all_of (store, incident, error) &&
         dim_local_check_remove_all_of (store, incident, error) &&
         dim_edits_remove (store, incident, error) &&
         dim_outbox_forget_refused (store, incident, ALL_KINDS, error);
}

static gpointer
commit_withdrawal (DimStore *store, gpointer data, GError **error)
{
  const Withdrawal *withdrawal = data;
  const DimRecord *record = withdrawal->record;
  const char *incident = record->incident->id;
  DimAmending amending = { .seen = record->incident };
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  if (!dim_outbox_new_id (store, incident, id, error))
    return NULL;
  fact = dim_fact_new (DIM_FACT_WITHDRAWAL, id, incident);
  g_free (fact->reason);
  fact->reason = g_strdup (dim_withdrawal_reason_name (withdrawal->reason));
  amending.fact = fact;
  amending.is_kept = record->state == DIM_RECORD_REFUSED;
  if (!dim_amendments_add (store, &amending, error) ||
      (!amending.is_kept && !dim_outbox_add (store, fact, error)) ||
      !clear_away (store, incident, error))
    return NULL;
  return DIM_STORE_DONE;
}

gpointer
dim_withdrawing_commit (DimStore *store, gpointer withdrawing, GError **error)
{
  const DimWithdrawing *asked = withdrawing;
  g_autoptr (DimRecord) record = dim_records_load_one (store, asked->incident, error);
  Withdrawal withdrawal = { record, asked->reason };

  if (record == NULL)
    return NULL;
  if (record->state == DIM_RECORD_WITHDRAWN) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                 "Cannot withdraw registration %s: it is withdrawn already", asked->incident);
    return NULL;
  }
  if (dim_store_in_transaction (store, commit_withdrawal, &withdrawal, error) == NULL ||
      !dim_store_purge (store, error))
    return NULL;
  return dim_records_load_one (store, asked->incident, error);
}
