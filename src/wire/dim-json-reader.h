/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"
#include "dim-problem.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* Reads one JSON object member by member and collects what is wrong with it, each fault with its
 * pointer, so that a codec is a list of the members it knows. Internal to wire. A reader stands in
 * one object at a time; a member that nobody asked for is a fault in a request and passed over in
 * an answer, since a newer server may say more. What was read is the caller's only if
 * dim_json_reader_finish finds nothing wrong. Every text but a pointer is at least one byte
 * long. */
typedef struct _DimJsonReader DimJsonReader;

typedef enum {
  DIM_JSON_REQUEST, /* unknown members are faults */
  DIM_JSON_ANSWER,
} DimJsonSource;

typedef enum {
  DIM_JSON_OPTIONAL,
  DIM_JSON_REQUIRED,
} DimJsonNeed;

/* The first so many faults are told; then reading goes on in silence. */
#define DIM_JSON_FAULTS_MAX 100

/* NULL with a problem if @body does not pass dim_json_guard or is no object. The reader stands in
 * the outermost object. */
DimJsonReader *dim_json_reader_new (GBytes *body, DimJsonSource source, DimProblem **out_problem);
/* Reads the object in which @outer stands, with its own faults and pointers from there: one wrong
 * fact does not make a batch wrong. */
DimJsonReader *dim_json_reader_new_apart (DimJsonReader *outer);
void dim_json_reader_free (DimJsonReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimJsonReader, dim_json_reader_free)
/* Leaves the outermost object. TRUE if nothing was wrong; else the problem with all faults. */
gboolean dim_json_reader_finish (DimJsonReader *reader, DimProblem **out_problem);
/* For what a server said: DIM_ERROR_INVALID "Cannot read @what: …" of the first fault, and frees
 * @problem. */
void dim_json_set_error (GError **error, const char *what, DimProblem *problem);

/* An object: TRUE if the reader now stands in it. */
gboolean dim_json_enter (DimJsonReader *reader, const char *name, DimJsonNeed need);
void dim_json_leave (DimJsonReader *reader);
gboolean dim_json_has (const DimJsonReader *reader, const char *name);

/* An array of objects: @func stands in each in turn. More than @max are a fault of the array. */
typedef void (*DimJsonObjectFunc) (DimJsonReader *reader, gpointer data);
void dim_json_each (DimJsonReader *reader,
                    const char *name,
                    DimJsonNeed need,
                    guint max,
                    DimJsonObjectFunc func,
                    gpointer data);
/* A fault if the array is there and has fewer than @least elements. */
void dim_json_at_least (DimJsonReader *reader, const char *name, guint least);

/* Owned by the caller; NULL if not there or wrong. */
char *dim_json_text (DimJsonReader *reader, const char *name, DimJsonNeed need, gsize max_bytes);
/* A JSON pointer; it must be there and alone may be "". */
char *dim_json_pointer (DimJsonReader *reader, const char *name);
/* Never NULL; NULL-terminated; an element that is at fault is "", so that positions hold. */
char **
dim_json_texts (DimJsonReader *reader, const char *name, DimJsonNeed need, guint max, gsize bytes);
char **dim_json_uuids (DimJsonReader *reader, const char *name, DimJsonNeed need, guint max);
/* "" if not there or wrong. */
void dim_json_uuid (DimJsonReader *reader,
                    const char *name,
                    DimJsonNeed need,
                    char out[DIM_UUID_TEXT_LEN]);
/* A whole number from 0 to @max. */
guint64 dim_json_count (DimJsonReader *reader, const char *name, DimJsonNeed need, guint64 max);
gboolean dim_json_flag (DimJsonReader *reader, const char *name, DimJsonNeed need);
DimDay dim_json_day (DimJsonReader *reader, const char *name, DimJsonNeed need);
/* Year × 12 + month − 1, or −1. */
int dim_json_month (DimJsonReader *reader, const char *name, DimJsonNeed need);
gint64 dim_json_time (DimJsonReader *reader, const char *name);
/* Base64 and hexadecimal of exactly @length bytes; they must be there. */
void dim_json_bytes (DimJsonReader *reader, const char *name, guint8 *out, gsize length);
void dim_json_hex (DimJsonReader *reader, const char *name, guint8 *out, gsize length);
/* Base64 of 1 to @max bytes; NULL if not there or wrong. */
GBytes *dim_json_blob (DimJsonReader *reader, const char *name, DimJsonNeed need, gsize max);

/* A fault that the codec itself found in member @name ("" is the object as a whole), or in one
 * element of it; @code is one of dim-fault-detail.h's. */
void dim_json_fault (DimJsonReader *reader, const char *name, const char *code);
void dim_json_fault_at (DimJsonReader *reader, const char *name, guint index, const char *code);

G_END_DECLS
