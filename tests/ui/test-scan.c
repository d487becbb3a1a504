/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-choice.h"
#include "dim-form.h"
#include "dim-incidents-page.h"
#include "dim-monitor-drafts.h"
#include "dim-register-page.h"
#include "dim-window.h"
#include "texts.h"

#include <string.h>

/* The whole window under a scanner, with the focus wherever a clerk may have left it. Which keys
 * are a scanner's is held in unit/model/test-scan.c; here, that none of them reaches a field, and
 * that every other does. */

/* Public specimens only: tests/specimens.csv says whose. */
#define PASSPORT_1    "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<"
#define PASSPORT_2    "SPECI20142NLD6503101F2403096999999990<<<<<84"
#define CARD_1        "I<NLDSPECI20212<<<<<<<<<<<<<<<"
#define CARD_2        "6503101F3108022NLD<<<<<<<<<<<8"
#define CARD_3        "DE<BRUIJN<<WILLEKE<LISELOTTE<<"
#define TD2_1         "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"
#define TD2_2         "D231458907UTO7408122F1204159<<<<<<<6"
#define LICENCE       "D1NLD15094962111659VW87Z78NB84"
#define PASSPORT      "nationaal-paspoort NLD SPECI2014"
#define CARD          "nik NLD SPECI2021"
#define TD2           "buitenlandse-identiteitskaart UTO D23145890"
#define DRIVER        "rijbewijs-nl NLD 5094962111"
#define PASSPORT_SCAN PASSPORT_1 "\n" PASSPORT_2 "\n"
#define TYPED         "Andere oorlel; zie de foto."

/* Nobody can read these off a document but its own zone. */
static const char *const personal[] = { "BRUIJN", "WILLEKE",   "LISELOTTE", "ERIKSSON",
                                        "MARIA",  "650310",    "240309",    "310802",
                                        "740812", "999999990", "<<" };

static struct {
  DimClock *clock;
  GtkWidget *window;
  DimRegisterPage *page;
  DimForm *form;
} at;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gpointer
answer (const char *name)
{
  return desk_child (at.form, name);
}

/* Time goes on: what was held is let go, and a scan is over. */
static gboolean
let_pass (guint ms)
{
  dim_clock_advance (at.clock, (gint64) ms * 1000);
  return TRUE;
}

static const char *
name_of_key (char c)
{
  switch (c) {
  case '<':
    return "less";
  case '\n':
    return "Return";
  case '\t':
    return "Tab";
  case '\r':
    return "ctrl+j";
  case ' ':
    return "space";
  case ',':
    return "comma";
  case ';':
    return "semicolon";
  case ':':
    return "colon";
  case '.':
    return "period";
  default:
    return NULL;
  }
}

/* Keys from another program: the X server gives them to whatever has its focus. */
static void
send_bare (const char *text)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) hand = NULL;
  g_autoptr (GError) error = NULL;

  for (const char *const *word = (const char *const[]){ "xdotool", "key", "--delay", "1", NULL };
       *word != NULL; word++)
    g_ptr_array_add (words, g_strdup (*word));
  for (const char *p = text; *p != '\0'; p++)
    g_ptr_array_add (words,
                     name_of_key (*p) != NULL ? g_strdup (name_of_key (*p)) : g_strndup (p, 1));
  g_ptr_array_add (words, NULL);
  hand = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (hand, NULL, &error);
  g_assert_no_error (error);
}

/* Returns when the window has had them: F11 is nobody's key. */
static void
send_keys (const char *text)
{
  send_bare (text);
  desk_press ("F11", NULL);
}

/* What a draft would hold: "kind country number", a document each. */
static char *
dup_stored (void)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  GString *stored = g_string_new (NULL);

  dim_documents_store (dim_form_get_documents (at.form), draft);
  for (guint i = 0; i < draft->numbers->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (draft->incident->documents, i);

    g_string_append_printf (stored, "%s%s %s %s", i > 0 ? ", " : "", use->kind, use->country,
                            (const char *) g_ptr_array_index (draft->numbers, i));
  }
  return g_string_free (stored, FALSE);
}

static gboolean
is_stored (const char *expected)
{
  g_autofree char *stored = dup_stored ();

  return g_str_equal (stored, expected);
}

