/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"

#include <string.h>

#include "dim-answers.h"
#include "dim-approval-body.h"
#include "dim-bytes.h"
#include "dim-change-body.h"
#include "dim-limits.h"

#define LEDGER_BYTES_MAX 64
#define CURSOR_BYTES_MAX 200
#define CURSOR_PARTS     2
#define MONTHS_MAX       (2 * DIM_LIMIT_CHANGES_PAGE) /* a revision can move from one to another */

DimChangesPage *
dim_changes_page_new (void)
{
  DimChangesPage *page = g_new0 (DimChangesPage, 1);

  page->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_change_free);
  page->months = g_array_new (FALSE, TRUE, sizeof (DimMonth));
  page->edition = DIM_CHANGES_EDITION;
  page->since_month = -1;
  page->cursor = g_strdup ("");
  page->ledger = g_strdup ("");
  return page;
}

void
dim_changes_page_free (DimChangesPage *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->changes);
  g_array_unref (page->months);
  g_free (page->cursor);
  g_free (page->ledger);
  g_free (page);
}

static void
write_entry (DimJsonWriter *writer, const DimEntrySummary *entry)
{
  dim_json_put_object (writer, "invoertijd");
  dim_json_put_count (writer, "aantal", entry->total);
  dim_json_put_text (writer, "mediaan", dim_entry_class_name (entry->median));
  dim_json_put_end (writer);
}

static void
write_months (DimJsonWriter *writer, const GArray *months)
{
  dim_json_put_array (writer, "maanden");
  for (guint i = 0; i < months->len; i++) {
    const DimMonth *month = &g_array_index (months, DimMonth, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_count (writer, "positie", month->position);
    dim_json_put_text (writer, "gemeente", month->area);
    dim_json_put_month (writer, "maand", month->month);
    dim_json_put_count (writer, "voorvallen", month->registered);
    if (month->stated_s != 0)
      dim_json_put_time (writer, "nulmelding", month->stated_s);
    if (month->entry.total > 0)
      write_entry (writer, &month->entry);
    dim_month_approval_write (writer, &month->approval);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

GBytes *
dim_changes_page_encode (const DimChangesPage *page)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (page != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_array (writer, "wijzigingen");
  for (guint i = 0; i < page->changes->len; i++) {
    dim_json_put_object (writer, NULL);
    dim_change_write (writer, g_ptr_array_index (page->changes, i));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  write_months (writer, page->months);
  dim_json_put_month (writer, "meldtVanaf", page->since_month);
  dim_json_put_count (writer, "uitgave", page->edition);
  dim_json_put_text (writer, "volgende", page->cursor);
  dim_json_put_flag (writer, "meer", page->more);
  dim_json_put_text (writer, "grootboek", page->ledger);
  dim_json_put_count (writer, "veiligTot", page->safe_until);
  dim_json_put_hex (writer, "keten", page->chain_head, sizeof page->chain_head);
  if (page->key_list_serial > 0) {
    dim_json_put_object (writer, "sleutellijst");
    dim_json_put_count (writer, "volgnummer", page->key_list_serial);
    dim_json_put_hex (writer, "sha256", page->key_list_digest, sizeof page->key_list_digest);
    dim_json_put_end (writer);
  }
  dim_json_put_flag (writer, "notitiesToegestaan", page->allows_notes);
  return dim_json_writer_finish (writer);
}

static void
read_item (DimJsonReader *reader, gpointer data)
{
  g_ptr_array_add (data, dim_change_read (reader));
}

/* A class that this program does not know is one that it cannot tell of. */
static void
read_entry (DimJsonReader *reader, DimEntrySummary *entry)
{
  g_autofree char *name = NULL;
  guint total = 0;

  if (!dim_json_enter (reader, "invoertijd", DIM_JSON_OPTIONAL))
    return;
  total = (guint) dim_json_count (reader, "aantal", DIM_JSON_REQUIRED, G_MAXINT32);
  name = dim_json_text (reader, "mediaan", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  if (name != NULL && dim_entry_class_from_name (name, &entry->median))
    entry->total = total;
  dim_json_leave (reader);
}

static void
read_month (DimJsonReader *reader, gpointer data)
{
  DimMonth month = { 0 };
  g_autofree char *area = NULL;

  month.position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
  area = dim_json_text (reader, "gemeente", DIM_JSON_REQUIRED, DIM_MUNICIPALITY_CODE_LEN);
  g_strlcpy (month.area, area != NULL ? area : "", sizeof month.area);
  month.month = dim_json_month (reader, "maand", DIM_JSON_REQUIRED);
  month.registered = (guint) dim_json_count (reader, "voorvallen", DIM_JSON_REQUIRED, G_MAXINT32);
  if (dim_json_has (reader, "nulmelding"))
    month.stated_s = dim_json_time (reader, "nulmelding");
  read_entry (reader, &month.entry);
  dim_month_approval_read (reader, &month.approval);
  g_array_append_val ((GArray *) data, month);
}

static void
read_key_list (DimJsonReader *reader, DimChangesPage *page)
{
  if (!dim_json_enter (reader, "sleutellijst", DIM_JSON_OPTIONAL))
    return;
  page->key_list_serial = dim_json_count (reader, "volgnummer", DIM_JSON_REQUIRED, G_MAXINT64);
  dim_json_hex (reader, "sha256", page->key_list_digest, sizeof page->key_list_digest);
  dim_json_leave (reader);
}

static guint
read_edition (DimJsonReader *reader)
{
  if (!dim_json_has (reader, "uitgave"))
    return 1;
  return (guint) dim_json_count (reader, "uitgave", DIM_JSON_REQUIRED, G_MAXINT32);
}

static void
take_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

DimChangesPage *
dim_changes_page_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimChangesPage) page = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  page = dim_changes_page_new ();
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "wijzigingen", DIM_JSON_REQUIRED, DIM_LIMIT_CHANGES_PAGE, read_item,
                   page->changes);
    /* A collector that is older says nothing of months. */
    dim_json_each (reader, "maanden", DIM_JSON_OPTIONAL, MONTHS_MAX, read_month, page->months);
    page->since_month = dim_json_month (reader, "meldtVanaf", DIM_JSON_OPTIONAL);
    page->edition = read_edition (reader);
    take_text (&page->cursor,
               dim_json_text (reader, "volgende", DIM_JSON_REQUIRED, CURSOR_BYTES_MAX));
    page->more = dim_json_flag (reader, "meer", DIM_JSON_REQUIRED);
    take_text (&page->ledger,
               dim_json_text (reader, "grootboek", DIM_JSON_REQUIRED, LEDGER_BYTES_MAX));
    page->safe_until = dim_json_count (reader, "veiligTot", DIM_JSON_REQUIRED, G_MAXINT64);
    dim_json_hex (reader, "keten", page->chain_head, sizeof page->chain_head);
    read_key_list (reader, page);
    page->allows_notes = dim_json_flag (reader, "notitiesToegestaan", DIM_JSON_OPTIONAL);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&page);
  }
  dim_json_set_error (error, "changes", fault);
  return NULL;
}

