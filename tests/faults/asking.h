/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-client.h"
#include "dim-http-server.h"

/* A device that asks a server of this process, over loopback. */
typedef struct {
  DimSigningKey *key;
  DimHttpClient *client;
} Asker;

/* Has @server listen at a free port unless it does. */
Asker *asker_new (DimHttpServer *server, const DimClock *clock);
void asker_free (Asker *asker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asker, asker_free)

typedef struct {
  gboolean is_done;
  guint status; /* 0: no answer of the server */
  GBytes *body; /* on 200 and 201 */
  Asker *asker;
} Question;

/* Sends and goes on; @question must stay where it is until it is done. */
void
asker_send (Asker *asker, const char *method, const char *path, GBytes *body, Question *question);
void question_wait (Question *question);
void question_clear (Question *question);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)
