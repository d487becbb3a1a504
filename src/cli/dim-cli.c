/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cli.h"

#include "dim-cli-options.h"
#include "dim-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  const char *first;
  const char *second; /* NULL: it has one word */
  const char *arguments;
  const char *summary;
  DimCommandFunc run;
} Command;

static const Command commands[] = {
  { "enrol", NULL, "--collector URL --evaluator URL --code CODE",
    N_ ("Make this directory a device of an office"), dim_command_enrol },
  { "incident", "add", "--json FILE|- [--no-sync] [--text-checked]",
    N_ ("Register an incident and send it; prints its id and its receipt number"),
    dim_command_incident_add },
  { "incident", "list", "[--json] [WORDS]", N_ ("Registrations that this device may see"),
    dim_command_incident_list },
  { "month", "list", "[--missing] [--json]",
    N_ ("The months of your municipalities: what is registered or stated in each"),
    dim_command_month_list },
  { "month", "declare", "MUNICIPALITY MONTH [--no-sync]",
    N_ ("Make a zero statement: nothing happened there in that month"), dim_command_month_declare },
  { "month", "show", "MUNICIPALITY MONTH [--json]",
    N_ ("What is registered in a month by form, what is open, and the hash of its contents"),
    dim_command_month_show },
  { "month", "approve", "MUNICIPALITY MONTH [--no-sync]",
    N_ ("Say that a month is complete, from day 15 of the next"), dim_command_month_approve },
  { "month", "reopen", "MUNICIPALITY MONTH --reason REASON [--no-sync]",
    N_ ("Say that it is not after all: ontbreekt, onjuist or vergissing"),
    dim_command_month_reopen },
  { "incident", "revise",
    "ID --json FILE|- [--reason REASON] [--without-numbers] [--no-sync] [--text-checked]",
    N_ ("Change answers of a registration; only what differs is sent"),
    dim_command_incident_revise },
  { "incident", "withdraw", "ID --reason REASON [--no-sync]",
    N_ ("Take a registration back, for good: dubbel, vergissing, oefening or verwisseld"),
    dim_command_incident_withdraw },
  { "incident", "history", "[--json] ID", N_ ("What was changed in a registration, when and where"),
    dim_command_incident_history },
  { "incident", "texts", "ID", N_ ("What others explained to the readers of this device"),
    dim_command_incident_texts },
  { "incident", "asked", "",
    N_ ("The registrations of this desk about which a back office asked something"),
    dim_command_incident_asked },
  { "incident", "reply", "ID --answer ANSWER [--no-sync]",
    N_ ("Answer a question of a back office: klopt, aangepast or onbekend"),
    dim_command_incident_reply },
  { "readers", "list", "[--json]",
    N_ ("Who can read the explanations that are shared: circles and readers, each with its "
        "fingerprint"),
    dim_command_readers_list },
  { "readers", "start", "MUNICIPALITY|bzk [--no-sync]",
    N_ ("Become the first reader; prints the key that belongs on paper, once"),
    dim_command_readers_start },
  { "readers", "confirm", "MUNICIPALITY|bzk --fingerprint FINGERPRINT [--no-sync]",
    N_ ("Seal explanations for these readers from now on"), dim_command_readers_confirm },
  { "readers", "certify", "MUNICIPALITY|bzk READER --fingerprint FINGERPRINT [--no-sync]",
    N_ ("Let another device read too"), dim_command_readers_certify },
  { "readers", "recover", "MUNICIPALITY|bzk --paper-file FILE [--no-sync]",
    N_ ("Become a reader with the key on paper, when no other reader is left"),
    dim_command_readers_recover },
  { "review", "list", "[--json]", N_ ("What a back office is to look at, and why"),
    dim_command_review_list },
  { "review", "same", "ID ID… [--reason REASON] [--no-sync]",
    N_ ("Decide that registrations are one event; prints the ids of the decisions"),
    dim_command_review_same },
  { "review", "apart", "ID ID… [--reason REASON] [--no-sync]",
    N_ ("Decide that registrations are separate events; prints the ids of the decisions"),
    dim_command_review_apart },
  { "review", "ask", "ID --fields NAMES --reason REASON [--no-sync]",
    N_ ("Send a registration back to its desk with a question: wijkt-af, ontbreekt or "
        "onwaarschijnlijk"),
    dim_command_review_ask },
  { "review", "propose", "ID [HIT…] [--reason REASON] [--no-sync]",
    N_ ("Say that it is one event with what another municipality has; it is once they say so too"),
    dim_command_review_propose },
  { "review", "refuse", "ID [HIT…] [--reason REASON] [--no-sync]",
    N_ ("Say that it is not one event with what another municipality has"),
    dim_command_review_refuse },
  { "review", "take-back", "ID [HIT…] [--no-sync]",
    N_ ("Take back what was said of what another municipality has"), dim_command_review_take_back },
  { "review", "note", "ID [--leave FILE|-] [--take-back NOTE] [--text-checked] [--no-sync]",
    N_ ("Notes between the reviewers of municipalities that hold the same document: those at a "
        "registration, or a new one"),
    dim_command_review_note },
  { "review", "retract", "DECISION… [--no-sync]",
    N_ ("Take decisions back: what stood before stands again"), dim_command_review_retract },
  { "audit", NULL, "[--desk NAME] [--action ACTION] [--since DAY] [--until DAY] [--json] [WORDS]",
    N_ ("Who did what: the log of your office, the newest first"), dim_command_audit },
  { "verify", NULL, "",
    N_ ("Check the log of your office against what the collection server tells of it; says where "
        "it is broken"),
    dim_command_verify },
  { "sync", NULL, "", N_ ("Send what waits and fetch the news"), dim_command_sync },
  { "tallies", NULL, "--year YEAR --format csv|csv-nl|xlsx|json|sdmx|zip [--output FILE]",
    N_ ("The tables of a counting year, for analysts"), dim_command_tallies },
  { "participation", NULL,
    "--year YEAR [--also-in YEAR] [--silent] [--format csv|json [--output FILE]]",
    N_ ("Who takes part, what each month of each municipality is, and which are silent"),
    dim_command_participation },
  { "year", "list", "", N_ ("How each counting year stands, and who did what about it"),
    dim_command_year_list },
  { "year", "accept", "--year YEAR --reason volledig|onvolledig",
    N_ ("Accept what the municipalities delivered"), dim_command_year_accept },
  { "year", "close", "--year YEAR [--reason volgens-planning|hersteld]",
    N_ ("Close the year provisionally; takes a snapshot, its next vintage"),
    dim_command_year_close },
  { "year", "finish", "--year YEAR", N_ ("Close the year for good; takes the last snapshot"),
    dim_command_year_finish },
  { "year", "unlock", "--year YEAR --reason nagekomen|onjuist --until DAY",
    N_ ("Ask to unlock a year that is closed provisionally"), dim_command_year_unlock },
  { "year", "confirm", "--year YEAR", N_ ("Agree to unlocking, as the second person"),
    dim_command_year_confirm },
  { "snapshot", NULL, "--year YEAR [--vintage NUMBER] [--output FILE]",
    N_ ("A vintage of a closed year, as it was taken"), dim_command_snapshot },
  { "rebuild", NULL, "--from-snapshot FILE --format csv|json [--output FILE]",
    N_ ("The tables of a closed year once more, from its snapshot alone"), dim_command_rebuild },
  { "backup", NULL, "--output FILE --backup-passphrase-file FILE",
    N_ ("One sealed file of everything in the directory; prints what is in it"),
    dim_command_backup },
  { "restore", NULL, "FILE --backup-passphrase-file FILE [--check]",
    N_ ("Put a backup in the place of what is in the directory, which is set aside"),
    dim_command_restore },
  { "export", NULL, "--format csv|json [--output FILE]",
    N_ ("The registrations of this device, in words and codes, without document numbers"),
    dim_command_export },
  { "forget", NULL, "--desk NAME", N_ ("Destroy the keys of this device and remove what is here"),
    dim_command_forget },
  { "guard", NULL, "FILE|-",
    N_ ("Find personal data in text; a line a finding: kind, offset, length, certain or ask"),
    dim_command_guard },
  { "document", "check", "TEXT|-",
    N_ ("Check a document number or machine-readable zone, without repeating it"),
    dim_command_document_check },
  { "code-list", "show", "[LIST]",
    N_ ("The codes: list, code, label, valid from, valid to, version"),
    dim_command_code_list_show },
};

