/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

G_BEGIN_DECLS

/* Which registrations a list shows, and in which order. */

/* Of equal ones the newest incident comes first. */
typedef enum {
  DIM_ORDER_DATE, /* newest first */
  DIM_ORDER_PRODUCT,
  DIM_ORDER_FORM,
  DIM_ORDER_DOCUMENT,
  DIM_ORDER_STATE, /* as DimStanding has it */
  DIM_ORDER_DESK,
  DIM_N_ORDERS
} DimRecordOrder;

/* Where a registration stands, as a list says it: what asks for attention first. */
typedef enum {
  DIM_STANDING_ASKED,      /* vraag open: a reviewer asked something about it */
  DIM_STANDING_DOUBLE,     /* mogelijk dubbel */
  DIM_STANDING_REFUSED,    /* teruggestuurd */
  DIM_STANDING_WAITING,    /* wacht op verzending */
  DIM_STANDING_AWAITS_TAG, /* wacht op kenmerk: received, but a number is not compared yet */
  DIM_STANDING_RECEIVED,   /* ontvangen */
  DIM_STANDING_REFUTED,    /* weerlegd: received, and does not count */
  DIM_STANDING_WITHDRAWN,  /* teruggenomen */
  DIM_N_STANDINGS
} DimStanding;
DimStanding dim_record_standing (const DimRecord *record);
/* Stable, for settings: "mogelijk-dubbel". Static. */
const char *dim_standing_name (DimStanding standing);
gboolean dim_standing_from_name (const char *name, DimStanding *out_standing);

/* Days that are spoken of as seen from today. */
typedef enum {
  DIM_PERIOD_TODAY,
  DIM_PERIOD_YESTERDAY,
  DIM_PERIOD_THIS_WEEK, /* from Monday */
  DIM_PERIOD_LAST_WEEK,
  DIM_PERIOD_THIS_MONTH,
  DIM_PERIOD_LAST_MONTH,
  DIM_PERIOD_THIS_YEAR,
  DIM_PERIOD_LAST_YEAR,
  DIM_N_PERIODS
} DimPeriod;
/* Stable, for settings: "deze-week". Static. */
const char *dim_period_name (DimPeriod period);
gboolean dim_period_from_name (const char *name, DimPeriod *out_period);

typedef struct {
  DimDay first;
  DimDay last; /* the last day that is in it */
} DimDays;
DimDays dim_period_days (DimPeriod period, DimDay today);
/* @month from 1 */
DimDays dim_month_days (int year, int month);

/* One thing that was typed: it holds if any of its parts does. */
typedef struct {
  char
    *word; /* of a search key, looked for in the words and in what the standing is called; NULL */
  gboolean has_days;
  DimDays days;
} DimQueryTerm;

typedef struct {
  GPtrArray *terms;                     /* (element-type DimQueryTerm): all must hold */
  char *standing_keys[DIM_N_STANDINGS]; /* what each is called, as a search key; NULL: nothing */
  guint standings;                      /* 1 << DimStanding: one of them; 0: any */
  GPtrArray *values[DIM_N_ORDERS];      /* (element-type utf8): one of them; NULL: any */
  DimRecordOrder order;
  gboolean is_reversed;
  GHashTable *ranks; /* code → its place among those of its list, from 1 (GUINT_TO_POINTER), as the
                        user's language has it; NULL: by the code itself */
} DimRecordQuery;

/* @search: words, "" for all. @ranks: (nullable): a reference is taken; not changed from here on.
 */
DimRecordQuery *dim_record_query_new (const char *search,
                                      DimRecordOrder order,
                                      gboolean is_reversed,
                                      GHashTable *ranks);
void dim_record_query_free (DimRecordQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRecordQuery, dim_record_query_free)

/* @word: of a search key, without blanks; NULL if it is all about @days. @days: NULL: none. */
void dim_record_query_add_term (DimRecordQuery *query, const char *word, const DimDays *days);
void dim_record_query_name_standing (DimRecordQuery *query, DimStanding standing, const char *name);
void dim_record_query_allow_standing (DimRecordQuery *query, DimStanding standing);
/* @key: DIM_ORDER_PRODUCT, _FORM, _DOCUMENT or _DESK. */
void dim_record_query_allow (DimRecordQuery *query, DimRecordOrder key, const char *value);

G_END_DECLS