static gboolean
has_personal (const char *texts)
{
  g_autofree char *capitals = g_ascii_strup (texts, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (personal); i++)
    if (strstr (capitals, personal[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
shows_personal (void)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  texts_collect (at.window, texts);
  texts_collect_clipboard (gtk_widget_get_clipboard (at.window), texts);
  texts_collect_clipboard (gtk_widget_get_primary_clipboard (at.window), texts);
  dim_form_store (at.form, draft);
  g_string_append (texts, draft->explanation);
  return has_personal (texts->str);
}

/* Text, cursor and selection of what has the focus, and what undo would bring. */
static char *
describe_focus (void)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (at.window));

  if (GTK_IS_TEXT (focus)) {
    int start = -1;
    int end = -1;

    gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end);
    return g_strdup_printf ("%s at %d, %d–%d", gtk_editable_get_text (GTK_EDITABLE (focus)),
                            gtk_editable_get_position (GTK_EDITABLE (focus)), start, end);
  }
  if (GTK_IS_TEXT_VIEW (focus)) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
    g_autofree char *text = NULL;
    int cursor;

    g_object_get (buffer, "text", &text, "cursor-position", &cursor, NULL);
    return g_strdup_printf ("%s at %d, %d%d", text, cursor, gtk_text_buffer_get_can_undo (buffer),
                            gtk_text_buffer_get_can_redo (buffer));
  }
  return g_strdup (focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

/* A new registration, with nothing in it. */
static void
begin (void)
{
  AdwViewStack *pages = desk_child (at.window, "pages");

  let_pass (60000);
  adw_view_stack_set_visible_child_name (pages, "register");
  dim_register_page_start_new (at.page);
  DESK_WAIT (is_stored ("") && gtk_widget_get_mapped (GTK_WIDGET (at.form)));
  DESK_WAIT (desk_has_focus (answer ("date")));
}

static gboolean
holds (GtkTextBuffer *buffer, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return g_str_equal (text, expected);
}

/* Where the focus is, and what was done there before. */

static void
in_date (void)
{
  g_assert_true (gtk_widget_grab_focus (answer ("date")));
  desk_type ("3-11");
  desk_press ("Left", "Left", NULL);
}

static void
in_choice (void)
{
  g_assert_true (gtk_widget_grab_focus (answer ("product")));
  desk_press ("2", NULL);
  g_assert_true (gtk_widget_grab_focus (answer ("product")));
  desk_press ("Home", "Right", NULL);
}

static void
in_search_of_choice (void)
{
  g_assert_true (gtk_widget_grab_focus (answer ("form")));
  desk_type ("look");
}

static void
in_chips (void)
{
  g_assert_true (gtk_widget_grab_focus (answer ("discovery")));
  desk_press ("1", "3", NULL);
}

static void
in_explanation (void)
{
  gtk_expander_set_expanded (answer ("more"), TRUE);
  g_assert_true (gtk_widget_grab_focus (answer ("explanation")));
  desk_type (TYPED);
  desk_press ("ctrl+z", "ctrl+Home", "Right", NULL);
}

static void
on_button (void)
{
  g_assert_true (gtk_widget_grab_focus (desk_child (at.window, "new_button")));
}

static void
in_document (void)
{
  g_assert_true (gtk_widget_grab_focus (answer ("documents")));
}

typedef struct {
  const char *name;
  void (*go_there) (void);
  const char *keys;
  const char *stored;
} Row;

static void
test_scan_leaves_the_field_alone (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  begin ();
  row->go_there ();
  let_pass (1000);
  before = describe_focus ();
  send_keys (row->keys);
  DESK_WAIT (is_stored (row->stored));
  let_pass (1000);
  after = describe_focus ();

  g_assert_cmpstr (after, ==, before);
  g_assert_false (shows_personal ());
}

/* There a letter alone would choose an item, and the window hears of no key. */
static void
test_scan_over_a_menu (void)
{
  GtkWidget *menu = find (at.window, GTK_TYPE_POPOVER_MENU);

  begin ();
  gtk_popover_popup (GTK_POPOVER (menu));
  DESK_WAIT (gtk_widget_get_mapped (menu) && desk_has_focus (menu));
  send_bare (PASSPORT_SCAN);
  DESK_WAIT (is_stored (PASSPORT));

  g_assert_true (gtk_widget_get_mapped (menu));
  g_assert_false (shows_personal ());
  gtk_popover_popdown (GTK_POPOVER (menu));
}

static void
test_undo_is_as_it_was (void)
{
  GtkTextBuffer *buffer;

  begin ();
  in_explanation ();
  buffer = gtk_text_view_get_buffer (desk_child (answer ("explanation"), "view"));
  send_keys (PASSPORT_SCAN);
  DESK_WAIT (is_stored (PASSPORT));
  let_pass (1000);
  desk_press ("ctrl+shift+z", NULL);

  g_assert_true (holds (buffer, TYPED));
}

static void
test_scan_in_the_document_field_goes_on (void)
{
  begin ();
  in_document ();
  send_keys (CARD_1 "\t" CARD_2 "\t" CARD_3 "\t");
  DESK_WAIT (is_stored (CARD));

  g_assert_true (desk_has_focus (answer ("discovery")));
  g_assert_false (shows_personal ());
}

static void
test_second_scan_is_a_second_document (void)
{
  begin ();
  in_document ();
  send_keys (PASSPORT_SCAN);
  DESK_WAIT (is_stored (PASSPORT));
  let_pass (2000);
  send_keys (LICENCE "\n");
  DESK_WAIT (is_stored (PASSPORT ", " DRIVER));
  let_pass (2000);
  send_keys (PASSPORT_SCAN);
  let_pass (2000);
  send_keys (CARD_1 CARD_2 CARD_3 "\n");
  DESK_WAIT (is_stored (PASSPORT ", " DRIVER ", " CARD));
}

static void
test_scan_replaces_no_document (void)
{
  begin ();
  in_document ();
  desk_press ("minus", NULL);
  DESK_WAIT (is_stored ("geen  "));
  send_keys (LICENCE);
  DESK_WAIT (is_stored (DRIVER));
}

/* The kind that was answered for a deed without a number is not that of a passport. */
static void
test_scan_leaves_another_document_alone (void)
{
  begin ();
  in_document ();
  desk_press ("Return", NULL);
  desk_type ("geboorteakte");
  desk_press ("Return", NULL);
  DESK_WAIT (is_stored ("geboorteakte  "));
  send_keys (LICENCE);
  DESK_WAIT (is_stored ("geboorteakte  , " DRIVER));
}

static gboolean
says (const char *part)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  texts_collect (at.window, texts);
  return strstr (texts->str, part) != NULL;
}

