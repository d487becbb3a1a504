/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* Stands between a workstation and a server on loopback, and misbehaves as it is told. */
typedef struct _Relay Relay;

typedef enum {
  RELAY_FORWARDS,
  RELAY_SAYS,       /* the same to whoever asks, and nothing reaches the server */
  RELAY_STALLS,     /* takes the request and is silent */
  RELAY_HANGS_UP,   /* takes the request and closes */
  RELAY_CUTS,       /* the server does its work; half of its answer comes through */
  RELAY_SPEAKS_TLS, /* with the certificate that it was given */
} RelayManner;

Relay *relay_new (guint16 upstream_port);
void relay_free (Relay *relay);
/* "http://127.0.0.1:<port>"; owned by the caller. */
char *relay_url (const Relay *relay, const char *scheme);
/* From the next connection on. @words: for RELAY_SAYS; not copied. */
void relay_behave (Relay *relay, RelayManner manner, const char *words);
void relay_set_certificate (Relay *relay, GTlsCertificate *certificate);
