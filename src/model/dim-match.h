/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"
#include "dim-role.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* How two registrations relate. Pure; any thread. */

/* A document that a registration showed, as the ledger knows it. */
typedef struct {
  char document[DIM_UUID_TEXT_LEN]; /* random document id: equal for equal tags */
  char country[4];                  /* as registered; "" if not known */
} DimShownDocument;

/* A live registration, as far as joining looks at it. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char municipality[8]; /* current code, after mergers with a single successor */
  char office[40];
  char desk[40];
  DimRole role;
  DimDay date;
  char *form;
  char *product;
  gboolean has_number; /* shows any identity document with a number (T4 looks at those without) */
  GArray *documents;   /* (element-type DimShownDocument) */
} DimMember;
DimMember *dim_member_new (const char *id);
void dim_member_free (DimMember *member);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimMember, dim_member_free)

/* Settings; the method note prints them. */
typedef struct {
  guint same_event_days; /* T1: 14 */
  guint soft_hint_days;  /* T4: 1 */
} DimMatchWindows;
#define DIM_MATCH_WINDOWS_DEFAULT                                                                  \
  {                                                                                                \
    .same_event_days = 14, .soft_hint_days = 1                                                     \
  }

typedef enum {
  DIM_MATCH_NONE,
  DIM_MATCH_T1,        /* other desk or role, in the window: joined provisionally */
  DIM_MATCH_T1B,       /* same desk and role, in the window: ask the clerk */
  DIM_MATCH_T1C,       /* same office for another municipality, in the window: queue */
  DIM_MATCH_T2,        /* same municipality, outside the window: reuse */
  DIM_MATCH_T3,        /* another municipality: reuse elsewhere */
  DIM_MATCH_T4,        /* no number, ±1 day, same form and product: soft hint */
  DIM_MATCH_CANDIDATE, /* as T1 or T1b, but both countries are known and differ */
} DimMatchClass;
/* "T1", "T1b", … "kandidaat". Static. */
const char *dim_match_class_name (DimMatchClass match);
gboolean dim_match_class_from_name (const char *name, DimMatchClass *out_match);

/* The class of a pair; symmetric. All but T4 and none share a document. */
DimMatchClass
dim_match_classify (const DimMember *a, const DimMember *b, const DimMatchWindows *windows);

/* The code under which a country is compared: ICAO 9303 has several for some (D and DEU). Static,
 * or @country itself. */
const char *dim_country_canonical (const char *country);
/* FALSE only if both are known and are different countries. */
gboolean dim_country_may_equal (const char *a, const char *b);

G_END_DECLS