static void
test_scan_at_the_list_comes_to_the_question (void)
{
  GtkWidget *incidents;

  begin ();
  desk_press ("ctrl+f", NULL);
  incidents = find (at.window, DIM_TYPE_INCIDENTS_PAGE);
  DESK_WAIT (desk_has_focus (incidents));
  desk_type ("look");
  send_keys (PASSPORT_SCAN);
  DESK_WAIT (is_stored (PASSPORT));

  DESK_WAIT (gtk_widget_get_mapped (GTK_WIDGET (at.form)));
  g_assert_true (desk_has_focus (answer ("documents")));
  DESK_WAIT (says ("Gescand: Nationaal paspoort"));
  g_assert_false (shows_personal ());
}

static void
test_half_a_scan_is_told (void)
{
  begin ();
  in_date ();
  send_keys (PASSPORT_1 "\n");
  let_pass (1500);
  DESK_WAIT (says ("De andere regels moeten nog komen"));
  let_pass (30000);
  DESK_WAIT (says ("De scan was niet heel"));

  g_assert_true (desk_has_focus (answer ("date")));
  g_assert_true (is_stored (""));
  g_assert_false (shows_personal ());
  send_keys (PASSPORT_SCAN);
  DESK_WAIT (is_stored (PASSPORT));
}

static void
test_next_line_may_take_its_time (void)
{
  begin ();
  in_document ();
  send_keys (CARD_1 "\n");
  let_pass (1500);
  DESK_WAIT (says ("De andere regels moeten nog komen"));
  send_keys (CARD_2);
  let_pass (5000);
  send_keys (CARD_3);
  DESK_WAIT (is_stored (CARD));
}

/* Faster than any hand, and yet words: held, then given back in their order, with what came after.
 */
static void
test_fast_words_arrive_in_order (void)
{
  static const char words[] = "Causaal: panama, afghaan; p<0,05 IDNLDers dd. ID ";
  GtkTextBuffer *buffer;

  begin ();
  in_explanation ();
  buffer = gtk_text_view_get_buffer (desk_child (answer ("explanation"), "view"));
  gtk_text_buffer_set_text (buffer, "", 0);
  send_bare (words);
  DESK_WAIT (holds (buffer, words));
}

