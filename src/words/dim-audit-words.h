/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audit-entry.h"
#include "dim-day.h"

G_BEGIN_DECLS

/* The audit log of an office in words. char * is owned by the caller. Any thread. */

/* "Balie Centrum heeft een voorval geregistreerd"; of what was refused "… wilde een voorval
 * registreren". */
char *dim_words_audit_line (const DimAuditEntry *entry);
/* When, about which registration, and why not: "3 november, 10:12 · Bonnummer 7K3M-Q2XD ·
 * geweigerd: dit apparaat mag dat niet". */
char *dim_words_audit_details (const DimAuditEntry *entry, DimDay today);

/* A DimAuditMatch: every word of the search key that is @data (dim_text_search_key) stands in the
 * line, its day, its receipt number or its code. */
gboolean dim_words_audit_matches (const DimAuditEntry *entry, gpointer data);

/* "Regel 12 van 3 nov 2026, 10:12 past niet in de keten." */
char *dim_words_audit_finding (const DimAuditFinding *finding);
/* Whether the log is right, and if not where it is first broken. */
char *dim_words_audit_verdict (const DimAuditVerdict *verdict);
/* "Hoofd van de keten: 3f2a 90c1 …" */
char *dim_words_audit_head (const DimAuditVerdict *verdict);
/* That something is wrong with the log, for a line in the window; "" if nothing is. Static. */
const char *dim_words_audit_alarm (const DimAuditVerdict *verdict);
/* Why the log cannot be read or checked. Static. */
const char *dim_words_audit_error (const GError *error);
/* That the log is a back office's. Static. */
const char *dim_words_audit_not_yours (void);

G_END_DECLS
