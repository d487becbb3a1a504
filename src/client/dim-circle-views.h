/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-circle-view.h"
#include "dim-reference.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* The circles of which this device hears, as a person is shown them (element-type DimCircleView).
 * On the store's thread. */
GPtrArray *dim_circle_views_load (DimStore *store, const DimReference *reference, GError **error);

G_END_DECLS
