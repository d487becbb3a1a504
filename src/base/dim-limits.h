/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Every limit on what comes from outside, in one place. PROTOCOL.md states those of the wire. */

#define DIM_LIMIT_BODY_BYTES              1048576 /* one request or answer: 1 MiB */
#define DIM_LIMIT_HEADER_BYTES            16384   /* request line and headers */
#define DIM_LIMIT_CONNECTIONS             1024
#define DIM_LIMIT_CONNECTIONS_A_PEER      64
#define DIM_LIMIT_SILENCE_S               30  /* in a request, or between two */
#define DIM_LIMIT_EXCHANGE_S              120 /* a request and its answer */
#define DIM_LIMIT_UNREADABLE_BURST        200 /* requests that are no HTTP, of one address */
#define DIM_LIMIT_UNREADABLE_A_MINUTE     60
#define DIM_LIMIT_DEVICE_BURST            20000
#define DIM_LIMIT_DEVICE_A_MINUTE         12000
#define DIM_LIMIT_JSON_DEPTH              32
#define DIM_LIMIT_JSON_MEMBERS            256    /* in one JSON object */
#define DIM_LIMIT_BATCH_FACTS             200    /* facts in one aanlevering */
#define DIM_LIMIT_ENTRY_COUNT             100000 /* registrations in one class of invoertijden */
#define DIM_LIMIT_NAMED_FACTS             100    /* facts that one fact names */
#define DIM_LIMIT_EVALUATE_ITEMS          64     /* elements in one evaluatie */
#define DIM_LIMIT_CHANGES_PAGE            500    /* entries in one page of wijzigingen */
#define DIM_LIMIT_ROWS_PAGE               2000   /* cases in one page of the fact rows */
#define DIM_LIMIT_SNAPSHOT_PAGE           5000   /* lines */
#define DIM_LIMIT_AUDIT_PAGE              500    /* lines in one page of the audit log */
#define DIM_LIMIT_DOCUMENTS               20     /* document uses in one incident */
#define DIM_LIMIT_CODES                   32     /* answers to one multiple choice */
#define DIM_LIMIT_TEXT_BYTES              4000   /* explanation, UTF-8 */
#define DIM_LIMIT_READERS                 64     /* for whom one text is sealed; in one circle */
#define DIM_LIMIT_TEXT_KEYS               200    /* texts whose keys are wrapped in one fact */
#define DIM_LIMIT_TEXTS_PAGE              100    /* sealed texts in one page */
#define DIM_LIMIT_NOTE_TEXTS              40 /* times that one note is sealed: documents, keys */
#define DIM_LIMIT_NOTES                   20 /* notes that are told at one registration, or hit */
#define DIM_LIMIT_REASON_BYTES            500
#define DIM_LIMIT_NUMBER_CHARS            64 /* what may be typed as a number */
#define DIM_LIMIT_SIGNATURE_SKEW_S        300
#define DIM_LIMIT_KEEP_OPERATION_DAYS     35
#define DIM_LIMIT_KEEP_LOCAL_CHECK_DAYS   31
#define DIM_LIMIT_NUMBER_WITHOUT_TAG_DAYS 30
#define DIM_LIMIT_KEEP_COPY_DAYS          7 /* beside a database: of before a migration, damaged */
