/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-cases.h"
#include "dim-change.h"
#include "dim-merge.h"
#include "dim-refusal.h"
#include "dim-rules.h"

G_BEGIN_DECLS

/* Between the files of the rules only. */

/* One fact on its way in. A step gives FALSE when it is refused (@problem is set) or when the
 * ledger failed (the step's error is set). */
typedef struct {
  DimRules *rules;
  const DimDeviceProfile *device;
  const DimFact *fact;
  gint64 now_s;
  DimProblem *problem;
  guint64 position;
  gboolean drops_notes; /* that others were told of */
} DimAcceptance;
gboolean dim_acceptance_refuse (DimAcceptance *acceptance, DimRefusal refusal);
/* Writes the fact itself. */
gboolean dim_acceptance_keep_fact (DimAcceptance *acceptance, GError **error);
/* The registration that the fact is about, if the device may change it. */
gboolean dim_acceptance_find_incident (DimAcceptance *acceptance,
                                       const char *id,
                                       DimLedgerIncident **out,
                                       GError **error);
gboolean dim_rules_accept_decision (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_tags (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_reader (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_certificate (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_text (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_text_keys (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_inquiry (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_reply (DimAcceptance *acceptance, GError **error);
/* One more fault of the content; gives FALSE. */
gboolean dim_acceptance_fault (DimAcceptance *acceptance, const char *pointer, const char *code);

/* Whether @device may say who reads in @circle, and wrap keys there. */
gboolean
dim_rules_keeps_circle (DimRules *rules, const DimDeviceProfile *device, const char *circle);
/* (element-type DimReader), by id: who can read in @circle now, also the key on paper. Empty for a
 * circle that nobody is in. */
GPtrArray *dim_rules_list_circle (DimRules *rules, const char *circle, GError **error);
gboolean dim_rules_is_among (const GPtrArray *readers, const char *id);
/* Puts into @change what was asked about the registration, and what was answered. */
gboolean dim_rules_add_inquiries (DimRules *rules, DimChange *change, GError **error);
/* The texts of @incident go, but those of @area (NULL: none) and of the ministry. */
gboolean
dim_rules_tidy_texts (DimRules *rules, const char *incident, const char *area, GError **error);

/* (element-type utf8): copies of the keys of @table, in ascending order. */
GPtrArray *dim_rules_sorted_keys (GHashTable *table);

/* Whether @device works for the municipality that is now called @area. */
gboolean dim_rules_serves (DimRules *rules, const DimDeviceProfile *device, const char *area);

/* A registration as it was made and revised. */
typedef struct {
  DimIncident *registered;
  GPtrArray *revisions; /* (element-type DimRevision) */
} DimHistory;
DimHistory *dim_history_read (DimRules *rules, const char *incident, GError **error);
void dim_history_free (DimHistory *history);
/* The facts that no other has seen, which a next revision must name; NULL-terminated. */
char **dim_history_heads (const char *incident, const GPtrArray *revisions);
char **dim_rules_read_heads (DimRules *rules, const char *incident, GError **error);
/* The revisions that an author had seen, who saw @basis (element-type DimRevision), borrowed. */
GPtrArray *dim_history_seen (const DimHistory *history, char **basis);
/* Puts into @change who revised or withdrew the registration, when, and what was changed. */
gboolean dim_rules_add_amendments (DimRules *rules,
                                   const DimHistory *history,
                                   DimChange *change,
                                   GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimHistory, dim_history_free)

/* Merges @history into @incident and settles how each of its documents can be compared, then
 * writes both. */
gboolean dim_rules_put_answers (DimRules *rules,
                                DimLedgerIncident *incident,
                                const DimHistory *history,
                                GError **error);
/* The answers with the state of each document as the ledger knows it. */
DimIncident *dim_rules_read_answers (const DimRules *rules,
                                     const DimLedgerIncident *incident,
                                     GPtrArray *uses,
                                     GError **error);
/* The key list as it stands; never NULL on success. */
gboolean dim_rules_read_keys (DimRules *rules, GError **error);

DimMember *dim_rules_member (const DimLedgerIncident *incident, GPtrArray *uses);

/* Another registration that may be the same event or shows the same document, and stands neither
 * in the same case nor decided apart. */
typedef struct {
  DimMatchClass match;
  DimLedgerIncident *other;
} DimMatch;
void dim_match_free (DimMatch *match);
/* (element-type DimMatch), by id. Empty for a withdrawn registration. */
GPtrArray *dim_rules_matches (DimRules *rules, const DimLedgerIncident *incident, GError **error);
/* The same, but only those that show the same document. */
GPtrArray *dim_rules_sharing (DimRules *rules, const DimLedgerIncident *incident, GError **error);
/* (element-type utf8): ids, in ascending order, of all that may hold @incident for one of the
 * nearest that look like it. */
GPtrArray *dim_rules_alike (DimRules *rules, const DimLedgerIncident *incident, GError **error);

/* Where a registration counts; month −1: nowhere. */
typedef struct {
  char area[8];
  int month;
} DimCountedIn;
DimCountedIn dim_rules_counted_in (const DimLedgerIncident *incident); /* NULL: nowhere */
/* A registration counts otherwise than before: both months get @position. */
gboolean dim_rules_move_month (DimRules *rules,
                               const DimCountedIn *before,
                               const DimCountedIn *after,
                               guint64 position,
                               GError **error);

/* What must be joined again together: everything that can come to stand in one case with where the
 * search began. */
typedef struct {
  GPtrArray *members;    /* (element-type DimMember) */
  GHashTable *incidents; /* id → DimLedgerIncident, live ones */
  GHashTable *uses;      /* id of a registration → GPtrArray of DimLedgerUse */
  GHashTable *decisions; /* id → DimLedgerDecision: standing ones about any of them */
} DimNeighbourhood;
DimNeighbourhood *dim_neighbourhood_gather (DimRules *rules, GPtrArray *from, GError **error);
/* (element-type DimDecision) borrowed. */
GPtrArray *dim_neighbourhood_decisions (DimNeighbourhood *neighbourhood);
void dim_neighbourhood_free (DimNeighbourhood *neighbourhood);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNeighbourhood, dim_neighbourhood_free)

/* Everything that one fact sets in motion. First each registration that is going to change is
 * watched, then it is changed, then the ripple settles: cases are joined again, fact rows replaced
 * and feed numbers given to all whose view is another than before. */
typedef struct _DimRipple DimRipple;
DimRipple *dim_ripple_new (DimRules *rules);
void dim_ripple_free (DimRipple *ripple);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRipple, dim_ripple_free)
gboolean dim_ripple_watch (DimRipple *ripple, const char *incident, GError **error);
/* @out_position: the last feed number given */
gboolean dim_ripple_settle (DimRipple *ripple, guint64 *out_position, GError **error);

/* The fact rows of one case, or none if it does not count. */
gboolean dim_rules_put_rows (DimRules *rules,
                             DimNeighbourhood *neighbourhood,
                             const DimCase *item,
                             guint64 position,
                             GError **error);

G_END_DECLS
