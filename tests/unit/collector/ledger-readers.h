/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reader-trust.h"
#include "ledger-fixture.h"

/* Who says to be a reader, with a key that nobody has. */
DimFact *ledger_readers_new (LedgerFixture *fixture, Place place);
/* "@reader belongs to @circle". */
DimFact *ledger_readers_certificate (LedgerFixture *fixture,
                                     const char *circle,
                                     const DimFact *reader,
                                     const DimSigningKey *issuer);
/* A reader of @circle that its root vouches for, taken by the ledger. */
DimFact *ledger_readers_join (LedgerFixture *fixture,
                              Place place,
                              const char *circle,
                              const DimSigningKey *root);
