/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-field.h"
#include "dim-role.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* A reviewer sends a registration back to its desk with a question, and the answer closes it. Codes
 * only: free text never leaves the desk. */

/* Why it is asked. */
typedef enum {
  DIM_INQUIRY_DEVIATES, /* wijkt-af: another desk answered otherwise */
  DIM_INQUIRY_MISSING,  /* ontbreekt: it was not answered */
  DIM_INQUIRY_UNLIKELY, /* onwaarschijnlijk: it does not go with the other answers */
  DIM_N_INQUIRY_REASONS
} DimInquiryReason;
/* On the wire: "wijkt-af". Static. */
const char *dim_inquiry_reason_name (DimInquiryReason reason);
gboolean dim_inquiry_reason_from_name (const char *name, DimInquiryReason *out_reason);

/* What the desk says. */
typedef enum {
  DIM_ANSWER_CORRECT, /* klopt: it is right as it stands */
  DIM_ANSWER_CHANGED, /* aangepast: a revision put it right */
  DIM_ANSWER_UNKNOWN, /* onbekend: nobody knows any more */
  DIM_N_ANSWERS
} DimInquiryAnswer;
/* On the wire: "klopt". Static. */
const char *dim_inquiry_answer_name (DimInquiryAnswer answer);
gboolean dim_inquiry_answer_from_name (const char *name, DimInquiryAnswer *out_answer);

/* Navraag: about one registration. Plain values; g_free. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  guint32 fields; /* 1 << DimField: what is to be looked at again; at least one */
  DimInquiryReason reason;
} DimInquiry;

/* Reactie: the answer to one inquiry. Plain values; g_free. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  char inquiry[DIM_UUID_TEXT_LEN];
  DimInquiryAnswer answer;
} DimReply;

/* Who said something, and when. */
typedef struct {
  gint64 made_s; /* unix time; of another's the time when the collector received it */
  char *desk;    /* "" of this device's own that the feed did not tell of yet */
  DimRole role;
} DimInquiryAuthor;

/* An inquiry with its answer, as a registration's history has it. */
typedef struct {
  DimInquiry inquiry;
  DimInquiryAuthor asked;
  gboolean is_answered;      /* the members that follow are set */
  DimReply reply;            /* the first by id, if there are several */
  DimInquiryAuthor answered; /* empty desk where there is no answer */
} DimInquiryEntry;
/* @inquiry is copied. Not answered; empty desks. */
DimInquiryEntry *dim_inquiry_entry_new (const DimInquiry *inquiry);
DimInquiryEntry *dim_inquiry_entry_copy (const DimInquiryEntry *entry);
void dim_inquiry_entry_free (DimInquiryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimInquiryEntry, dim_inquiry_entry_free)
/* @reply is copied; @desk too. A later reply than the one that stands there changes nothing. */
void dim_inquiry_entry_answer (DimInquiryEntry *entry,
                               const DimReply *reply,
                               gint64 made_s,
                               const char *desk,
                               DimRole role);

G_END_DECLS
