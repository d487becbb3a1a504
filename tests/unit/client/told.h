/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "servers.h"

/* The feed of the servers: what it tells of a fact that was stored at @position. */
void servers_tell_incident (Servers *servers, const DimFact *fact, guint64 position);
/* The newest entry of the registration, with what a revision or withdrawal makes of it. */
void servers_tell_amendment (Servers *servers, const DimFact *fact, guint64 position);

/* GET /v1/logregels: a page of what a test made the log of the office be. @data: Servers */
void servers_answer_audit (DimHttpExchange *exchange, gpointer data);

/* GET /v1/telrijen: a page of what a test made the fact rows be. @data: Servers */
void servers_answer_rows (DimHttpExchange *exchange, gpointer data);

/* GET /v1/deelname: what a test made it be. @data: Servers */
void servers_answer_participation (DimHttpExchange *exchange, gpointer data);

/* A new value has texts of its own already. */
void servers_set_text (char **field, const char *text);
