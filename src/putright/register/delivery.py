"""A message of ours that did not arrive, at once or days after a mail server took it: whoever has its case is told, and a letter
waits to be posted instead, because the duty does not end with a bounce.
"""

from __future__ import annotations

from datetime import datetime

from putright.register import notices
from putright.register.letters import sending
from putright.register.models import Holding, Message
from putright.register.notices import Occasion
from putright.register.organisations import Place


def bounced(here: Place, message_id: str, why: str, at: datetime) -> bool:
    """Note that a message which was sent came back; whether there was one. Whoever has its case is told on their screen."""
    sent = Message.objects.filter(organisation=here.id, message_id=message_id, state="sent").exclude(message_id="")
    found = sent.values_list("pk", "case").first()
    if found is None:
        return False
    sent.update(state="given up", done_at=at, failure=why[:200])
    number, case = found
    lost(here, case, number, why, at)
    return True


def lost(here: Place, case: int | None, number: int, why: str, at: datetime) -> None:
    """Tell whoever has the case that the message of that number did not arrive; nobody, where it was about no case."""
    if case is not None:
        sending.post_instead(here, number, at)
        having = Holding.objects.filter(case=case, has_it=True).values_list("person", flat=True)
        notices.tell(here, case, list(having), Occasion("delivery", f"message {number}", words=why), at)
