"""Who appears with whom in Les Misérables: Knuth's network, from node-link JSON.

An end of a link is the index of a node. The value of a link is the number of chapters that both
appear in; it is the weight of the tie, and decides what a figure keeps. Nothing in the data has a
date. Names are written out where the data runs words together; the name as it was is an alias.
"""

import json
import re

NAMES = {
    "CountessdeLo": "Countess de Lô",
    "OldMan": "Old man",
    "Mme.deR": "Mme. de R.",
    "MotherInnocent": "Mother Innocent",
    "BaronessT": "Baroness T.",
    "MotherPlutarch": "Mother Plutarch",
    "Woman1": "Woman (first)",
    "Woman2": "Woman (second)",
    "Child1": "Child (first)",
    "Child2": "Child (second)",
}
SOURCES = [
    {"id": "graphbase", "title": "The Stanford GraphBase", "author": "D. E. Knuth",
     "publisher": "Addison-Wesley", "date": "1993", "note": "jean.dat, by way of vega-datasets 3.2.1"},
]


def actor_of(node):
    name = NAMES.get(node["name"], re.sub(r"\.(?=\w)", ". ", node["name"]))
    actor = {"id": node["name"], "kind": "other", "name": name}
    if name != node["name"]:
        actor["aliases"] = [node["name"]]
    return actor


def convert(source):
    graph = json.loads(source)
    nodes = [node["name"] for node in graph["nodes"]]
    partners = sum("Valjean" in (nodes[l["source"]], nodes[l["target"]]) for l in graph["links"])
    ties = sorted(
        ({"from": nodes[link["source"]], "to": nodes[link["target"]], "directed": False,
          "type": "together", "label": f"{link['value']}×", "weight": link["value"],
          "sources": ["graphbase"]} for link in graph["links"]),
        key=lambda tie: -tie["weight"])
    return {
        "format": "entente/1",
        "title": f"Valjean meets {partners} of the {len(nodes) - 1} others, and Cosette most of all",
        "subtitle": "Characters of Les Misérables who appear in the same chapters, and in how many",
        "language": "en",
        "credit": "Graphic: entente",
        "license": "Data: BSD-3-Clause",
        "types": {"together": {"label": "same chapter", "plural": "chapters together", "sign": "neutral", "medium": "verbal"}},
        "sources": SOURCES,
        "actors": [actor_of(node) for node in graph["nodes"]],
        "relations": ties,
    }
