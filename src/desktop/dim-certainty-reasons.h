/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-certainty.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DimCertaintyReasons: asks why the certainty changes: of the reasons that suit, one.
 *
 * ::changed: another one was chosen, or none is any more
 */
#define DIM_TYPE_CERTAINTY_REASONS (dim_certainty_reasons_get_type ())
G_DECLARE_FINAL_TYPE (DimCertaintyReasons, dim_certainty_reasons, DIM, CERTAINTY_REASONS, AdwBin)

/* Shows what suits @certainty; what is chosen stays so if it does. */
void dim_certainty_reasons_suit (DimCertaintyReasons *self, DimCertainty certainty);
/* As on the wire; "" while none is chosen. Static. */
const char *dim_certainty_reasons_get (DimCertaintyReasons *self);
/* @name: as on the wire; "" or an unknown one chooses none. */
void dim_certainty_reasons_choose (DimCertaintyReasons *self, const char *name);

G_END_DECLS
