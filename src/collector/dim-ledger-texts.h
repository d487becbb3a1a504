/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-ledger-notes.h"
#include "dim-shared-text.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* A reader and whose it is. */
typedef struct {
  DimReader reader;
  char device[DIM_UUID_TEXT_LEN];
} DimLedgerReader;

/* A text and who wrote it. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  char circle[DIM_CIRCLE_LEN];
  char device[DIM_UUID_TEXT_LEN];
  char *desk;
  DimRole role;
  gint64 received_s;
  GBytes *body; /* NULL: gone */
  /* "": a text; else the note key of a document, with an empty body. */
  char use[DIM_UUID_TEXT_LEN];
  char key_id[DIM_KEY_ID_MAX];
} DimLedgerText;
void dim_ledger_text_free (DimLedgerText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimLedgerText, dim_ledger_text_free)

/* The part of a ledger's interface that is about sealed texts and their readers. */
typedef struct {
  gboolean (*put_circle) (DimLedger *ledger, const DimCircle *circle, GError **error);
  /* *out_is_there FALSE: nobody is in it yet. */
  gboolean (*circle) (DimLedger *ledger,
                      const char *code,
                      DimCircle *out,
                      gboolean *out_is_there,
                      GError **error);
  /* Its root and its certificates are no more; what was sealed stays. */
  gboolean (*forget_circle) (DimLedger *ledger, const char *code, GError **error);

  gboolean (*put_reader) (DimLedger *ledger, const DimLedgerReader *reader, GError **error);
  gboolean (*reader) (DimLedger *ledger, const char *id, DimLedgerReader **out, GError **error);
  /* (element-type DimReaderEntry), by id: those of offices that share a municipality with @office,
   * and of the ministry. */
  gboolean (*readers_near) (DimLedger *ledger, const char *office, GPtrArray **out, GError **error);
  /* @id: of the fact. */
  gboolean (*put_certificate) (DimLedger *ledger,
                               const char *id,
                               const DimReaderCertificate *certificate,
                               GError **error);
  /* (element-type DimReaderCertificate), by id. */
  gboolean (*certificates) (DimLedger *ledger, const char *circle, GPtrArray **out, GError **error);

  gboolean (*put_text) (DimLedger *ledger, const DimLedgerText *text, GError **error);
  gboolean (*text) (DimLedger *ledger, const char *id, DimLedgerText **out, GError **error);
  /* (element-type utf8): ids of those that are not gone. */
  gboolean (*texts_of) (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error);
  /* Its content goes; its readers are told at @position. */
  gboolean (*empty_text) (DimLedger *ledger, const char *id, guint64 position, GError **error);
  /* Nothing happens if @reader has a key of @text already. */
  gboolean (*put_key) (DimLedger *ledger,
                       const char *text,
                       const char *reader,
                       guint64 position,
                       const guint8 wrapped[DIM_WRAPPED_KEY_BYTES],
                       GError **error);
  gboolean (*drop_keys_of) (DimLedger *ledger, const char *device, GError **error);
  /* (element-type DimTextEntry), by position, after @after. */
  gboolean (*feed) (DimLedger *ledger,
                    const char *reader,
                    guint64 after,
                    guint count,
                    GPtrArray **out,
                    GError **error);

  DimLedgerNotes notes;
} DimLedgerTexts;

G_END_DECLS
