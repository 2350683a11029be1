"""What made-up cases are about: a few sentences in the voice of whoever brings them. They fit any organisation."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COMPLAINTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("delay", "wait", "long", "time"): (
        "I asked six weeks ago and have heard nothing. I rang three times and nobody called me back.",
        "My appointment was moved four times. The last time I only found out when I got there.",
    ),
    ("conduct", "staff", "behav", "rude", "attitude", "harass"): (
        "When I asked, the person at the desk talked over me. Other people in the queue could hear it all.",
        "The person I spoke to laughed at my question and put the phone down. I was in tears afterwards.",
    ),
    ("discriminat", "equal", "access", "disab", "fair"): (
        "I use a wheelchair. The only way in was up two steps, and nobody had told me that when I booked.",
        "I asked for large print in May and again in June. What came was the same small print both times.",
    ),
    ("confidential", "privacy", "data", "personal"): (
        "A letter with my name and address in it went to my neighbour. She knew about it before I did.",
    ),
    ("information", "communicat", "advice", "told", "letter"): (
        "I was told on the phone that I had until the end of the month. The letter says I was a week too late.",
        "Two people gave me two different answers, and the website says a third thing.",
    ),
    ("decision", "policy", "wrong", "maladmin", "procedure", "error", "mistake"): (
        "You decided without looking at the papers I brought in. The reasons you gave belong to somebody else's case.",
        "The form was filled in wrongly by your office and I am now told that I have to pay for it.",
    ),
    ("damage", "property", "building", "facilit", "safe", "clean"): (
        "The room we were given was cold and the toilet was out of order all day. I have photographs.",
    ),
    (): (
        "What I was promised and what I got were two different things. Nobody has been able to tell me why.",
        "I have had to chase every single step. It should not be this hard.",
        "It was cancelled on the morning, and I had taken a day off work to be there.",
        "I was sent away because a paper was missing. Nobody had said that I needed it.",
        "My name is spelt wrong on everything you send me, and I have asked for it to be put right three times.",
        "I waited on the phone for fifty minutes and was cut off. When I rang again it had closed.",
    ),
}
"""By words that a category may hold; the last for anything else."""

OTHERS: dict[str, tuple[str, ...]] = {
    "compliment": (
        "I just want to say thank you. Everything was explained, and I was called back when you said I would be.",
        "The person who helped me stayed on after five until it was sorted. Please tell them it made all the difference.",
    ),
    "suggestion": (
        "Could you put the waiting times on the website? People would know when to come.",
        "A reminder by text the day before would save everybody a wasted journey.",
    ),
    "comment": (
        "The new opening hours are better for people who work. I hope they stay.",
        "I noticed that the forms ask for the same thing twice.",
    ),
    "concern": (
        "I am a bit worried: nobody seems to know whether my papers have arrived. I do not want to make a fuss.",
        "It is not a complaint yet, but the last two letters had the wrong date in them.",
    ),
    "service request": ("Please could somebody look at this? I have not told you about it before.",),
}

WANTED = (
    "I would like an apology and to know that it will not happen to the next person.",
    "Please look at it again and tell me honestly what went wrong.",
    "I want what I was promised in the first place, and somebody to ring when there is a problem.",
    "An explanation in plain words, and my costs back.",
    "I want somebody to say sorry and mean it.",
)


@dataclass(frozen=True)
class Matter:
    """One matter, in the words of whoever brings it."""

    happened: str
    wanted: str


def matter(random: Random, counts_as: str, service: str, categories: str) -> Matter:
    """A matter of this kind, about a service and in a category, both in words that may be empty."""
    told = random.choice(OTHERS.get(counts_as) or _complaints(categories.lower()))
    about = f" It is about: {service}." if service else ""
    return Matter(f"{told}{about}", random.choice(WANTED))


def _complaints(categories: str) -> tuple[str, ...]:
    return next(told for words, told in COMPLAINTS.items() if not words or any(word in categories for word in words))
