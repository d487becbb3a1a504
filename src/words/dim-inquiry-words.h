/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

G_BEGIN_DECLS

/* Questions to a desk, and their answers, in words. char * is owned by the caller. */

/* Why it is asked: "een ander loket antwoordde iets anders". Static. */
const char *dim_words_inquiry_reason (DimInquiryReason reason);
/* What is answered: "het klopt zo". Static. */
const char *dim_words_inquiry_answer (DimInquiryAnswer answer);
/* "vorm, uitkomst"; @fields: 1 << DimField. */
char *dim_words_inquiry_fields (guint32 fields);
/* The question as the desk reads it: "De backoffice vraagt u na te kijken: vorm, uitkomst. Een
 * ander loket antwoordde iets anders." */
char *dim_words_inquiry (const DimInquiry *inquiry);
/* For a history: "Gevraagd: vorm, uitkomst (een ander loket antwoordde iets anders)". */
char *dim_words_inquiry_made (const DimInquiry *inquiry);
/* "Antwoord: het klopt zo". */
char *dim_words_reply_made (const DimReply *reply);
/* When and by whom: "4 november, 10:42 · Backoffice"; this device's own: "dit loket". */
char *dim_words_inquiry_author (const DimInquiryAuthor *author, DimDay today);
/* How many questions wait for this desk, for a line in the window; "" for none. */
char *dim_words_asked (guint count);
/* Why asking, or answering, failed. Static. */
const char *dim_words_asking_error (const GError *error);
const char *dim_words_replying_error (const GError *error);

G_END_DECLS
