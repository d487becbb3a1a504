/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "half-facts.h"

#include "dim-collector-resource.h"
#include "dim-database.h"

#define APPLICATION_ID 0x4e4c4443
#define MIGRATIONS     "/nl/minbzk/DutchIdMonitor/collector/migrations"

static const struct {
  const char *what;
  const char *sql; /* counts what is half */
} parts[] = {
  { "fact without its line in the audit log", "SELECT count(*) FROM fact WHERE id NOT IN"
                                              " (SELECT object FROM audit WHERE result = '201')" },
  { "line in the audit log without its fact",
    "SELECT count(*) FROM audit WHERE result = '201' AND action IN"
    " ('voorval', 'herziening', 'kenmerken', 'intrekking', 'beslissing',"
    " 'nulmelding', 'invoertijden', 'lezer', 'lezersverklaring', 'toelichting', 'leessleutels', "
    "'navraag', 'reactie', 'akkoord', 'voorstel',"
    " 'notitiesleutel', 'notitie')"
    " AND object NOT IN (SELECT id FROM fact)" },
  { "fact with two lines of its storing",
    "SELECT count(*) - count(DISTINCT object) FROM audit WHERE result = '201' AND action IN"
    " ('voorval', 'herziening', 'kenmerken', 'intrekking', 'beslissing',"
    " 'nulmelding', 'invoertijden', 'lezer', 'lezersverklaring', 'toelichting', 'leessleutels', "
    "'navraag', 'reactie', 'akkoord', 'voorstel',"
    " 'notitiesleutel', 'notitie')" },
  { "line of a device that its office does not have",
    "SELECT count(*) FROM audit WHERE actor IN (SELECT id FROM device)"
    " AND sequence NOT IN (SELECT sequence FROM office_audit)" },
  { "registration without its fact",
    "SELECT count(*) FROM incident WHERE id NOT IN (SELECT id FROM fact WHERE kind = 0)" },
  { "fact of a registration without it",
    "SELECT count(*) FROM fact WHERE kind = 0 AND id NOT IN (SELECT id FROM incident)" },
  { "fact about a registration that is not there",
    "SELECT count(*) FROM fact WHERE (kind BETWEEN 1 AND 3 OR kind IN (11, 12, 14))"
    " AND incident NOT IN (SELECT id FROM incident)" },
  { "reply to a question that is not there",
    "SELECT count(*) FROM fact WHERE kind = 12 AND json_extract (CAST (body AS TEXT), '$.navraag')"
    " NOT IN (SELECT id FROM fact WHERE kind = 11)" },
  { "withdrawal of a registration that lives",
    "SELECT count(*) FROM fact JOIN incident ON incident.id = fact.incident"
    " WHERE kind = 3 AND is_live = 1" },
  { "registration that is dead without a withdrawal",
    "SELECT count(*) FROM incident WHERE is_live = 0 AND id NOT IN"
    " (SELECT incident FROM fact WHERE kind = 3)" },
  { "decision without its fact, or the other way round",
    "SELECT (SELECT count(*) FROM decision WHERE id NOT IN (SELECT id FROM fact WHERE kind = 4))"
    " + (SELECT count(*) FROM fact WHERE kind = 4 AND id NOT IN (SELECT id FROM decision))" },
  { "zero statement without its fact, or the other way round",
    "SELECT (SELECT count(*) FROM zero_statement"
    "  WHERE id NOT IN (SELECT id FROM fact WHERE kind = 5))"
    " + (SELECT count(*) FROM fact WHERE kind = 5 AND id NOT IN (SELECT id FROM zero_statement))" },
  { "approval without its fact, or the other way round",
    "SELECT (SELECT count(*) FROM approval WHERE id NOT IN (SELECT id FROM fact WHERE kind = 13))"
    " + (SELECT count(*) FROM fact WHERE kind = 13 AND id NOT IN (SELECT id FROM approval))" },
  { "proposal without its fact, or about a registration that is withdrawn",
    "SELECT count(*) FROM proposal p WHERE id NOT IN (SELECT id FROM fact WHERE kind = 14)"
    " OR EXISTS (SELECT 1 FROM incident i WHERE i.is_live = 0 AND i.id IN (p.incident, p.other))" },
  { "note or note key without its fact, or the other way round",
    "SELECT (SELECT count(*) FROM note WHERE id NOT IN (SELECT id FROM fact WHERE kind = 16))"
    " + (SELECT count(*) FROM shared_text WHERE use IS NOT NULL"
    "  AND id NOT IN (SELECT id FROM fact WHERE kind = 15))" },
  { "zero statement or live registration whose month the feed does not tell",
    "SELECT (SELECT count(*) FROM zero_statement z WHERE NOT EXISTS"
    "  (SELECT 1 FROM month m WHERE m.area = z.area AND m.month = z.month))"
    " + (SELECT count(*) FROM incident i WHERE i.is_live = 1 AND i.is_refuted = 0 AND NOT EXISTS"
    "  (SELECT 1 FROM month m WHERE m.area = i.area AND i.date >= m.first_day"
    "   AND i.date < m.end_day))" },
  { "month that the feed tells ahead of the ledger",
    "SELECT count(*) FROM month WHERE position > (SELECT position FROM ledger)" },
  { "document of a live registration with a number for which there is no tag",
    "SELECT count(*) FROM document_use u JOIN incident i ON i.id = u.incident"
    " WHERE i.is_live = 1 AND u.keys <> '' AND (u.document IS NULL"
    " OR NOT EXISTS (SELECT 1 FROM tag WHERE tag.document = u.document))" },
  { "live registration whose case has no row",
    "SELECT count(*) FROM incident i WHERE i.is_live = 1 AND NOT EXISTS"
    " (SELECT 1 FROM incident n JOIN case_row c ON c.case_key = n.number"
    "  WHERE n.id = i.case_number AND c.is_live = 1)" },
  { "row of a case that counts other than its members",
    "SELECT count(*) FROM case_row c WHERE c.is_live = 1 AND c.gross <>"
    " (SELECT count(*) FROM incident i JOIN incident n ON n.id = i.case_number"
    "  WHERE n.number = c.case_key AND i.is_live = 1)" },
  { "row of a document of a case that is no more",
    "SELECT count(*) FROM document_row d JOIN case_row c USING (case_key) WHERE c.is_live = 0" },
  { "feed number given twice", "SELECT count(*) - count(DISTINCT position) FROM incident" },
  { "feed number that was not given out",
    "SELECT count(*) FROM incident WHERE position > (SELECT position FROM ledger)" },
  { "row that refers to nothing", "SELECT count(*) FROM pragma_foreign_key_check" },
  { "damage", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'" },
};

static guint
count_halves (DimDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  DimStatement *statement = dim_database_prepare (database, sql, &error);
  gint64 count;

  g_assert_no_error (error);
  g_assert_true (dim_statement_step (statement, &error));
  count = dim_statement_int (statement, 0);
  dim_statement_reset (statement);
  return (guint) count;
}

guint
half_facts_count (const char *data)
{
  g_autofree char *path = g_build_filename (data, "ledger.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDatabase) database =
    dim_database_open (path, APPLICATION_ID, dim_collector_get_resource (), MIGRATIONS,
                       DIM_DATABASE_READ_ONLY, &error);
  guint all = 0;

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    guint count = count_halves (database, parts[i].sql);

    if (count > 0)
      g_test_message ("%u × %s", count, parts[i].what);
    all += count;
  }
  return all;
}
