/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-help-topics.h"

#include <glib/gi18n-lib.h>

#define REVIEWERS   (1U << DIM_ROLE_BACK_OFFICE)
#define ANALYSTS    (1U << DIM_ROLE_ANALYST)
#define REGISTERING (1U << DIM_ROLE_FRONT_OFFICE | REVIEWERS)
#define EVERYBODY   (REGISTERING | ANALYSTS)

static const DimHelpPart registering[] = {
  { N_ ("Six answers"),
    N_ ("Only the six questions on this page are needed. Tab or Enter goes to the next one, "
        "Shift+Tab to the one before. The line at the top says what is still missing.") },
  { N_ ("Choosing"),
    N_ ("Type the number before a choice, or any part of its name. You can also walk through the "
        "choices with the arrow keys and take one with Enter. Which choice stands at which number, "
        "you decide in the preferences (Ctrl+comma).") },
  { N_ ("The day"), N_ ("Type for example 3-11, 0311, yesterday or -2. Below it the day is written "
                        "out, so that you can check it.") },
  { N_ ("Saving"), N_ ("Ctrl+Enter saves the incident and sends it. If an answer is missing, a "
                       "list says which; each line takes you to its question. Without a network "
                       "the incident waits on this computer and goes by itself later.") },
  { N_ ("Stopping half-way"),
    N_ ("What you type is kept at once, also when the power fails. Esc puts the draft aside and "
        "Ctrl+O opens one again. A draft that you threw away comes back with Ctrl+Z.") },
};

static const DimHelpPart documents[] = {
  { N_ ("Scanning"),
    N_ ("Scan the lines at the foot of the document. It does not matter where the cursor is. The "
        "program takes the kind, the country and the number, and forgets the rest at once.") },
  { N_ ("Typing"), N_ ("Choose the kind of document and type its number. Of a number from abroad "
                       "you type the last four characters once more, because nobody can see a "
                       "typing error in it. Was no document shown? Then type - or press Alt+D.") },
  { N_ ("More than one document"),
    N_ ("Scan the next one, or choose “Another document”. Each document has a card of its own.") },
  { N_ ("What happens with the number"),
    N_ ("The number stays on this computer, sealed, until it has been turned into a tag. By that "
        "tag two desks find out that they saw the same document. After that the number is "
        "destroyed. A tag cannot be turned back into a number.") },
};

static const DimHelpPart explanation[] = {
  { N_ ("What it is for"), N_ ("An explanation is never needed. Write what happened, not who it "
                               "was: no names, numbers, addresses or dates of birth.") },
  { N_ ("Underlined words"),
    N_ ("What looks like personal data is underlined. F8 goes to the next place and Ctrl+full stop "
        "takes it out. What is surely personal data cannot be kept; of what may be something else "
        "you say once that it is no personal data.") },
  { N_ ("Who may read it"),
    N_ ("Below the text you choose for whom it is meant: for your municipality, or for the "
        "ministry as well. The line there says where the text goes.") },
};

static const DimHelpPart receipt[] = {
  { N_ ("What happens now"), N_ ("The incident is safe on this computer. It goes to the collection "
                                 "server by itself; this page says when it has arrived.") },
  { N_ ("For the case file"), N_ ("Ctrl+P prints the receipt. You can also copy it. It holds the "
                                  "receipt number and your answers, and no personal data.") },
  { N_ ("Another incident"),
    N_ ("Ctrl+N begins the next one. Date, product and municipality are filled in already.") },
};

static const DimHelpPart incidents[] = {
  { N_ ("Searching"), N_ ("Ctrl+F goes to the search. Type words, a receipt number, a municipality "
                          "or a time, such as “look-alike this week”. Filters make the list "
                          "shorter still. What you search for often you can keep under a name.") },
  { N_ ("The list"), N_ ("A click on the head of a column sorts by it; the button for order and "
                         "columns does the same by keyboard, and chooses which columns show.") },
  { N_ ("States"), N_ ("Draft: you have not saved it yet. Waiting to be sent: it is safe here and "
                       "goes by itself. Waiting for tag: it is received, the document is still to "
                       "be compared. Received: nothing needs to be done. Possible double: look "
                       "whether it is the same event. Sent back: read why and mend it.") },
  { N_ ("Putting right"), N_ ("Ctrl+E changes the chosen incident. Only what you change is sent, "
                              "and the history shows what it was before. An incident that should "
                              "not count you take back, with a reason. That is for good.") },
  { N_ ("How certain it is"),
    N_ ("Ctrl+K says how certain the chosen incident is: suspected, established or refuted. You "
        "also choose why. What is refuted does not count from then on, and stays in the list as "
        "such. Ctrl+Z takes it back while the message shows; later you choose anew.") },
  { N_ ("A question of the back office"),
    N_ ("A line at the top of the window says that the back office asks you something. Look at the "
        "answers that it names. Say that it is right as it stands, change it, or say that you no "
        "longer know. If you change what was asked about, you need not answer any more.") },
};

