/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a table can be narrowed to, as a menu of the action "figures.add-filter" with the name of a
 * dimension and a key of it: a submenu a dimension, municipalities below their provinces. */
GMenuModel *
dim_figures_filters_make_menu (const DimCodeBook *book, const DimMunicipalities *municipalities);

G_END_DECLS
