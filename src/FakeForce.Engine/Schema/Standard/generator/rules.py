"""What the facts leave open, by rule. Each rule is one function over one object or field."""
import html
import re

import exceptions

AUDIT = ("CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate", "SystemModstamp")
SYSTEM = AUDIT + ("Id", "IsDeleted")
SUFFIXES = {"History": "Histories", "Feed": "Feeds", "Share": "Shares"}
PERSON_PARTS = ("Salutation", "FirstName", "MiddleName", "LastName", "Suffix", "InformalName")
ADDRESS_PARTS = ("Street", "City", "State", "PostalCode", "Country", "Latitude", "Longitude", "GeocodeAccuracy",
                 "StateCode", "CountryCode")
PART_LENGTHS = {"Street": 255, "City": 40, "PostalCode": 20, "State": 80, "Country": 80}
GEOCODE_ACCURACY = ["Address", "NearAddress", "Block", "Street", "ExtendedZip", "Zip", "Neighborhood", "City", "County",
                    "State", "Unknown"]
LENGTHS = {"string": 255, "textarea": 32000, "picklist": 255, "multipicklist": 4099, "combobox": 255, "email": 80,
           "phone": 40, "url": 255, "reference": 18, "id": 18, "encryptedstring": 175}
NOT_AGGREGATABLE = ("boolean", "address", "location", "base64", "anyType", "complexvalue", "json", "multipicklist",
                    "encryptedstring")


def complete(o, objects):
    o["f"] += [dict(f) for f in exceptions.MISSING.get(o["n"], [])]
    o["f"] = [f for f in o["f"] if o["n"] + "." + f["n"] not in exceptions.NOT_FIELDS]
    names_end_in_id(o)
    one_field_per_name(o)
    if not any(f["n"] == "Id" for f in o["f"]):
        o["f"].append({"n": "Id", "t": "id", "f": "DFGS", "len": 18, "s": 1})
    describe_order(o)
    currency(o)
    compounds(o)
    gates(o)
    for f in o["f"]:
        record_type_id(f)
        types(f)
        geocode_accuracy(f)
        old_rows(o, f)
        languages(o, f, objects)
        flags(o, f)
        f["l"] = html.unescape(f.get("l") or label_of(f["n"], f["t"]))
        relationship(o, f)
        child_names(o, f)
        f["ref"] = [name for name in f.get("ref", []) if name in objects]
    name_field(o)
    o["l"] = o.get("l") or label_of(o["n"], "")
    o["lp"] = o.get("lp") or plural(o["l"])
    o["flags"] = object_flags(o)
    o["of_what"] = parent_of(o, objects)
    o["k"] = exceptions.PREFIXES.get(o["n"], o.get("k"))
    if "#" in (o["k"] or ""):
        o["k"] = None  # the facts' placeholder for knowledge articles


def names_end_in_id(o):
    """Some pages write SyncedQuoteID; no API name ends so, and the describe results that have such a field write Id."""
    for f in o["f"]:
        if re.search("[a-z]ID$", f["n"]):
            f["n"] = f["n"][:-2] + "Id"


def one_field_per_name(o):
    seen = {}
    for f in o["f"]:
        seen.setdefault("Id" if f["n"] == "ID" else f["n"].lower() if f["n"] != "Id" else "Id", f)
    o["f"] = list(seen.values())
    for f in o["f"]:
        if f["n"] == "ID":
            f["n"] = "Id"


def currency(o):
    """In an org with several currencies every record with an amount says which (Salesforce Help, "Manage Multiple Currencies")."""
    wanted = o["n"] in exceptions.WITH_CURRENCY or any(f["t"] == "currency" for f in o["f"])
    writable = any("C" in f.get("f", "") for f in o["f"])
    if wanted and writable and not any(f["n"] == "CurrencyIsoCode" for f in o["f"]):
        audit = next((i for i, f in enumerate(o["f"]) if f["n"] in ("OwnerId",) + AUDIT), len(o["f"]))
        o["f"].insert(audit, {"n": "CurrencyIsoCode", "t": "picklist", "l": "Currency ISO Code", "f": "CUFGSnR", "len": 3, "s": 1})


