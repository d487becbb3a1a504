/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-inquiry.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* The members of an inquiry and of a reply in the object that is open: of the facts, and as an
 * entry of the feed tells of both. Internal to wire. */
void dim_inquiry_write (DimJsonWriter *writer, const DimInquiry *inquiry);
void dim_reply_write (DimJsonWriter *writer, const DimReply *reply);
void dim_inquiry_write_entry (DimJsonWriter *writer, const DimInquiryEntry *entry);
/* Never NULL; of use only if the reader found no fault. */
DimInquiry *dim_inquiry_read (DimJsonReader *reader, const char *id);
DimReply *dim_reply_read (DimJsonReader *reader, const char *id);
/* @incident: of the entry of the feed. */
DimInquiryEntry *dim_inquiry_read_entry (DimJsonReader *reader, const char *incident);

G_END_DECLS
