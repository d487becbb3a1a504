/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-words.h"

#include "dim-bytes.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-record.h"
#include "dim-sentences.h"
#include "dim-text.h"
#include "dim-translate.h"
#include "dim-words.h"

#include <string.h>

#define HEAD_GROUP 4 /* digits that stand together */

/* What follows the name of who did it, or wanted to; NULL: it is never refused. */
typedef struct {
  const char *action;
  const char *done;
  const char *wanted;
} Deed;

static const Deed deeds[] = {
  { "voorval", N_ ("registered an incident"), N_ ("wanted to register an incident") },
  { "herziening", N_ ("changed an incident"), N_ ("wanted to change an incident") },
  { "kenmerken", N_ ("sent the tag of a document"), N_ ("wanted to send the tag of a document") },
  { "intrekking", N_ ("took an incident back"), N_ ("wanted to take an incident back") },
  { "intrekking-met-treffer", N_ ("took an incident back whose document was also seen elsewhere"),
    NULL },
  { "intrekking-elders", N_ ("took an incident back with the same document as this one"), NULL },
  { "beslissing", N_ ("decided whether incidents belong together"),
    N_ ("wanted to decide whether incidents belong together") },
  { "nulmelding", N_ ("made a zero statement"), N_ ("wanted to make a zero statement") },
  { "akkoord", N_ ("approved a month"), N_ ("wanted to approve a month") },
  { "invoertijden", N_ ("sent how long entering took"),
    N_ ("wanted to send how long entering took") },
  { "lezer", N_ ("asked to read explanations"), N_ ("wanted to read explanations") },
  { "lezersverklaring", N_ ("admitted a reader of explanations"),
    N_ ("wanted to admit a reader of explanations") },
  { "toelichting", N_ ("shared an explanation"), N_ ("wanted to share an explanation") },
  { "leessleutels", N_ ("opened explanations to another reader"),
    N_ ("wanted to open explanations to another reader") },
  { "navraag", N_ ("asked a desk about an incident"),
    N_ ("wanted to ask a desk about an incident") },
  { "reactie", N_ ("answered a question about an incident"),
    N_ ("wanted to answer a question about an incident") },
  { "voorstel", N_ ("spoke of an incident of another municipality"),
    N_ ("wanted to speak of an incident of another municipality") },
  { "notitiesleutel", N_ ("sent the key to notes about an incident"),
    N_ ("wanted to send the key to notes about an incident") },
  { "notitie", N_ ("left a note to other municipalities, or took one back"),
    N_ ("wanted to leave a note to other municipalities, or to take one back") },
  { "feit", N_ ("sent something"), N_ ("sent something that could not be read") },
  { "lezen", N_ ("read something"), N_ ("wanted to read something") },
  { "telrijen", N_ ("fetched what tables are counted from"),
    N_ ("wanted to fetch what tables are counted from") },
  { "tellingen", N_ ("fetched the figures"), N_ ("wanted to fetch the figures") },
  { "deelname", N_ ("fetched who takes part"), N_ ("wanted to fetch who takes part") },
  { "jaarstap", N_ ("took a step of a counting year"),
    N_ ("wanted to take a step of a counting year") },
  { "momentopname", N_ ("fetched a snapshot of a counting year"),
    N_ ("wanted to fetch a snapshot of a counting year") },
  { "apparaat-inschrijven", N_ ("was enrolled"), N_ ("wanted to be enrolled") },
  { "kantoor-vastleggen", N_ ("recorded what is known of the office"),
    N_ ("wanted to record what is known of the office") },
  { "apparaat-toevoegen", N_ ("added a device to the office"),
    N_ ("wanted to add a device to the office") },
  { "apparaat-intrekken", N_ ("revoked a device"), N_ ("wanted to revoke a device") },
  { "kring-vergeten", N_ ("made the readers of explanations begin anew"),
    N_ ("wanted to make the readers of explanations begin anew") },
  { "notities-toestaan", N_ ("allowed notes between municipalities"),
    N_ ("wanted to allow notes between municipalities") },
  { "notities-beeindigen", N_ ("ended notes between municipalities and removed them"),
    N_ ("wanted to end notes between municipalities") },
  { "sleutellijst-inlezen", N_ ("imported the list of keys"),
    N_ ("wanted to import the list of keys") },
};

