/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-publication.h"
#include "odd-sheet.h"

/* Writes the odd sheet to a folder in every format, for read-back.py.
 *
 * usage: write-sheets FOLDER */

static GFile *
file_in (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

int
main (int argc, char **argv)
{
  static const char *const formats[] = { "csv", "csv-nl", "json", "sdmx", "xlsx" };
  static const char *const names[] = { "csv.csv", "csv-nl.csv", "json.json", "sdmx.csv",
                                       "xlsx.xlsx" };
  const DimPublication publication = { .url = "https://example.org/proef/",
                                       .contact = "cijfers@example.org",
                                       .issued = "2027-02-01",
                                       .participation = "42 van 50 gemeenten",
                                       .threshold = 5 };
  g_autoptr (DimSheet) sheet = odd_sheet_new ();
  g_autoptr (GFile) zip = NULL;

  if (argc != 2)
    return 2;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GFile) file = file_in (argv[1], names[i]);

    if (!dim_sheet_write_file (file, dim_sheet_writer (formats[i]), sheet, FALSE, NULL, NULL))
      return 1;
  }
  zip = file_in (argv[1], "zip.zip");
  return dim_publication_write_file (zip, sheet, &publication, NULL, NULL) ? 0 : 1;
}
