/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sentences.h"

#include <string.h>

#include "dim-translate.h"

/* A code alone, or one code of one field where a better sentence can be said; the first that fits
 * is taken. */
static const struct {
  const char *code;
  int field; /* −1: any */
  const char *sentence;
} fault_sentences[] = {
  { "verplicht", DIM_FIELD_DATE, N_ ("Fill in on which day it happened.") },
  { "verplicht", DIM_FIELD_PRODUCT, N_ ("Choose what the applicant came for.") },
  { "verplicht", DIM_FIELD_FORM, N_ ("Choose what was the matter.") },
  { "verplicht", DIM_FIELD_DOCUMENTS,
    N_ ("Choose the document that was shown, or “No document”.") },
  { "verplicht", DIM_FIELD_DISCOVERY, N_ ("Choose how it was discovered.") },
  { "verplicht", DIM_FIELD_OUTCOME, N_ ("Choose what happened then.") },
  { "verplicht", DIM_FIELD_MUNICIPALITY, N_ ("Choose the municipality it counts for.") },
  { "verplicht", -1, N_ ("This answer is needed. Fill it in.") },
  { "onbekende-code", -1, N_ ("This choice is not in the list. Choose another.") },
  { "code-niet-geldig", -1,
    N_ ("This choice does not hold on that date. Choose another, or check the date.") },
  { "datum-in-toekomst", -1, N_ ("The date lies in the future. Choose today or an earlier day.") },
  { "datum-te-oud", -1, N_ ("The date lies before 2019. Check the year.") },
  { "gemeente-onbekend", -1, N_ ("This municipality is not known. Choose one from the list.") },
  { "gemeente-niet-geldig-op-datum", -1,
    N_ ("This municipality did not exist on that date. Choose another, or check the date.") },
  { "gemeente-niet-van-kantoor", -1,
    N_ ("Your office does not work for this municipality. Choose another.") },
  { "te-veel", DIM_FIELD_DOCUMENTS, N_ ("There are too many documents. Take some away.") },
  { "te-veel", -1, N_ ("There are too many answers. Take some away.") },
  { "land-onbekend", -1, N_ ("This country is not known. Choose one from the list.") },
  { "soort-heeft-geen-nummer", -1,
    N_ ("No number is kept of this kind of document. Choose another kind, or empty the number.") },
  { "dubbel", DIM_FIELD_OTHER_FORMS,
    N_ ("This form is the main form already. Take it away here.") },
  { "dubbel", -1, N_ ("This stands here twice. Take one away.") },
  { "geen-en-ander", -1,
    N_ ("“No document” cannot go together with a document. Take one of the two away.") },
  { "techniek-zonder-vervalsing", -1,
    N_ ("A technique belongs to a forged document only. Take it away, or choose “Forged document” "
        "as a form.") },
  { "onbekend-en-ander", -1,
    N_ ("“Unknown” cannot go together with another answer. Take one of the two away.") },
  { "ongeldig-id", -1, N_ ("This document was not stored well. Take it away and add it again.") },
};

const char *
dim_words_fault (const DimFault *fault)
{
  g_return_val_if_fail (fault != NULL && fault->code != NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fault_sentences); i++)
    if (strcmp (fault_sentences[i].code, fault->code) == 0 &&
        (fault_sentences[i].field == -1 || fault_sentences[i].field == (int) fault->field))
      return _ (fault_sentences[i].sentence);
  return _ ("This answer is not right. Check it.");
}