static const struct {
  const char *code;
  const char *reason;
} refusals[] = {
  { "al-anders-vastgelegd", N_ ("something else is recorded under the same number") },
  { "tegenspraak", N_ ("it contradicts an earlier decision") },
  { "maand-heeft-voorvallen", N_ ("something is registered in that month") },
  { "kenmerk-sleutel", N_ ("the key of the tag does not hold") },
  { "kring-sleutel", N_ ("the reader does not belong there") },
  { "notities-uit", N_ ("notes between municipalities are not allowed") },
  { "geen-recht", N_ ("this device may not do that") },
  { "niet-gevonden", N_ ("it does not exist") },
  { "ongeldige-inhoud", N_ ("the message was not right") },
  { "ongeldige-json", N_ ("the message was not right") },
  { "onbekende-parameter", N_ ("the message was not right") },
  { "apparaat-ingetrokken", N_ ("the device was revoked") },
  { "tijdelijk-niet", N_ ("the server could not do it at that moment") },
};

static const Deed *
find_deed (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (strcmp (deeds[i].action, action) == 0)
      return &deeds[i];
  return NULL;
}

static const char *
name_actor (const DimAuditEntry *entry)
{
  if (strcmp (entry->actor, DIM_AUDIT_ELSEWHERE) == 0)
    return _ ("Another municipality");
  return entry->desk[0] != '\0' ? entry->desk : _ ("The administrator of the collection server");
}

char *
dim_words_audit_line (const DimAuditEntry *entry)
{
  const Deed *deed = NULL;
  const char *words;

  g_return_val_if_fail (entry != NULL, NULL);
  deed = find_deed (entry->action);
  if (deed == NULL)
    /* TRANSLATORS: who, and the code of what was done, which a newer server knows */
    return g_strdup_printf (_ ("%s did something else (%s)"), name_actor (entry), entry->action);
  words = dim_audit_entry_is_refused (entry) && deed->wanted != NULL ? deed->wanted : deed->done;
  /* TRANSLATORS: who, and what he did: "Front desk" "registered an incident" */
  return g_strdup_printf (_ ("%s %s"), name_actor (entry), _ (words));
}

/* The code after the status; one that is not known is told as it is. */
static const char *
read_refusal (const DimAuditEntry *entry)
{
  const char *code = strchr (entry->result, ' ');

  code = code != NULL ? code + 1 : entry->result;
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strcmp (refusals[i].code, code) == 0)
      return _ (refusals[i].reason);
  return code;
}

/* Takes @day. */
static GString *
begin_details (char *day, gint64 time_s)
{
  g_autofree char *own = day;
  g_autofree char *time = dim_words_time (time_s);
  GString *details = g_string_new (NULL);

  g_string_append_printf (details, "%s, %s", own, time);
  return details;
}

static void
append_details (GString *details, const DimAuditEntry *entry)
{
  if (dim_uuid_is_valid (entry->incident)) {
    g_autofree char *number = dim_receipt_number (entry->incident);
    g_autofree char *receipt = g_strdup_printf (_ ("Receipt number %s"), number);

    g_string_append_printf (details, " · %s", receipt);
  }
  if (dim_audit_entry_is_refused (entry)) {
    g_autofree char *refused = g_strdup_printf (_ ("refused: %s"), read_refusal (entry));

    g_string_append_printf (details, " · %s", refused);
  }
}

char *
dim_words_audit_details (const DimAuditEntry *entry, DimDay today)
{
  GString *details;

  g_return_val_if_fail (entry != NULL, NULL);
  details =
    begin_details (dim_words_day_near (dim_day_from_unix (entry->time_s), today), entry->time_s);
  append_details (details, entry);
  return g_string_free (details, FALSE);
}