GBytes *
dim_change_encode (const DimChange *change)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (change != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_change_write (writer, change);
  return dim_json_writer_finish (writer);
}

DimChange *
dim_change_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimChange) change = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    change = dim_change_read (reader);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&change);
  }
  dim_json_set_error (error, "change", fault);
  return NULL;
}

char *
dim_cursor_encode (const char *ledger, guint64 position)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (ledger != NULL && strchr (ledger, ':') == NULL, NULL);
  text = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, ledger, position);
  return dim_base64url_encode ((const guint8 *) text, strlen (text));
}

gboolean
dim_cursor_decode (const char *cursor, char **out_ledger, guint64 *out_position)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_auto (GStrv) parts = NULL;
  guint64 position = 0;

  g_return_val_if_fail (cursor != NULL && out_ledger != NULL && out_position != NULL, FALSE);
  if (strlen (cursor) > CURSOR_BYTES_MAX)
    return FALSE;
  bytes = dim_base64url_decode (cursor);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = g_strsplit (text, ":", -1);
  if (g_strv_length (parts) != CURSOR_PARTS || parts[0][0] == '\0' ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT64, &position, NULL))
    return FALSE;
  again = dim_cursor_encode (parts[0], position);
  if (strcmp (again, cursor) != 0)
    return FALSE;
  *out_ledger = g_strdup (parts[0]);
  *out_position = position;
  return TRUE;
}