def describe_order(o):
    """Describe results begin with the id; fields added by rule (s) have no place of their own."""
    first = {"Id": 0, "OwnerId": 1, "IsDeleted": 2}
    o["f"].sort(key=lambda f: first.get(f["n"], 3) if f["n"] == "Id" or f.get("s") else 3)


def relationship(o, f):
    """
    Reference pages often leave relationshipName out, and the merged catalogue does too; it is the field's name without Id.
    Where a plain org's own lists have the field without one, it has none.
    """
    if f["n"] in ("ConnectionReceivedId", "ConnectionSentId") and f["t"] == "reference" and not f.get("ref"):
        f["ref"] = ["PartnerNetworkConnection"]
    unseen = f.get("o") not in (1, 2) or f["n"] == "OwnerId"
    if f.get("ref") and not f.get("rn") and f["n"].endswith("Id") and len(f["n"]) > 2 and unseen:
        f["rn"] = f["n"][:-2]
    if len(f.get("ref") or []) > 1 and f.get("rn") and f.get("o") != 2 and "P" not in f.get("f", ""):
        f["f"] = f.get("f", "") + "P"  # so in every full describe result: Who, What, Owner


def types(f):
    f["t"] = {"DataCategoryGroupReference": "datacategorygroupreference"}.get(f["t"], f["t"])
    t = f["t"]
    if t == "id" and f["n"] != "Id":
        f["t"] = t = "reference"
    f["len"] = f.get("len") or part_length(f) or LENGTHS.get(t)
    if f["n"] in ("LastViewedDate", "LastReferencedDate"):
        f["t"], f["f"] = "datetime", "FSn"  # some pages say date, and updateable
    if t == "int":
        f["dg"] = f.get("dg") or 9
    if t in ("double", "currency", "percent"):
        geo = f["n"].endswith(("Latitude", "Longitude"))
        f["sc"] = f["sc"] if "sc" in f else 15 if geo else 0 if t == "percent" else 2
        f["p"] = f.get("p") or 18


def part_length(f):
    """
    Parts of addresses are everywhere as long as the Account's [observed]; a textarea that the page lets group is one of 255
    characters, one that it lets filter is one of 4000 at most (those of known length bear both out).
    """
    if f.get("cf") and f["t"] in ("string", "textarea", "picklist"):
        return next((n for part, n in PART_LENGTHS.items() if f["n"].endswith(part)), None)
    if f["t"] == "textarea" and not f.get("o") == 2:
        return 255 if "G" in f.get("f", "") else 4000 if "F" in f.get("f", "") else None
    return 3 if f["n"] in ("CurrencyIsoCode", "DefaultCurrencyIsoCode") else None


def geocode_accuracy(f):
    """One restricted picklist wherever there is an address (page contract lists its values)."""
    if f["n"].endswith("GeocodeAccuracy") and f.get("cf"):
        f["len"], f["f"], f["pv"] = 40, f["f"] + ("" if "R" in f["f"] else "R"), f.get("pv") or GEOCODE_ACCURACY


def record_type_id(f):
    """Pages list Create, Filter, Nillable and Update alone for it, the describe result of Account all of these."""
    if f["n"] == "RecordTypeId" and f["t"] == "reference" and not f.get("o") in (1, 2):
        f["f"] = "".join(dict.fromkeys(f["f"] + "FGSn"))
        f["ref"], f["rn"] = ["RecordType"], "RecordType"