static const DimHelpPart change[] = {
  { N_ ("Changing answers"),
    N_ ("Change what is wrong and press Ctrl+Enter. Only what you change is sent. The history of "
        "the incident keeps what stood there before, when it was changed and on which computer.") },
  { N_ ("The document number"),
    N_ ("A number that has been compared is destroyed, so it does not stand here. Leave it empty "
        "and it stays as it is. Type it only to correct it; it is then compared again.") },
  { N_ ("Stopping half-way"), N_ ("Esc closes this window. What you typed is kept, and nothing is "
                                  "sent until you save the change.") },
  { N_ ("Why the certainty changes"),
    N_ ("If you change how certain it is, you choose why before you save. The history keeps it.") },
};

static const DimHelpPart review[] = {
  { N_ ("What this page shows"),
    N_ ("What needs a person: incidents that may be one event, documents that were used again, and "
        "answers that contradict each other. Each line says why it is there.") },
  { N_ ("Same or separate"),
    N_ (
      "The incidents stand beside each other, what differs first. Z joins them: they count as one "
      "case. A keeps them apart, and they are not asked about again. The small arrow beside a "
      "button gives another reason. With more than two you can leave one out.") },
  { N_ ("Which answer counts"),
    N_ ("The last column shows what the case counts with. Press another answer to take that one. "
        "Nothing is lost: each incident keeps its own answers and its own receipt number.") },
  { N_ ("Asking the desk"),
    N_ ("V sends an incident back to its desk with a question. You choose which answers are to be "
        "looked at again, and why. You cannot type anything with it. Until the desk answers, the "
        "question stands at the end of the queue; G puts it away until then.") },
  { N_ ("Also in another municipality"),
    N_ (
      "Of what another municipality saw you are told whom to call and the month, and so are they; "
      "nobody sees more. Z says that it is one event: it counts once when they say so too. A says "
      "that it is not. G puts it away until they say something.") },
  { N_ ("Notes to other municipalities"),
    N_ ("Where another municipality has the same document, Ctrl+L leaves a short note for its "
        "reviewers, if the administrator has allowed notes. They see it with your contact and the "
        "month of the incident; nobody else can open it. You can take it back.") },
  { N_ ("Certain or refuted"),
    N_ ("K says how certain an incident is, and why. What is refuted does not count from then on. "
        "Ctrl+Z takes it back.") },
  { N_ ("Undoing"),
    N_ ("Ctrl+Z takes the last decision back, and what was there before is there again. You can "
        "decide otherwise later as well: an incident of a case has a button Compare. O goes on to "
        "the next without deciding.") },
};

static const DimHelpPart months[] = {
  { N_ ("What this page shows"),
    N_ ("How each month stands: how many incidents there are, or whether somebody said that "
        "nothing happened. So the ministry can tell a quiet month from a month without figures.") },
  { N_ ("Zero statement"),
    N_ ("Did nothing happen in a month? Choose it and press Enter. That is possible once the month "
        "is over and as long as it has no incidents. Doing it twice does no harm.") },
  { N_ ("Late incidents"), N_ ("If an incident of that month comes in later, the zero statement "
                               "lapses by itself. The month says so.") },
};

/* A back office also says that a month is complete. */
static const DimHelpPart reviewers_months[] = {
  { N_ ("What this page shows"),
    N_ ("How each month stands: how many incidents there are, or whether somebody said that "
        "nothing happened. So the ministry can tell a quiet month from a month without figures.") },
  { N_ ("Zero statement"),
    N_ ("Did nothing happen in a month? Choose it and press Enter. That is possible once the month "
        "is over and as long as it has no incidents. Doing it twice does no harm.") },
  { N_ ("Approving"),
    N_ ("From day 15 of the next month you can say that a month is complete: choose it and press "
        "A. First decide about what may be double and about answers that contradict each other. "
        "If something came in since you looked, your approval is not taken and you see what.") },
  { N_ ("Late incidents"),
    N_ (
      "What comes in after your approval always counts. The month then says that it was changed "
      "after it was approved. Look at it and approve it again, or open it again with a reason.") },
  { N_ ("Month proof"), N_ ("Ctrl+P prints what the month holds: counts, times and a hash, without "
                            "personal data.") },
};

