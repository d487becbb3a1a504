/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-readers.h"

#include <string.h>

DimFact *
ledger_readers_new (LedgerFixture *fixture, Place place)
{
  char id[DIM_UUID_TEXT_LEN];
  g_autoptr (DimDevice) device = NULL;
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_READER, id, "");
  fact->reader = g_new0 (DimReader, 1);
  g_strlcpy (fact->reader->id, id, sizeof fact->reader->id);
  dim_random_bytes (fact->reader->read_key, sizeof fact->reader->read_key);
  g_assert_true (fixture->rules->ledger->home->device (fixture->rules->ledger,
                                                       fixture->devices[place]->device, &device,
                                                       NULL));
  memcpy (fact->reader->sign_key, device->public_key, sizeof fact->reader->sign_key);
  return fact;
}

DimFact *
ledger_readers_certificate (LedgerFixture *fixture,
                            const char *circle,
                            const DimFact *reader,
                            const DimSigningKey *issuer)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_CERTIFICATE, id, "");
  fact->certificate = g_new0 (DimReaderCertificate, 1);
  g_strlcpy (fact->certificate->circle, circle, sizeof fact->certificate->circle);
  fact->certificate->reader = *reader->reader;
  dim_certificate_sign (fact->certificate, issuer);
  return fact;
}

DimFact *
ledger_readers_join (LedgerFixture *fixture,
                     Place place,
                     const char *circle,
                     const DimSigningKey *root)
{
  DimFact *reader = ledger_readers_new (fixture, place);
  g_autoptr (DimFact) certificate = ledger_readers_certificate (fixture, circle, reader, root);

  assert_offer (fixture, place, reader, "201");
  assert_offer (fixture, place, certificate, "201");
  return reader;
}
