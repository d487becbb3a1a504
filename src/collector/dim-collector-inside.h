/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-collector.h"
#include "dim-commit-queue.h"
#include "dim-http-keys.h"
#include "dim-refusal.h"
#include "dim-tallies.h"

G_BEGIN_DECLS

/* Between the files of the collector's routes only. */

/* A connection with its own thread, and the rules over it, which are that thread's. */
typedef struct {
  DimDatabaseWorker *worker;
  DimRules *rules;
} DimPost;

struct _DimCollector {
  const DimClock *clock;
  char *path; /* of the ledger */
  guint day_timer;
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  char **public_numbers;
  DimPost writer;
  DimPost reader;
  DimPost counter;
  DimTallies *tallies; /* the counter's */
  DimCommitQueue *queue;
  DimHttpKeys *keys;  /* of the devices */
  GBytes *code_lists; /* answers that never change while the program runs */
  GBytes *municipality_table;
  GBytes *openapi;
  guint n_questions; /* that wait for an answer */
  DimHttpServer *server;
};

/* Answers 503; nothing was stored. */
void dim_collector_refuse_for_now (DimHttpExchange *exchange);

/* Something that is read for one request, on the reader's or the counter's thread. */
typedef struct _DimQuestion DimQuestion;
typedef gboolean (*DimAnswering) (DimRules *rules,
                                  const DimDeviceProfile *device,
                                  DimQuestion *question,
                                  GError **error);
struct _DimQuestion {
  DimCollector *collector;
  DimPost *post;
  DimHttpExchange *exchange;
  DimAnswering answering;
  const char *action; /* for the audit log; NULL: only a refusal is written down */
  char device[DIM_UUID_TEXT_LEN];
  char *id; /* of what is asked for, or "" */
  guint64 after;
  guint count;
  int year;
  guint vintage;
  char *ledger;        /* of the cursor; NULL: none was given */
  GBytes *body;        /* the answer */
  DimProblem *problem; /* or why there is none */
};
DimQuestion *
dim_question_new (DimCollector *collector, DimHttpExchange *exchange, DimAnswering answering);
/* Takes @question. */
void dim_question_ask (DimQuestion *question, DimPost *post);
gboolean dim_question_refuse (DimQuestion *question, DimRefusal refusal);
void dim_question_free (DimQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimQuestion, dim_question_free)

/* Writes one line of the audit log soon; nobody waits for it. */
void dim_collector_note (DimCollector *collector, const DimAuditLine *line);

void dim_collector_add_fact_routes (DimCollector *collector);
void dim_collector_add_reading_routes (DimCollector *collector);
void dim_collector_add_enrolment_routes (DimCollector *collector);
void dim_collector_add_reference_routes (DimCollector *collector);
void dim_collector_add_text_routes (DimCollector *collector);
void dim_collector_add_audit_routes (DimCollector *collector);
void dim_collector_add_row_routes (DimCollector *collector);
void dim_collector_add_year_routes (DimCollector *collector);
/* 400 about a query parameter; @pointer: "/" and its name. */
void
dim_collector_refuse_parameter (DimHttpExchange *exchange, const char *pointer, const char *detail);
/* A whole number from @least to @most, in digits. */
gboolean dim_collector_read_number (const char *text, guint64 least, guint64 most, guint *out);

G_END_DECLS
