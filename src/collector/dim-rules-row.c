/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-case-values.h"
#include "dim-rules-case.h"

#include <string.h>

/* The random half of a document id: as good as the whole for telling documents apart. */
static guint64
number_document (const char *document)
{
  g_autofree char *digits = g_strdup_printf ("%.4s%.12s", document + 19, document + 24);

  return g_ascii_strtoull (digits, NULL, 16);
}

static guint64
find_document (DimNeighbourhood *neighbourhood, GPtrArray *members, const char *use_id)
{
  for (guint i = 0; i < members->len; i++) {
    GPtrArray *uses = g_hash_table_lookup (neighbourhood->uses, members->pdata[i]);

    for (guint j = 0; j < uses->len; j++) {
      const DimLedgerUse *use = uses->pdata[j];

      if (strcmp (use->id, use_id) == 0 && use->state == DIM_COMPARE_TAGGED)
        return number_document (use->document);
    }
  }
  return 0;
}

static guint8
number_kind (DimRules *rules, const char *kind)
{
  const DimCode *code = dim_code_book_find (rules->book, DIM_LIST_DOCUMENT, kind);

  return code != NULL ? (guint8) code->number : 0;
}

static GArray *
list_documents (DimRules *rules,
                DimNeighbourhood *neighbourhood,
                GPtrArray *members,
                const DimIncident *values,
                guint64 case_key)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (DimDocumentRow));

  for (guint i = 0; i < values->documents->len; i++) {
    const DimDocumentUse *shown = values->documents->pdata[i];
    DimDocumentRow row = {
      .case_key = case_key,
      .document = find_document (neighbourhood, members, shown->id),
      .country = dim_country_number (shown->country),
      .kind = number_kind (rules, shown->kind),
    };

    g_array_append_val (rows, row);
  }
  return rows;
}

static gboolean
read_inputs (const DimRules *rules,
             DimNeighbourhood *neighbourhood,
             GPtrArray *members,
             GPtrArray *incidents,
             GArray *inputs,
             GError **error)
{
  for (guint i = 0; i < neighbourhood->members->len; i++) {
    const DimMember *member = neighbourhood->members->pdata[i];
    DimCaseInput input = { .member = member };
    DimIncident *answers = NULL;

    if (!g_ptr_array_find_with_equal_func (members, member->id, g_str_equal, NULL))
      continue;
    answers =
      dim_rules_read_answers (rules, g_hash_table_lookup (neighbourhood->incidents, member->id),
                              g_hash_table_lookup (neighbourhood->uses, member->id), error);
    if (answers == NULL)
      return FALSE;
    g_ptr_array_add (incidents, answers);
    input.incident = answers;
    g_array_append_val (inputs, input);
  }
  return TRUE;
}

static GPtrArray *
list_choices (DimNeighbourhood *neighbourhood)
{
  g_autoptr (GPtrArray) decisions = dim_neighbourhood_decisions (neighbourhood);
  GPtrArray *choices = g_ptr_array_new ();

  for (guint i = 0; i < decisions->len; i++)
    if (((DimDecision *) decisions->pdata[i])->kind == DIM_DECISION_VALUE)
      g_ptr_array_add (choices, decisions->pdata[i]);
  return choices;
}

/* Once for all municipalities, whose values they are. */
static gboolean
reckon (DimRules *rules,
        DimNeighbourhood *neighbourhood,
        GPtrArray *members,
        DimCaseValues *out,
        GError **error)
{
  g_autoptr (GPtrArray) incidents =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_incident_free);
  g_autoptr (GArray) inputs = g_array_new (FALSE, TRUE, sizeof (DimCaseInput));
  g_autoptr (GPtrArray) choices = list_choices (neighbourhood);

  if (!read_inputs (rules, neighbourhood, members, incidents, inputs, error))
    return FALSE;
  dim_case_values (inputs, choices, out);
  return TRUE;
}

static const DimLedgerIncident *
find_first (DimNeighbourhood *neighbourhood, GPtrArray *members)
{
  return g_hash_table_lookup (neighbourhood->incidents, members->pdata[0]);
}

gboolean
dim_rules_reckon_counts_for (DimRules *rules,
                             DimNeighbourhood *neighbourhood,
                             GPtrArray *members,
                             guint *out,
                             GError **error)
{
  const DimLedgerIncident *first = find_first (neighbourhood, members);
  DimCaseValues values = { 0 };
  DimCaseRow row;

  if (!reckon (rules, neighbourhood, members, &values, error))
    return FALSE;
  *out = dim_case_row (&values, rules->book, (guint64) first->number, &row) ? row.municipality : 0;
  dim_case_values_clear (&values);
  return TRUE;
}

gboolean
dim_rules_put_rows (DimRules *rules,
                    DimNeighbourhood *neighbourhood,
                    const DimCase *item,
                    guint64 position,
                    GError **error)
{
  const DimLedgerIncident *first = find_first (neighbourhood, item->members);
  g_autoptr (GArray) documents = NULL;
  DimCaseValues values = { 0 };
  DimCaseRow row;
  gboolean counts;
  gboolean is_done;

  if (!reckon (rules, neighbourhood, item->members, &values, error))
    return FALSE;
  counts = dim_case_row (&values, rules->book, (guint64) first->number, &row);
  row.is_provisional = item->is_provisional;
  if (counts)
    documents = list_documents (rules, neighbourhood, item->members, values.values, row.case_key);
  is_done = rules->ledger->home->rows.put (rules->ledger, first->number, position,
                                           counts ? &row : NULL, documents, error);
  dim_case_values_clear (&values);
  return is_done;
}