/* Options that may stand before the subcommand, and whether a value follows. */
static const struct {
  const char *name;
  gboolean has_value;
} leading[] = {
  { "--data", TRUE },
  { "--passphrase-file", TRUE },
  { "--no-keyring", FALSE },
};

static void
print_help (void)
{
  printf (_ ("Usage: %s SUBCOMMAND [OPTION…]\n\n"), g_get_prgname ());
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %s%s%s%s%s\n      %s\n", commands[i].first, commands[i].second != NULL ? " " : "",
            commands[i].second != NULL ? commands[i].second : "",
            commands[i].arguments[0] != '\0' ? " " : "", commands[i].arguments,
            _ (commands[i].summary));
  printf ("\n%s\n",
          _ ("Everywhere: --data DIRECTORY, --passphrase-file FILE, --no-keyring, --help.\n"
             "Exit status: 0 done, 1 refused, 2 wrong usage, 3 a server could not be reached; the "
             "work stays queued."));
}

static guint
skip_leading (char **argv)
{
  guint i = 1;

  while (argv[i] != NULL) {
    guint step = 0;

    for (gsize j = 0; j < G_N_ELEMENTS (leading); j++) {
      gsize length = strlen (leading[j].name);

      if (strcmp (argv[i], leading[j].name) == 0)
        step = leading[j].has_value && argv[i + 1] != NULL ? 2 : 1;
      else if (leading[j].has_value && g_str_has_prefix (argv[i], leading[j].name) &&
               argv[i][length] == '=')
        step = 1;
    }
    if (step == 0)
      break;
    i += step;
  }
  return i;
}

