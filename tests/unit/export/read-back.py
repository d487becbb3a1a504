#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other programs read in the files that the export writes: csv, json, zipfile and, where they
are installed, LibreOffice and rdflib.

usage: read-back.py WRITE_SHEETS"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

NAMES = ["'s-Gravenhage", "=1+1", "+31", "-1", "@SUM(A1)", 'Den Bosch, "de stad"; en meer',
         "twee\nregels", "scheiding\u2028hier", "Súdwest-Fryslân"]
FORMULAS = ("=", "+", "-", "@")
DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
# What DCAT-AP-NL 3.0 wants of a dataset and of a distribution.
OF_DATASET = ["dct:title", "dct:description", "dct:identifier", "dct:accessRights", "dct:creator",
              "dct:publisher", "dcat:contactPoint", "dcat:theme"]
OF_DISTRIBUTION = ["dcat:accessURL", "dct:license"]


def expected():
    """code, name, cases, share, month, status, as text; the fourth row is hidden"""
    for i, name in enumerate(NAMES):
        hidden = i == 3
        yield ["totaal" if i == 8 else f"A{i}", name, "" if hidden else str(i * 1000),
               "" if hidden else f"{i}.5", f"2026-{i + 1:02}", "onderdrukt" if hidden else ""]


class ReadBack(unittest.TestCase):
    folder = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def rows(self, name, **how):
        with open(self.path(name), encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text, **how))

    def test_csv(self):
        self.assertEqual(self.rows("csv.csv")[1:], list(expected()))

    def test_dutch_csv(self):
        for row, wanted in zip(self.rows("csv-nl.csv", delimiter=";")[1:], expected()):
            guard = "'" if wanted[1].startswith(FORMULAS) else ""
            self.assertEqual(row[1], guard + wanted[1])
            self.assertEqual(row[2], wanted[2])
            self.assertEqual(row[3], wanted[3].replace(".", ","))

    def test_json(self):
        with open(self.path("json.json"), encoding="utf-8") as text:
            table = json.load(text)
        self.assertEqual([row["code_omschrijving"] for row in table["rijen"]], NAMES)
        self.assertIsNone(table["rijen"][3]["zaken"])
        self.assertEqual(table["rijen"][8]["zaken"], 8000)
        self.assertEqual([column["naam"] for column in table["kolommen"]],
                         self.rows("csv.csv")[0])

    def test_sdmx(self):
        rows = self.rows("sdmx.csv")
        self.assertEqual(rows[0][:3], ["STRUCTURE", "STRUCTURE_ID", "ACTION"])
        self.assertTrue(all(len(row) == len(rows[0]) for row in rows))
        found = [dict(zip(rows[0], row)) for row in rows[1:]]
        self.assertEqual({row["STRUCTURE"] for row in found}, {"dataflow"})
        cases = [row for row in found if row["MAATSTAF"] == "ZAKEN"]
        self.assertEqual([row["OBS_VALUE"] for row in cases], [row[2] for row in expected()])
        self.assertEqual(cases[3]["OBS_STATUS"], "Q")
        self.assertEqual(cases[8]["CODE"], "_T")

    def test_zip(self):
        with zipfile.ZipFile(self.path("zip.zip")) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.namelist(), [
                "proef.csv", "proef.csv-metadata.json", "dcat.jsonld", "datawoordenboek.csv",
                "codelijsten.csv", "methode.md"])
            with open(self.path("csv.csv"), "rb") as data:
                self.assertEqual(archive.read("proef.csv"), data.read())
            self.assertIn("42 van 50 gemeenten", archive.read("methode.md").decode())

    def member(self, name):
        with zipfile.ZipFile(self.path("zip.zip")) as archive:
            return archive.read(name).decode()

    def test_csvw(self):
        metadata = json.loads(self.member("proef.csv-metadata.json"))
        heading = next(csv.reader(io.StringIO(self.member("proef.csv"))))
        columns = metadata["tableSchema"]["columns"]
        self.assertEqual(metadata["url"], "proef.csv")
        self.assertEqual([column["titles"] for column in columns], heading)
        self.assertLessEqual(set(metadata["tableSchema"]["primaryKey"]), set(heading))
        dictionary = list(csv.reader(io.StringIO(self.member("datawoordenboek.csv"))))
        self.assertEqual([row[0] for row in dictionary[1:]], heading)

    def test_dcat(self):
        record = json.loads(self.member("dcat.jsonld"))
        self.assertEqual(record["@type"], "dcat:Dataset")
        for name in OF_DATASET:
            self.assertIn(name, record)
        for name in OF_DISTRIBUTION:
            self.assertIn(name, record["dcat:distribution"])

    def test_dcat_as_a_graph(self):
        try:
            import rdflib
        except ImportError:
            self.skipTest("no rdflib")
        graph = rdflib.Graph().parse(data=self.member("dcat.jsonld"), format="json-ld")
        sets = list(graph.subjects(rdflib.RDF.type, rdflib.URIRef(DCAT + "Dataset")))
        self.assertEqual(len(sets), 1)
        self.assertEqual(len(list(graph.objects(sets[0], rdflib.URIRef(DCT + "publisher")))), 1)

    def by_office(self, name, *how):
        """The rows that LibreOffice reads in a file."""
        office = shutil.which("soffice")
        if office is None:
            self.skipTest("no LibreOffice")
        out = self.path("office-" + name)
        subprocess.run([office, "-env:UserInstallation=file://" + self.path("profile"),
                        "--headless", *how, "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false",
                        "--outdir", out, self.path(name)], check=True, timeout=120,
                       stdout=subprocess.DEVNULL)
        return self.rows(os.path.join(out, os.path.splitext(name)[0] + ".csv"))

    def test_workbook_in_libreoffice(self):
        rows = self.by_office("xlsx.xlsx")[1:]
        self.assertEqual([row[1] for row in rows], NAMES)
        self.assertEqual([row[2] for row in rows], [row[2] for row in expected()])
        self.assertEqual([row[3] for row in rows], [row[3] for row in expected()])

    def test_dutch_csv_in_libreoffice(self):
        rows = self.by_office("csv-nl.csv", "--infilter=CSV:59,34,76,1,,1043")[1:]
        names = ["'" + name if name.startswith(FORMULAS) else name for name in NAMES]
        self.assertEqual([row[1] for row in rows], names)
        self.assertEqual([row[2] for row in rows], [row[2] for row in expected()])
        self.assertEqual([row[3].replace(",", ".") for row in rows],
                         [row[3] for row in expected()])

    def test_workbook_is_whole(self):
        with zipfile.ZipFile(self.path("xlsx.xlsx")) as archive:
            self.assertIsNone(archive.testzip())
            pages = [name for name in archive.namelist() if "worksheets/sheet" in name]
            self.assertEqual(len(pages), 3)
            first = archive.read("xl/worksheets/sheet1.xml").decode()
        self.assertIn('state="frozen"', first)
        self.assertNotIn("<f>", first)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        ReadBack.folder = made
        subprocess.run([sys.argv[1], made], check=True)
        unittest.main(argv=sys.argv[:1])
