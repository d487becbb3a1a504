/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds personal data in free text. Pure; any thread. */

typedef enum {
  DIM_PERSONAL_BSN,
  DIM_PERSONAL_A_NUMBER,
  DIM_PERSONAL_DOCUMENT_NUMBER,
  DIM_PERSONAL_MRZ,
  DIM_PERSONAL_IBAN,
  DIM_PERSONAL_LICENCE_PLATE,
  DIM_PERSONAL_PHONE,
  DIM_PERSONAL_EMAIL,
  DIM_PERSONAL_POSTCODE, /* with a house number */
  DIM_PERSONAL_BIRTH_DATE,
  DIM_PERSONAL_NAME,
  DIM_PERSONAL_ADDRESS, /* street and number */
  DIM_N_PERSONAL
} DimPersonalKind;

typedef enum {
  DIM_GUARD_ASK,     /* may be personal data: a person says yes or no once */
  DIM_GUARD_CERTAIN, /* the text does not leave the draft */
} DimGuardLevel;

typedef struct {
  DimPersonalKind kind;
  gsize offset; /* bytes from the start of the text; on a character boundary */
  gsize length; /* bytes */
  DimGuardLevel level;
} DimFinding;

/* The kind's word in output and on screen: "bsn", "a-nummer", "documentnummer", "mrz", "iban",
 * "kenteken", "telefoon", "e-mail", "postcode", "geboortedatum", "naam", "adres". Static. */
const char *dim_personal_kind_name (DimPersonalKind kind);

/**
 * dim_guard_scan:
 * @text: UTF-8
 * @length: bytes
 * @public_numbers: (nullable): phone numbers of the contact cards, NULL-terminated, digits only,
 *   from the nought: "0889001000"
 *
 * Returns: (transfer full) (element-type DimFinding): by offset, none overlapping (the surer and
 *   then the longer one stays); empty if nothing was found. @public_numbers are nobody's and are
 *   not found, nor are services (0800, 0900). Time is linear in @length.
 */
GArray *dim_guard_scan (const char *text, gsize length, const char *const *public_numbers);

/* Of all that is found in @text (NUL-terminated), what still keeps it in its draft: certain things
 * always, the others unless a person @allowed that very piece of text as that kind. */
GArray *dim_guard_scan_open (const char *text,
                             const char *const *public_numbers,
                             const char *const *allowed);

/* A person says that nothing in @text that is only asked about is personal. Returns: (transfer
 * full): what to give to dim_guard_scan_open from now on, also when the text has changed. It holds
 * pieces of the text. */
char **dim_guard_allow (const char *text, const char *const *public_numbers);

G_END_DECLS
