/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-evaluation-codec.h"
#include "dim-fact-codec.h"
#include "dim-ledger.h"
#include "dim-participation.h"
#include "dim-readers-codec.h"

G_BEGIN_DECLS

/**
 * DimRules:
 *
 * What the collector does with facts, without HTTP and without SQL. One thread at a time; all
 * writing is inside a transaction that the caller begins and commits.
 */
typedef struct {
  DimLedger *ledger;
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
  const char *const *public_numbers; /* for the guard; NULL: none */
  const DimClock *clock;
  DimMatchWindows windows;
  DimKeyList *keys; /* as last read from the ledger */
  guint8 handle_key[DIM_HANDLE_KEY_BYTES];
  gboolean has_handle_key; /* it was read from the ledger */
  /* The answers written last and what they say: they are read again when their case is counted. */
  GBytes *written;
  DimIncident *written_values;
} DimRules;

/* Takes @ledger; borrows the rest. */
DimRules *dim_rules_new (DimLedger *ledger,
                         const DimCodeBook *book,
                         const DimMunicipalities *municipalities,
                         const DimClock *clock);
void dim_rules_free (DimRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRules, dim_rules_free)

/**
 * dim_rules_accept:
 * @device: who sends it
 *
 * One fact: whether it may be, whether it is known, what it changes. Everything that it sets in
 * motion (documents, cases, fact rows, feed) is written with it.
 *
 * Returns: (transfer full): 200, 201, or a refusal, after which the caller undoes what was written;
 *   NULL with @error set if the ledger failed
 */
DimVerdict *dim_rules_accept (DimRules *rules,
                              const DimDeviceProfile *device,
                              const DimFact *fact,
                              GError **error);

/* Who a device is, from the ledger as it stands now; @out is NULL for an unknown device, and for
 * one that is revoked. */
gboolean
dim_rules_find_device (DimRules *rules, const char *device, DimDeviceProfile **out, GError **error);

/**
 * dim_rules_enrol:
 * @request: signed with the key that it holds; the caller has checked that
 * @out: (out): the device, NULL with @out_problem set when the code does not hold
 * @out_is_new: FALSE if the same key enrolled with the same code before
 */
gboolean dim_rules_enrol (DimRules *rules,
                          const char *code,
                          const guint8 public_key[32],
                          DimDeviceProfile **out,
                          gboolean *out_is_new,
                          GError **error);

/* What @device may see of a registration. One that it may not see, as it was moved to another
 * municipality, is told as withdrawn and nothing more. */
gboolean dim_rules_may_see (DimRules *rules,
                            const DimDeviceProfile *device,
                            const DimLedgerIncident *incident);
DimChange *dim_rules_view (DimRules *rules,
                           const DimDeviceProfile *device,
                           const DimLedgerIncident *incident,
                           GError **error);

/* What was said of @month, and whether it still holds. */
gboolean dim_rules_view_month (DimRules *rules, DimMonth *month, GError **error);

/* Every counting year since the first device enrolled, with its steps and snapshots (element-type
 * DimYearRecord), by year. */
GPtrArray *dim_rules_view_years (DimRules *rules, GError **error);

/* Who took part in @year, and what each municipality reported of it, as it stands now. */
DimParticipation *dim_rules_view_participation (DimRules *rules, int year, GError **error);

/* The circles of the municipalities of @device's office and of the ministry, and who says to be in
 * them. */
DimToldReaders *
dim_rules_view_readers (DimRules *rules, const DimDeviceProfile *device, GError **error);
/* Whether @device is given what is sealed for @reader: its own, or the key on paper of a circle
 * that it keeps. */
gboolean dim_rules_may_read_as (DimRules *rules,
                                const DimDeviceProfile *device,
                                const char *reader,
                                gboolean *out,
                                GError **error);

G_END_DECLS
