/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-document-number.h"
#include "dim-mrz.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimNumberEntry: where a document's number is typed, or pasted; also as the machine-readable zone
 * that it stands in, as a whole or a line and Enter at a time.
 *
 * As soon as a text begins as a zone does, its characters go to memory of this widget, which is
 * wiped, and the entry has a dot for each: there is nothing for a screen reader, the clipboard, the
 * selection or undo to repeat. When the hand leaves, half a zone is forgotten.
 *
 * Signals: "changed"; "zone" (const DimMrz *: during the call only) when one is whole; "activate"
 * for Enter, but not behind a line of a zone; "none" for '-' where nothing stands yet; "left"
 * (gboolean had_half_a_zone).
 */
#define DIM_TYPE_NUMBER_ENTRY (dim_number_entry_get_type ())
G_DECLARE_FINAL_TYPE (DimNumberEntry, dim_number_entry, DIM, NUMBER_ENTRY, GtkWidget)

/* Shows @number, which may be "", in place of what stands there. Emits nothing. */
void dim_number_entry_set_number (DimNumberEntry *self, const char *number);
/* Normalised and secret; "" if there is none. Borrowed until the next change. */
const char *dim_number_entry_get_number (DimNumberEntry *self);
/* What is to be said of what stands there; DIM_NUMBER_EMPTY also of a part of a zone. */
DimNumberVerdict dim_number_entry_get_verdict (DimNumberEntry *self);
/* TRUE if a part of a zone stands there. */
gboolean dim_number_entry_is_reading (DimNumberEntry *self);
/* What a screen reader adds to the name. */
void dim_number_entry_set_description (DimNumberEntry *self, const char *sentence);

G_END_DECLS
