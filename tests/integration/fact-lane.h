/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact-codec.h"
#include "kill-plan.h"
#include "server-program.h"

/* One device that delivers facts of every kind as fast as the collector takes them, and remembers
 * what it was told of each. */

typedef enum {
  FACT_OPEN,         /* no answer yet */
  FACT_ACKNOWLEDGED, /* 200 or 201 was received */
  FACT_REFUSED,
} FactState;

typedef struct {
  DimFactKind kind;
  char id[DIM_UUID_TEXT_LEN];
  char *body;
  FactState state;
  guint64 position;
} SentFact;

/* A key of the evaluator that the collector knows, and the tags that go round under it. */
typedef struct {
  char key_id[DIM_KEY_ID_MAX];
  guint8 fingerprint[DIM_FINGERPRINT_BYTES];
  int year;
} LaneKey;

typedef struct {
  EnrolledDevice *device;
  KillPlan *plan;
  const LaneKey *key;
  GPtrArray *facts;         /* (element-type SentFact): all, in the order of making */
  GPtrArray *registrations; /* those that facts may still be made about */
  GPtrArray *on_the_way;    /* (element-type SentFact): in the request that is out */
  gboolean is_out;
  gboolean is_stopping;
} FactLane;

FactLane *fact_lane_new (EnrolledDevice *device, KillPlan *plan, const LaneKey *key);
void fact_lane_free (FactLane *lane);

/* Sends one request after another, until fact_lane_stop. */
void fact_lane_start (FactLane *lane);
/* Makes no more requests; one may be out yet, and is answered or not. */
void fact_lane_stop (FactLane *lane);

/* Sends what is open again, one by one. Counts those that turn out to be stored already. */
void fact_lane_settle (FactLane *lane, guint *out_stored_already, guint *out_stored_now);
/* Sends the acknowledged facts from @start on again; how many get another verdict than before. */
guint fact_lane_count_lost (FactLane *lane, guint start);
/* Sends all that was acknowledged to another collector, by way of @device. */
void fact_lane_retell (FactLane *lane, EnrolledDevice *device);
guint fact_lane_count_acknowledged (const FactLane *lane);
