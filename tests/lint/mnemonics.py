#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""No two equal mnemonics are on screen together: Alt and the letter would press the wrong widget.

usage: mnemonics.py ROOT
Looks at each .ui with what it holds, in English and in every language of po/LINGUAS. The pages of a
stack are never seen together, and a menu is by itself."""

import itertools
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

import potfiles
import tree

# Pages that code puts into a stack: the stack's class and id in which .ui, and the pages' classes.
PAGES = {("DimWindow", "pages"): ("DimRegisterPage", "DimIncidentsPage", "DimFiguresPage")}
STACKS = ("GtkStack", "AdwViewStack")


def mnemonic_of(text):
    found = re.search(r"_(\w)", text.replace("__", ""))
    return found.group(1).lower() if found else None


def is_label(element):
    """Only a label that says use-underline has a mnemonic."""
    return any(child.get("name") == "use-underline" and child.text in ("true", "1", "yes")
               for child in element)


class Screens:
    """What may be on screen together, class by class: lists of labels."""

    def __init__(self, files):
        self.templates = {}
        for text in files:
            root = ElementTree.fromstring(text)
            for template in root.iter("template"):
                self.templates[template.get("class")] = template

    def labels(self, element):
        for child in element:
            if child.get("name") == "label" and child.get("translatable") and is_label(element):
                yield child.text or ""

    def of(self, element, name):
        """Each screen that `element` of the template `name` can show."""
        parts = [self.of(child, name) for child in element]
        if element.tag == "object":
            own = element.get("class")
            if own in self.templates:
                parts.append(self.of(self.templates[own], own))
            for page in PAGES.get((name, element.get("id")), ()):
                if page in self.templates:
                    parts.append(self.of(self.templates[page], page))
            if own in STACKS:
                return [screen for part in parts for screen in part] or [[]]
        parts = [part for part in parts if part != [[]]]
        own_labels = list(self.labels(element))
        return [own_labels + list(itertools.chain(*choice))
                for choice in itertools.product(*parts)]

    def all(self):
        for name, template in sorted(self.templates.items()):
            for screen in self.of(template, name):
                yield name, screen


def menus(files):
    for text in files:
        for menu in ElementTree.fromstring(text).iter("menu"):
            yield menu.get("id"), [item.text or "" for item in menu.iter("attribute")
                                   if item.get("name") == "label"]


def catalogue(root, language):
    """Source text → translation."""
    text = tree.read(root, f"po/{language}.po")
    return {ids[0]: strings[0] for _, ids, strings in potfiles.messages(text)}


def check(name, labels, language, words):
    texts = sorted(words.get(label, label) for label in labels)
    for one, other in itertools.combinations(texts, 2):
        if mnemonic_of(one) and mnemonic_of(one) == mnemonic_of(other):
            yield f"{name}: “{one}” and “{other}” have one mnemonic ({language})"


def main(root):
    files = [tree.read(root, path) for path in tree.paths(root, ".ui", under=("src/",))]
    screens = [*Screens(files).all(), *menus(files)]
    languages = {"source": {}}
    if os.path.isfile(os.path.join(root, "po/LINGUAS")):
        for language in tree.read(root, "po/LINGUAS").split():
            languages[language] = catalogue(root, language)
    tree.tell([fault for language, words in languages.items() for name, labels in screens
               for fault in check(name, labels, language, words)])


if __name__ == "__main__":
    main(sys.argv[1])
