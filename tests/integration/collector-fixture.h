/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "raw-peer.h"
#include "server-program.h"
#include "stored-rows.h"

/* The real collector with two offices and something in its ledger, and a peer that may say anything
 * to it. */
typedef struct {
  ServerProgram program;
  EnrolledDevice *desk;      /* of Amsterdam, whose registrations are there */
  EnrolledDevice *back;      /* of Amsterdam */
  EnrolledDevice *analyst;   /* of Amsterdam */
  EnrolledDevice *elsewhere; /* a desk of Rotterdam */
  char incident[DIM_UUID_TEXT_LEN];
  char other[DIM_UUID_TEXT_LEN]; /* another registration of the same desk */
  char use[DIM_UUID_TEXT_LEN];   /* the document that @incident shows */
  char decision[DIM_UUID_TEXT_LEN];
  char *fingerprint; /* of the key 2026a */
  char *path;        /* with which the desk put @incident */
  char *body;
  RawPeer *peer;
  StoredRows *rows;
} CollectorFixture;

/* @data: path of the program */
void collector_fixture_set_up (CollectorFixture *fixture, gconstpointer data);
void collector_fixture_tear_down (CollectorFixture *fixture, gconstpointer data);

/* Puts the ids of @fixture, and new ones, in the place of $incident, $other, $use, $decision,
 * $fingerprint, $desk (the desk's public key) and $new. Owned by the caller. */
char *collector_fixture_fill (CollectorFixture *fixture, const char *text);

/* The desk puts @incident again: changes nothing, and is answered with 200. */
RawRequest collector_fixture_repeat (CollectorFixture *fixture);

/* Whoever was refused finds the collector as before: nothing is stored since @digest, and a good
 * request is answered. */
void
collector_fixture_assert_unharmed (CollectorFixture *fixture, const char *digest, const char *row);
