/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a DimChoice can be answered with. */
typedef struct {
  char *code;
  char *label;
  char *name_key; /* both for the search */
  char *also_key;
  guint place; /* of its number key, 1–9; or 0 */
} DimChoiceItem;

/* (element-type DimChoiceItem), in the order of adding. */
GPtrArray *dim_choice_items_new (void);
/* As dim_choice_add. */
void
dim_choice_items_add (GPtrArray *items, const char *code, const char *label, const char *words);
/* Both borrowed; NULL if there is none. */
DimChoiceItem *dim_choice_items_find (GPtrArray *items, const char *code);
DimChoiceItem *dim_choice_items_at_place (GPtrArray *items, guint place);

/* What answers to the typed words, the best first and otherwise as they were added. What is nearly
 * it is an answer only where nothing else is: @is_near. Returns: (element-type DimChoiceItem),
 * borrowed items; the array is the caller's */
GPtrArray *dim_choice_items_search (GPtrArray *items, const char *typed, gboolean *is_near);

G_END_DECLS
