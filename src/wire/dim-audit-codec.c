/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-codec.h"

#include "dim-answers.h"
#include "dim-chain.h"
#include "dim-limits.h"

#include <string.h>

#define NAME_BYTES_MAX   200
#define FIELD_BYTES_MAX  64
#define LEDGER_BYTES_MAX 64

G_STATIC_ASSERT (DIM_AUDIT_HEAD_BYTES == DIM_SHA256_BYTES);

DimAuditPage *
dim_audit_page_new (void)
{
  DimAuditPage *page = g_new0 (DimAuditPage, 1);

  page->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_audit_entry_free);
  page->ledger = g_strdup ("");
  return page;
}

void
dim_audit_page_free (DimAuditPage *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->entries);
  g_free (page->ledger);
  g_free (page);
}

static void
write_entry (DimJsonWriter *writer, const DimAuditEntry *entry)
{
  dim_json_put_object (writer, NULL);
  dim_json_put_count (writer, "plaats", entry->place);
  dim_json_put_time (writer, "tijd", entry->time_s);
  dim_json_put_text (writer, "handeling", entry->action);
  dim_json_put_text (writer, "object", entry->object);
  dim_json_put_text (writer, "resultaat", entry->result);
  if (entry->desk[0] != '\0') {
    dim_json_put_text (writer, "loket", entry->desk);
    dim_json_put_text (writer, "rol", dim_role_name (entry->role));
  }
  dim_json_put_text (writer, "door", entry->actor);
  dim_json_put_text (writer, "voorval", entry->incident);
  dim_json_put_hex (writer, "hoofd", entry->head, sizeof entry->head);
  dim_json_put_end (writer);
}

GBytes *
dim_audit_page_encode (const DimAuditPage *page)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (page != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_array (writer, "logregels");
  for (guint i = 0; i < page->entries->len; i++)
    write_entry (writer, g_ptr_array_index (page->entries, i));
  dim_json_put_end (writer);
  dim_json_put_flag (writer, "meer", page->more);
  dim_json_put_text (writer, "grootboek", page->ledger);
  return dim_json_writer_finish (writer);
}

static void
read_text (DimJsonReader *reader, const char *name, DimJsonNeed need, gsize most, char **place)
{
  g_autofree char *text = dim_json_text (reader, name, need, most);

  dim_audit_entry_set (place, text);
}

static void
read_entry (DimJsonReader *reader, gpointer data)
{
  GPtrArray *entries = data;
  DimAuditEntry *entry = dim_audit_entry_new ();
  guint64 before = 0;

  if (entries->len > 0)
    before = ((const DimAuditEntry *) g_ptr_array_index (entries, entries->len - 1))->place;
  g_ptr_array_add (entries, entry);
  entry->place = dim_json_count (reader, "plaats", DIM_JSON_REQUIRED, G_MAXINT64);
  if (entry->place <= before)
    dim_json_fault (reader, "plaats", "buiten-bereik");
  entry->time_s = dim_json_time (reader, "tijd");
  read_text (reader, "handeling", DIM_JSON_REQUIRED, FIELD_BYTES_MAX, &entry->action);
  read_text (reader, "object", DIM_JSON_OPTIONAL, FIELD_BYTES_MAX, &entry->object);
  read_text (reader, "resultaat", DIM_JSON_REQUIRED, FIELD_BYTES_MAX, &entry->result);
  read_text (reader, "loket", DIM_JSON_OPTIONAL, NAME_BYTES_MAX, &entry->desk);
  if (dim_json_has (reader, "loket"))
    entry->role = dim_role_read (reader);
  read_text (reader, "door", DIM_JSON_REQUIRED, FIELD_BYTES_MAX, &entry->actor);
  dim_json_uuid (reader, "voorval", DIM_JSON_OPTIONAL, entry->incident);
  dim_json_hex (reader, "hoofd", entry->head, sizeof entry->head);
}

DimAuditPage *
dim_audit_page_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimAuditPage) page = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  page = dim_audit_page_new ();
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "logregels", DIM_JSON_REQUIRED, DIM_LIMIT_AUDIT_PAGE, read_entry,
                   page->entries);
    page->more = dim_json_flag (reader, "meer", DIM_JSON_REQUIRED);
    read_text (reader, "grootboek", DIM_JSON_REQUIRED, LEDGER_BYTES_MAX, &page->ledger);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&page);
  }
  dim_json_set_error (error, "audit log", fault);
  return NULL;
}

void
dim_audit_entry_extend (const DimAuditEntry *entry, guint8 head[DIM_AUDIT_HEAD_BYTES])
{
  g_autofree char *record = NULL;

  g_return_if_fail (entry != NULL && head != NULL);
  record = dim_audit_entry_record (entry);
  dim_chain_append (head, record, strlen (record));
}
