/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "server-program.h"

/* Both real servers and the devices of some offices, by command line. */
typedef struct {
  const char *monitorctl;
  ServerProgram collector;
  ServerProgram evaluator;
  char *passphrase; /* a file */
  int year;         /* the last whose 20 November has passed; it and the next have a key */
} Desks;

/* The programs by their paths: monitorctl, collector, evaluator. */
#define DESKS_N_PROGRAMS 3
/* No office yet; the servers run. */
void desks_set_up (Desks *desks, const char *const *programs);
void desks_tear_down (Desks *desks);

/* At the collector the new municipality takes the place of the old one. */
void desks_settle_office (Desks *desks, const char *id, const char *municipality);
void desks_add_office (Desks *desks, const char *id, const char *municipality);
/* @device: the name of its directory, @role of its desk, whose name is @desk. */
void desks_enrol (Desks *desks,
                  const char *device,
                  const char *office,
                  const char *desk,
                  const char *role);

/* A command of one device; its words are parted by blanks. What it prints, without the last line
 * end; it must end with @expected. */
char *
desks_ask (Desks *desks, const char *device, const char *words, const char *input, int expected);
/* The same of its complaints, in Dutch; nothing else may be printed. */
char *desks_complain (Desks *desks,
                      const char *device,
                      const char *words,
                      const char *input,
                      int expected);
/* The same of "incident add"; the id of what was registered. */
char *desks_register (Desks *desks, const char *device, const char *words, const char *json);
void desks_carry_out (Desks *desks, const char *device, const char *words, int expected);

/* Cases, gross, documents, not comparable of the year, and the tags to follow. */
char *desks_count_year (Desks *desks, const char *analyst);

/* Any program, as it is; what it prints, without the last line end. */
char *desks_run (const char *const *argv, const char *input, int *out_status);
