/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-ledger-audit.h"
#include "dim-ledger-months.h"
#include "dim-ledger-proposals.h"
#include "dim-ledger-record.h"
#include "dim-ledger-rows.h"
#include "dim-ledger-texts.h"
#include "dim-ledger-years.h"

G_BEGIN_DECLS

/* Where the collector keeps everything. The rules speak to this interface only; each database is a
 * home of its own (SQLite: dim-ledger-sqlite.h). One thread at a time. Every function gives FALSE
 * with DIM_ERROR_STORAGE when the database fails; what is not there is no error: NULL or empty.
 * Returned records and arrays belong to the caller. */
typedef struct _DimLedger DimLedger;

typedef struct {
  void (*free) (DimLedger *ledger);
  /* A group is one transaction; an operation in it can be undone alone. */
  gboolean (*begin) (DimLedger *ledger, GError **error);
  gboolean (*commit) (DimLedger *ledger, GError **error);
  void (*rollback) (DimLedger *ledger);
  gboolean (*begin_operation) (DimLedger *ledger, GError **error);
  gboolean (*keep_operation) (DimLedger *ledger, GError **error);
  void (*undo_operation) (DimLedger *ledger);
  /* Everything read in between is of one moment. */
  gboolean (*begin_reading) (DimLedger *ledger, GError **error);
  void (*end_reading) (DimLedger *ledger);
  /* The database itself is whole. */
  gboolean (*check) (DimLedger *ledger, GError **error);

  /* Its random id, and the last feed number that was given. */
  gboolean (*identify) (DimLedger *ledger, char **out_id, guint64 *out_position, GError **error);
  /* Takes the next @count feed numbers and gives the first. */
  gboolean (*take_positions) (DimLedger *ledger, guint count, guint64 *out_first, GError **error);
  gboolean (*key_list) (DimLedger *ledger, DimLedgerKeyList **out, GError **error);
  gboolean (*put_key_list) (DimLedger *ledger, const DimLedgerKeyList *list, GError **error);

  gboolean (*put_office) (DimLedger *ledger, const DimOffice *office, GError **error);
  gboolean (*office) (DimLedger *ledger, const char *id, DimOffice **out, GError **error);
  gboolean (*offices) (DimLedger *ledger, GPtrArray **out, GError **error);
  gboolean (*put_device) (DimLedger *ledger, const DimDevice *device, GError **error);
  gboolean (*device) (DimLedger *ledger, const char *id, DimDevice **out, GError **error);
  gboolean (*device_by_code) (DimLedger *ledger,
                              const guint8 digest[DIM_SHA256_BYTES],
                              DimDevice **out,
                              GError **error);
  gboolean (*devices) (DimLedger *ledger, GPtrArray **out, GError **error);
  gboolean (*revoke) (DimLedger *ledger, const char *device, gint64 now_s, GError **error);

  gboolean (*put_fact) (DimLedger *ledger, const DimFactRecord *fact, GError **error);
  gboolean (*fact) (DimLedger *ledger, const char *id, DimFactRecord **out, GError **error);
  /* (element-type DimFactRecord): of @incident, by id; inquiries before replies. */
  gboolean (*revisions) (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error);
  gboolean (*withdrawals) (DimLedger *ledger,
                           const char *incident,
                           GPtrArray **out,
                           GError **error);
  gboolean (*inquiries) (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error);

  /* New when its number is 0. Does not write the case or the position of one that is stored. */
  gboolean (*put_incident) (DimLedger *ledger, DimLedgerIncident *incident, GError **error);
  gboolean (*incident) (DimLedger *ledger, const char *id, DimLedgerIncident **out, GError **error);
  gboolean (*put_position) (DimLedger *ledger, const char *id, guint64 position, GError **error);
  gboolean (*put_case) (DimLedger *ledger,
                        const char *id,
                        const char *case_number,
                        gboolean is_provisional,
                        GError **error);

  gboolean (*put_use) (DimLedger *ledger, const DimLedgerUse *use, GError **error);
  /* (element-type DimLedgerUse): of one registration, by id. */
  gboolean (*uses) (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error);
  /* "" if the tag is not known. */
  gboolean (*document) (DimLedger *ledger,
                        const DimTag *tag,
                        char out[DIM_UUID_TEXT_LEN],
                        GError **error);
  gboolean (*put_tag) (DimLedger *ledger, const DimTag *tag, const char *document, GError **error);
  gboolean (*unite) (DimLedger *ledger, const char *from, const char *into, GError **error);

  /* (element-type utf8): ids of live registrations. */
  gboolean (*with_document) (DimLedger *ledger,
                             const char *document,
                             GPtrArray **out,
                             GError **error);
  gboolean (*in_case) (DimLedger *ledger, const char *case_number, GPtrArray **out, GError **error);
  /* Without a number, same area, form and product, on @day; at most @count of the nearest ids on
   * either side of its own. */
  gboolean (*alike) (DimLedger *ledger,
                     const DimLedgerIncident *incident,
                     DimDay day,
                     guint count,
                     GPtrArray **out,
                     GError **error);

  gboolean (*put_decision) (DimLedger *ledger,
                            const DimDecision *decision,
                            DimRole role,
                            GError **error);
  gboolean (*put_standing) (DimLedger *ledger,
                            const char *id,
                            gboolean is_standing,
                            GError **error);
  gboolean (*decision) (DimLedger *ledger, const char *id, DimLedgerDecision **out, GError **error);
  /* (element-type utf8): ids of those that it replaced, and of those that replaced it. */
  gboolean (*replaced) (DimLedger *ledger, const char *id, GPtrArray **out, GError **error);
  /* (element-type DimLedgerDecision): standing ones that name @incident, by id. */
  gboolean (*standing) (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error);
  /* (element-type DimLedgerDecision): all that name @incident, by id. */
  gboolean (*decisions) (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error);

  DimLedgerMonths months;
  DimLedgerProposals proposals;
  DimLedgerTexts texts;
  DimLedgerRows rows;
  DimLedgerYears years;

  /* (element-type DimLedgerIncident): by position, after @after; those of a desk, its office and
   * its role; those that an office registered or that are, or were, in its areas. */
  gboolean (*feed_of_desk) (DimLedger *ledger,
                            const DimDeviceProfile *device,
                            guint64 after,
                            guint count,
                            GPtrArray **out,
                            GError **error);
  gboolean (*feed_of_office) (DimLedger *ledger,
                              const DimDeviceProfile *device,
                              guint64 after,
                              guint count,
                              GPtrArray **out,
                              GError **error);

  gboolean (*audit) (DimLedger *ledger, const DimAuditLine *line, GError **error);
  DimLedgerAudit log;
} DimLedgerHome;

/* The first member of every home's own structure. */
struct _DimLedger {
  const DimLedgerHome *home;
};

void dim_ledger_free (DimLedger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimLedger, dim_ledger_free)

G_END_DECLS
