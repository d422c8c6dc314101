"""The largest donors to German parties: one tie for each donor and party, with the sum.

Companies of one group are taken together; donors of €2m or more in all are shown. A tie has the
days of its payments, not the time between them. There is no `as_of`: the figure looks back on ten
years, and a tie is not over because no payment came after the last.
"""

from collections import defaultdict

from donations import SOURCE, TYPES, Donations, euro_amount

LEAST = 2_000_000
GROUPS = {
    "Bayerische Motorenwerke AG": "BMW",
    "Allianz Deutschland AG": "Allianz",
    "Allianz SE": "Allianz",
    "Allianz SE, Repräsentanz": "Allianz",
    "Allianz Versicherungs-AG": "Allianz",
    "Daimler AG": "Daimler",
    "Daimler Chrysler AG": "Daimler",
    "Deutsche Bank AG": "Deutsche Bank",
    "Verband der Bayerischen Metall- und Elektroindustrie e.V.": "Bavaria’s metal employers",
    "Verband der Metall- und Elektroindustrie Baden-Württemberg e.V.": "Baden-Württemberg’s metal employers",
}
SHORT = {
    "Bavaria’s metal employers": "Metal Bavaria",
    "Baden-Württemberg’s metal employers": "Metal BW",
}


def convert(source):
    data = Donations(source)
    ties = defaultdict(list)
    for day, payer, party, amount in data.payments:
        ties[GROUPS.get(payer, payer), party].append((day, amount))
    given = defaultdict(float)
    for (donor, _), payments in ties.items():
        given[donor] += sum(amount for _, amount in payments)
    shown = {donor for donor in given if given[donor] >= LEAST}
    ties = {pair: payments for pair, payments in ties.items() if pair[0] in shown}
    firms = ("BMW", "Daimler", "Deutsche Bank", "Allianz")
    assert all((firm, party) in ties for firm in firms for party in ("CDU", "SPD")), "the title says so"
    assert {party for donor, party in ties if donor.startswith("Bavaria")} == {"CSU", "FDP"}

    members = defaultdict(list)
    for name, group in GROUPS.items():
        members[group].append(name)

    def actor_of(name):
        if name in data.kinds and name not in members:
            return data.actor(name)
        actor = {"id": name, "kind": "organization", "name": name, "aliases": sorted(members[name])}
        if name in SHORT:
            actor["short"] = SHORT[name]
        return actor

    def relation_of(donor, party, payments):
        total = sum(amount for _, amount in payments)
        days = sorted({day for day, _ in payments})
        return {"from": donor, "to": party, "type": "donation",
                "when": days if len(days) > 1 else days[0], "weight": round(total / 1e5, 2),
                "amount": euro_amount(total), "sources": ["bundestag"]}

    names = sorted({name for pair in ties for name in pair},
                   key=lambda name: (name not in data.parties, -given.get(name, 0), name))
    return {
        "format": "entente/1",
        "title": "BMW, Daimler, Allianz and Deutsche Bank paid both big parties",
        "subtitle": f"Donors of €2m or more to German parties, {data.payments[0][0][:4]}–"
                    f"{data.payments[-1][0][:4]}: who gave how much to whom",
        "language": "en",
        "credit": "Graphic: entente",
        "license": "Data: MIT",
        "types": TYPES,
        "sources": [SOURCE],
        "actors": [actor_of(name) for name in names],
        "relations": [relation_of(*pair, payments) for pair, payments in sorted(ties.items())],
    }
