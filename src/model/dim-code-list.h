/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"

G_BEGIN_DECLS

/**
 * DimList: the code lists; data/README.md says what a file of one holds.
 */
typedef enum {
  DIM_LIST_FORM_CLASS,    /* vormklasse: the classes of FADO, Regulation (EU) 2020/493, and ours */
  DIM_LIST_FORM,          /* vorm; the parent of each is a class */
  DIM_LIST_TECHNIQUE,     /* techniek: how a genuine document was forged */
  DIM_LIST_CERTAINTY,     /* zekerheid */
  DIM_LIST_ATTEMPT,       /* poging */
  DIM_LIST_PRODUCT,       /* product */
  DIM_LIST_DOCUMENT,      /* document */
  DIM_LIST_DISCOVERY,     /* ontdekking */
  DIM_LIST_DISCOVERED_BY, /* ontdekt-door */
  DIM_LIST_PHASE,         /* fase */
  DIM_LIST_OUTCOME,       /* uitkomst */
  DIM_LIST_FOLLOW_UP,     /* vervolg */
  DIM_N_LISTS
} DimList;

/* The name of a list on the wire and of its file, as "ontdekt-door". Static. */
const char *dim_list_name (DimList list);
gboolean dim_list_from_name (const char *name, DimList *out_list);

/**
 * DimCode: one code of a list. Strings are owned by the book and live as long as it does.
 */
typedef struct {
  char *code;   /* lower case, never reused: "look-alike" */
  guint number; /* 1–250, given once, never reused: what fact rows hold */
  char *label_nl;
  char *label_en;
  char *definition; /* Dutch, one sentence */
  char *parent;     /* DIM_LIST_FORM: the class; else NULL */
  char *letters;    /* DIM_LIST_DOCUMENT: first letter of a Dutch number ("N"); else NULL */
  gboolean has_tag; /* DIM_LIST_DOCUMENT: an identity document, whose number becomes a tag */
  char **synonyms;  /* Dutch words that find it too; NULL-terminated, may be empty */
  DimDay valid_from;
  DimDay valid_to; /* first day on which it no longer holds; DIM_DAY_NONE is open */
  char *successor; /* what a later list maps it to; NULL */
} DimCode;

void dim_code_free (DimCode *code);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCode, dim_code_free)

/**
 * DimCodeBook: all code lists of one version. Filled once, then only read; any thread.
 */
typedef struct _DimCodeBook DimCodeBook;

DimCodeBook *dim_code_book_new (const char *version);
DimCodeBook *dim_code_book_ref (DimCodeBook *book);
void dim_code_book_unref (DimCodeBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCodeBook, dim_code_book_unref)

/* Takes @code. DIM_ERROR_CONFLICT if its list has that code or number already. */
gboolean dim_code_book_add (DimCodeBook *book, DimList list, DimCode *code, GError **error);

/* DIM_ERROR_INVALID naming the first hole: an empty list, a parent or successor that is no code, a
 * single-choice list without "onbekend" (certainty has none by design). */
gboolean dim_code_book_check (const DimCodeBook *book, GError **error);

const char *dim_code_book_version (const DimCodeBook *book);
/* In the order of the file, which is the order on screen. */
guint dim_code_book_size (const DimCodeBook *book, DimList list);
const DimCode *dim_code_book_at (const DimCodeBook *book, DimList list, guint index);
/* NULL if there is none. */
const DimCode *dim_code_book_find (const DimCodeBook *book, DimList list, const char *code);
const DimCode *dim_code_book_by_number (const DimCodeBook *book, DimList list, guint number);
gboolean dim_code_is_valid_on (const DimCode *code, DimDay day);

G_END_DECLS