static const DimHelpPart audit[] = {
  { N_ ("What this window shows"),
    N_ ("What the devices of your office did at the collection server, and what its administrator "
        "did that is about your office. It says who, what and when, never what was in it. The "
        "newest stands at the top. Enter on a line shows its incident.") },
  { N_ ("Searching the log"),
    N_ ("Type words, a desk, a day or a receipt number. Refused finds what the server did not "
        "do.") },
  { N_ ("Checking"),
    N_ ("Each line is tied to the one before by a sum that nobody can make fit afterwards. This "
        "computer keeps the lines as they came. Check asks the server for all of them once more "
        "and compares. If a line was altered or removed, you see which one. Tell your "
        "administrator then.") },
};

static const DimHelpPart queue[] = {
  { N_ ("The line at the foot"),
    N_ ("It says how much waits, for how long, and why. What waits is safe on this computer and "
        "goes by itself as soon as it can. F5 tries at once.") },
  { N_ ("Needs attention"),
    N_ ("The collection server sent these back. Open one to see what is wrong and mend it. What "
        "needs nothing more you can set aside; it stays in the list.") },
  { N_ ("Documents that are not compared yet"),
    N_ ("The incident itself has been received and counts. Comparing follows by itself, within "
        "thirty days.") },
};

static const DimHelpPart figures[] = {
  { N_ ("What is counted"),
    N_ ("Cases: one event counts once, however many desks registered it. Choose the year and what "
        "stands in the rows. The line at the foot says how complete the figures are.") },
  { N_ ("More than the total"), N_ ("Of some questions more than one answer is possible. Their "
                                    "rows together may be more than the total.") },
  { N_ ("Charts"),
    N_ (
      "Chart shows a chart beside the table: over the months with a year before in grey, as bars, "
      "or by province. With the arrow keys you go along the figures; Ctrl+C copies them. The "
      "button below the chart saves it as an image.") },
  { N_ ("Exporting"), N_ ("Ctrl+S saves all tables of the year as CSV or JSON, with codes and "
                          "labels. F5 fetches the newest figures.") },
};

static const DimHelpPart participation[] = {
  { N_ ("What is counted as reported"),
    N_ ("A month is reported when something was registered in it or a zero statement was made. "
        "Months are expected from the first device of an office on, when they are over. What was "
        "reported of other months is shown and is not counted.") },
  { N_ ("Municipalities that changed"),
    N_ ("A municipality that merged goes on as what it has become, also for the years before. One "
        "that was divided takes part until then.") },
  { N_ ("Comparing two years"),
    N_ ("Figures of two years can be compared where the same municipalities took part. Tick the "
        "box to count only those.") },
  { N_ ("Reminders"),
    N_ ("Reminders shows for each municipality with silent months what you can write to it. Enter "
        "copies it. What a single municipality reported or did not stays inside the ministry.") },
};

static const DimHelpPart years[] = {
  { N_ ("How a year is closed"),
    N_ ("A year that is over is accepted, then closed provisionally, and at last closed for good. "
        "Each closing takes a snapshot of all cases: a vintage, which never changes.") },
  { N_ ("What comes in later"),
    N_ ("Registrations go on as ever. What they change of a closed year is in its next vintage.") },
  { N_ ("Unlocking"),
    N_ ("A year that is closed provisionally is unlocked by two people, for a reason and until a "
        "day. After that it can be closed once more. Nobody has to: after the last day it is what "
        "it was.") },
  { N_ ("Making figures again"),
    N_ ("Save a vintage as a file. From that file alone the tables can be made again, also years "
        "later.") },
};

static const DimHelpPart preferences[] = {
  { N_ ("Fixed places"), N_ ("The choices with the numbers 1 to 9 stand where you put them and "
                             "never move by themselves, so that your hand can learn them.") },
  { N_ ("Language and drawing"),
    N_ ("The language follows the desktop unless you choose one. Is the program slow on a remote "
        "desktop? Then have it drawn by the processor.") },
  { N_ ("Entry time"),
    N_ (
      "If your municipality wants to know, the program measures how long entering takes. Only how "
      "many incidents took at most 1, 2, 5 or 10 minutes is sent, a month at a time. It says "
      "whether the form is quick, not whether you are. Your administrator may have settled "
      "it.") },
};

