/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"
#include "dim-note.h"

G_BEGIN_DECLS

/* Notes between municipalities, in words. char * is owned by the caller. */

/* Whose it is: "Notitie van een andere gemeente: Balie Rotterdam, 14 010 (november 2026)", or when
 * and by which desk an own one was left. */
char *dim_words_note_author (const DimOpenedNote *note, DimDay today);
/* What it says, or that it does not open here. The note's, or static. */
const char *dim_words_note (const DimOpenedNote *note);
/* How many wait to be sent; "" for none. */
char *dim_words_notes_waiting (guint count);
/* Why leaving one, or taking it back, failed. Static. */
const char *dim_words_noting_error (const GError *error);

G_END_DECLS
