#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""clang-tidy-14 finds nothing in the C files that changed; if DIM_TEST_FULL is set nor, but for what
its analyzer finds, in any of src/.

usage: tidy.py ROOT [BUILD]
Changed is what differs from where the branch left main (on main: from the commit before), with what
is not committed yet. A clone without history has nothing to compare with: it looks at some files,
others at every commit. Without BUILD, which holds compile_commands.json, a file is taken by itself.
"""

import concurrent.futures
import glob
import hashlib
import json
import os
import re
import subprocess
import sys

import tree

TOOL = "clang-tidy-14"
MAIN = ("origin/main", "main")
SOME = 60  # files, a few minutes


def git(root, *arguments):
    """What git prints, or None if it refuses."""
    run = subprocess.run(["git", "-C", root, *arguments], stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, text=True, check=False)
    return run.stdout.strip() if run.returncode == 0 else None


def find_base(root):
    head = git(root, "rev-parse", "HEAD")
    for branch in MAIN:
        base = git(root, "merge-base", "HEAD", branch)
        if base and base != head:
            return base
    return git(root, "rev-parse", "--verify", "HEAD~1")


def find_changed(root):
    """Paths that changed; None where there is nothing to compare with."""
    base = find_base(root) if os.path.exists(os.path.join(root, ".git")) else None
    if not base:
        return None
    tracked = git(root, "diff", "--name-only", "--diff-filter=d", base) or ""
    new = git(root, "ls-files", "--others", "--exclude-standard") or ""
    return set(tracked.split("\n") + new.split("\n"))


def find_compiled(root, build):
    """The C files that the build compiles, without those that it made itself."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    files = {os.path.relpath(os.path.join(entry["directory"], entry["file"]), root)
             for entry in entries}
    made = os.path.relpath(build, root) + os.sep
    return {path for path in files if path.endswith(".c") and not path.startswith((made, ".."))}


def pick_some(root, sources):
    head = git(root, "rev-parse", "HEAD") or ""
    return sorted(sorted(sources, key=lambda path: hashlib.sha256(
        (head + path).encode()).digest())[:SOME])


def choose(root, build):
    sources = set(tree.paths(root, ".c", under=("src/", "tests/")))
    if build is None:
        return sorted(sources)
    sources &= find_compiled(root, build)
    changed = find_changed(root)
    if changed is None:
        changed = set(pick_some(root, sources))
    # A header is looked at through the file of the same name.
    changed |= {path[:-1] + "c" for path in changed if path.endswith(".h")}
    if os.environ.get("DIM_TEST_FULL"):
        changed |= {path for path in sources if path.startswith("src/")}
    return sorted(sources & changed)


def analyzed(path):
    """How far the analyzer follows what a function can do."""
    # When it changed, a file was followed to the end, and what others hold changes little in it.
    if os.environ.get("DIM_TEST_FULL"):
        return ["--checks=-clang-analyzer-*"]
    # Each assertion doubles the ways through a test: in some no end comes to following them all.
    if path.startswith("tests/"):
        return [f"--extra-arg={word}" for word in
                ("-Xclang", "-analyzer-config", "-Xclang", "mode=shallow")]
    return []


def look_at(root, build, path):
    # The commands are gcc's, with warnings that clang does not know or means otherwise; what clang
    # warns of by itself, a build with it says.
    options = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error", *analyzed(path)]
    # What gcc has read before, clang reads here.
    options += [f"--extra-arg=-I{folder}" for folder in glob.glob(os.path.join(root, "src/*/pch"))]
    flags = ["-p", build, path] if build else [path, "--", "-std=gnu17"]
    run = subprocess.run([TOOL, "--quiet", *options, *flags],
                         cwd=root, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True, check=False)
    found = re.findall(r"^(\S+?:\d+):\d+: (?:error|warning): (.*)$", run.stdout, re.MULTILINE)
    if run.returncode != 0 and not found:
        return [f"{path}: {TOOL} failed: {run.stderr.strip()[-400:]}"]
    # Paths are absolute, or taken from the build directory, where the compiler stands.
    return [f"{os.path.relpath(os.path.join(build or root, place), root)}: {text}"
            for place, text in found]


def main(root, build=None):
    tree.need(TOOL)
    sources = choose(root, build)
    print(f"{len(sources)} files", file=sys.stderr)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda path: look_at(root, build, path), sources)
        tree.tell([fault for faults in results for fault in faults])


if __name__ == "__main__":
    main(*map(os.path.abspath, sys.argv[1:]))