const char *
dim_words_number_verdict (DimNumberVerdict verdict)
{
  switch (verdict) {
  case DIM_NUMBER_OK:
    return "";
  case DIM_NUMBER_EMPTY:
    return _ ("There is no number here. Type it, or leave the field empty.");
  case DIM_NUMBER_TOO_LONG:
    return _ ("This is too long for a document number. Check what you typed.");
  case DIM_NUMBER_TOO_SHORT:
    return _ ("A document number has at least 5 letters and digits. Check what you typed.");
  case DIM_NUMBER_NO_DIGIT:
    return _ ("A document number has at least one digit. Check what you typed.");
  case DIM_NUMBER_ONE_CHARACTER:
    return _ (
      "This is one and the same character. Type the real number, or leave the field empty.");
  case DIM_NUMBER_PLAIN_RUN:
    return _ ("This is a plain run of digits. Type the real number, or leave the field empty.");
  case DIM_NUMBER_PLACEHOLDER:
    return _ ("This is no number. If there is none, leave the field empty.");
  default:
    g_return_val_if_reached ("");
  }
}

char *
dim_words_number_warnings (DimNumberWarnings warnings)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  if (warnings & DIM_NUMBER_WARNING_FORMAT)
    g_ptr_array_add (sentences,
                     _ ("This kind of document mostly has another form of number. Check it."));
  if (warnings & DIM_NUMBER_WARNING_CHECK_DIGIT)
    g_ptr_array_add (sentences, _ ("The last digit does not fit. Check for a typing error."));
  if (warnings & DIM_NUMBER_WARNING_KIND)
    g_ptr_array_add (sentences,
                     _ ("The first letter belongs to another kind of document. Check the kind."));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

const char *
dim_words_personal_kind (DimPersonalKind kind)
{
  static const char *const kinds[DIM_N_PERSONAL] = {
    [DIM_PERSONAL_BSN] = N_ ("a citizen service number (BSN)"),
    [DIM_PERSONAL_A_NUMBER] = N_ ("an A-number"),
    [DIM_PERSONAL_DOCUMENT_NUMBER] = N_ ("a document number"),
    [DIM_PERSONAL_MRZ] = N_ ("the machine-readable lines of a document"),
    [DIM_PERSONAL_IBAN] = N_ ("a bank account number (IBAN)"),
    [DIM_PERSONAL_LICENCE_PLATE] = N_ ("a licence plate"),
    [DIM_PERSONAL_PHONE] = N_ ("a phone number"),
    [DIM_PERSONAL_EMAIL] = N_ ("an e-mail address"),
    [DIM_PERSONAL_POSTCODE] = N_ ("a postcode with a house number"),
    [DIM_PERSONAL_BIRTH_DATE] = N_ ("a birth date"),
    [DIM_PERSONAL_NAME] = N_ ("the name of a person"),
    [DIM_PERSONAL_ADDRESS] = N_ ("an address"),
  };

  g_return_val_if_fail ((guint) kind < DIM_N_PERSONAL, "");
  return _ (kinds[kind]);
}

char *
dim_words_finding (const DimFinding *finding)
{
  const char *kind = NULL;

  g_return_val_if_fail (finding != NULL, NULL);
  kind = dim_words_personal_kind (finding->kind);
  if (finding->level == DIM_GUARD_CERTAIN)
    return g_strdup_printf (_ ("This is %s. Take it away: the explanation holds no personal data."),
                            kind);
  return g_strdup_printf (_ ("This may be %s. Take it away, or say that it is not."), kind);
}

const char *
dim_words_destiny (DimAudience audience)
{
  switch ((guint) audience & DIM_AUDIENCE_ALL) {
  case DIM_AUDIENCE_NONE:
    return _ ("The explanation stays on this computer, sealed.");
  case DIM_AUDIENCE_MUNICIPALITY:
    return _ ("The explanation goes sealed to the reviewers of your municipality; nobody else can "
              "open it. Until somebody reads there it waits on this computer.");
  case DIM_AUDIENCE_MINISTRY:
    return _ ("The explanation goes sealed to the analysts of the ministry (BZK); nobody else can "
              "open it. Until somebody reads there it waits on this computer.");
  default:
    return _ ("The explanation goes sealed to the reviewers of your municipality and the analysts "
              "of the ministry (BZK); nobody else can open it. Until somebody reads there it waits "
              "on this computer.");
  }
}
