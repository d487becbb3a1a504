/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-ledger-sqlite.h"
#include "dim-rules.h"

/* A ledger in a directory of its own, three offices and their enrolled devices, and a key list of
 * two years. It is 1 December 2026. */

typedef enum {
  AMSTERDAM_CENTRUM, /* balie, GM0363 */
  AMSTERDAM_NOORD,   /* balie */
  AMSTERDAM_BACK,    /* backoffice */
  ROTTERDAM_DESK,    /* balie, GM0599 */
  ROTTERDAM_BACK,    /* backoffice */
  DUO_DESK,          /* balie of one office for GM0392 and GM0397 */
  DUO_BACK,          /* backoffice of that office */
  ANALYST,
  N_DEVICES
} Place;

typedef struct {
  char *directory;
  DimClock *clock;
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  DimDatabase *database;
  DimRules *rules;
  DimDeviceProfile *devices[N_DEVICES];
  guint n_ids;
} LedgerFixture;

void ledger_fixture_set_up (LedgerFixture *fixture, gconstpointer data);
void ledger_fixture_tear_down (LedgerFixture *fixture, gconstpointer data);

/* A new id, greater than all before. */
void ledger_fixture_id (LedgerFixture *fixture, char out[DIM_UUID_TEXT_LEN]);

/* A look-alike at a passport application with @n_documents passports, whose numbers follow. */
DimFact *ledger_fixture_incident (LedgerFixture *fixture,
                                  const char *day,
                                  const char *municipality,
                                  guint n_documents);
/* The tag of @number, any word, for the document @index of @incident; under "2026a" unless
 * @key_ids says otherwise (words with a blank between). */
DimFact *ledger_fixture_tags (LedgerFixture *fixture,
                              const DimFact *incident,
                              guint index,
                              const char *number,
                              const char *key_ids);
DimFact *ledger_fixture_revision (LedgerFixture *fixture, const DimFact *incident);
DimFact *ledger_fixture_withdrawal (LedgerFixture *fixture, const DimFact *incident);
/* @second and @superseded may be NULL. */
DimFact *ledger_fixture_decision (LedgerFixture *fixture,
                                  DimDecisionKind kind,
                                  const DimFact *first,
                                  const DimFact *second,
                                  const DimFact *superseded);

/* Months are named "GM0363 2026-10". */
DimFact *ledger_fixture_statement (LedgerFixture *fixture, const char *month);
/* The name of the month that a statement is about. Owned by the caller. */
char *ledger_fixture_stated (const DimFact *fact);
/* As the ledger has it now. */
DimMonth ledger_fixture_month (LedgerFixture *fixture, const char *month);
/* The month in which a registration counts, by what @place sees of it; "" if it does not count or
 * is not there. Owned by the caller. */
char *ledger_fixture_counted_in (LedgerFixture *fixture, Place place, const char *incident);

/* In the transaction that is open; undone when refused. */
DimVerdict *ledger_fixture_try (LedgerFixture *fixture, Place place, const DimFact *fact);
/* In a transaction of its own. */
DimVerdict *ledger_fixture_send (LedgerFixture *fixture, Place place, const DimFact *fact);
/* The same: "201", or status and code as "409 tegenspraak". Owned by the caller. */
char *ledger_fixture_offer (LedgerFixture *fixture, Place place, const DimFact *fact);
#define assert_offer(fixture, place, fact, expected)                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *offered = ledger_fixture_offer (fixture, place, fact);                        \
    g_assert_cmpstr (offered, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* A registration with one document and, unless @number is NULL, its tag. */
DimFact *
ledger_fixture_register (LedgerFixture *fixture, Place place, const char *day, const char *number);

/* What @place sees of a registration. */
DimChange *ledger_fixture_view (LedgerFixture *fixture, Place place, const char *incident);
/* In short: "case+peers? class:detail …", registrations by the last of their four-digit serial;
 * "?" for a provisional case; a hit has its registration, or contact and month. */
char *ledger_fixture_describe (LedgerFixture *fixture, Place place, const DimFact *incident);
#define assert_view(fixture, place, incident, expected)                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *described = ledger_fixture_describe (fixture, place, incident);               \
    g_assert_cmpstr (described, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END
