/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-incident.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"
#include "dim-role.h"

G_BEGIN_DECLS

/* The answers of a registration as members of the object that is open, in reading order: facts,
 * changes and drafts all hold them and differ only in their documents. Internal to wire. */

#define DIM_ANSWERS_ALL ((1U << DIM_N_FIELDS) - 1)

/* Writes the members of one document into its object. */
typedef void (*DimDocumentWriteFunc) (DimJsonWriter *writer,
                                      const DimDocumentUse *use,
                                      guint index,
                                      gconstpointer data);
/* @fields: 1 << DimField of those to write; unanswered ones are left out all the same. */
void dim_answers_write (DimJsonWriter *writer,
                        const DimIncident *incident,
                        guint32 fields,
                        DimDocumentWriteFunc write_document,
                        gconstpointer data);
/* @read_document adds the document in which the reader stands. */
void dim_answers_read (DimJsonReader *reader,
                       DimIncident *incident,
                       DimJsonObjectFunc read_document,
                       gpointer data);

/* Documents as a client says them. A client never says "vergeleken": what it says of a use that
 * has a tag is that the tag follows. @data of reading is the DimIncident. */
void dim_document_write_said (DimJsonWriter *writer,
                              const DimDocumentUse *use,
                              guint index,
                              gconstpointer data);
void dim_document_read_said (DimJsonReader *reader, gpointer data);
/* Documents as the collector knows them. */
void dim_document_write_known (DimJsonWriter *writer,
                               const DimDocumentUse *use,
                               guint index,
                               gconstpointer data);
void dim_document_read_known (DimJsonReader *reader, gpointer data);

/* Which answers are meant: their names in reading order, in the member @name. @fields: 1 <<
 * DimField. */
void dim_fields_write (DimJsonWriter *writer, const char *name, guint32 fields);
guint32 dim_fields_read (DimJsonReader *reader, const char *name);

/* Who did it: the member "rol". Of use only if the reader found no fault. */
DimRole dim_role_read (DimJsonReader *reader);

/* Longest code that is read at all; whether it exists is the model's to say. */
#define DIM_CODE_BYTES_MAX 64

G_END_DECLS
