/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-server.h"

G_BEGIN_DECLS

/* What the programs of both servers share: where to listen, and to run until told to stop. A
 * program calls dim_http_set_tls_policy () before it starts a thread. */
typedef struct {
  char *address; /* --listen; NULL: 127.0.0.1 */
  int port;      /* --port; 0: a free one */
  char *certificate_path;
  char *key_path;
} DimHttpService;

/* Adds --listen, --port, --tls-certificate and --tls-key to @context; parsing fills @service,
 * which must outlive it. */
void dim_http_service_add_options (DimHttpService *service, GOptionContext *context);

/**
 * dim_http_service_run:
 *
 * Listens, prints the one line "listening on http://127.0.0.1:8080" to standard output (https with
 * a certificate) and runs the default main context until SIGTERM or SIGINT. The caller frees the
 * server, and its database, afterwards.
 *
 * Returns: FALSE if it could not listen: DIM_ERROR_INVALID for the options or the certificate,
 *   DIM_ERROR_STORAGE for a file or an address that cannot be had
 */
gboolean
dim_http_service_run (DimHttpServer *server, const DimHttpService *service, GError **error);

void dim_http_service_clear (DimHttpService *service);

G_END_DECLS
