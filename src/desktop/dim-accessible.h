/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What GTK 4.8 does not tell a screen reader by itself. */

/* Marks every child of a stack that does not show as hidden. @visible: the one that shows. */
void dim_accessible_show_only (GtkWidget *stack, GtkWidget *visible);

/* Buttons with a mnemonic below @root say their label once: GTK takes the accessible label of the
 * .ui file and appends that of the label inside, and of a check button its underscore. */
void dim_accessible_name_buttons_once (GtkWidget *root);

/* The inner button of @drop_down, which takes the focus, says what its label asks and what is
 * chosen: "Jaar: 2026". For lists of strings. */
void dim_accessible_name_drop_down (GtkDropDown *drop_down);

/* The inner button of @button, which takes the focus, says @name. */
void dim_accessible_name_menu_button (GtkMenuButton *button, const char *name);

/* The button that opens the search in GTK's window of shortcuts says @name. */
void dim_accessible_name_shortcuts_search (GtkShortcutsWindow *window, const char *name);

/* Shows @toast, which is taken; its button that puts it away has a name. */
void dim_accessible_add_toast (AdwToastOverlay *overlay, AdwToast *toast);

/* The parts of @table that take the focus say @name as well. */
void dim_accessible_name_table (GtkColumnView *table, const char *name);

/* The scrolled part of @page, which takes the focus where nothing in it does, says the title. */
void dim_accessible_name_page (AdwPreferencesPage *page);

G_END_DECLS
