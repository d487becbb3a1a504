/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-role.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* Explanations that only some can read (DESIGN.md, "Explanations"): who those are, how it is known
 * that they are, and a text sealed for them. Plain values; the arithmetic is in crypto, what is
 * signed in wire/dim-reader-trust.h. */

/* Who may read a text: the reviewers of a municipality as it is called today ("GM0363"), or the
 * analysts of the ministry. */
#define DIM_CIRCLE_LEN      8
#define DIM_CIRCLE_MINISTRY "bzk"
/* A municipality's code or DIM_CIRCLE_MINISTRY, by its form. */
gboolean dim_circle_is_valid (const char *code);

#define DIM_READ_KEY_BYTES        32 /* X25519, public */
#define DIM_READER_SIGN_BYTES     32 /* Ed25519, public */
#define DIM_CERTIFICATE_BYTES     64 /* Ed25519, signature */
#define DIM_WRAPPED_KEY_BYTES     80 /* a text's key in a sealed box */
#define DIM_TEXT_KEY_BYTES        32 /* a text's key */
#define DIM_SEALED_TEXT_BYTES_MAX 4096
#define DIM_KEY_ID_MAX            16 /* of the evaluator: "2026a" and its NUL, with room */

typedef enum {
  DIM_READER_DEVICE, /* apparaat: a reviewer's or analyst's */
  DIM_READER_PAPER,  /* papier: the key that lies in a safe; what it signs with is the root */
} DimReaderKind;
/* "apparaat", "papier". Static. */
const char *dim_reader_kind_name (DimReaderKind kind);
gboolean dim_reader_kind_from_name (const char *name, DimReaderKind *out_kind);

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  DimReaderKind kind;
  guint8 read_key[DIM_READ_KEY_BYTES];
  guint8 sign_key[DIM_READER_SIGN_BYTES]; /* of the device, or the root of a paper key's circle */
} DimReader;

/* "This reader belongs to this circle", signed by one who does, or by the circle's root. */
typedef struct {
  char circle[DIM_CIRCLE_LEN];
  DimReader reader; /* of its kind nothing is signed */
  guint8 issuer[DIM_READER_SIGN_BYTES];
  guint8 signature[DIM_CERTIFICATE_BYTES];
} DimReaderCertificate;

/* The key of one text, for one reader. */
typedef struct {
  char name[DIM_UUID_TEXT_LEN]; /* of the reader in a text; of the text in keys of a reader */
  guint8 wrapped[DIM_WRAPPED_KEY_BYTES];
} DimWrappedKey;

/* The explanation of one registration, sealed. */
typedef struct {
  char circle[DIM_CIRCLE_LEN];
  GBytes *sealed;
  GArray *keys;      /* (element-type DimWrappedKey), named after readers */
  char **supersedes; /* vervangt: ids of texts of the same device; never NULL */
} DimSharedText;
/* Of no circle, with @sealed NULL, no keys and nothing superseded. */
DimSharedText *dim_shared_text_new (void);
void dim_shared_text_free (DimSharedText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSharedText, dim_shared_text_free)

/* Keys of texts, wrapped once more for a reader that came later. */
typedef struct {
  char reader[DIM_UUID_TEXT_LEN];
  GArray *keys; /* (element-type DimWrappedKey), named after texts */
} DimTextKeys;
DimTextKeys *dim_text_keys_new (const char *reader);
void dim_text_keys_free (DimTextKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTextKeys, dim_text_keys_free)

/* A text as a reader is told of it. */
typedef struct {
  guint64 position; /* of the feed */
  char id[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  char circle[DIM_CIRCLE_LEN];
  char *desk;
  DimRole role;
  gint64 received_s;
  GBytes *sealed; /* NULL: superseded, or its registration was withdrawn */
  guint8 wrapped[DIM_WRAPPED_KEY_BYTES];
  char **readers; /* ids of all for whom it is wrapped; never NULL */
  /* "": a text; else the note key of a document (model/dim-note.h), of which @sealed is empty. */
  char use[DIM_UUID_TEXT_LEN];
  char key_id[DIM_KEY_ID_MAX];
} DimTextEntry;
DimTextEntry *dim_text_entry_new (const char *id);
void dim_text_entry_free (DimTextEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTextEntry, dim_text_entry_free)

/* A circle as the collector tells of it. */
typedef struct {
  char code[DIM_CIRCLE_LEN];
  guint8 root[DIM_READER_SIGN_BYTES];
} DimCircle;

/* A reader as the collector tells of it. */
typedef struct {
  DimReader reader;
  char *desk;
  DimRole role;
  char *office; /* name */
  gboolean is_revoked;
} DimReaderEntry;
DimReaderEntry *dim_reader_entry_new (void);
void dim_reader_entry_free (DimReaderEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReaderEntry, dim_reader_entry_free)

G_END_DECLS
