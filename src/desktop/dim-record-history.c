/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-history.h"

#include "dim-amendment-words.h"
#include "dim-inquiry-words.h"
#include "dim-review-words.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

/* Something that was done, and when. */
typedef struct {
  gint64 made_s;
  gconstpointer what;
  void (*add) (GtkBox *box, DimMonitor *monitor, gconstpointer what);
} Moment;

static void
add_line (GtkBox *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (box, label);
}

static GtkBox *
add_moment (GtkBox *box, const char *author)
{
  GtkBox *moment = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  add_line (moment, author, "dim-field-label");
  gtk_widget_add_css_class (GTK_WIDGET (moment), "dim-moment");
  gtk_box_append (box, GTK_WIDGET (moment));
  return moment;
}

/* The registration itself comes first, with the time of its id. */
static void
add_registration (GtkBox *box, const DimRecord *record, DimDay today)
{
  g_autoptr (DimAmendment) registered = dim_amendment_new (record->incident->id);
  g_autofree char *author = NULL;

  registered->made_s = dim_uuid_unix_ms (record->incident->id) / 1000;
  registered->is_own = record->is_own;
  if (record->news != NULL) {
    g_free (registered->desk);
    registered->desk = g_strdup (record->news->desk);
    registered->role = record->news->role;
  }
  author = dim_words_amendment_author (registered, today);
  add_line (add_moment (box, author), _ ("Registered"), NULL);
}

static void
add_amendment (GtkBox *box, DimMonitor *monitor, gconstpointer what)
{
  const DimAmendment *amendment = what;
  g_autofree char *author = dim_words_amendment_author (amendment, dim_monitor_get_today (monitor));
  GtkBox *moment = add_moment (box, author);
  g_auto (GStrv) lines = dim_words_amendment (amendment, dim_monitor_get_book (monitor),
                                              dim_monitor_get_municipalities (monitor));

  for (char **line = lines; *line != NULL; line++)
    add_line (moment, *line, NULL);
  if (amendment->state != DIM_AMENDMENT_RECEIVED) {
    g_autofree char *words = dim_words_amendment_state (amendment);
    g_autofree char *state = dim_words_capitalise (words);

    add_line (moment, state, "dim-note");
  }
}

static void
add_decision (GtkBox *box, DimMonitor *monitor, gconstpointer what)
{
  const DimDecisionEntry *entry = what;
  g_autofree char *author = dim_words_decision_author (entry, dim_monitor_get_today (monitor));
  g_autofree char *decision = dim_words_decision (entry);

  add_line (add_moment (box, author), decision, NULL);
}

static void
add_inquiry (GtkBox *box, DimMonitor *monitor, gconstpointer what)
{
  const DimInquiryEntry *entry = what;
  g_autofree char *author =
    dim_words_inquiry_author (&entry->asked, dim_monitor_get_today (monitor));
  g_autofree char *inquiry = dim_words_inquiry_made (&entry->inquiry);

  add_line (add_moment (box, author), inquiry, NULL);
}

static void
add_reply (GtkBox *box, DimMonitor *monitor, gconstpointer what)
{
  const DimInquiryEntry *entry = what;
  g_autofree char *author =
    dim_words_inquiry_author (&entry->answered, dim_monitor_get_today (monitor));
  g_autofree char *reply = dim_words_reply_made (&entry->reply);

  add_line (add_moment (box, author), reply, NULL);
}

/* What stands in an order already keeps it, whatever two clocks say. */
static void
list_amendments (GArray *moments, const DimRecord *record)
{
  gint64 last_s = 0;

  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i);
    Moment moment = { MAX (last_s, amendment->made_s), amendment, add_amendment };

    last_s = moment.made_s;
    g_array_append_val (moments, moment);
  }
}

static void
list_decisions (GArray *moments, const DimRecord *record)
{
  gint64 last_s = 0;

  for (guint i = 0; record->news != NULL && i < record->news->decisions->len; i++) {
    const DimDecisionEntry *entry = g_ptr_array_index (record->news->decisions, i);
    Moment moment = { MAX (last_s, entry->made_s), entry, add_decision };

    last_s = moment.made_s;
    g_array_append_val (moments, moment);
  }
}

/* No answer comes before its question. */
static void
list_inquiries (GArray *moments, const DimRecord *record)
{
  for (guint i = 0; record->inquiries != NULL && i < record->inquiries->len; i++) {
    const DimInquiryEntry *entry = g_ptr_array_index (record->inquiries, i);
    Moment asked = { entry->asked.made_s, entry, add_inquiry };
    Moment answered = { MAX (entry->asked.made_s, entry->answered.made_s), entry, add_reply };

    g_array_append_val (moments, asked);
    if (entry->is_answered)
      g_array_append_val (moments, answered);
  }
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Moment *one = a;
  const Moment *other = b;

  return (one->made_s > other->made_s) - (one->made_s < other->made_s);
}

/* What was done afterwards, by when; the sorting keeps what was done in one second as it stood. */
static void
add_moments (GtkBox *box, DimMonitor *monitor, const DimRecord *record)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (Moment));

  list_amendments (moments, record);
  list_decisions (moments, record);
  list_inquiries (moments, record);
  g_array_sort (moments, compare_moments);
  for (guint i = 0; i < moments->len; i++) {
    const Moment *moment = &g_array_index (moments, Moment, i);

    moment->add (box, monitor, moment->what);
  }
}

void
dim_record_history_fill (GtkBox *box, DimMonitor *monitor, const DimRecord *record)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && DIM_IS_MONITOR (monitor) && record != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_registration (box, record, dim_monitor_get_today (monitor));
  add_moments (box, monitor, record);
}

char *
dim_record_history_say_change (DimMonitor *monitor, const DimRecord *record)
{
  const DimAmendment *last = NULL;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && record != NULL, NULL);
  if (record->news != NULL)
    last = dim_change_last_by_desk (record->news);
  return last == NULL ? NULL
                      : dim_words_amendment_line (last, dim_monitor_get_book (monitor),
                                                  dim_monitor_get_municipalities (monitor),
                                                  dim_monitor_get_today (monitor));
}