static const Command *
find_command (char *const *words, guint *out_n_words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (words[0] == NULL || strcmp (words[0], commands[i].first) != 0)
      continue;
    *out_n_words = commands[i].second != NULL ? 2 : 1;
    if (commands[i].second == NULL ||
        (words[1] != NULL && strcmp (words[1], commands[i].second) == 0))
      return &commands[i];
  }
  return NULL;
}

static DimCliStatus
run_command (const DimCliWorld *world, const Command *command, char **argv, guint at, guint n_words)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  DimCliStatus status = DIM_CLI_DONE;

  for (guint i = 0; i < at; i++)
    g_ptr_array_add (arguments, argv[i]);
  for (guint i = at + n_words; argv[i] != NULL; i++)
    g_ptr_array_add (arguments, argv[i]);
  g_ptr_array_add (arguments, NULL);
  status = command->run (world, (char **) arguments->pdata);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  dim_cli_complain (_ ("The result could not be written."));
  return status == DIM_CLI_DONE ? DIM_CLI_REFUSED : status;
}

DimCliStatus
dim_cli_run (const DimCliWorld *world, char **argv)
{
  const Command *command = NULL;
  guint at = 0;
  guint n_words = 0;

  g_return_val_if_fail (world != NULL && argv != NULL && argv[0] != NULL, DIM_CLI_USAGE);
  at = skip_leading (argv);
  if (argv[at] != NULL && (strcmp (argv[at], "--help") == 0 || strcmp (argv[at], "-h") == 0)) {
    print_help ();
    return DIM_CLI_DONE;
  }
  if (argv[at] != NULL && strcmp (argv[at], "--version") == 0) {
    printf ("%s %s (%s %s)\n", g_get_prgname (), DIM_VERSION, _ ("code lists"),
            dim_code_book_version (world->book));
    return DIM_CLI_DONE;
  }
  command = find_command (argv + at, &n_words);
  if (command != NULL)
    return run_command (world, command, argv, at, n_words);
  dim_cli_complain (_ ("There is no such subcommand. --help shows them all."));
  return DIM_CLI_USAGE;
}
