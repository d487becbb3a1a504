/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-json-reader.h"
#include "dim-json-writer.h"
#include "dim-note.h"

G_BEGIN_DECLS

/* The members of note keys and notes in the object that is open: of the facts, and as the feeds
 * tell of them. Internal to wire. What is read is never NULL, and of use only if the reader found
 * no fault. */

/* Without the registration, which the fact names. */
void dim_note_key_write (DimJsonWriter *writer, const DimNoteKey *key);
DimNoteKey *dim_note_key_read (DimJsonReader *reader);
void dim_note_write (DimJsonWriter *writer, const DimNote *note);
DimNote *dim_note_read (DimJsonReader *reader);

/* As member "notities" (element-type DimNoteEntry); left out when there are none. */
void dim_note_entries_write (DimJsonWriter *writer, const GPtrArray *notes);
void dim_note_entries_read (DimJsonReader *reader, GPtrArray *notes);

G_END_DECLS
