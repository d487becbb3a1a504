/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-match.h"

#include <string.h>

typedef enum {
  SHARES_NOTHING,
  SHARES_DOUBTFUL, /* only documents whose countries are known and differ */
  SHARES_DOCUMENT,
} Sharing;

static const char *const class_names[] = {
  [DIM_MATCH_NONE] = "geen", [DIM_MATCH_T1] = "T1",
  [DIM_MATCH_T1B] = "T1b",   [DIM_MATCH_T1C] = "T1c",
  [DIM_MATCH_T2] = "T2",     [DIM_MATCH_T3] = "T3",
  [DIM_MATCH_T4] = "T4",     [DIM_MATCH_CANDIDATE] = "kandidaat",
};

/* ICAO 9303 part 3 section 5: Germany's one letter, the British nationalities, Kosovo; and codes
 * that ISO 3166 replaced while documents that bear them were still shown. */
static const struct {
  const char *alias;
  const char *country;
} country_aliases[] = {
  { "D", "DEU" },   { "GBD", "GBR" }, { "GBN", "GBR" }, { "GBO", "GBR" },
  { "GBP", "GBR" }, { "GBS", "GBR" }, { "RKS", "XKX" }, { "ROM", "ROU" },
  { "TMP", "TLS" }, { "UNK", "XKX" }, { "ZAR", "COD" },
};

static gint64
days_apart (const DimMember *a, const DimMember *b)
{
  return ABS ((gint64) a->date - (gint64) b->date);
}

static Sharing
compare_documents (const DimMember *a, const DimMember *b)
{
  Sharing sharing = SHARES_NOTHING;

  for (guint i = 0; i < a->documents->len; i++)
    for (guint j = 0; j < b->documents->len; j++) {
      const DimShownDocument *one = &g_array_index (a->documents, DimShownDocument, i);
      const DimShownDocument *other = &g_array_index (b->documents, DimShownDocument, j);

      if (strcmp (one->document, other->document) != 0)
        continue;
      if (dim_country_may_equal (one->country, other->country))
        return SHARES_DOCUMENT;
      sharing = SHARES_DOUBTFUL;
    }
  return sharing;
}

static gboolean
has_same_desk (const DimMember *a, const DimMember *b)
{
  return strcmp (a->office, b->office) == 0 && strcmp (a->desk, b->desk) == 0 && a->role == b->role;
}

static DimMatchClass
classify_shared (const DimMember *a, const DimMember *b, Sharing sharing, gboolean is_near)
{
  if (strcmp (a->municipality, b->municipality) != 0)
    return is_near && strcmp (a->office, b->office) == 0 ? DIM_MATCH_T1C : DIM_MATCH_T3;
  if (!is_near)
    return DIM_MATCH_T2;
  if (sharing == SHARES_DOUBTFUL)
    return DIM_MATCH_CANDIDATE;
  return has_same_desk (a, b) ? DIM_MATCH_T1B : DIM_MATCH_T1;
}

static gboolean
looks_alike (const DimMember *a, const DimMember *b, guint days)
{
  return !a->has_number && !b->has_number && days_apart (a, b) <= days &&
         strcmp (a->municipality, b->municipality) == 0 && a->form != NULL &&
         g_strcmp0 (a->form, b->form) == 0 && a->product != NULL &&
         g_strcmp0 (a->product, b->product) == 0;
}

DimMember *
dim_member_new (const char *id)
{
  DimMember *member = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  member = g_new0 (DimMember, 1);
  g_strlcpy (member->id, id, sizeof member->id);
  member->date = DIM_DAY_NONE;
  member->documents = g_array_new (FALSE, TRUE, sizeof (DimShownDocument));
  return member;
}

void
dim_member_free (DimMember *member)
{
  if (member == NULL)
    return;
  g_clear_pointer (&member->documents, g_array_unref);
  g_free (member->form);
  g_free (member->product);
  g_free (member);
}

const char *
dim_match_class_name (DimMatchClass match)
{
  g_return_val_if_fail ((gsize) match < G_N_ELEMENTS (class_names), NULL);
  return class_names[match];
}

gboolean
dim_match_class_from_name (const char *name, DimMatchClass *out_match)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (out_match != NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (class_names); i++)
    if (g_str_equal (class_names[i], name)) {
      *out_match = (DimMatchClass) i;
      return TRUE;
    }
  return FALSE;
}

DimMatchClass
dim_match_classify (const DimMember *a, const DimMember *b, const DimMatchWindows *windows)
{
  Sharing sharing = SHARES_NOTHING;

  g_return_val_if_fail (a != NULL && b != NULL, DIM_MATCH_NONE);
  g_return_val_if_fail (windows != NULL, DIM_MATCH_NONE);
  if (strcmp (a->id, b->id) == 0)
    return DIM_MATCH_NONE;
  sharing = compare_documents (a, b);
  if (sharing != SHARES_NOTHING)
    return classify_shared (a, b, sharing, days_apart (a, b) <= windows->same_event_days);
  return looks_alike (a, b, windows->soft_hint_days) ? DIM_MATCH_T4 : DIM_MATCH_NONE;
}

const char *
dim_country_canonical (const char *country)
{
  g_return_val_if_fail (country != NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (country_aliases); i++)
    if (strcmp (country_aliases[i].alias, country) == 0)
      return country_aliases[i].country;
  return country;
}

gboolean
dim_country_may_equal (const char *a, const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  if (a[0] == '\0' || b[0] == '\0' || strcmp (a, b) == 0)
    return TRUE;
  return strcmp (dim_country_canonical (a), dim_country_canonical (b)) == 0;
}
