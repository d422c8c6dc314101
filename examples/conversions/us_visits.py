#!/usr/bin/env python3
"""Visits abroad of US presidents and secretaries of state, from trips of the Office of the Historian.

The source has one line per traveller and country. Here one event is one visit: lines of different
travellers to one country whose days overlap are joined, since a secretary of state often travels
with the president. Nothing else is added; the remarks stay as they are. `entente import` joins rows that
are equal, not rows that overlap.
"""

END_OF_USSR = "1991-12-25"  # Lines of January and February 1992 are still filed under "U.S.S.R.".
GAP = ("1945-03-09", "2015-08-14")  # The two visits to Cuba between which there is none.
PLACES = {"cuba": "CU", "venezuela": "VE"}  # else Russia
HOSTS = [
    {"id": "SU", "kind": "country", "name": "Soviet Union", "short": "USSR",
     "codes": {"iso": "SUHH"}, "lived": "../1991-12-25"},
    {"id": "RU", "kind": "country", "name": "Russia", "codes": {"iso": "RU"},
     "lived": "1991-12-25/.."},
    {"id": "CU", "kind": "country", "name": "Cuba", "codes": {"iso": "CU"}},
    {"id": "VE", "kind": "country", "name": "Venezuela", "codes": {"iso": "VE"}},
]
OFFICES = {"president": "President", "secretary": "Secretary of State"}
SUFFIXES = {"Jr.", "Sr.", "III"}
SOURCE = {
    "id": "travels",
    "title": "Travels Abroad of the President and of the Secretary of State",
    "publisher": "US Department of State, Office of the Historian",
    "date": "2026-07-18",
    "url": "https://github.com/HistoryAtState/travels",
    "note": "president-travels and secretary-travels, commit 3170c773; public domain, CC0 1.0",
}


def trip_of(event):
    """The row that was imported; its traveller, country and office stand as from, to and type."""
    start, _, end = event["when"].partition("/")
    return {"id": event["id"], "who": event["from"], "name": event["title"], "role": event["type"], "start": start,
            "end": end or start, "country": event["to"], "locale": event["place"], "remarks": event["text"]}


def host_of(trip):
    host = PLACES.get(trip["country"])
    return host or ("SU" if trip["start"] <= END_OF_USSR else "RU")


def names_of(trips):
    """Who → the shortest of surname, first name and surname, full name that nobody else has."""
    full = {trip["who"]: trip["name"] for trip in trips}
    words = {who: [w for w in name.split() if w not in SUFFIXES] for who, name in full.items()}
    forms = (
        {who: w[-1] for who, w in words.items()},
        {who: f"{w[0]} {w[-1]}" for who, w in words.items()},
        full,
    )

    def is_unique(form, who):
        return list(form.values()).count(form[who]) == 1

    return {who: next(form[who] for form in forms if is_unique(form, who)) for who in full}


def visits_of(trips):
    """Groups of trips to one country with overlapping days, each traveller once."""
    visits = []
    for trip in sorted(trips, key=lambda t: (host_of(t), t["start"], t["role"], t["id"])):
        last = visits[-1] if visits else None
        together = (
            last
            and host_of(last[0]) == host_of(trip)
            and trip["start"] <= max(t["end"] for t in last)
            and trip["who"] not in {t["who"] for t in last}
        )
        if together:
            last.append(trip)
        else:
            visits.append([trip])
    return sorted(visits, key=lambda v: (v[0]["start"], v[0]["id"]))


def event_of(visit, names):
    visit = sorted(visit, key=lambda t: (t["role"], t["start"]))  # a president first
    start, end = min(t["start"] for t in visit), max(t["end"] for t in visit)
    travellers = " and ".join(names[t["who"]] for t in visit)
    town = visit[0]["locale"].split(",")[0]
    texts = [t["remarks"] for t in visit]
    if len(visit) > 1:
        texts = [f"{names[t['who']]}: {t['remarks']}" for t in visit]
    event = {
        "id": "trip-" + "-".join(t["id"] for t in visit),
        "when": start if start == end else f"{start}/{end}",
        "type": "visit",
        "title": f"{travellers} in {town}",
        "text": " ".join(texts),
        "place": max((t["locale"] for t in visit), key=len),
        "from": [t["who"] for t in visit],
        "to": host_of(visit[0]),
        "sources": ["travels"],
    }
    if visit[0]["role"] == "president":
        event["weight"] = 2
    if visit[0]["country"] == "u-s-s-r" and host_of(visit[0]) == "RU":
        event["note"] = "The source still files this trip under U.S.S.R."
    return event


def subtitle_of(visits):
    after, before = GAP
    hosts = [host_of(v[0]) for v in visits if after < v[0]["start"] < before]
    count = {host["id"]: hosts.count(host["id"]) for host in HOSTS}
    assert count["CU"] == 0
    return (
        "Between the Havana visits of 1945 and 2015: "
        f"{count['SU'] + count['RU']} visits to the USSR and Russia, {count['VE']} to Venezuela"
    )


def dossier_of(trips):
    names = names_of(trips)
    visits = visits_of(trips)
    travellers = {}
    for trip in trips:
        actor = {"id": trip["who"], "kind": "official", "name": trip["name"],
                 "short": names[trip["who"]],
                 "posts": [{"role": OFFICES[trip["role"]], "of": "US"}]}
        travellers.setdefault(trip["who"], actor)
    us = {"id": "US", "kind": "country", "name": "United States", "codes": {"iso": "US"}}
    return {
        "format": "entente/1",
        "title": "For 70 years US leaders flew to Moscow but not to Havana",
        "subtitle": subtitle_of(visits),
        "language": "en",
        "as_of": SOURCE["date"],
        "credit": "Graphic: entente",
        "license": "CC0-1.0",
        "sources": [SOURCE],
        "actors": HOSTS + [us] + [travellers[who] for who in sorted(travellers)],
        "events": [event_of(visit, names) for visit in visits],
    }


def convert(dossier):
    return dossier_of([trip_of(event) for event in dossier["events"]])
