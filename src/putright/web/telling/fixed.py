"""The sentences of the core that a member of the public can meet and that never change, collected for translators.

The core knows no language but English. A text of its own that is not listed here is shown in English and marked so.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

FIXED = frozenset({
    # Where a case stands
    _("Received"), _("Closed"),
    # Questions and choices
    _("Which service is it about?"), _("What is it about?"), _("Something else"), _("Who might be complained about?"),
    _("Should it be dealt with informally first?"), _("Does the person they speak for agree?"),
    _("The person agrees"), _("The person cannot agree"), _("The person has died"),
    _("How was it asked for?"), _("On what grounds?"), _("Why is this late?"),
    _("The date on the request, if it is not the day it came"), _("Reasons"), _("Why?"), _("How?"),
    _("How were we told?"), _("Is it about something new?"), _("Who agrees?"), _("Why was no agreement reached?"),
    _("Anything to note"), _("Yes"), _("No"), _("Satisfied"), _("Still dissatisfied"), _("No answer"),
    _("Yes, it was done"), _("No, it was not done"),
    _("Email"), _("Form"), _("Letter"), _("Telephone"), _("In person"),
    # Why something cannot be done
    _("You cannot take part in this case."), _("Your time on this case is over."),
    _("This cannot have happened in the future."), _("Enter a day that has been"),
    _("This needs a name and a way to reply."), _("Give a name"), _("Say what caused it."), _("Say what caused it"),
    _("Choose at least one ground."), _("Choose at least one ground"), _("Enter the date on the request"),
    _("Say why it is late"), _("This needs reasons."), _("Enter the reasons"),
    _("Say why no agreement was reached."), _("Choose another side"),
})  # fmt: skip
