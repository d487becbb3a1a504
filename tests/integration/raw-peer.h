/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-problem.h"
#include "dim-signature.h"

#include <gio/gio.h>

/* A peer that sends exactly the bytes that it is told, over a connection that it keeps as long as
 * the server does. Blocks; whoever does not answer within a minute is told as one who closed. */
typedef struct _RawPeer RawPeer;

typedef struct {
  guint status;
  char *head; /* status line and headers, each with its line end */
  char *body; /* NUL-terminated, without the NULs that a server might send */
} RawAnswer;

/* @url: "http://127.0.0.1:8080" */
RawPeer *raw_peer_new (const char *url);
/* From another address of loopback than 127.0.0.1. */
RawPeer *raw_peer_new_from (const char *url, const char *address);
void raw_peer_free (RawPeer *peer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawPeer, raw_peer_free)

/* FALSE if the server closed meanwhile. @length: −1: up to the NUL. */
gboolean raw_peer_send (RawPeer *peer, gconstpointer bytes, gssize length);
/* Says that nothing more will come, but goes on reading. */
void raw_peer_half_close (RawPeer *peer);
/* The next final answer; NULL if the server closed without one. */
RawAnswer *raw_peer_read (RawPeer *peer, gboolean is_head);

void raw_answer_free (RawAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawAnswer, raw_answer_free)

/* NULL if it is not there. Owned by the caller. */
char *raw_answer_header (const RawAnswer *answer, const char *name);
/* The problem that @answer is, with all headers that PROTOCOL.md asks of one, and words of its own
 * in every place. */
DimProblem *raw_answer_problem (const RawAnswer *answer);
/* "400 ongeldige-inhoud: /datum verplicht; /vorm leeg", faults in the order of their pointers; only
 * status and code where there are none. Owned by the caller. */
char *raw_problem_text (const DimProblem *problem);
/* raw_answer_problem, and that it is the @expected one. */
DimProblem *raw_answer_expect (const RawAnswer *answer, const char *expected);

/* What is sent; what is signed is the same where nothing else is said. */
typedef struct {
  const DimSigningKey *key;
  const char *method;
  const char *path;
  const char *query; /* NULL: none */
  const char *body;  /* NULL: none */
  gsize length;      /* of the body; 0: up to the NUL */
  const char *type;  /* NULL: application/json */
  const char *extra; /* header lines, each with its line end */

  const char *signed_method;
  const char *signed_path;
  const char *signed_query;
  const char *signed_body;
  gint64 created_offset_s;
  const char *keyid;
  const char *nonce;  /* NULL: a random one */
  guint n_components; /* how many are covered; 0: all four */
  gboolean is_unsigned;
} RawRequest;

/* The three lines "Content-Digest", "Signature-Input" and "Signature". */
char *raw_request_signature (const RawRequest *request);
GBytes *raw_request_bytes (const RawRequest *request);
/* Sends and reads; connects anew when the server has closed since. */
RawAnswer *raw_peer_ask (RawPeer *peer, const RawRequest *request);
/* "201", or status and code. */
char *raw_peer_status (RawPeer *peer, const RawRequest *request);
/* @signer asks for @subject to be let in by @code. */
char *raw_peer_enrol (RawPeer *peer,
                      const char *code,
                      const DimSigningKey *subject,
                      const DimSigningKey *signer);
