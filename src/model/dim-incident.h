/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-field.h"
#include "dim-municipality.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* How a document use can be compared with others. */
typedef enum {
  DIM_COMPARE_NO_NUMBER,  /* "geen-nummer": this kind has none, or nobody read it */
  DIM_COMPARE_TO_FOLLOW,  /* "kenmerk-volgt": a number was given, its tag is on the way */
  DIM_COMPARE_TAGGED,     /* "vergeleken" */
  DIM_COMPARE_IMPOSSIBLE, /* "niet-vergelijkbaar": number lost, key destroyed, tag withdrawn */
} DimCompareState;

const char *dim_compare_state_name (DimCompareState state);
gboolean dim_compare_state_from_name (const char *name, DimCompareState *out_state);

/* One document as it was shown. Holds no number and no tag. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char *kind;      /* code of DIM_LIST_DOCUMENT; "geen" when nothing was shown */
  char country[4]; /* ICAO 9303, "" if not known */
  DimCompareState state;
} DimDocumentUse;

typedef struct {
  char *code;  /* of DIM_LIST_FOLLOW_UP */
  DimDay date; /* DIM_DAY_NONE while not done */
  gboolean is_done;
} DimFollowUp;

/**
 * DimIncident: one registration by one clerk (voorval): coded answers only, no person, no text.
 */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  DimDay date;                /* DIM_DAY_NONE: not answered */
  char *municipality;         /* on whose behalf; NULL: not answered */
  char **codes[DIM_N_FIELDS]; /* CODE and CODES fields: sorted, no doubles, NULL-terminated;
                                 NULL: not answered */
  GPtrArray *documents;       /* (element-type DimDocumentUse), in order of showing */
  GPtrArray *follow_ups;      /* (element-type DimFollowUp) */
} DimIncident;

DimIncident *dim_incident_new (const char *id);
DimIncident *dim_incident_copy (const DimIncident *incident);
void dim_incident_free (DimIncident *incident);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimIncident, dim_incident_free)
gboolean dim_incident_equal (const DimIncident *a, const DimIncident *b);

DimDocumentUse *dim_document_use_new (const char *id, const char *kind, const char *country);
DimDocumentUse *dim_document_use_copy (const DimDocumentUse *use);
void dim_document_use_free (DimDocumentUse *use);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDocumentUse, dim_document_use_free)
DimFollowUp *dim_follow_up_new (const char *code, DimDay date, gboolean is_done);
void dim_follow_up_free (DimFollowUp *follow_up);

/* @codes is copied, sorted and freed of doubles; NULL or empty clears the answer. */
void dim_incident_set_codes (DimIncident *incident, DimField field, const char *const *codes);
void dim_incident_set_code (DimIncident *incident, DimField field, const char *code);
/* The first code, or NULL; for single-choice fields. */
const char *dim_incident_code (const DimIncident *incident, DimField field);
gboolean dim_incident_has_code (const DimIncident *incident, DimField field, const char *code);
/* Copies the answer to one field from another incident. */
void dim_incident_copy_field (DimIncident *to, const DimIncident *from, DimField field);
gboolean dim_incident_field_equal (const DimIncident *a, const DimIncident *b, DimField field);
gboolean dim_incident_is_answered (const DimIncident *incident, DimField field);

/* 2019-01-01, where the table of municipalities begins: older days are typing errors. */
#define DIM_INCIDENT_FIRST_DAY ((DimDay) 17897)

/* One thing that is wrong with an incident. */
typedef struct {
  DimField field;
  int index;        /* of the document, code or follow-up; −1: the field as a whole */
  const char *code; /* stable, static: "verplicht", "onbekende-code", "code-niet-geldig",
                       "datum-in-toekomst", "datum-te-oud", "gemeente-onbekend",
                       "gemeente-niet-geldig-op-datum", "gemeente-niet-van-kantoor", "te-veel",
                       "land-onbekend", "soort-heeft-geen-nummer", "dubbel", "geen-en-ander",
                       "techniek-zonder-vervalsing", "onbekend-en-ander", "ongeldig-id" */
} DimFault;

/* Against what an incident is held. Everything is borrowed. */
typedef struct {
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
  const char *const *office_municipalities; /* codes; NULL: any */
  DimDay today;
} DimIncidentRules;

/**
 * dim_incident_validate:
 *
 * Returns: (transfer full) (element-type DimFault): **all** that is wrong, in field order; empty
 *   if nothing is
 */
GArray *dim_incident_validate (const DimIncident *incident, const DimIncidentRules *rules);

G_END_DECLS