static const DimHelpPart readers[] = {
  { N_ ("Who reads explanations"),
    N_ ("An explanation goes sealed from the desk that wrote it to those who are named here. The "
        "collection server passes it on and cannot read it.") },
  { N_ ("Comparing"),
    N_ ("A fingerprint stands for a key. If two screens show the same one, nobody came in between. "
        "Compare all groups, by telephone or in person. A desk does that once.") },
  { N_ ("Another reader"),
    N_ ("A new device of a reviewer says by itself that it wants to read. One who reads already "
        "admits it after comparing. From then on it can also read what was written before.") },
  { N_ ("The key on paper"),
    N_ (
      "The first reader gets a key that belongs on paper in a safe. When no device of a reader is "
      "left, it opens everything. Without it explanations can be lost; figures cannot.") },
};

static const DimHelpPart device[] = {
  { N_ ("Backup"), N_ ("A backup is one sealed file with all that this computer keeps. It opens "
                       "with the passphrase that you choose for it. Without that passphrase nobody "
                       "can open it, and nobody can find it again for you.") },
  { N_ ("Restoring"),
    N_ (
      "Putting a backup back replaces what is here. What was here is set aside for seven days.") },
  { N_ ("Exporting"), N_ ("Writes all incidents of this computer to a file that a spreadsheet can "
                          "open. There are no document numbers in it.") },
  { N_ ("Forgetting this device"),
    N_ ("Destroys the keys and removes everything that is kept here. Do this when the computer "
        "goes to somebody else. What was sent stays with the collection server.") },
};

static const DimHelpPart enrolment[] = {
  { N_ ("What you need"),
    N_ ("The addresses of two servers and a code. You get them from the administrator of your "
        "office. The code works once and for fourteen days.") },
  { N_ ("If it does not work"),
    N_ ("Read the message on the page. A code that is used or too old needs a new one: ask "
        "your administrator. If the server cannot be reached, check both addresses and the "
        "network.") },
};

static const DimHelpPart passphrase[] = {
  { N_ ("Why a passphrase"),
    N_ ("What stands on this computer is sealed. Here the desktop has no keyring to keep the key, "
        "so your passphrase does. Four words that have nothing to do with each other are easy to "
        "remember and hard to guess.") },
  { N_ ("Forgotten?"),
    N_ ("Nobody can open it for you. What was sent is safe with the collection server. Put back a "
        "backup, or ask your administrator to enrol this computer anew.") },
};

#define PARTS(parts) (parts), G_N_ELEMENTS (parts)

static const DimHelpTopic topics[] = {
  { "register", N_ ("Registering"), REGISTERING, PARTS (registering) },
  { "documents", N_ ("Documents"), REGISTERING, PARTS (documents) },
  { "explanation", N_ ("Explanation"), REGISTERING, PARTS (explanation) },
  { "receipt", N_ ("After saving"), REGISTERING, PARTS (receipt) },
  { "incidents", N_ ("Incidents"), REGISTERING, PARTS (incidents) },
  { "change", N_ ("Changing an incident"), REGISTERING, PARTS (change) },
  { "review", N_ ("Review"), REVIEWERS, PARTS (review) },
  { "months", N_ ("Month"), 1U << DIM_ROLE_FRONT_OFFICE, PARTS (months) },
  { "months", N_ ("Month"), REVIEWERS, PARTS (reviewers_months) },
  { "audit", N_ ("Log of the office"), REVIEWERS, PARTS (audit) },
  { "figures", N_ ("Figures"), ANALYSTS, PARTS (figures) },
  { "participation", N_ ("Participation"), ANALYSTS, PARTS (participation) },
  { "years", N_ ("Counting years"), ANALYSTS, PARTS (years) },
  { "queue", N_ ("What waits"), EVERYBODY, PARTS (queue) },
  { "preferences", N_ ("Preferences"), EVERYBODY, PARTS (preferences) },
  { "readers", N_ ("Readers"), EVERYBODY, PARTS (readers) },
  { "device", N_ ("This device"), EVERYBODY, PARTS (device) },
  { "enrolment", N_ ("Enrolling"), EVERYBODY, PARTS (enrolment) },
  { "passphrase", N_ ("Passphrase"), EVERYBODY, PARTS (passphrase) },
};

const DimHelpTopic *
dim_help_topics (gsize *n_topics)
{
  g_return_val_if_fail (n_topics != NULL, NULL);
  *n_topics = G_N_ELEMENTS (topics);
  return topics;
}