gboolean
dim_words_audit_matches (const DimAuditEntry *entry, gpointer data)
{
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  GString *details;

  g_return_val_if_fail (entry != NULL && data != NULL, FALSE);
  line = dim_words_audit_line (entry);
  details = begin_details (dim_words_day (dim_day_from_unix (entry->time_s)), entry->time_s);
  append_details (details, entry);
  text = g_string_free (details, FALSE);
  {
    g_autofree char *all = g_strjoin (" ", line, text, entry->action, entry->result, NULL);

    key = dim_text_search_key (all);
  }
  return dim_text_matches (key, data);
}

/* "3 nov 2026, 10:12" */
static char *
name_moment (gint64 unix_s)
{
  g_autofree char *day = dim_words_day_short (dim_day_from_unix (unix_s));
  g_autofree char *time = dim_words_time (unix_s);

  return g_strdup_printf ("%s, %s", day, time);
}

char *
dim_words_audit_finding (const DimAuditFinding *finding)
{
  g_autofree char *place = NULL;
  g_autofree char *moment = NULL;

  g_return_val_if_fail (finding != NULL, NULL);
  place = dim_words_number (finding->place);
  if (finding->time_s == 0)
    return g_strdup_printf (_ ("Line %s is missing."), place);
  moment = name_moment (finding->time_s);
  switch (finding->fault) {
  case DIM_AUDIT_DIFFERENT:
    return g_strdup_printf (_ ("Line %s of %s reads otherwise than before."), place, moment);
  case DIM_AUDIT_MISSING:
    return g_strdup_printf (_ ("Line %s of %s is not there any more."), place, moment);
  case DIM_AUDIT_UNFIT:
  case DIM_N_AUDIT_FAULTS:
  default:
    return g_strdup_printf (_ ("Line %s of %s does not fit the chain."), place, moment);
  }
}

/* The first of them, and how many more there are. */
static char *
name_findings (const DimAuditVerdict *verdict)
{
  guint others = verdict->findings->len - 1;
  g_autofree char *first =
    dim_words_audit_finding (&g_array_index (verdict->findings, DimAuditFinding, 0));
  g_autofree char *number = dim_words_number (others);
  g_autofree char *more = NULL;

  if (others == 0)
    return g_strdup_printf (_ ("The log is not right. %s"), first);
  more = g_strdup_printf (P_ ("There is %s more place where it is not right.",
                              "There are %s more places where it is not right.", others),
                          number);
  return g_strdup_printf (_ ("The log is not right. %s %s"), first, more);
}

char *
dim_words_audit_verdict (const DimAuditVerdict *verdict)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (verdict != NULL, NULL);
  if (verdict->findings->len > 0)
    return name_findings (verdict);
  number = dim_words_number (verdict->lines);
  if (verdict->is_asked)
    return g_strdup_printf (P_ ("The log is right: %s line, which the collection server tells "
                                "now as it did before.",
                                "The log is right: %s lines, which the collection server tells "
                                "now as it did before.",
                                verdict->lines),
                            number);
  return g_strdup_printf (P_ ("What is kept here is right: %s line. The collection server could "
                              "not be asked.",
                              "What is kept here is right: %s lines. The collection server could "
                              "not be asked.",
                              verdict->lines),
                          number);
}

char *
dim_words_audit_head (const DimAuditVerdict *verdict)
{
  g_autofree char *hex = NULL;
  g_autoptr (GString) groups = g_string_new (NULL);

  g_return_val_if_fail (verdict != NULL, NULL);
  hex = dim_hex_encode (verdict->head, sizeof verdict->head);
  for (const char *digit = hex; *digit != '\0'; digit++) {
    if (digit > hex && (digit - hex) % HEAD_GROUP == 0)
      g_string_append_c (groups, ' ');
    g_string_append_c (groups, *digit);
  }
  return g_strdup_printf (_ ("Head of the chain: %s"), groups->str);
}

const char *
dim_words_audit_alarm (const DimAuditVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, "");
  return verdict->findings->len == 0
           ? ""
           : _ ("The log of your office is not right. Look at it, and tell your administrator.");
}

const char *
dim_words_audit_not_yours (void)
{
  return _ ("Only a back office reads the log of its office.");
}

const char *
dim_words_audit_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");
  return g_error_matches (error, DIM_ERROR, DIM_ERROR_REJECTED) ? dim_words_audit_not_yours ()
                                                                : dim_words_error (error);
}
