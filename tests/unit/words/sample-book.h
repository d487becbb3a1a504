/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-code-list.h"
#include "dim-municipality.h"

/* Code lists of a few words, each with its Dutch and its English label. Owned by the caller. */
DimCodeBook *sample_book (void);
/* Not one: each reads as its code. Owned by the caller. */
DimMunicipalities *sample_municipalities (void);
