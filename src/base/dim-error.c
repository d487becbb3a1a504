/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"

G_DEFINE_QUARK (dim_error, dim_error)
