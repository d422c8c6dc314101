"""Every donation to a German party as an event: 290 payments of 2002 to 2011.

The amount in units of €100,000 is the weight, so that a figure without room for all keeps the
largest.
"""

from donations import SOURCE, TYPES, Donations, euro_amount, euros


def convert(source):
    data = Donations(source)
    total = {party: sum(p[3] for p in data.payments if p[2] == party) for party in data.parties}
    first = max(total, key=total.get)
    share = total[first] / sum(total.values())
    assert first == "CDU" and 0.40 < share < 0.46, "the title says so"
    actors = sorted({name for p in data.payments for name in p[1:3]},
                    key=lambda name: (name not in data.parties, name))
    return {
        "format": "entente/1",
        "title": "Two of five donated euros went to the CDU",
        "subtitle": f"{len(data.payments)} donations above €50,000 to German parties, "
                    f"{data.payments[0][0][:4]}–{data.payments[-1][0][:4]}, "
                    f"{euros(sum(total.values()))} in all",
        "language": "en",
        "credit": "Graphic: entente",
        "license": "Data: MIT",
        "types": TYPES,
        "sources": [SOURCE],
        "actors": [data.actor(name) for name in actors],
        "events": [
            {"when": day, "type": "donation", "from": payer, "to": to, "weight": round(amount / 1e5, 2),
             "amount": euro_amount(amount), "sources": ["bundestag"]}
            for day, payer, to, amount in data.payments
        ],
    }
