/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-json-reader.h"
#include "dim-json-writer.h"
#include "dim-shared-text.h"

G_BEGIN_DECLS

/* The members of what is said of readers and their texts, in the object that is open: as facts, and
 * as the collector tells them. Internal to wire. What is read is never NULL, and of use only if the
 * reader found no fault. */

void dim_reader_write (DimJsonWriter *writer, const DimReader *reader);
void dim_reader_read (DimJsonReader *reader, DimReader *out);

/* A certificate says nothing of a reader's kind. */
void dim_certificate_write (DimJsonWriter *writer, const DimReaderCertificate *certificate);
void dim_certificate_read (DimJsonReader *reader, DimReaderCertificate *out);

void dim_shared_text_write (DimJsonWriter *writer, const DimSharedText *text);
DimSharedText *dim_shared_text_read (DimJsonReader *reader);
/* Member "tekst"; NULL if it is not there or wrong. */
GBytes *dim_sealed_text_read (DimJsonReader *reader, DimJsonNeed need);

/* Member "sleutels" (element-type DimWrappedKey); @name: as what each names whose it is. */
void dim_wrapped_keys_write (DimJsonWriter *writer, const GArray *keys, const char *name);
void dim_wrapped_keys_read (DimJsonReader *reader, GArray *keys, const char *name, guint max);

void dim_text_keys_write (DimJsonWriter *writer, const DimTextKeys *keys);
DimTextKeys *dim_text_keys_read (DimJsonReader *reader);

/* Member "kring"; "" if it is not there or wrong. */
void dim_circle_read (DimJsonReader *reader, char out[DIM_CIRCLE_LEN]);

G_END_DECLS
