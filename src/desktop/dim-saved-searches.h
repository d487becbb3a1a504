/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimSavedSearches: a menu of searches that somebody gave a name, to look again, rename or remove,
 * and a place to name the one that is on screen. They are the person's own (key "saved-searches").
 *
 * Signal: "chosen" (const char *search, GVariant *filters of type a(ss)).
 */
#define DIM_TYPE_SAVED_SEARCHES (dim_saved_searches_get_type ())
G_DECLARE_FINAL_TYPE (DimSavedSearches, dim_saved_searches, DIM, SAVED_SEARCHES, GtkWidget)

/* What is on screen now. A reference to @filters, type a(ss), is taken. */
void dim_saved_searches_set_current (DimSavedSearches *self, const char *search, GVariant *filters);

G_END_DECLS
