"""Reads the facts folder into one shape: objects with short keys, as objects.jsonl has them."""
import json
import pathlib

FLAGS = {
    "createable": "C", "updateable": "U", "defaultedOnCreate": "D", "filterable": "F", "groupable": "G", "sortable": "S",
    "nillable": "n", "restrictedPicklist": "R", "aggregatable": "X", "idLookup": "L", "autoNumber": "N",
    "namePointing": "P", "encrypted": "E", "caseSensitive": "K", "unique": "Q", "htmlFormatted": "H",
    "dependentPicklist": "Y", "externalId": "I", "queryByDistance": "Z", "permissionable": "W",
}
KEYS = {
    "name": "n", "type": "t", "label": "l", "length": "len", "precision": "p", "scale": "sc", "digits": "dg",
    "relationshipName": "rn", "referenceTo": "ref", "picklistValues": "pv", "compoundFieldName": "cf",
    "defaultValue": "dv", "extraTypeInfo": "xt", "gate": "g", "childRelationshipName": "cr", "required": "r",
    "cascadeDelete": "cd", "restrictedDelete": "rd",
}
SEEN = {"observed": 2, "observed-partial": 1, "observed-org": 3}


def read(folder):
    folder = pathlib.Path(folder)
    objects = {o["n"]: o for o in map(json.loads, (folder / "objects.jsonl").open(encoding="utf-8"))}
    objects = one_per_name(objects)
    common = json.loads((folder / "common.json").read_text(encoding="utf-8"))
    for name, verbose in common.items():
        take_common(objects.setdefault(name, {"n": name, "src": "", "f": []}), verbose)
    for row in (folder / "keyprefixes.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        prefix, name, _, shared = row.split("\t")
        if name in objects:
            objects[name].update(k=prefix, shared=shared == "1")
    take_picklists(objects, json.loads((folder / "picklists.json").read_text(encoding="utf-8")))
    take_child_names(objects, common)
    return objects


def one_per_name(objects):
    """Two sources may spell one name differently (SiteIframeWhiteListUrl); the spelling with more sources stays."""
    kept = {}
    for o in objects.values():
        other = kept.get(o["n"].lower())
        if other is None or len(o["src"]) > len(other["src"]):
            kept[o["n"].lower()] = o
    return {o["n"]: o for o in kept.values()}


def take_common(o, verbose):
    """The common objects are the better reading of the same sources; only what they lack stays."""
    before = {f["n"].lower(): f for f in o["f"]}
    o.update(l=verbose["label"], lp=verbose["labelPlural"], c=verbose["calls"], g=verbose["gate"])
    o["of"] = [k for k, v in verbose["flags"].items() if v]
    o["ofp"] = 0 if verbose["flagsProvenance"] == "observed" else 1
    o["nameField"] = verbose["nameField"]
    o["f"] = [short(f, before.get(f["name"].lower(), {})) for f in verbose["fields"]]


def short(f, old):
    out = {KEYS[k]: v for k, v in f.items() if k in KEYS and v is not None}
    out["f"] = "".join(letter for key, letter in FLAGS.items() if f.get(key))
    out["o"] = old.get("o") or SEEN.get(f["provenance"])
    for key in ("s", "sc", "cr", "ref", "rn", "g"):
        if key in old:
            out.setdefault(key, old[key])
    return out


def take_picklists(objects, picklists):
    for name, picklist in picklists.items():
        sobject, field = name.split(".")
        for f in objects.get(sobject, {}).get("f", []):
            if f["n"] == field and picklist["values"]:
                f["pv"] = [[v["value"], v.get("label") or v["value"]] for v in picklist["values"]]
                f["default"] = next((v["value"] for v in picklist["values"] if v.get("default")), None)


def take_child_names(objects, common):
    """The parents' own lists name child relationships that the children's fields leave out."""
    fields = {(o["n"], f["n"]): f for o in objects.values() for f in o["f"]}
    for parent, verbose in common.items():
        for child in verbose["childRelationships"]:
            f = fields.get((child["childSObject"], child["field"]))
            if not f or parent not in f.get("ref", []) or child["provenance"] == "derived":
                continue
            if child["relationshipName"]:
                names = f.get("cr") or {}
                f["cr"] = dict({f["ref"][0]: names} if isinstance(names, str) else names, **{parent: child["relationshipName"]})
            if child["cascadeDelete"]:
                f["cd"] = 1
            if child["restrictedDelete"]:
                f["rd"] = 1
