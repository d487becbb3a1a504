/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimFilterBar: which registrations a list leaves in, as chips; each is a button that takes itself
 * away, by Delete as well. Before them it says what was understood of the search. Hidden while
 * there is nothing to say.
 *
 * A filter is a kind and a value, both stable, as settings keep them: "toestand" with the name of a
 * DimStanding, "periode" with that of a DimPeriod, "vorm" and "product" with a code, "loket" with a
 * desk. Of one kind any may hold, but there is one period at a time.
 *
 * Signal: "changed".
 */
#define DIM_TYPE_FILTER_BAR (dim_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DimFilterBar, dim_filter_bar, DIM, FILTER_BAR, GtkWidget)

/* Borrowed. */
void dim_filter_bar_set_book (DimFilterBar *self, const DimCodeBook *book);
/* Nothing happens if it is there already, or is none. */
void dim_filter_bar_add (DimFilterBar *self, const char *kind, const char *value);
void dim_filter_bar_clear (DimFilterBar *self);
/* Of type a(ss). Floating. */
GVariant *dim_filter_bar_get (DimFilterBar *self);
/* Replaces all; what is none is left out. */
void dim_filter_bar_set (DimFilterBar *self, GVariant *filters);
guint dim_filter_bar_count (DimFilterBar *self);
/* "Toestand: ontvangen". Owned by the caller. */
char *dim_filter_bar_name (DimFilterBar *self, guint index);

/* @without: the index of one that is left out; G_MAXUINT: none. */
void dim_filter_bar_apply (DimFilterBar *self, DimRecordQuery *query, DimDay today, guint without);

/* "in deze week"; "": nothing. */
void dim_filter_bar_say (DimFilterBar *self, const char *understood);

/* What can be added, as a menu of the action "list.add-filter" (kind, value). @desks:
 * (nullable): NULL-terminated. */
GMenuModel *dim_filter_bar_make_menu (const DimCodeBook *book, const char *const *desks);

G_END_DECLS
