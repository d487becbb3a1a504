/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-entry.h"

#include "dim-clock.h"

#include <string.h>

DimAuditEntry *
dim_audit_entry_new (void)
{
  DimAuditEntry *entry = g_new0 (DimAuditEntry, 1);

  entry->action = g_strdup ("");
  entry->object = g_strdup ("");
  entry->result = g_strdup ("");
  entry->desk = g_strdup ("");
  entry->actor = g_strdup ("");
  return entry;
}

void
dim_audit_entry_free (DimAuditEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->action);
  g_free (entry->object);
  g_free (entry->result);
  g_free (entry->desk);
  g_free (entry->actor);
  g_free (entry);
}

void
dim_audit_entry_set (char **place, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_return_if_fail (place != NULL);
  g_free (*place);
  *place = copy;
}

/* Who has no desk has no role either. */
static const char *
name_role (const DimAuditEntry *entry)
{
  return entry->desk[0] != '\0' ? dim_role_name (entry->role) : "";
}

gboolean
dim_audit_entry_equal (const DimAuditEntry *a, const DimAuditEntry *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->place == b->place && a->time_s == b->time_s && strcmp (a->action, b->action) == 0 &&
         strcmp (a->object, b->object) == 0 && strcmp (a->result, b->result) == 0 &&
         strcmp (a->desk, b->desk) == 0 && strcmp (name_role (a), name_role (b)) == 0 &&
         strcmp (a->actor, b->actor) == 0 && strcmp (a->incident, b->incident) == 0 &&
         memcmp (a->head, b->head, sizeof a->head) == 0;
}

/* "201", or "gedaan" of the administrator. */
gboolean
dim_audit_entry_is_refused (const DimAuditEntry *entry)
{
  g_return_val_if_fail (entry != NULL, FALSE);
  return entry->result[0] == '4' || entry->result[0] == '5';
}

/* With its length before it no text can pass for two. */
static void
append_part (GString *record, const char *text)
{
  g_string_append_printf (record, "%" G_GSIZE_FORMAT ":%s", strlen (text), text);
}

char *
dim_audit_entry_record (const DimAuditEntry *entry)
{
  g_autofree char *place = NULL;
  g_autofree char *time = NULL;
  GString *record;

  g_return_val_if_fail (entry != NULL, NULL);
  place = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->place);
  time = dim_time_to_text (entry->time_s);
  record = g_string_new (NULL);
  append_part (record, place);
  append_part (record, time);
  append_part (record, entry->action);
  append_part (record, entry->object);
  append_part (record, entry->result);
  append_part (record, entry->desk);
  append_part (record, name_role (entry));
  append_part (record, entry->actor);
  append_part (record, entry->incident);
  return g_string_free (record, FALSE);
}

DimAuditVerdict *
dim_audit_verdict_new (void)
{
  DimAuditVerdict *verdict = g_new0 (DimAuditVerdict, 1);

  verdict->findings = g_array_new (FALSE, TRUE, sizeof (DimAuditFinding));
  return verdict;
}

void
dim_audit_verdict_free (DimAuditVerdict *verdict)
{
  if (verdict == NULL)
    return;
  g_array_unref (verdict->findings);
  g_free (verdict);
}

DimAuditQuery *
dim_audit_query_new (guint count)
{
  DimAuditQuery *query = g_new0 (DimAuditQuery, 1);

  query->count = count;
  return query;
}

void
dim_audit_query_free (DimAuditQuery *query)
{
  if (query == NULL)
    return;
  if (query->free_data != NULL)
    query->free_data (query->data);
  g_free (query->action);
  g_free (query->desk);
  g_free (query);
}

DimAuditList *
dim_audit_list_new (void)
{
  DimAuditList *list = g_new0 (DimAuditList, 1);

  list->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_audit_entry_free);
  return list;
}

void
dim_audit_list_free (DimAuditList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->entries);
  g_free (list);
}
