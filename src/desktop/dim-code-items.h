/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-choice.h"
#include "dim-code-list.h"

G_BEGIN_DECLS

/* Fills a question with a code list, in words: first the desk's nine fixed places from the settings
 * (key "places-<list>"), then the rest in the order of the list. */
void dim_choice_add_list (DimChoice *choice, const DimCodeBook *book, DimList list);

/* The same with the countries that issue documents (key "places-land"). */
void dim_choice_add_countries (DimChoice *choice);

G_END_DECLS
