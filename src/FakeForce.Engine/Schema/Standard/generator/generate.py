#!/usr/bin/env python3
"""Writes the catalogue's text tables (../*.txt) from a folder of facts.

usage: generate.py FACTS_FOLDER     (needs objects.jsonl, common.json, keyprefixes.tsv, picklists.json)

Facts come first (facts.py), then what they leave open by rule (rules.py), then exceptions by hand (exceptions.py).
"""
import collections
import pathlib
import sys

import exceptions
import facts
import rules
import write

OUT = pathlib.Path(__file__).parent.parent


def main(folder):
    objects = facts.read(folder)
    for o in objects.values():
        rules.complete(o, objects)
    rules.distinct_child_names(objects)
    apply(objects)
    for o in objects.values():
        o["primary"] = exceptions.PRIMARY.get(o.get("k"), o["n"]) == o["n"]
    files = collections.defaultdict(list)
    for name in sorted(objects, key=str.lower):
        files[write.file_of(name)].append(write.sobject(objects[name]))
    for old in OUT.glob("*.txt"):
        old.unlink()
    for name, parts in files.items():
        (OUT / name).write_text("\n".join(parts), encoding="utf-8")
    (OUT / "Common.txt").write_text(write.HEADER, encoding="utf-8")
    (OUT / "Features.txt").write_text(write.features(objects), encoding="utf-8")


def apply(objects):
    for path, changes in exceptions.FIELDS.items():
        sobject, name = path.split(".")
        f = next((f for f in objects[sobject]["f"] if f["n"] == name), None)
        if f is None:
            sys.exit(f"exceptions.py names {path}, which the facts do not have")
        for key, value in changes.items():
            if key == "+":
                f["f"] += "".join(x for x in value if x not in f["f"])
            elif key == "-":
                f["f"] = "".join(x for x in f["f"] if x not in value)
            else:
                f[key] = value


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
