"""The largest donors to German parties: of the payments one tie for each donor and party, with the sum.

`entente import` leaves payments one by one, and keeps pairs by their own weight. Here they are summed, and
donors of €2m or more in all are shown, whatever each party got. A tie has the days of its payments, not the
time between them. There is no `as_of`: the figure looks back on ten years, and a tie is not over because no
payment came after the last.
"""

from collections import defaultdict

LEAST = 2_000_000


def relation_of(donor, party, payments):
    total = round(sum(payment["amount"]["value"] for payment in payments), 2)
    days = sorted({payment["when"] for payment in payments})
    return {"from": donor, "to": party, "type": "donation", "when": days if len(days) > 1 else days[0],
            "weight": round(total / 1e5, 2), "amount": {"value": whole(total), "unit": "EUR"}, "sources": ["bundestag"]}


def whole(value):
    return int(value) if value == int(value) else value


def convert(dossier):
    ties, given = defaultdict(list), defaultdict(float)
    for payment in dossier["events"]:
        ties[payment["from"], payment["to"]].append(payment)
        given[payment["from"]] += payment["amount"]["value"]
    ties = {pair: payments for pair, payments in sorted(ties.items()) if given[pair[0]] >= LEAST}
    firms = ("BMW", "Daimler", "Deutsche Bank", "Allianz")
    assert all((firm, party) in ties for firm in firms for party in ("CDU", "SPD")), "the title says so"
    shown = {actor for pair in ties for actor in pair}
    return dossier | {
        "actors": [actor for actor in dossier["actors"] if actor["id"] in shown],
        "relations": [relation_of(*pair, payments) for pair, payments in ties.items()],
        "events": [],
    }
