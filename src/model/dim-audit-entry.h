/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-role.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* The audit log of one office: who did what at the collector, never content. Its lines hang in a
 * hash chain of their own, so that the office can reckon it again. */

#define DIM_AUDIT_HEAD_BYTES 32 /* SHA-256 */
/* The actor of what the administrator of the collector did. */
#define DIM_AUDIT_ADMINISTRATOR "beheer"
/* The actor of what another municipality did that is about a registration of this office. */
#define DIM_AUDIT_ELSEWHERE "elders"

/* A line: the six fields of BIO2 8.15.01, its place, and the head of the chain after it. No text is
 * NULL. */
typedef struct {
  guint log;     /* which of the logs that this device read, 1 the first; 0 on the wire */
  guint64 place; /* 1, 2, 3 … within its log */
  gint64 time_s;
  char *action;                     /* "voorval", "apparaat-intrekken" */
  char *object;                     /* id of what it was done to; "" for none */
  char *result;                     /* "201", "409 tegenspraak", "gedaan" */
  char *desk;                       /* origin; "" of the administrator and elsewhere */
  DimRole role;                     /* likewise; only with a desk */
  char *actor;                      /* device id, or one of the two above */
  char incident[DIM_UUID_TEXT_LEN]; /* which registration it was about; "" for none or several */
  guint8 head[DIM_AUDIT_HEAD_BYTES];
} DimAuditEntry;
/* Empty. */
DimAuditEntry *dim_audit_entry_new (void);
void dim_audit_entry_free (DimAuditEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAuditEntry, dim_audit_entry_free)
/* Sets one of its texts; NULL is "". */
void dim_audit_entry_set (char **place, const char *text);
/* Place, fields and head; not the log. */
gboolean dim_audit_entry_equal (const DimAuditEntry *a, const DimAuditEntry *b);
/* TRUE: the collector did not do what was asked. */
gboolean dim_audit_entry_is_refused (const DimAuditEntry *entry);
/* What the chain runs over (PROTOCOL.md): of place, time, action, object, result, desk, role, actor
 * and incident the length in bytes, a colon and the text itself. Owned by the caller. */
char *dim_audit_entry_record (const DimAuditEntry *entry);

/* What is wrong with a log. */
typedef enum {
  DIM_AUDIT_UNFIT,     /* the line does not continue the chain */
  DIM_AUDIT_DIFFERENT, /* the line is told otherwise than before */
  DIM_AUDIT_MISSING,   /* the line is told no more, or was never told */
  DIM_N_AUDIT_FAULTS
} DimAuditFault;

typedef struct {
  guint log;
  guint64 place;
  DimAuditFault fault;
  gint64 time_s;  /* of the line as it was told first; 0: it is not here */
  gint64 found_s; /* when this device found it */
} DimAuditFinding;

/* How the logs that are kept here stand. */
typedef struct {
  gboolean is_asked;                 /* the collector told the whole log once more just now */
  guint64 lines;                     /* that it tells */
  guint8 head[DIM_AUDIT_HEAD_BYTES]; /* after the last of them */
  GArray *findings;                  /* (element-type DimAuditFinding) by log and place */
} DimAuditVerdict;
DimAuditVerdict *dim_audit_verdict_new (void);
void dim_audit_verdict_free (DimAuditVerdict *verdict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAuditVerdict, dim_audit_verdict_free)

/* Whether an entry is wanted; on another thread than the caller's. */
typedef gboolean (*DimAuditMatch) (const DimAuditEntry *entry, gpointer data);

/* Which lines are asked for, the newest first. */
typedef struct {
  char *action;        /* NULL: any */
  char *desk;          /* NULL: any */
  gint64 since_s;      /* 0: from the first on */
  gint64 until_s;      /* not that second itself; 0: up to the newest */
  DimAuditMatch match; /* NULL: all */
  gpointer data;
  GDestroyNotify free_data;
  guint log; /* those before this place; 0: from the newest on */
  guint64 place;
  guint count; /* at most so many */
} DimAuditQuery;
DimAuditQuery *dim_audit_query_new (guint count);
void dim_audit_query_free (DimAuditQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAuditQuery, dim_audit_query_free)

/* What was found; there may be more before the place where looking stopped, even if nothing was. */
typedef struct {
  GPtrArray *entries; /* (element-type DimAuditEntry) newest first */
  gboolean more;
  guint log; /* where to go on */
  guint64 place;
} DimAuditList;
DimAuditList *dim_audit_list_new (void);
void dim_audit_list_free (DimAuditList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAuditList, dim_audit_list_free)

G_END_DECLS