def old_rows(o, f):
    """
    The oldest rows of the pages of ordinary records list Filter without Group and Sort, where newer rows of the same page,
    and every describe result, have them too. The big objects and the tags do mean it, and have no layouts.
    """
    if "describeLayout" not in (o.get("c") or []) or f.get("o") or f["t"] in ("boolean", "textarea", *NOT_AGGREGATABLE):
        return
    have = f.get("f", "")
    if "F" in have and not set(have) & {"G", "S"}:
        f["f"] = have + "S" + ("" if f["t"] in ("currency", "double", "percent", "datetime", "time") else "G")


def languages(o, f, objects):
    """The catalogue's org had two languages; the list of User is the org's own [observed]."""
    if f["t"] == "picklist" and [v[0] if isinstance(v, list) else v for v in f.get("pv") or []] == ["en_US", "fr"]:
        f["pv"] = next(u["pv"] for u in objects["User"]["f"] if u["n"] == "LanguageLocaleKey")


def flags(o, f):
    have = set(f.get("f", ""))
    if f.get("r") and not f.get("o"):
        have.discard("n")  # the page says required, and no describe says otherwise
    if f.get("o") != 2 or o["n"] == "User":  # the full describe result of User is too old to know these two
        if f["t"] not in NOT_AGGREGATABLE and not (f["t"] == "textarea" and f["len"] > 255) and "S" in have | {"F"}:
            have.add("X")
        if have & {"C", "U"} and ("n" in have or f["t"] == "boolean"):
            have.add("W")
    if f["t"] == "textarea" and f["len"] > 255:
        have -= {"G"} if f["len"] < 32000 else {"F", "G", "S", "X"}
    if f["n"] in SYSTEM:
        have = have - {"C", "U", "W"} | {"s"}
    if f["n"] == "Id":
        have.add("L")
    if f["n"] == "OwnerId" and "C" in have:
        have.add("D")  # the caller
    if f.get("calc"):
        have.add("a")
    if f.get("cd"):
        have.add("c")
    if f.get("rd"):
        have.add("r")
    f["f"] = in_order(have)


def in_order(have):
    return "".join(x for x in "CUDFGSnRXLNPEKQHYIZWamcrs" if x in have)


def gates(o):
    """
    A field that a plain org does not list exists only with some feature; which one is often unknown: Unlisted. What a
    plain org does list has no gate, whatever word of its page looked like one.
    """
    plain = any(x in o["src"] for x in "mfq")
    if plain and o.get("g") != "MultiCurrency":
        o["g"] = None
    if o["n"] in exceptions.UNGATED:
        o["g"] = None
    named = {path: feature for feature, paths in exceptions.GATES.items() for path in paths.split()}
    listed = (exceptions.HIDDEN_NOT_ABSENT.get(o["n"], "") + " " + exceptions.PLAIN.get(o["n"], "")).split()
    for f in o["f"]:
        path = o["n"] + "." + f["n"]
        if f["n"] in ("CurrencyIsoCode", "DefaultCurrencyIsoCode"):
            f["g"] = "MultiCurrency"
            f["pv"] = None  # the org's currencies are its CurrencyType rows
        elif path in named:
            f["g"] = named[path]
        elif f["n"] in listed or f.get("o") == 1 or f.get("o") == 2 and o["n"] == "User":
            f["g"] = None
        elif f.get("cf") and f["n"].endswith(("StateCode", "CountryCode")):
            f["g"] = "StateCountryPicklists"
        elif plain and not f.get("g") and not f.get("s") and f.get("o") != 2:
            f["g"] = "Unlisted"


def compounds(o):
    by_name = {f["n"]: f for f in o["f"]}
    for f in [f for f in o["f"] if f["t"] == "address"]:
        prefix = f["n"][:-len("Address")] if f["n"].endswith("Address") else f["n"]
        for part in ADDRESS_PARTS:
            if prefix + part in by_name:
                by_name[prefix + part].setdefault("cf", f["n"])
    for f in [f for f in o["f"] if f["t"] == "location"]:
        for part in ("Latitude", "Longitude"):
            if part in by_name:
                by_name[part].setdefault("cf", f["n"])
    if o["n"] in exceptions.PERSONS:
        by_name["Name"]["xt"] = "personname"
    if o["n"] in exceptions.PERSONS | {"Account"}:
        for part in PERSON_PARTS:
            if part in by_name:
                by_name[part].update(cf="Name", xt="personname")


