"""What made-up cases are about: a few sentences in the voice of whoever brings them. They fit any organisation."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COMPLAINTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("delay", "wait", "long", "time"): (
        "I asked {about} six weeks ago and have heard nothing. I rang three times and nobody called me back.",
        "My appointment {about} was moved four times. The last time I only found out when I got there.",
    ),
    ("conduct", "staff", "behav", "rude", "attitude", "harass"): (
        "When I asked {about} the person at the desk talked over me. Other people in the queue could hear it all.",
        "The person I spoke to {about} laughed at my question and put the phone down. I was in tears afterwards.",
    ),
    ("discriminat", "equal", "access", "disab", "fair"): (
        "I use a wheelchair. The only way in was up two steps, and nobody had told me that when I booked {about}.",
        "I asked for large print {about} in May and again in June. What came was the same small print both times.",
    ),
    ("confidential", "privacy", "data", "personal"): (
        "A letter {about} with my name and address in it went to my neighbour. She knew about it before I did.",
    ),
    ("information", "communicat", "advice", "told", "letter"): (
        "I was told on the phone that I had until the end of the month. The letter {about} says I was a week too late.",
        "Two people gave me two different answers {about}, and the website says a third thing.",
    ),
    ("decision", "policy", "wrong", "maladmin", "procedure", "error", "mistake"): (
        "You decided {about} without looking at the papers I brought in. The reasons you gave belong to somebody else's case.",
        "The form {about} was filled in wrongly by your office and I am now told that I have to pay for it.",
    ),
    ("damage", "property", "building", "facilit", "safe", "clean"): (
        "The room we were given {about} was cold and the toilet was out of order all day. I have photographs.",
    ),
    (): (
        "What I was promised {about} and what I got were two different things. Nobody has been able to tell me why.",
        "I have had to chase every single step {about}. It should not be this hard.",
        "It was cancelled on the morning {about}, and I had taken a day off work to be there.",
    ),
}
"""By words that a category may hold; the last for anything else."""

OTHERS: dict[str, tuple[str, ...]] = {
    "compliment": (
        "I just want to say thank you {about}. Everything was explained, and I was called back when you said I would be.",
        "The person who helped me {about} stayed on after five until it was sorted. Please tell them it made all the difference.",
    ),
    "suggestion": (
        "Could you put the waiting times {about} on the website? People would know when to come.",
        "A reminder by text the day before {about} would save everybody a wasted journey.",
    ),
    "comment": (
        "The new opening hours {about} are better for people who work. I hope they stay.",
        "I noticed that the forms {about} ask for the same thing twice.",
    ),
    "concern": (
        "I am a bit worried {about}: nobody seems to know whether my papers have arrived. I do not want to make a fuss.",
        "It is not a complaint yet, but the last two letters {about} had the wrong date in them.",
    ),
    "service request": ("Please could somebody look at this {about}? I have not told you about it before.",),
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
    about = f"about {service[0].lower()}{service[1:]}" if service else "about this"
    told = random.choice(OTHERS.get(counts_as) or _complaints(categories.lower()))
    return Matter(told.format(about=about), random.choice(WANTED))


def _complaints(categories: str) -> tuple[str, ...]:
    return next(told for words, told in COMPLAINTS.items() if not words or any(word in categories for word in words))
