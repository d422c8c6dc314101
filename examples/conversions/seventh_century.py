"""The eras sample of TimelineJS with the powers that its texts name as actors.

Dates are those of the sample, which took them from Wikipedia; other works date some of the battles
a year or two otherwise.
"""

import timelinejs

TITLE = "From the 630s the caliphate takes what Byzantium and Persia hold"
SUBTITLE = "Twenty events of 602 to 698 as a TimelineJS sample dates them, after Wikipedia"
ACTORS = [
    ("byzantium", "country", "Byzantine Empire", "Byzantium"),
    ("persia", "country", "Sasanian Persia", "Persia"),
    ("caliphate", "country", "Muslims, the caliphate", "Caliphate"),
    ("muhammad", "official", "Muhammad", None),
    ("abu-bakr", "official", "Abu Bakr", None),
    ("avars", "country", "Avars", None),
    ("slavs", "bloc", "Slavs", None),
    ("bulgaria", "country", "Bulgarian Empire", "Bulgaria"),
    ("northumbria", "country", "Northumbria", None),
    ("wales", "country", "Wales", None),
    ("picts", "country", "Picts", None),
    ("franks", "country", "Franks", None),
    ("china", "country", "China", None),
    ("japan", "country", "Japan", None),
    ("silla", "country", "Silla", None),
    ("balhae", "country", "Balhae", None),
]
OF = {"muhammad": "caliphate", "abu-bakr": "caliphate"}
# Headline of the sample → short title, type, who acts, who is acted upon
EVENTS = {
    "Last great Roman-Persian War": ("Last great Roman–Persian war", "assault", ["persia"], ["byzantium"]),
    "Grand Canal in China is fully completed": ("Grand Canal completed", None, ["china"], []),
    "Muhammad Migrates from Mecca to Medina": ("Muhammad goes to Medina", None, ["muhammad"], []),
    "Joint Persian-Avar-Slav Siege of Constantinople Constantinople saved": (
        "Siege of Constantinople", "assault", ["persia", "avars", "slavs"], ["byzantium"]),
    "Battle of Nineveh": ("Battle of Nineveh", "assault", ["byzantium"], ["persia"]),
    "Death of Muhammed": ("Muhammad dies", None, ["muhammad"], []),
    "Accession of Abu Bakr as first Caliph": ("Abu Bakr becomes caliph", "succession", ["abu-bakr"], []),
    "Battle of Heavenfield": ("Battle of Heavenfield", "assault", ["northumbria"], ["wales"]),
    "Battle of Nehawand": ("Battle of Nehawand", "assault", ["caliphate"], ["persia"]),
    "Arab Army led by Omar Ibn Al-'Aas takes Alexandria": (
        "Arab army takes Alexandria", "assault", ["caliphate"], ["byzantium"]),
    "In Japan, the Soga clan falls": ("Soga clan falls", None, ["japan"], []),
    "Slav occupation of Balkans complete": ("Slavs hold the Balkans", "assault", ["slavs"], ["byzantium"]),
    "Synod of Whitby": ("Synod of Whitby", None, ["northumbria"], []),
    "Ends of the Three Kingdoms period in Korea": ("Three Kingdoms end", None, ["silla"], []),
    "First Arab siege of Constantinople": (
        "Siege of Constantinople", "assault", ["caliphate"], ["byzantium"]),
    "Establishment of the Bulgarian Empire": ("Bulgarian Empire founded", None, ["bulgaria"], []),
    "Battle of Dun Nechtain": ("Battle of Dun Nechtain", "assault", ["picts"], ["northumbria"]),
    "Battle of Tertry": ("Battle of Tertry", None, ["franks"], []),
    "Arab army takes Carthage": ("Arab army takes Carthage", "assault", ["caliphate"], ["byzantium"]),
    "North South States Period begins in Korea": (
        "North–South States begin", None, ["silla", "balhae"], []),
}


def actor_of(key, kind, name, short):
    actor = {"id": key, "kind": kind, "name": name}
    if short:
        actor["short"] = short
    if key in OF:
        actor["posts"] = [{"role": "Leader" if key == "muhammad" else "Caliph", "of": OF[key]}]
    return actor


def convert(source):
    dossier = timelinejs.convert(source, TITLE, SUBTITLE)
    for event in dossier["events"]:
        title, kind, actors, targets = EVENTS[event["title"]]
        event["title"] = title
        if kind:
            event["type"] = kind
        if targets:
            event.update({"from": actors, "to": targets})
        else:
            event["participants"] = actors
    for era in dossier["eras"]:
        era["title"] = era["title"].removeprefix("Era Test ").replace("-", "–")
    dossier["actors"] = [actor_of(*row) for row in ACTORS]
    return dossier
