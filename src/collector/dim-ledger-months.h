/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-month.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* What was said of a month. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN]; /* of the fact */
  char area[8];
  int month;
  DimApprovalKind kind;
  char device[DIM_UUID_TEXT_LEN];
  gint64 received_s;
  guint64 position;                    /* 0: nothing was */
  guint8 contents[DIM_CONTENTS_BYTES]; /* AGREED */
  guint registered;                    /* AGREED: registrations that counted */
  DimReopeningReason reason;           /* REOPENED */
} DimLedgerApproval;

/* A device that registers, or did, for a municipality. */
typedef struct {
  char area[8];
  gint64 enrolled_s;
  gint64 revoked_s; /* 0: it was not */
} DimLedgerServing;

/* The part of a ledger's interface that is about months: what was stated, and how each stands. */
typedef struct {
  /* @month reads differently, and has its position, from now on. */
  gboolean (*put) (DimLedger *ledger, const DimMonth *month, GError **error);
  /* @fact: its id; @month: what is stated, and when. */
  gboolean (*put_statement) (DimLedger *ledger,
                             const char *fact,
                             const DimMonth *month,
                             GError **error);
  /* @times are added to what is known of that area and month. */
  gboolean (*add_entry_times) (DimLedger *ledger, const DimEntryTimes *times, GError **error);
  /* How @month stands, by its area and number; position 0: nothing was ever heard of it. */
  gboolean (*read) (DimLedger *ledger, DimMonth *month, GError **error);
  /* (element-type DimMonth), without their approvals: of the areas of @office, by position, after
   * @after. */
  gboolean (*of_office) (DimLedger *ledger,
                         const char *office,
                         guint64 after,
                         guint count,
                         GArray **out,
                         GError **error);
  gboolean (*put_approval) (DimLedger *ledger, const DimLedgerApproval *approval, GError **error);
  /* The last that was said of @month. */
  gboolean (*last_approval) (DimLedger *ledger,
                             const DimMonth *month,
                             DimLedgerApproval *out,
                             GError **error);
  /* (element-type DimLedgerIncident): the registrations that count in it, by id. */
  gboolean (*counted) (DimLedger *ledger, const DimMonth *month, GPtrArray **out, GError **error);
  /* (element-type utf8): decisions that stand about a value that a case takes from one of them. */
  gboolean (*choices) (DimLedger *ledger, const DimMonth *month, GPtrArray **out, GError **error);
  /* (element-type utf8): those of them that came in after @after; and registrations of that month
   * that changed after it and do not count. */
  gboolean (*new_since) (DimLedger *ledger,
                         const DimMonth *month,
                         guint64 after,
                         GPtrArray **out,
                         GError **error);
  gboolean (*gone_since) (DimLedger *ledger,
                          const DimMonth *month,
                          guint64 after,
                          GPtrArray **out,
                          GError **error);
  /* @incident reads differently: so does its month, at @position, if anything was said of it. */
  gboolean (*touch) (DimLedger *ledger, const char *incident, guint64 position, GError **error);
  /* When the first device of @office enrolled; 0: none did. */
  gboolean (*office_since) (DimLedger *ledger, const char *office, gint64 *out_s, GError **error);
  /* (element-type DimMonth), without their approvals: all from @first up to @end, by area. */
  gboolean (*of_period) (DimLedger *ledger, int first, int end, GArray **out, GError **error);
  /* (element-type DimLedgerServing): the devices of desks and back offices that ever enrolled, of
   * each area that their office works for, by area. */
  gboolean (*serving) (DimLedger *ledger, GArray **out, GError **error);
} DimLedgerMonths;

G_END_DECLS
