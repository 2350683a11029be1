"""What staff write in made-up cases, part by part. A part that is not listed gets a plain sentence of its own name."""

from __future__ import annotations

from random import Random

PHRASES: dict[str, tuple[str, ...]] = {
    "reasons": (
        "We spoke to everybody who was there and read the papers. What you told us and what we found agree on the main points.",
        "The record of the calls and the notes made at the time show what happened and when.",
        "We looked at what was promised, what was done and what our own rules say. This follows from the three together.",
    ),
    "apology": (
        "I am sorry. You should not have had to chase us, and you should not have been left without an answer.",
        "I am sorry that we let you down, and for the worry it caused you.",
    ),
    "prevention": ("Every call that is promised now goes on a list that is looked at each evening.",),
    "what": (
        "Write to the person by name and put it right this week.",
        "Go through the steps with the whole team and change the checklist.",
        "Put the right times on the website and on the door.",
    ),
    "what was done": (
        "Done, and the person was told the same day.",
        "We rang, said sorry and put it right while we were speaking.",
    ),
    "how it was checked": ("Looked at ten cases from the month after: all ten were done the new way.",),
    "explanation": (
        "The message was taken down by one team and never reached the other. That should not be possible.",
    ),
    "evidence": ("The record of calls, the two letters you sent us and the notes of the meeting.",),
    "handler contact": ("Ring the main number and ask for me by name, or answer this letter.",),
    "reason for delay": ("Two of the people we need to speak to are away until next week.",),
    "progress": ("We have spoken to you and to two members of staff, and have one more person to see.",),
    "changes": ("The first answer is changed: the second point is upheld as well, and we will put it right.",),
    "conclusion": ("What happened should not have happened. It was a failure of how we work more than of one person.",),
    "recommendations": ("Say sorry in writing; change the checklist; look at it again in three months.",),
    "passed to": ("The team it is about and their manager, with our thanks.",),
    "what could not be done": ("We could not ask any questions back, so we looked at the records alone.",),
    "cause": ("A message was written down and not passed on.",),
    "note": (
        "Rang twice, left a message. Will try again tomorrow morning.",
        "Asked the team for their notes of the day.",
        "Notes of the team received; they agree with what we were told.",
    ),
    "notes": ("Nothing further.",),
    "advice": ("Advice was taken from the legal team: the measure is proportionate and can be reviewed.",),
    "reason for lateness": ("I was away caring for my mother and only opened the letter when I came home.",),
    "out of scope": ("The part about your neighbour's fence is not something we can look into.",),
    "how it will be dealt with": ("One person will look at all of it and write to you once.",),
    "proposed action": ("We suggest that we do the work again next week at no cost to you.",),
}
BY_COMPLAINANT: dict[str, tuple[str, ...]] = {
    "reasons": (
        "Your answer leaves out the most important thing: nobody rang me back, and the record you quote is wrong.",
        "I am still not satisfied. You asked everybody except me.",
    ),
    "message": (
        "Has anybody looked at this yet? I would be glad of a line.",
        "I have found the letter I told you about and can bring it in.",
        "Thank you for your letter. I shall wait to hear.",
    ),
}
EVIDENCE_OF_BEHAVIOUR = (
    "Eleven calls in one afternoon, three of them shouting at the person who answered. The dates are in the notes."
)


def phrase(random: Random, part: str, by_complainant: bool = False) -> str:
    """Something to say for a part of a form or letter."""
    theirs = BY_COMPLAINANT.get(part) if by_complainant else None
    return random.choice(theirs or PHRASES.get(part) or (f"{part.capitalize()}: as we agreed when we spoke.",))
