/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-answers.h"
#include "dim-fact-body.h"
#include "dim-fact-codec.h"
#include "dim-fault-detail.h"
#include "dim-limits.h"

GBytes *
dim_batch_encode (GPtrArray *facts)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (facts != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_array (writer, "feiten");
  for (guint i = 0; i < facts->len; i++) {
    const DimFact *fact = g_ptr_array_index (facts, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "soort", dim_fact_kind_name (fact->kind));
    dim_json_put_text (writer, "id", fact->id);
    dim_json_put_object (writer, "inhoud");
    dim_fact_write (writer, fact);
    dim_json_put_end (writer);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

/* What the envelope of one fact says; FALSE if that does not tell which fact it is. */
static gboolean
read_envelope (DimJsonReader *reader, DimBatchItem *item, DimFactKind *out_kind)
{
  g_autofree char *kind = dim_json_text (reader, "soort", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, item->id);
  return kind != NULL && dim_fact_kind_from_name (kind, out_kind) && item->id[0] != '\0';
}

static void
read_content (DimJsonReader *outer, DimBatchItem *item, DimFactKind kind)
{
  g_autoptr (DimJsonReader) reader = dim_json_reader_new_apart (outer);
  g_autoptr (DimFact) fact = dim_fact_read (reader, kind, item->id);

  if (dim_json_reader_finish (reader, &item->problem))
    item->fact = g_steal_pointer (&fact);
}

/* Faults of the envelope have no pointer: those of a verdict point into the fact's own body. */
static DimProblem *
make_envelope_problem (const DimBatchItem *item)
{
  if (item->id[0] == '\0')
    return dim_problem_new (400, "ongeldig-id", "Ongeldig id", dim_fault_detail ("ongeldig-id"));
  return dim_problem_new (400, "ongeldige-inhoud", "De inhoud klopt niet",
                          "Een feit heeft precies een bekende soort, een id en een inhoud.");
}

static void
read_item (DimJsonReader *outer, gpointer data)
{
  g_autoptr (DimJsonReader) reader = dim_json_reader_new_apart (outer);
  g_autoptr (DimProblem) fault = NULL;
  DimBatchItem *item = g_new0 (DimBatchItem, 1);
  DimFactKind kind = DIM_FACT_INCIDENT;
  gboolean is_known = read_envelope (reader, item, &kind);

  if (dim_json_enter (reader, "inhoud", DIM_JSON_REQUIRED)) {
    read_content (reader, item, kind);
    dim_json_leave (reader);
  }
  if (!dim_json_reader_finish (reader, &fault) || !is_known) {
    g_clear_pointer (&item->fact, dim_fact_free);
    g_clear_pointer (&item->problem, dim_problem_free);
    item->problem = make_envelope_problem (item);
  }
  g_ptr_array_add (data, item);
}

GPtrArray *
dim_batch_decode (GBytes *body, DimProblem **out_problem)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (body != NULL && out_problem != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_REQUEST, out_problem);
  if (reader == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_batch_item_free);
  dim_json_each (reader, "feiten", DIM_JSON_REQUIRED, DIM_LIMIT_BATCH_FACTS, read_item, items);
  dim_json_at_least (reader, "feiten", 1);
  return dim_json_reader_finish (reader, out_problem) ? g_steal_pointer (&items) : NULL;
}

void
dim_batch_item_free (DimBatchItem *item)
{
  if (item == NULL)
    return;
  dim_fact_free (item->fact);
  dim_problem_free (item->problem);
  g_free (item);
}
