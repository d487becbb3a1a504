/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "server-program.h"

/* A back office that reads the feed on from where it was, again and again. */
typedef struct {
  EnrolledDevice *device;
  char *cursor;            /* NULL: from the start */
  GHashTable *by_position; /* guint64 → digest of what stood there */
  GHashTable *newest;      /* id of a registration → digest of what was said of it last */
  guint64 last;            /* feed number */
  guint changed;           /* numbers that came again with other content */
  guint backward;          /* numbers that came after a higher one */
  gboolean is_out;
  gboolean is_stopping;
} FeedReader;

void feed_reader_set_up (FeedReader *reader, EnrolledDevice *device);
void feed_reader_tear_down (FeedReader *reader);
void feed_reader_start (FeedReader *reader);
void feed_reader_stop (FeedReader *reader);
/* To the end, waiting for each answer. */
void feed_reader_catch_up (FeedReader *reader);
/* What one that reads all from the start sees and this one does not, or otherwise. */
guint feed_reader_count_missed (FeedReader *reader);
