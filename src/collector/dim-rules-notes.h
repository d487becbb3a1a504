/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-rules-inside.h"

G_BEGIN_DECLS

/* Notes for the reviewers of whoever holds the same document, and their keys; between the files of
 * the rules only. */

gboolean dim_rules_accept_note_key (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_note (DimAcceptance *acceptance, GError **error);

/* Puts into @change what was left at @incident, if @device may read it. */
gboolean dim_rules_add_notes (DimRules *rules,
                              const DimDeviceProfile *device,
                              const DimLedgerIncident *incident,
                              DimChange *change,
                              GError **error);
/* Puts into @hit, of @change, what was left at @other about a document that @change shows too. */
gboolean dim_rules_add_hit_notes (DimRules *rules,
                                  const DimLedgerIncident *other,
                                  const DimChange *change,
                                  DimHit *hit,
                                  GError **error);

/* The registration was changed: what is about a document that it does not show any more goes; when
 * it moved to another municipality, all. Those who were told of it are told anew. */
gboolean dim_rules_tidy_notes (DimAcceptance *acceptance,
                               const DimLedgerIncident *incident,
                               gboolean is_moved,
                               GError **error);
/* @use is about to show another document than before: what was left about the old one goes, and the
 * keys that came before its tags. */
gboolean dim_rules_renew_notes (DimAcceptance *acceptance, const DimLedgerUse *use, GError **error);
/* After that: who was told of what went is told anew. */
gboolean dim_rules_retell_notes (DimAcceptance *acceptance,
                                 const DimLedgerIncident *incident,
                                 GError **error);

/* Keys, of the text with the fact's id, for readers of @circle (element-type DimWrappedKey): at
 * least one of them must be there. */
gboolean dim_acceptance_put_keys (DimAcceptance *acceptance,
                                  const char *circle,
                                  const GArray *keys,
                                  GError **error);

G_END_DECLS
