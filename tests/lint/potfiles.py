#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every string for a user is in the catalogue, and the Dutch of it is whole.

usage: potfiles.py ROOT"""

import os
import re
import subprocess
import sys
import tempfile

import tree

KEYWORDS = ("_", "N_", "C_:1c,2", "P_:1,2", "g_dngettext:2,3", "dngettext:2,3")
MARKED = {".c": re.compile(r"\b(_|N_|C_|P_|g_dngettext) \((\w+, )?\""),
          ".ui": re.compile(r'translatable="(yes|true)"')}
PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-+ 0#']*\d*(?:\.\d+)?(?:hh?|ll?|z|j)?[a-zA-Z]")
ENDING = re.compile(r"[.?!:…\s]*$")


def is_marked(root, path):
    rule = MARKED[os.path.splitext(path)[1]]
    # A macro's definition is no string.
    return any(rule.search(line) for line in tree.read(root, path).split("\n")
               if not line.startswith("#define"))


def check_list(root, listed):
    marked = {path for path in tree.paths(root, ".c", ".ui", under=("src/",))
              if is_marked(root, path)}
    for path in sorted(marked - set(listed)):
        yield f"{path}: has strings for a user, but is not in po/POTFILES"
    for path in sorted(set(listed) - marked):
        yield f"po/POTFILES: {path} has no strings for a user"
    if listed != sorted(listed):
        yield "po/POTFILES: not sorted"


def run(root, *command):
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=False)
    if done.returncode != 0:
        tree.tell([f"{command[0]}: {line}" for line in done.stderr.strip().split("\n")])
    return done.stdout


def merge(root, listed, folder):
    """The catalogue as it would be after taking in today's strings, guessing nothing."""
    template, merged = os.path.join(folder, "new.pot"), os.path.join(folder, "nl.po")
    present = [path for path in listed if os.path.isfile(os.path.join(root, path))]
    run(root, "xgettext", "--from-code=UTF-8", "--no-location", "-o", template,
        *[f"--keyword={keyword}" for keyword in KEYWORDS], *present)
    run(root, "msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", "-o", merged,
        "po/nl.po", template)
    return merged


def unescape(text):
    """The text of one or more quoted lines."""
    return "".join(re.findall(r'"(.*)"', text))


def messages(text):
    """(kind, msgids, msgstrs) of each entry but the head; kind is a word of msgattrib's."""
    for block in text.split("\n\n"):
        obsolete = block.startswith("#~")
        lines = re.sub(r"^#~ ?", "", block, flags=re.MULTILINE)
        parts = re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', lines,
                           re.MULTILINE)
        ids = [unescape(part) for word, part in parts if word.startswith("msgid")]
        strings = [unescape(part) for word, part in parts if word.startswith("msgstr")]
        if not ids or ids[0] == "":
            continue
        if obsolete:
            yield "unused", ids, strings
        elif re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE):
            yield "fuzzy", ids, strings
        else:
            yield "translated" if all(strings) else "untranslated", ids, strings


def check_message(ids, strings):
    """What a translation must keep: placeholders, a mnemonic, and how it ends."""
    kept = [sorted(PLACEHOLDER.findall(text.replace("%%", ""))) for text in ids]
    for string in strings:
        if sorted(PLACEHOLDER.findall(string.replace("%%", ""))) not in kept:
            yield f"po/nl.po: “{ids[0]}”: other placeholders"
        if bool(re.search(r"_\w", ids[0])) != bool(re.search(r"_\w", string)):
            yield f"po/nl.po: “{ids[0]}”: mnemonic only in one language"
        if ENDING.search(ids[0]).group() != ENDING.search(string).group():
            yield f"po/nl.po: “{ids[0]}”: ends otherwise"


def check_catalogue(text):
    for kind, ids, strings in messages(text):
        if kind != "translated":
            yield f"po/nl.po: “{ids[0]}”: {kind}"
        else:
            yield from check_message(ids, strings)


def main(root):
    for tool in ("xgettext", "msgmerge", "msgfmt"):
        tree.need(tool)
    listed = [line for line in tree.read(root, "po/POTFILES").split("\n")
              if line and not line.startswith("#")]
    faults = list(check_list(root, listed))
    with tempfile.TemporaryDirectory() as folder:
        merged = merge(root, listed, folder)
        with open(merged, encoding="utf-8") as file:
            faults += check_catalogue(file.read())
        if not faults:
            run(root, "msgfmt", "--check", "-o", os.path.join(folder, "nl.mo"), merged)
    tree.tell(faults)


if __name__ == "__main__":
    main(sys.argv[1])
