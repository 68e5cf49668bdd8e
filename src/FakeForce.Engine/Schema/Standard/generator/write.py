"""The text form: one line per field. HEADER is its explanation, and becomes Common.txt."""
HEADER = """\
# The standard sObjects, one field per line, by first letter in the files beside this one. Made by generator/generate.py;
# may be edited and extended by hand.
#
#   = Name | prefix | label | plural label | flags | options ...      begins an sObject
#   Name | type length | label | flags | options ...                  a field; numbers are written type precision,scale
#   ; value | value=label | *value | -value                           picklist values of the field above (* default, - inactive)
#   + audit                                                           the lines of that name below, in this file; the
#                                                                     lines under custom begin every custom sObject
#
# A prefix ending in * is shared, and ids with it resolve to another sObject. - means none.
# sObject flags: C create U update D delete u undelete Q query R retrieve S search L layout M merge P replicate T trigger
#   m most recently used f feed A activate d deep clone p compact layout e search layout
# Field flags: C create U update D defaultedOnCreate F filter G group S sort n nillable R restrictedPicklist X aggregatable
#   L idLookup N autoNumber P namePointing E encrypted K caseSensitive Q unique H htmlFormatted Y dependentPicklist
#   I externalId Z queryByDistance W permissionable a calculated m nameField c cascadeDelete r restrictedDelete
#   s written by the org alone
# Options of a field:
#   > A,B           referenceTo
#   rel X           relationshipName
#   kids X          child relationship name on the parent; kids A:X,B:Y where it differs by parent
#   in X            compoundFieldName
#   info X          extraTypeInfo
#   default X       the value that a create without the field takes
#   format X        display format of an auto-number
#   gate X          exists only in orgs with the feature X (Features.txt); also an option of sObjects
# Option of an sObject: of X History      it is the History (Share, Feed) of X
#
# Gates: a feature that the reference page or a describe result names. "Unlisted" gates fields that the object reference
# has but a plain org does not list, for a reason that no page gives. sObjects that were never seen in a plain org are
# present unless a feature gates them.
# Lengths, precisions and scales that no describe result gives are assumed: string 255, textarea 32000 (4000 where it can be
# filtered, 255 where it can be grouped), picklist 255, numbers 18,2 (geographic
# 18,15; percent 18,0), int 9 digits. Labels that no source gives are made from the name.

+ audit
CreatedDate | datetime | Created Date | DFSXs
CreatedById | reference 18 | Created By ID | DFGSXs | > User | rel CreatedBy
LastModifiedDate | datetime | Last Modified Date | DFSXs
LastModifiedById | reference 18 | Last Modified By ID | DFGSXs | > User | rel LastModifiedBy
SystemModstamp | datetime | System Modstamp | DFSXs

+ custom
Id | id 18 | Record ID | DFGSXLs
OwnerId | reference 18 | Owner ID | CUDFGSXP | > Group,User | rel Owner
IsDeleted | boolean | Deleted | DFGSs
Name | string 80 | Name | CUDFGSnXLm
CurrencyIsoCode | picklist 3 | Currency ISO Code | CUDFGSnRX | gate MultiCurrency
"""


def file_of(name):
    """By first letter; the three letters with the most text are halved."""
    first = name[0].upper()
    half = ("a" if name[1].lower() < "n" else "n") if first in "ACP" else ""
    return f"{first}{half}.txt"


def sobject(o):
    prefix = "-" if not o.get("k") else o["k"] if o["primary"] else o["k"] + "*"
    options = [f"of {o['of_what']}"] if o["of_what"] else []
    options += [f"gate {o['g']}"] if o.get("g") else []
    lines = [" | ".join(["= " + o["n"], prefix, o["l"], o["lp"], o["flags"], *options])]
    fields = [field(f) for f in o["f"]]
    audit = template()
    while fields:
        if sorted(fields[:5]) == sorted(audit):
            lines.append("+ audit")
            fields = fields[5:]
        else:
            lines.append(fields.pop(0))
    return "\n".join(lines) + "\n"


def template():
    return HEADER.split("+ audit\n")[1].split("\n\n")[0].splitlines()


def field(f):
    size = f"{f['p']},{f['sc']}" if "p" in f and f["t"] in ("double", "currency", "percent") else f.get("dg") or f.get("len")
    options = []
    if f.get("ref"):
        options.append("> " + ",".join(f["ref"]))
    if f.get("rn"):
        options.append("rel " + f["rn"])
    if f["cr"]:
        same = len(f["cr"]) == len(f["ref"]) and len(set(f["cr"].values())) == 1
        options.append("kids " + (next(iter(f["cr"].values())) if same else ",".join(f"{k}:{v}" for k, v in f["cr"].items())))
    if f.get("cf"):
        options.append("in " + f["cf"])
    if f.get("xt"):
        options.append("info " + f["xt"])
    if f.get("dv") not in (None, False):
        options.append(f"default {f['dv']}")
    if f.get("df"):
        options.append("format " + f["df"])
    if f.get("g"):
        options.append("gate " + f["g"])
    line = " | ".join([f["n"], f"{f['t']} {size}" if size else f["t"], f["l"], f["f"] or "-", *options])
    return line + ("\n; " + " | ".join(value(v, f) for v in f["pv"]) if f.get("pv") else "")


def value(v, f):
    api, label = (v, v) if isinstance(v, str) else v
    return ("*" if api == f.get("default") else "") + (api if label == api else f"{api}={label}")


def features(objects):
    gates = {x["g"] for o in objects.values() for x in [o, *o["f"]] if x.get("g")}
    return "# The features that gate sObjects and fields, one a line. Made by generator/generate.py.\n" + "\n".join(sorted(gates)) + "\n"
