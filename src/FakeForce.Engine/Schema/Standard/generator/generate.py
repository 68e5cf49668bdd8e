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


def named(objects, path):
    sobject, name = path.split(".")
    f = next((f for f in objects[sobject]["f"] if f["n"] == name), None)
    return f or sys.exit(f"exceptions.py names {path}, which the facts do not have")


def apply(objects):
    for path, values in exceptions.PICKLISTS.items():
        f = named(objects, path)
        f["pv"] = [value.removeprefix("*") for value in values.split("|")] if values else None
        f["default"] = next((value[1:] for value in values.split("|") if value.startswith("*")), f.get("default"))
    for path, changes in exceptions.FIELDS.items():
        f = named(objects, path)
        for key, value in changes.items():
            if key == "+":
                f["f"] = rules.in_order(set(f["f"]) | set(value))
            elif key == "-":
                f["f"] = rules.in_order(set(f["f"]) - set(value))
            else:
                f[key] = value


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
