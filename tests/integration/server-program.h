/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-client.h"
#include "dim-uuid.h"

#include <gio/gio.h>

/* A real server, as a process of its own on loopback, with a data directory of its own. */
typedef struct {
  const char *path; /* of the program */
  char *directory;
  char *data;
  char *url;
  guint port;           /* to listen on; 0: any free one */
  const char *tls[4];   /* options of its certificate, if it has one */
  GSubprocess *process; /* while it runs */
  GDataInputStream *output;
} ServerProgram;

void server_program_set_up (ServerProgram *program, const char *path);
void server_program_tear_down (ServerProgram *program);

/* Options for the sanitizers of programs that are started from now on, if they have any. */
void server_program_tell_sanitizers (const char *options);

/* Waits until it listens. */
void server_program_start (ServerProgram *program);
/* @signal: SIGTERM, or SIGKILL in the middle of whatever it does. */
void server_program_stop (ServerProgram *program, int signal);

/* Runs a command of the administrator; "--data" is added. Gives its standard output without the
 * last line end; @out_status may be NULL: then it must succeed. */
char *server_program_command (ServerProgram *program, int *out_status, const char *first, ...)
  G_GNUC_NULL_TERMINATED;

/* A device with its key, enrolled at a collector over the wire. */
typedef struct {
  DimSigningKey *key;
  DimHttpClient *client;
  char id[DIM_UUID_TEXT_LEN];
} EnrolledDevice;
EnrolledDevice *server_program_enrol (ServerProgram *program,
                                      const char *office,
                                      const char *desk,
                                      const char *role);
void enrolled_device_free (EnrolledDevice *device);
/* After the program was started again, on another port. */
void enrolled_device_find (EnrolledDevice *device, ServerProgram *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnrolledDevice, enrolled_device_free)

/* One request and its answer. The caller frees what came; an answer must come. */
DimHttpAnswer *enrolled_device_ask (EnrolledDevice *device,
                                    const char *method,
                                    const char *path,
                                    const char *query,
                                    const char *body);
/* "201", or status and code. */
char *enrolled_device_status (EnrolledDevice *device,
                              const char *method,
                              const char *path,
                              const char *query,
                              const char *body);
#define assert_status(device, method, path, query, body, expected)                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *got = enrolled_device_status (device, method, path, query, body);             \
    g_assert_cmpstr (got, ==, expected);                                                           \
  }                                                                                                \
  G_STMT_END
