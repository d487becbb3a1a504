/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DimMonthContents:
 *
 * What a municipality's month holds, as bytes that are equal wherever it is the same: on the device
 * of whoever approves it and at the collector. Each registration that counts, by what it says (the
 * facts that no other has seen), in which case it stands, and which values were chosen for that
 * case. In whatever order it is put in. Pure; any thread.
 */
typedef struct _DimMonthContents DimMonthContents;

/* @area: the municipality as it is called today. @month: year × 12 + month − 1. */
DimMonthContents *dim_month_contents_new (const char *area, int month);
void dim_month_contents_free (DimMonthContents *contents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimMonthContents, dim_month_contents_free)

void dim_month_contents_add (DimMonthContents *contents,
                             const char *incident,
                             const char *const *heads,
                             const char *case_number);
/* A decision that stands, about the value that a case takes from one of these registrations. */
void dim_month_contents_add_choice (DimMonthContents *contents, const char *decision);

/* PROTOCOL.md, "akkoord": lines of ASCII. */
GBytes *dim_month_contents_to_bytes (const DimMonthContents *contents);

G_END_DECLS
