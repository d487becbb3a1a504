/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-agreement.h"
#include "dim-approval.h"
#include "dim-entry-time.h"
#include "dim-incident.h"
#include "dim-inquiry.h"
#include "dim-note.h"
#include "dim-shared-text.h"
#include "dim-year.h"

G_BEGIN_DECLS

/* Every write is an immutable fact with an id made by the client (DESIGN.md, "Cases"). */
typedef enum {
  DIM_FACT_INCIDENT,    /* voorval: a registration */
  DIM_FACT_REVISION,    /* herziening: changed answers, on a basis */
  DIM_FACT_TAGS,        /* kenmerken: tags of document uses, set or withdrawn */
  DIM_FACT_WITHDRAWAL,  /* intrekking: the registration was a mistake */
  DIM_FACT_DECISION,    /* beslissing: about two registrations */
  DIM_FACT_STATEMENT,   /* nulmelding: nothing happened in a municipality's month */
  DIM_FACT_ENTRY_TIMES, /* invoertijden: how long entering took, in a municipality's month */
  DIM_FACT_READER,      /* lezer: a key for which texts can be sealed */
  DIM_FACT_CERTIFICATE, /* lezersverklaring: a reader belongs to a circle */
  DIM_FACT_TEXT,        /* toelichting: an explanation, sealed */
  DIM_FACT_TEXT_KEYS,   /* leessleutels: keys of texts for a reader that came later */
  DIM_FACT_INQUIRY,     /* navraag: a registration goes back to its desk with a question */
  DIM_FACT_REPLY,       /* reactie: the answer to it */
  DIM_FACT_APPROVAL,    /* akkoord: a municipality's month is complete, or is not after all */
  DIM_FACT_PROPOSAL,    /* voorstel: whether it is one event with one of another municipality */
  DIM_FACT_NOTE_KEY,    /* notitiesleutel: a note key for the reviewers of its municipality */
  DIM_FACT_NOTE,        /* notitie: a note for those who hold the same document, sealed */
  DIM_FACT_YEAR_STEP,   /* jaarstap: a counting year is accepted, closed or unlocked */
} DimFactKind;
#define DIM_N_FACT_KINDS (DIM_FACT_YEAR_STEP + 1)

/* On the wire and in paths: "voorval" and "voorvallen", and so on. Static. */
const char *dim_fact_kind_name (DimFactKind kind);
const char *dim_fact_kind_plural (DimFactKind kind);
gboolean dim_fact_kind_from_name (const char *name, DimFactKind *out_kind);

/* A revision names all heads that its author saw (@basis: ids of revisions, or the incident's own
 * id), and changes the fields whose bit stands in @changed to the values of @values. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  char **basis;
  guint32 changed; /* 1 << DimField */
  DimIncident *values;
  char *reason; /* why the certainty moves: of dim-certainty.h; "" if none was given */
} DimRevision;
/* Has an empty basis and empty values, to be filled, and the reason "". */
DimRevision *dim_revision_new (const char *id, const char *incident);
DimRevision *dim_revision_copy (const DimRevision *revision);
void dim_revision_free (DimRevision *revision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRevision, dim_revision_free)

#define DIM_TAG_BYTES         16
#define DIM_FINGERPRINT_BYTES 8

/* The oblivious hash of one number under one key. */
typedef struct {
  char key_id[DIM_KEY_ID_MAX];
  guint8 fingerprint[DIM_FINGERPRINT_BYTES]; /* first bytes of SHA-512 of the public key */
  guint8 tag[DIM_TAG_BYTES];
} DimTag;

/* What a tag fact says of one document use: its tags under one or two keys, or none any more. */
typedef struct {
  char use[DIM_UUID_TEXT_LEN];
  gboolean is_withdrawn;
  GArray *tags; /* (element-type DimTag); empty when withdrawn */
} DimUseTags;

/* "Nothing happened here this month", said on purpose. */
typedef struct {
  char *municipality; /* code */
  int month;          /* year × 12 + month − 1 */
} DimZeroStatement;
/* Has the municipality "" and the month −1. */
DimZeroStatement *dim_zero_statement_new (void);
void dim_zero_statement_free (DimZeroStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimZeroStatement, dim_zero_statement_free)

typedef enum {
  DIM_DECISION_SAME,    /* zelfde: one event */
  DIM_DECISION_APART,   /* apart: two events; remembered */
  DIM_DECISION_RETRACT, /* intrekken: as if the named decisions had never been */
  DIM_DECISION_VALUE,   /* waarde: the case takes the value of @first for @field */
} DimDecisionKind;
const char *dim_decision_kind_name (DimDecisionKind kind);
gboolean dim_decision_kind_from_name (const char *name, DimDecisionKind *out_kind);

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  DimDecisionKind kind;
  char first[DIM_UUID_TEXT_LEN];  /* incident; for VALUE the one whose value is taken */
  char second[DIM_UUID_TEXT_LEN]; /* incident; "" for RETRACT and VALUE */
  DimField field;                 /* VALUE only */
  char **supersedes;              /* vervangt: ids of decisions; never NULL */
  char *reason;                   /* "" if none was given */
} DimDecision;
/* Supersedes nothing and has the reason "". */
DimDecision *dim_decision_new (const char *id, DimDecisionKind kind);
DimDecision *dim_decision_copy (const DimDecision *decision);
void dim_decision_free (DimDecision *decision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDecision, dim_decision_free)

/* A fact of any kind. The members that belong to @kind are set, the others NULL. */
typedef struct {
  DimFactKind kind;
  char id[DIM_UUID_TEXT_LEN];        /* of the fact; for an incident the incident's own */
  char incident[DIM_UUID_TEXT_LEN];  /* what it is about; "" where it is about none */
  DimIncident *values;               /* INCIDENT */
  DimRevision *revision;             /* REVISION */
  GPtrArray *uses;                   /* TAGS (element-type DimUseTags) */
  char *reason;                      /* WITHDRAWAL: "" if none was given */
  DimDecision *decision;             /* DECISION */
  DimZeroStatement *statement;       /* STATEMENT */
  DimEntryTimes *times;              /* ENTRY_TIMES */
  DimReader *reader;                 /* READER */
  DimReaderCertificate *certificate; /* CERTIFICATE */
  DimSharedText *text;               /* TEXT */
  DimTextKeys *text_keys;            /* TEXT_KEYS */
  DimInquiry *inquiry;               /* INQUIRY */
  DimReply *reply;                   /* REPLY */
  DimApproval *approval;             /* APPROVAL */
  DimProposal *proposal;             /* PROPOSAL */
  DimNoteKey *note_key;              /* NOTE_KEY */
  DimNote *note;                     /* NOTE */
  DimYearStep *year_step;            /* YEAR_STEP */
} DimFact;
/* Has an empty @uses (TAGS) or the reason "" (WITHDRAWAL); the other members are for the caller to
 * set, and are then owned by the fact. */
DimFact *dim_fact_new (DimFactKind kind, const char *id, const char *incident);
void dim_fact_free (DimFact *fact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimFact, dim_fact_free)
DimUseTags *dim_use_tags_new (const char *use);
void dim_use_tags_free (DimUseTags *use);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimUseTags, dim_use_tags_free)

G_END_DECLS
