/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-publication.h"

#include "dim-csv.h"
#include "dim-export-words.h"
#include "dim-json-text.h"

#define PUBLISHER                                                                                  \
  "http://standaarden.overheid.nl/owms/terms/Ministerie_van_Binnenlandse_Zaken_en_"                \
  "Koninkrijksrelaties_(ministerie)"
#define RIGHTS   "http://publications.europa.eu/resource/authority/access-right/"
#define THEME    "http://publications.europa.eu/resource/authority/data-theme/JUST"
#define LICENSE  "http://creativecommons.org/licenses/by/4.0/deed.nl"
#define LANGUAGE "http://publications.europa.eu/resource/authority/language/NLD"
#define FILETYPE "http://publications.europa.eu/resource/authority/file-type/CSV"
#define MEDIA    "https://www.iana.org/assignments/media-types/text/csv"

static void
append_member (GString *out, const char *name, const char *text)
{
  dim_json_append_text_member (out, name, text);
  g_string_append (out, ", ");
}

static const char *
datatype_of (const DimSheetColumn *column)
{
  if (column->type == DIM_COLUMN_INTEGER)
    return "integer";
  if (column->type == DIM_COLUMN_DECIMAL)
    return "decimal";
  return column->type == DIM_COLUMN_MONTH && column->role != DIM_COLUMN_IDENTIFIES ? "gYearMonth"
                                                                                   : "string";
}

static void
append_csvw_column (GString *out, const DimSheetColumn *column)
{
  append_member (out, "name", column->name);
  append_member (out, "titles", column->name);
  append_member (out, "dc:title", column->label);
  append_member (out, "dc:description", column->about);
  if (column->role == DIM_COLUMN_IDENTIFIES)
    g_string_append (out, "\"required\": true, ");
  dim_json_append_text_member (out, "datatype", datatype_of (column));
}

static void
append_primary_key (GString *out, const DimSheet *sheet)
{
  const char *comma = "";

  g_string_append (out, "],\n    \"primaryKey\": [");
  for (guint i = 0; i < sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (sheet->columns, i);

    if (column->role != DIM_COLUMN_IDENTIFIES)
      continue;
    g_string_append (out, comma);
    dim_json_append_string (out, column->name);
    comma = ", ";
  }
  g_string_append (out, "]\n  }\n}\n");
}

