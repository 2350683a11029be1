"""Words with which names share their letters: titles, small words within names, and names that are everyday words too."""

from __future__ import annotations


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _of("mr mrs ms miss mx dr sir dame lord lady prof professor rev revd reverend cllr councillor fr sr")

WITHIN = _of("de van der den von da dos du of the and y e")
"""They are part of a name only beside another part of it."""

EVERYDAY = _of("""
    a abbott abu al amber an angel april archer art ash august baker bank banks bell ben best bill bin bird bishop black bond bow
    brook brown bull bush butler by carpenter carter chance chase church clay cliff coin cook cooper court cross dale dawn day
    dean di do don drew drive driver duke east eve faith farmer field fields finch fish fisher flower ford forest fox frank
    gardener gay gene good grace grant gray green grey guy hall hand harmony has he heather her hill hills him his holly hope
    house hunter i in iris is it ivy jack jade joy june king knight la lamb lane law le li little long love may mason miles
    miller mark me moody moss my no north of old olive on or page park parks pat patience pearl penny pike poppy potter power
    price read rich ring rivers rob robin rose ruby salt sandy school sharp short silver sky small so south sparrow spring star
    stone street strong sue summer swift tanner to town us wall walker ward waters way we weeks west white will wills winter wise
    wood woods work young
    """)
"""Written small and alone these are taken for the word, and with a capital or beside another part of a name for the name."""

MAILBOXES = _of("admin complaints contact enquiries hello help home info mail office post sales support team")
"""What stands before the sign of an e-mail address and names nobody."""

STREETS = {
    "avenue": "ave|av", "close": "cl", "court": "ct", "crescent": "cres", "drive": "dr", "gardens": "gdns", "house": "hse",
    "lane": "ln", "place": "pl", "road": "rd", "square": "sq", "street": "st", "terrace": "terr|ter",
}  # fmt: skip
"""How the kinds of street are shortened."""
