/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "promises.h"

struct _Promises {
  GMutex lock;
  GArray *all; /* (element-type Promise) */
};

static void
clear_promise_cb (gpointer data)
{
  Promise *promise = data;

  g_clear_pointer (&promise->id, g_free);
  g_clear_pointer (&promise->bytes, g_bytes_unref);
}

Promises *
promises_new (void)
{
  Promises *promises = g_new0 (Promises, 1);

  g_mutex_init (&promises->lock);
  promises->all = g_array_new (FALSE, FALSE, sizeof (Promise));
  g_array_set_clear_func (promises->all, clear_promise_cb);
  return promises;
}

void
promises_free (Promises *promises)
{
  g_array_unref (promises->all);
  g_mutex_clear (&promises->lock);
  g_free (promises);
}

void
promises_add (Promises *promises, int kind, const char *id, gint64 number, GBytes *bytes)
{
  Promise promise = { .kind = kind, .number = number };

  promise.id = g_strdup (id);
  promise.bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_mutex_lock (&promises->lock);
  g_array_append_val (promises->all, promise);
  g_mutex_unlock (&promises->lock);
}

guint
promises_count (Promises *promises)
{
  guint count;

  g_mutex_lock (&promises->lock);
  count = promises->all->len;
  g_mutex_unlock (&promises->lock);
  return count;
}

const Promise *
promises_all (Promises *promises)
{
  return &g_array_index (promises->all, Promise, 0);
}

Finding *
finding_new (FindingKind kind, const char *format, ...)
{
  Finding *finding = g_new0 (Finding, 1);
  va_list arguments;

  va_start (arguments, format);
  finding->kind = kind;
  finding->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return finding;
}

void
finding_free (Finding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->text);
  g_free (finding);
}
