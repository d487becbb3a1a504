/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-ledger-record.h"
#include "dim-one-time-code.h"

G_BEGIN_DECLS

/* What the collector's administrator does, on the machine itself. Each is one short transaction
 * with its line in the audit log, so it works while the server runs. Waits for the disk. */
typedef struct _DimAdministration DimAdministration;

/* @path: the ledger; made if it is not there. Errors as dim_database_open's. */
DimAdministration *
dim_administration_open (const char *path, const DimClock *clock, GError **error);
void dim_administration_free (DimAdministration *administration);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAdministration, dim_administration_free)

/* Adds @office, or replaces what stands under its id; its areas are filled in here.
 * DIM_ERROR_INVALID for an id that is not of a–z, 0–9 and hyphens, an empty name or contact, or a
 * municipality that never was. One of analysts works for none. */
gboolean dim_administration_put_office (DimAdministration *administration,
                                        DimOffice *office,
                                        GError **error);
/* (element-type DimOffice) by id. */
GPtrArray *dim_administration_offices (DimAdministration *administration, GError **error);

/* A new device; @out_code is shown once and kept nowhere. DIM_ERROR_NOT_FOUND without such an
 * office; DIM_ERROR_INVALID for a desk without a name, or one of an office that works for no
 * municipality, unless it is an analyst's. */
gboolean dim_administration_add_device (DimAdministration *administration,
                                        const char *office,
                                        const char *desk,
                                        DimRole role,
                                        char out_code[DIM_ONE_TIME_CODE_TEXT_LEN],
                                        GError **error);
/* (element-type DimDevice) by id. */
GPtrArray *dim_administration_devices (DimAdministration *administration, GError **error);
/* From now on; what was sealed for it is no longer given to anyone. DIM_ERROR_NOT_FOUND without
 * such a device. */
gboolean dim_administration_revoke_device (DimAdministration *administration,
                                           const char *device,
                                           GError **error);
/* All readers of @circle and the key on paper are lost: its root is forgotten, so that another can
 * take its place. Devices seal nothing until somebody there has compared the new one.
 * DIM_ERROR_NOT_FOUND: nobody reads there. */
gboolean dim_administration_forget_circle (DimAdministration *administration,
                                           const char *circle,
                                           GError **error);

/* The legal basis for notes between municipalities, as one line: from now on they can be left, and
 * the key to each document's notes is kept for its reviewers. DIM_ERROR_INVALID for an empty line
 * or one of more than 500 bytes. */
gboolean dim_administration_allow_notes (DimAdministration *administration,
                                         const char *basis,
                                         GError **error);
/* There are none any more: what was left goes at once, and the keys to it. DIM_ERROR_NOT_FOUND:
 * they were not allowed. */
gboolean dim_administration_end_notes (DimAdministration *administration, GError **error);
/* *out: NULL while none is recorded; owned by the caller. */
gboolean
dim_administration_note_basis (DimAdministration *administration, char **out, GError **error);

/**
 * dim_administration_import_keys:
 * @text: the evaluator's key list, as a JWS or as its server answers it
 * @list_key: the offline key that signed it
 *
 * DIM_ERROR_REJECTED if the signature does not hold; DIM_ERROR_CONFLICT for another list key than
 * the one that devices were given, a lower serial, or another list under the same serial.
 */
gboolean dim_administration_import_keys (DimAdministration *administration,
                                         const char *text,
                                         const guint8 list_key[32],
                                         guint64 *out_serial,
                                         GError **error);

/* The database is whole and the audit log unbroken. */
gboolean dim_administration_verify (DimAdministration *administration,
                                    guint64 *out_audit_lines,
                                    GError **error);

G_END_DECLS
