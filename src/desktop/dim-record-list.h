/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record-item.h"
#include "dim-record-query.h"

G_BEGIN_DECLS

/**
 * DimRecordList: a GListModel of DimRecordItem over the registrations that a query finds. It holds
 * their numbers; a row's record is fetched when somebody looks at the row. Another result refills
 * the rows that somebody holds and reports only the tail as changed, so that a view need not make
 * its rows anew at every letter of a search.
 *
 * Signals: "found" (a query was answered: the rows may be others than before), "failed" (GError).
 */
#define DIM_TYPE_RECORD_LIST (dim_record_list_get_type ())
G_DECLARE_FINAL_TYPE (DimRecordList, dim_record_list, DIM, RECORD_LIST, GObject)

DimRecordList *dim_record_list_new (DimMonitor *monitor);
/* Takes @query; a question that is not answered yet is dropped for it. */
void dim_record_list_ask (DimRecordList *self, DimRecordQuery *query);
/* Rows nearest to @position are fetched first; those far from it not before somebody looks there.
 */
void dim_record_list_look_at (DimRecordList *self, guint position);
/* No answer comes any more. */
void dim_record_list_stop (DimRecordList *self);
/* TRUE while rows change that nobody chose to change, until "found" was told. */
gboolean dim_record_list_is_filling (DimRecordList *self);
/* Where a registration stands; GTK_INVALID_LIST_POSITION (G_MAXUINT) if it was not found. */
guint dim_record_list_position_of (DimRecordList *self, guint32 number);

G_END_DECLS
