/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-case-values.h"
#include "dim-municipality.h"

G_BEGIN_DECLS

/* Counting over fact rows: one row a case and one a document shown in it, small integers only.
 * A table is a scan over these columns in memory; nothing is incremented. Pure. */

/* Why a case could not be compared, or that it could. */
typedef enum {
  DIM_COMPARABLE, /* at least one document has a tag */
  DIM_INCOMPARABLE_NO_DOCUMENT,
  DIM_INCOMPARABLE_NO_NUMBER, /* documents, none with a number that can still be compared */
  DIM_INCOMPARABLE_TO_FOLLOW, /* a tag is on the way */
} DimComparability;

typedef struct {
  guint64 case_key;     /* of the owner's choosing; equal in its document rows */
  guint64 forms;        /* bit per number of DIM_LIST_FORM: main and other forms */
  guint32 discovery;    /* bit per number of DIM_LIST_DISCOVERY */
  guint32 outcome;      /* bit per number of DIM_LIST_OUTCOME; in all three bit 0: a code that has
                           no bit or is not in the book */
  guint16 municipality; /* the four digits of its code */
  guint16 month;        /* year × 12 + month − 1 */
  guint16 gross;
  guint8 form; /* numbers of their lists; 0: not answered */
  guint8 product;
  guint8 certainty;
  guint8 attempt;
  guint8 discovered_by;
  guint8 phase;
  guint8 comparability;  /* DimComparability */
  guint8 is_provisional; /* boolean: decisions do not join all of its members yet */
} DimCaseRow;

typedef struct {
  guint64 case_key;
  guint64 document; /* equal for equal documents within what is counted together; 0: cannot be
                       told from others, and counts as none */
  guint16 country;  /* three letters in base 27, A = 1; 0: not known */
  guint8 kind;      /* number of DIM_LIST_DOCUMENT */
} DimDocumentRow;

/* The row of a case that counts; FALSE if it does not (then it has no rows). */
gboolean dim_case_row (const DimCaseValues *values,
                       const DimCodeBook *book,
                       guint64 case_key,
                       DimCaseRow *out_row);
/* Countries with several codes have one number (D = DEU). */
guint16 dim_country_number (const char *country);
/* The other way about; "" for 0. */
void dim_country_letters (guint16 number, char out[4]);

typedef enum {
  DIM_DIMENSION_NONE, /* one row: everything */
  DIM_DIMENSION_FORM,
  DIM_DIMENSION_FORM_CLASS,
  DIM_DIMENSION_MUNICIPALITY,
  DIM_DIMENSION_MONTH,
  DIM_DIMENSION_PRODUCT,
  DIM_DIMENSION_CERTAINTY,
  DIM_DIMENSION_DISCOVERY, /* multiple: rows exceed the total */
  DIM_DIMENSION_OUTCOME,   /* multiple */
  DIM_DIMENSION_DOCUMENT,  /* kind shown; multiple */
  DIM_N_STANDARD_DIMENSIONS,
  /* Only in free tables (dim-table.h): */
  DIM_DIMENSION_PROVINCE = DIM_N_STANDARD_DIMENSIONS,
  DIM_DIMENSION_QUARTER,
  DIM_DIMENSION_ATTEMPT,
  DIM_DIMENSION_DISCOVERED_BY,
  DIM_DIMENSION_PHASE,
  DIM_DIMENSION_COUNTRY_GROUP, /* of the document shown (dim-country-group.h); multiple */
  DIM_N_DIMENSIONS
} DimDimension;
/* On the wire: "totaal", "vorm", "vormklasse", "gemeente", "maand", … Static. */
const char *dim_dimension_name (DimDimension dimension);
gboolean dim_dimension_from_name (const char *name, DimDimension *out_dimension);

typedef struct {
  guint cases;
  guint gross;
  guint documents;      /* distinct; never add these up */
  guint not_comparable; /* the sum of the three below */
  guint no_document;
  guint no_number;
  guint to_follow;
} DimMeasures;

/* The row of cases that did not answer, or whose code the book does not know: last. */
#define DIM_TALLY_UNCLASSED "niet-ingedeeld"

typedef struct {
  char *key; /* code, "GM0363", "2026-11", DIM_TALLY_UNCLASSED, or "" for the total */
  DimMeasures measures;
} DimTallyRow;

/* A table and what it stands on. */
typedef struct {
  DimDimension dimension;
  int year;           /* counting year, by the year in which it begins */
  guint16 from_month; /* first month, and the first after the last: year × 12 + month − 1 */
  guint16 to_month;
  guint64 position; /* of the feed */
  char *code_list_version;
  GArray *rows;      /* (element-type DimTallyRow): in order of the list, code or month; rows
                        without cases are left out */
  DimMeasures total; /* counted, not summed */
} DimTally;
/* @first_month_of_year: 1–12. No rows, no code_list_version yet. */
DimTally *dim_tally_new (DimDimension dimension, int year, guint first_month_of_year);
void dim_tally_free (DimTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTally, dim_tally_free)
void dim_tally_add_row (DimTally *tally, const char *key, const DimMeasures *measures);

/* Fact rows laid out for counting. Any thread, once made. */
typedef struct _DimTallyColumns DimTallyColumns;

/**
 * dim_tally_columns_new:
 * @cases: (element-type DimCaseRow): in any order; no case_key twice
 * @documents: (element-type DimDocumentRow): in any order; rows of no case are left out
 *
 * Copies what it needs. Costs about as much as a few tables, so keep it for all of them.
 */
DimTallyColumns *dim_tally_columns_new (GArray *cases, GArray *documents);
void dim_tally_columns_free (DimTallyColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTallyColumns, dim_tally_columns_free)

/**
 * dim_tally_count:
 * @tally: new, without rows; rows whose month lies in its period are counted
 * @columns: the kind "geen" is no document
 *
 * Fills rows, total and code_list_version. A case without document rows stands under "geen" in
 * DIM_DIMENSION_DOCUMENT if that is why it cannot be compared.
 */
void dim_tally_count (DimTally *tally, const DimCodeBook *book, const DimTallyColumns *columns);

G_END_DECLS
