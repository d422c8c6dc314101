"""Rows of the GDELT 2.0 event table to a dossier.

- Actor: the CAMEO code of a row. A code of three letters that is a country is that country; one
  with a role behind it (SAUGOV) is an organization of the country; a role alone (GOV, BUS) has no
  country, and goes by the name of the row. No code: somebody unknown.
- Type: `cameo:` and the event code with its leading zeros. Score: Goldstein scale.
- Status: `reported`. A row says what a machine read in an article, not what happened.
- Date: GDELT turns “last week”, “last month”, “a year ago” into the same day a week, a month, a
  year before it read the article. Where SQLDATE is such a day the dossier says c. that week's day,
  month or year, and nothing finer.
- Rows that differ in place or name only are one event; NumMentions of all is the weight, by 10.
"""

from collections import defaultdict
from datetime import date, datetime, timedelta

COUNTRIES = {  # CAMEO code → ISO code, name
    "BFA": ("BF", "Burkina Faso"),
    "BHR": ("BH", "Bahrain"),
    "CHN": ("CN", "China"),
    "CUB": ("CU", "Cuba"),
    "EGY": ("EG", "Egypt"),
    "GBR": ("GB", "United Kingdom"),
    "IND": ("IN", "India"),
    "MLI": ("ML", "Mali"),
    "MRT": ("MR", "Mauritania"),
    "NER": ("NE", "Niger"),
    "SAU": ("SA", "Saudi Arabia"),
    "TCD": ("TD", "Chad"),
    "USA": ("US", "United States"),
}
ROLES = {"GOV": "Government", "OPP": "Opposition"}
COLUMNS = {"day": 1, "actor1": 5, "name1": 6, "country1": 7, "role1": 12, "actor2": 15, "name2": 16,
           "country2": 17, "role2": 22, "code": 26, "score": 30, "mentions": 31, "place": 52,
           "added": 59, "url": 60}


def when_of(row):
    day = datetime.strptime(row["day"], "%Y%m%d").date()
    added = datetime.strptime(row["added"][:8], "%Y%m%d").date()
    if day == added - timedelta(days=7):
        return f"{day}~"
    if day == date(added.year - (added.month == 1), (added.month - 2) % 12 + 1, added.day):
        return f"{day:%Y-%m}~"
    if day == date(added.year - 1, added.month, added.day) or (added - day).days > 3640:
        return f"{day:%Y}~"
    return f"{day}"


def actor_of(code, name, country, role):
    if not code:
        return None
    if country not in COUNTRIES:  # GOV is a chancellor here, and the Security Council there
        words = name.title()
        kind = "organization" if role in ("GOV", "BUS", "MIL") else "other"
        return {"id": f"{code} {name}", "kind": kind, "name": words, "codes": {"cameo": code}}
    iso, words = COUNTRIES[country]
    if code == country:
        return {"id": code, "kind": "country", "name": words, "codes": {"iso": iso, "cameo": code}}
    return {"id": code, "kind": "organization", "name": f"{ROLES[role]} of {words}",
            "short": ROLES[role], "of": country, "codes": {"cameo": code}}


def convert(source):
    rows = [{key: line.split("\t")[i] for key, i in COLUMNS.items()}
            for line in source.splitlines() if line]
    actors, groups = {}, defaultdict(list)
    for row in rows:
        ends = []
        for end in "12":
            country = row[f"country{end}"]
            actor = actor_of(row[f"actor{end}"], row[f"name{end}"], country, row[f"role{end}"])
            if actor and actor.get("of"):
                actors.setdefault(country, actor_of(country, "", country, ""))
            if actor:
                actors.setdefault(actor["id"], actor)
            ends.append(actor["id"] if actor else "")
        groups[when_of(row), *ends, row["code"], row["url"]].append(row)
    urls = {url: f"article-{i + 1}" for i, url in enumerate(dict.fromkeys(key[4] for key in groups))}

    def event_of(key, same):
        when, acting, acted_upon, code, url = key
        event = {"when": when, "type": f"cameo:{code}", "status": "reported",
                 "from": acting, "to": acted_upon, "score": float(same[0]["score"]),
                 "weight": sum(int(row["mentions"]) for row in same) / 10,
                 "sources": [urls[url]]}
        if not (acting and acted_upon):
            del event["from"], event["to"]
            event["participants"] = [{"actor": acting or None, "role": "source"},
                                     {"actor": acted_upon or None, "role": "target"}]
        if same[0]["place"]:
            event["place"] = same[0]["place"]
        return event

    publishers = {url: url.split("/")[2].removeprefix("www.") for url in urls}
    return {
        "format": "entente/1",
        "title": "Sahel states press the Security Council, says a machine that reads the news",
        "subtitle": f"{len(rows)} rows of GDELT, read on 1 July 2017, as {len(groups)} events; none confirmed",
        "language": "en",
        "as_of": "2017-07-01",
        "credit": "Data: The GDELT Project, gdeltproject.org",
        "sources": [{"id": key, "title": "Article", "publisher": publishers[url], "url": url}
                    for url, key in urls.items()],
        "actors": [actors[code] for code in sorted(actors)],
        "events": [event_of(key, same) for key, same in sorted(groups.items())],
    }
