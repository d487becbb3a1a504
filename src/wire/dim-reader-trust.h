/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-shared-text.h"
#include "dim-signature.h"

G_BEGIN_DECLS

/* Who belongs to a circle of readers (PROTOCOL.md, "Lezers"). A certificate counts if it hangs on
 * the circle's root, directly or by others that do: whoever relays certificates can leave some out,
 * but add none. */

/* Signs @certificate, whose other members are set, as @issuer. */
void dim_certificate_sign (DimReaderCertificate *certificate, const DimSigningKey *issuer);
/* The signature is that of its issuer over these members; of whether that one may, nothing. */
gboolean dim_certificate_is_signed (const DimReaderCertificate *certificate);

/**
 * dim_trust_resolve:
 * @certificates: (element-type DimReaderCertificate)
 *
 * Those of the certificates that hang on @root, a reader each, the one that was reached first.
 *
 * Returns: (transfer full) (element-type DimReaderCertificate): borrowed from @certificates
 */
GPtrArray *dim_trust_resolve (const char *circle,
                              const guint8 root[DIM_READER_SIGN_BYTES],
                              const GPtrArray *certificates);

/* Where a text is sealed and opened: of one registration, for one circle. Owned by the caller. */
char *dim_shared_text_context (const char *text, const char *incident, const char *circle);

G_END_DECLS
