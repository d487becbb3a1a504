/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-database.h"
#include "dim-evaluation-codec.h"

/* An evaluator's store in a directory of its own, at 3 November 2026. */
typedef struct {
  char *directory;
  DimClock *clock;
  DimDatabase *database;
  DimSigningKey *list_key;
} EvaluatorFixture;

void evaluator_fixture_set_up (EvaluatorFixture *fixture, gconstpointer data);
void evaluator_fixture_tear_down (EvaluatorFixture *fixture, gconstpointer data);

/* A key for a calendar year. */
void evaluator_fixture_add_key (EvaluatorFixture *fixture, const char *id, int year);
/* An office with its quota, and a device of it that is enrolled. */
void evaluator_fixture_add_device (EvaluatorFixture *fixture,
                                   const char *office,
                                   guint day_quota,
                                   guint year_quota,
                                   char out_device[DIM_UUID_TEXT_LEN]);
