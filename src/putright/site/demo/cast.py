"""The people of made-up cases: surnames that plainly belong to nobody, addresses that can reach nobody."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

GIVEN = (
    "Ada", "Ahmed", "Alys", "Bartek", "Bronwen", "Chidi", "Dilys", "Ekow", "Fatima", "Fergus", "Grace", "Hamza", "Ines",
    "Jasmine", "Jiang", "Kofi", "Leila", "Mairi", "Mohan", "Nadia", "Olwen", "Parveen", "Quentin", "Rosa", "Samir",
    "Tomasz", "Una", "Vikram", "Wanda", "Yusuf", "Zainab",
)  # fmt: skip
SURNAMES = (
    "Madeup", "Pretend", "Notreal", "Fable", "Storybook", "Imaginary", "Makebelieve", "Neverwas", "Fairytale", "Invented",
)  # fmt: skip
STREETS = ("Nowhere Lane", "Fiction Street", "Story Close", "Pretend Road", "Legend Avenue")


@dataclass(frozen=True)
class Persona:
    """Somebody who complains, praises or suggests, and what they tell of themselves."""

    name: str
    email: str
    telephone: str
    address: str


def persona(random: Random) -> Persona:
    """Somebody new. The telephone numbers are from the range kept for drama, the addresses under `.example`."""
    given, surname = random.choice(GIVEN), random.choice(SURNAMES)
    email = f"{given}.{surname}@nobody.example".lower()
    telephone = f"07700 900{random.randrange(1000):03d}" if random.random() < 0.6 else ""
    address = f"{random.randint(1, 99)} {random.choice(STREETS)}, Madeupton" if random.random() < 0.5 else ""
    return Persona(f"{given} {surname}", email, telephone, address)