static void
test_hand_keeps_its_keys (void)
{
  gpointer number;

  begin ();
  g_assert_true (gtk_widget_grab_focus (answer ("product")));
  desk_type ("paspoort aanvr");
  desk_press ("Return", NULL);
  g_assert_cmpstr (dim_choice_get_code (answer ("product")), ==, "paspoort-aanvraag");
  DESK_WAIT (desk_has_focus (answer ("form")));
  desk_press ("1", NULL);
  DESK_WAIT (desk_has_focus (answer ("documents")));
  number = desk_child (find (answer ("documents"), DIM_TYPE_DOCUMENT_CARD), "number");
  send_bare ("pap");
  DESK_WAIT (let_pass (1) && g_str_equal (desk_text (number, "entry"), "pap"));
}

/* What the tests look with must be able to see. */
static void
test_planted_name_is_seen (void)
{
  GtkTextBuffer *buffer;

  begin ();
  in_explanation ();
  buffer = gtk_text_view_get_buffer (desk_child (answer ("explanation"), "view"));
  gtk_text_buffer_set_text (buffer, "Mevrouw De Bruijn", -1);
  g_assert_true (shows_personal ());
  gtk_text_buffer_set_text (buffer, "", -1);
  g_assert_false (shows_personal ());
  gdk_clipboard_set_text (gtk_widget_get_clipboard (at.window), "650310");
  g_assert_true (shows_personal ());
  gdk_clipboard_set_text (gtk_widget_get_clipboard (at.window), "");
}

static const Row rows[] = {
  { "date-passport-enter", in_date, PASSPORT_SCAN, PASSPORT },
  { "date-licence", in_date, LICENCE "\n\n", DRIVER },
  { "choice-card-tab", in_choice, CARD_1 "\t" CARD_2 "\t" CARD_3 "\t", CARD },
  { "search-of-choice-passport-cr-lf", in_search_of_choice, PASSPORT_1 "\n\r" PASSPORT_2 "\n\r",
    PASSPORT },
  { "chips-td2-enter", in_chips, TD2_1 "\n" TD2_2 "\n", TD2 },
  { "explanation-card-in-one-go", in_explanation, CARD_1 CARD_2 CARD_3, CARD },
  { "explanation-lines-twice", in_explanation,
    PASSPORT_1 "\n" PASSPORT_1 "\n" PASSPORT_2 "\n" PASSPORT_2 "\n", PASSPORT },
  { "button-passport-blank", on_button, PASSPORT_1 " " PASSPORT_2 " ", PASSPORT },
  { "button-licence-twice", on_button, LICENCE "\n" LICENCE "\n", DRIVER },
};

static void
open_window (void)
{
  at.clock = dim_clock_new_manual (G_USEC_PER_SEC);
  at.window = dim_window_new (desk_application (), desk_monitor (), at.clock);
  desk_adopt (GTK_WINDOW (at.window));
  at.page = DIM_REGISTER_PAGE (find (at.window, DIM_TYPE_REGISTER_PAGE));
  at.form = desk_child (at.page, "form");
  DESK_WAIT (desk_has_focus (answer ("date")));
}

static int
run (void)
{
  int status;

  open_window ();
  status = desk_run ();
  return status;
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/scan/leaves-the-field-alone/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_scan_leaves_the_field_alone);
  }
  /* The last one: the X server gives keys to a menu for a while after it is gone. */
  g_test_add_func ("/scan/leaves-the-field-alone/menu", test_scan_over_a_menu);
  g_test_add_func ("/scan/undo-is-as-it-was", test_undo_is_as_it_was);
  g_test_add_func ("/scan/in-the-document-field-goes-on", test_scan_in_the_document_field_goes_on);
  g_test_add_func ("/scan/second-is-a-second-document", test_second_scan_is_a_second_document);
  g_test_add_func ("/scan/replaces-no-document", test_scan_replaces_no_document);
  g_test_add_func ("/scan/leaves-another-document-alone", test_scan_leaves_another_document_alone);
  g_test_add_func ("/scan/at-the-list-comes-to-the-question",
                   test_scan_at_the_list_comes_to_the_question);
  g_test_add_func ("/scan/half-is-told", test_half_a_scan_is_told);
  g_test_add_func ("/scan/next-line-may-take-its-time", test_next_line_may_take_its_time);
  g_test_add_func ("/scan/fast-words-arrive-in-order", test_fast_words_arrive_in_order);
  g_test_add_func ("/scan/hand-keeps-its-keys", test_hand_keeps_its_keys);
  g_test_add_func ("/scan/planted-name-is-seen", test_planted_name_is_seen);
  return run ();
}
