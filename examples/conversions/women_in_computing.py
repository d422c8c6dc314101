"""Women in computing: the sample of TimelineJS with the people and institutions its texts name.

The sheet has one slide for each of ten achievements. Who took part, and on whose behalf, stands in
the texts; the tables below say it in records. Nothing is added but one date: the sample files the
first doctorate in computer science under 1958; it was awarded in June 1965.
"""

import timelinejs

TITLE = "Women programmed computers from the first; credit came decades later"
SUBTITLE = "Ten achievements from Ada Lovelace to the Internet, and where they were made"
KELLER = {
    "id": "keller",
    "title": "About Mary Kenneth Keller",
    "publisher": "IEEE Computer Society",
    "url": "https://www.computer.org/volunteering/awards/cse-undergrad-teaching/about-mary-kenneth-keller/",
}
INSTITUTIONS = [
    ("army", "US Army", None), ("penn", "University of Pennsylvania", "Penn"),
    ("navy", "US Navy", None), ("nasa", "NASA", None), ("ibm", "IBM", None),
    ("dartmouth", "Dartmouth College", "Dartmouth"), ("clarke", "Clarke College", "Clarke"),
    ("wisconsin", "University of Wisconsin", "Wisconsin"),
    ("cambridge", "University of Cambridge", "Cambridge"),
]
PEOPLE = [
    ("lovelace", "Ada Lovelace", "1815-12-10/1852-11-27"), ("babbage", "Charles Babbage", None),
    ("edith-clarke", "Edith Clarke", None), ("eniac-women", "ENIAC programmers", None),
    ("kleiman", "Kathy Kleiman", None), ("peter", "Rózsa Péter", None),
    ("hopper", "Grace Hopper", None), ("granville", "Evelyn Boyd Granville", None),
    ("keller", "Mary Kenneth Keller", None), ("sparck-jones", "Karen Spärck Jones", None),
    ("perlman", "Radia Perlman", None),
]
# Headline of the sample → what the event gets besides its date, text and source
EVENTS = {
    "Ada Lovelace": {"title": "Life of Ada Lovelace", "participants": ["lovelace"]},
    "Edith Clarke: Bucking the Trend": {
        "title": "Edith Clarke, first professor", "participants": ["edith-clarke"]},
    "...And the women who made it work": {
        "title": "Six women program ENIAC", "type": "work", "from": "eniac-women", "to": "army",
        "weight": 3,
        "note": "Jean Bartik, Marlyn Wescoff Meltzer, Ruth Lichterman Teitelbaum, Kay McNulty Mauchly "
                "Antonelli, Frances Spence, Frances Elizabeth Holberton"},
    "The First Computer": {
        "title": "Army pays for ENIAC", "type": "aid", "from": "army", "to": "penn", "weight": 2},
    "Rózsa Péter writes recursion": {
        "title": "“Recursive Functions”", "participants": ["peter"]},
    "Grace Hopper invents the compiler": {
        "title": "First compiler", "type": "work", "from": "hopper", "to": "navy", "weight": 3},
    "Contributions to space exploration": {
        "title": "Project Mercury", "type": "work", "from": "granville", "to": ["nasa", "ibm"],
        "weight": 2},
    "The First PhD in Computer Science": {
        "title": "First doctorate in the field", "type": "work", "from": "keller", "to": "wisconsin",
        "when": "1965-06", "weight": 3, "sources": ["keller"],
        "claims": [{"when": "1958", "text": "The sample’s date", "sources": ["sample"]}]},
    "Karen Spärck Jones makes search possible": {
        "title": "Inverse document frequency", "type": "work", "from": "sparck-jones",
        "to": "cambridge", "weight": 2},
    '"The Mother of the Internet"': {
        "title": "Spanning tree protocol", "participants": ["perlman"], "weight": 2},
}
FURTHER = [
    {"when": "1985", "title": "ENIAC programmers rediscovered", "type": "credit", "from": "kleiman",
     "to": "eniac-women", "weight": 3, "sources": ["sample"],
     "text": "The Army had never released their names."},
]
RELATIONS = [
    {"from": "lovelace", "to": "babbage", "type": "work", "label": "first algorithm",
     "sources": ["sample"]},
    {"from": "keller", "to": "dartmouth", "type": "work", "label": "BASIC", "sources": ["sample"]},
    {"from": "keller", "to": "clarke", "type": "work", "label": "founds department",
     "sources": ["keller"]},
]
TYPES = {
    "work": {"label": "work with or for", "sign": "cooperation", "medium": "material"},
    "credit": {"label": "credit", "sign": "cooperation", "medium": "verbal"},
}


def actor_of(key, name, **more):
    return {"id": key, "name": name} | {word: value for word, value in more.items() if value}


def convert(source):
    dossier = timelinejs.convert(source, TITLE, SUBTITLE)
    events = [event | EVENTS[event["title"]] for event in dossier["events"]] + FURTHER
    cited = {name for event in events for name in event["sources"]}
    sources = [record for record in dossier["sources"] if record["id"] in cited]
    return {
        **{key: dossier[key] for key in ("format", "title", "subtitle", "language", "credit", "license")},
        "types": TYPES,
        "sources": sources + [KELLER],
        "actors": [actor_of(key, name, kind="organization", short=short)
                   for key, name, short in INSTITUTIONS]
        + [actor_of(key, name, kind="other", lived=lived) for key, name, lived in PEOPLE],
        "relations": RELATIONS,
        "events": events,
    }