char *
dim_publication_make_csvw (const DimSheet *sheet, const DimPublication *publication)
{
  g_autoptr (GString) out = g_string_new ("{\n  \"@context\": [\"http://www.w3.org/ns/csvw\", "
                                          "{\"@language\": \"nl\"}],\n  ");
  g_autofree char *file = NULL;

  g_return_val_if_fail (sheet != NULL && publication != NULL, NULL);
  file = g_strconcat (sheet->name, ".csv", NULL);
  append_member (out, "url", file);
  g_string_append (out, "\n  ");
  append_member (out, "dc:title", sheet->title);
  g_string_append (out, "\n  ");
  append_member (out, "dc:issued", publication->issued);
  g_string_append (out, "\n  \"dialect\": {\"encoding\": \"utf-8\", \"lineTerminators\": "
                        "[\"\\r\\n\"], \"header\": true},\n"
                        "  \"tableSchema\": {\n    \"columns\": [");
  for (guint i = 0; i < sheet->columns->len; i++) {
    g_string_append (out, i > 0 ? ",\n      {" : "\n      {");
    append_csvw_column (out, g_ptr_array_index (sheet->columns, i));
    g_string_append_c (out, '}');
  }
  append_primary_key (out, sheet);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "name": {"@id": "iri"}, */
static void
append_link (GString *out, const char *name, const char *iri)
{
  dim_json_append_string (out, name);
  g_string_append (out, ": {");
  dim_json_append_text_member (out, "@id", iri);
  g_string_append (out, "},\n  ");
}

static void
append_dutch (GString *out, const char *name, const char *text)
{
  dim_json_append_string (out, name);
  g_string_append (out, ": {");
  append_member (out, "@language", "nl");
  dim_json_append_text_member (out, "@value", text);
  g_string_append (out, "},\n  ");
}

static void
append_day (GString *out, const char *name, const char *day, const char *after)
{
  dim_json_append_string (out, name);
  g_string_append (out, ": {");
  append_member (out, "@type", "xsd:date");
  dim_json_append_text_member (out, "@value", day);
  g_string_append (out, "}");
  g_string_append (out, after);
}

static void
append_contact (GString *out, const DimPublication *publication)
{
  g_autofree char *mail = g_strconcat ("mailto:", publication->contact, NULL);

  g_string_append (out, "\"dcat:contactPoint\": {\"@type\": \"vcard:Kind\", ");
  append_member (out, "vcard:fn", publication->contact);
  g_string_append (out, "\"vcard:hasEmail\": {");
  dim_json_append_text_member (out, "@id", mail);
  g_string_append (out, "}},\n  ");
}

static void
append_agent (GString *out, const char *name)
{
  dim_json_append_string (out, name);
  g_string_append (out, ": {");
  append_member (out, "@id", PUBLISHER);
  append_member (out, "@type", "foaf:Agent");
  g_string_append (out, "\"foaf:name\": {\"@language\": \"nl\", \"@value\": \"Ministerie van "
                        "Binnenlandse Zaken en Koninkrijksrelaties\"}},\n  ");
}

static void
append_period (GString *out, const DimSheet *sheet)
{
  g_autofree char *from =
    g_strdup_printf ("%04u-%02u-01", sheet->from_month / 12, sheet->from_month % 12 + 1);
  guint last = sheet->to_month - 1;
  guint8 n_days = g_date_get_days_in_month ((GDateMonth) (last % 12 + 1), (GDateYear) (last / 12));
  g_autofree char *to = g_strdup_printf ("%04u-%02u-%02u", last / 12, last % 12 + 1, n_days);

  g_string_append (out, "\"dct:temporal\": {\"@type\": \"dct:PeriodOfTime\", ");
  append_day (out, "dcat:startDate", from, ", ");
  append_day (out, "dcat:endDate", to, "},\n  ");
}

static void
append_distribution (GString *out, const DimSheet *sheet, const DimPublication *publication)
{
  g_autofree char *url = g_strconcat (publication->url, sheet->name, ".csv", NULL);

  g_string_append (out, "\"dcat:distribution\": {\n  \"@type\": \"dcat:Distribution\",\n  ");
  append_dutch (out, "dct:title", sheet->title);
  append_link (out, "dcat:accessURL", publication->url);
  append_link (out, "dcat:downloadURL", url);
  append_link (out, "dct:license", LICENSE);
  append_link (out, "dct:format", FILETYPE);
  append_link (out, "dcat:mediaType", MEDIA);
  append_day (out, "dct:issued", publication->issued, "}\n}\n");
}

char *
dim_publication_make_dcat (const DimSheet *sheet, const DimPublication *publication)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *protection = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (sheet != NULL && publication != NULL, NULL);
  id = g_strconcat (publication->url, sheet->name, NULL);
  protection = dim_words_method_protection (publication->threshold);
  description = g_strdup_printf ("%s %s", dim_words_method_text (DIM_METHOD_COUNTING), protection);
  g_string_append (out, "{\n  \"@context\": {\"dcat\": \"http://www.w3.org/ns/dcat#\", \"dct\": "
                        "\"http://purl.org/dc/terms/\", \"foaf\": "
                        "\"http://xmlns.com/foaf/0.1/\", \"vcard\": "
                        "\"http://www.w3.org/2006/vcard/ns#\", \"xsd\": "
                        "\"http://www.w3.org/2001/XMLSchema#\"},\n  ");
  append_member (out, "@id", id);
  append_member (out, "@type", "dcat:Dataset");
  append_member (out, "dct:identifier", id);
  g_string_append (out, "\n  ");
  append_dutch (out, "dct:title", sheet->title);
  append_dutch (out, "dct:description", description);
  append_link (out, "dct:accessRights",
               publication->threshold > 0 ? RIGHTS "PUBLIC" : RIGHTS "NON_PUBLIC");
  append_contact (out, publication);
  append_agent (out, "dct:creator");
  append_agent (out, "dct:publisher");
  append_link (out, "dcat:theme", THEME);
  append_link (out, "dct:language", LANGUAGE);
  append_day (out, "dct:issued", publication->issued, ",\n  ");
  append_period (out, sheet);
  append_distribution (out, sheet, publication);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dim_publication_make_dictionary (const DimSheet *sheet)
{
  g_autoptr (GString) out = g_string_new ("kolom,titel,soort,uitleg\r\n");

  g_return_val_if_fail (sheet != NULL, NULL);
  for (guint i = 0; i < sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (sheet->columns, i);

    dim_csv_append_row (out, (const char *const[]){ column->name, column->label,
                                                    datatype_of (column), column->about, NULL });
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dim_publication_make_codes (const DimSheet *sheet)
{
  g_autoptr (GString) out = g_string_new ("lijst,code,omschrijving,definitie\r\n");

  g_return_val_if_fail (sheet != NULL, NULL);
  for (guint i = 0; i < sheet->codes->len; i++) {
    const DimSheetCode *code = g_ptr_array_index (sheet->codes, i);

    dim_csv_append_row (out, (const char *const[]){ code->list, code->code, code->label,
                                                    code->definition, NULL });
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_section (GString *out, const char *heading, const char *text)
{
  g_string_append_printf (out, "\n## %s\n\n%s\n", heading, text);
}

char *
dim_publication_make_method (const DimSheet *sheet, const DimPublication *publication)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *protection = NULL;

  g_return_val_if_fail (sheet != NULL && publication != NULL, NULL);
  protection = dim_words_method_protection (publication->threshold);
  g_string_append_printf (out, "# %s\n", sheet->title);
  for (guint i = 0; i < sheet->notes->len; i++) {
    const DimSheetNote *note = g_ptr_array_index (sheet->notes, i);

    append_section (out, note->heading, note->text);
  }
  if (publication->participation != NULL)
    append_section (out, dim_words_export_participation (), publication->participation);
  append_section (out, dim_words_export_protection (), protection);
  if (sheet->code_list_version != NULL)
    append_section (out, dim_words_export_heading (DIM_EXPORT_WORD_CODE_LIST),
                    sheet->code_list_version);
  append_section (out, dim_words_export_columns (), "");
  for (guint i = 0; i < sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (sheet->columns, i);

    g_string_append_printf (out, "- `%s` (%s): %s\n", column->name, column->label, column->about);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