def name_field(o):
    known = exceptions.NAME_FIELDS.get(o["n"], o.get("nameField"))
    named = [f for f in o["f"] if f.get("nf") or f["n"] == known]
    named = named or [f for f in o["f"] if f["n"] in ("Name", o["n"] + "Number") and f["t"] == "string"]
    if named:
        named[0]["f"] += "m"


def child_names(o, f):
    """cr becomes a map from parent to name."""
    for suffix, name in SUFFIXES.items():
        parent = o["n"].removesuffix(suffix)
        if o["n"].endswith(suffix) and f["n"] in ("ParentId", parent + "Id") and f.get("ref"):
            f["cr"] = f.get("cr") or name
            f["f"] += "" if "c" in f["f"] else "c"
    names = f.get("cr") or {}
    f["cr"] = {r: names for r in f.get("ref", [])} if isinstance(names, str) else names


def distinct_child_names(objects):
    """A parent has each child relationship name once; the first field (by sObject, then by name) keeps it."""
    taken = set()
    for o in sorted(objects.values(), key=lambda o: o["n"]):
        for f in sorted(o["f"], key=lambda f: f["n"]):
            f["cr"] = {parent: name for parent, name in f["cr"].items()
                       if parent in f["ref"] and (parent, name) not in taken and not taken.add((parent, name))}


def parent_of(o, objects):
    for suffix in SUFFIXES:
        if o["n"].endswith(suffix) and o["n"].removesuffix(suffix) in objects:
            return o["n"].removesuffix(suffix) + " " + suffix
    return None


CALLS = {"create": "C", "update": "U", "delete": "D", "undelete": "u", "query": "Q", "retrieve": "R", "search": "S",
         "describeLayout": "L", "merge": "M", "getUpdated": "P"}
OBJECT_FLAGS = {"createable": "C", "updateable": "U", "deletable": "D", "undeletable": "u", "queryable": "Q",
                "retrieveable": "R", "searchable": "S", "layoutable": "L", "mergeable": "M", "replicateable": "P",
                "triggerable": "T", "mruEnabled": "m", "feedEnabled": "f", "activateable": "A", "deepCloneable": "d"}
WITHOUT_CALLS = {"History": "QRP", "Feed": "DQRP", "Share": "CUDQRP"}


def object_flags(o):
    observed = {OBJECT_FLAGS[x] for x in o.get("of") or []}
    calls = {CALLS[x] for x in o.get("c") or [] if x in CALLS}
    if o.get("of") is not None and not o.get("ofp"):
        have = observed
    elif o.get("of") is not None:
        have = observed | (calls - set("CUDQS")) | ({"R"} if "Q" in observed else set())
    elif calls:
        have = calls
    else:
        have = set(next((v for k, v in WITHOUT_CALLS.items() if o["n"].endswith(k)), "QR"))
        have |= {x for f in o["f"] for x in f["f"] if x in "CU"}
    if "L" in have and (o.get("of") is None or o.get("ofp")):
        have |= {"m", "T"} if "C" in have else set()
    if "L" in have:
        have |= {"p", "e"}
    have |= set(exceptions.SOBJECTS.get(o["n"], {}).get("+", ""))
    return "".join(x for x in "CUDuQRSLMPTmfAdpe" if x in have)


def label_of(name, field_type):
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name.replace("_", " "))
    return re.sub(r"\bId$", "ID", text) if field_type in ("reference", "id") else text


def plural(label):
    if re.search(r"[^aeiou]y$", label):
        return label[:-1] + "ies"
    if re.search(r"[^su]s$", label):
        return label  # Business Hours, Scheduled Jobs
    return label + ("es" if re.search(r"(s|x|ch|sh)$", label) else "s")
