"""One made procedure in which every action there is can be taken, and the cases that lead up to each. No test is here."""

from __future__ import annotations

from tests.core.casework.made import Played, clock, letter, play

RULES = (
    "kind of feedback: complaint\ncounts as: complaint\nenters: open\nanonymous: no\nbecomes: [concern]",
    "kind of feedback: concern\ncounts as: concern\nenters: open",
    "kind of feedback: note\ncounts as: concern\nenters: noted\nby: any staff\nnameless: yes\nacknowledged: no\nasks: cause",
    "stage: noted\npurpose: learning\nends: yes\ncloses as: noted",
    "stage: open\npurpose: investigation\nheld by: officer\nfindings: yes\ndeclares interest: yes",
    "stage: review\npurpose: review\nheld by: manager",
    "stage: hearing\ntrack: staff process\npurpose: other process\nheld by: director",
    (
        "decision: outcome\npurpose: determination\nby: officer\nneeds: looked happened\noptions:\n"
        "  - {option: uphold, asks: reasons, goes to: over}\n  - {option: hand it on, chooses: clerk, assigns: yes}\n"
        "  - {option: panel, appoints: panel}"
    ),
    (
        "decision: together\npurpose: determination\nstage: open\njointly with: [manager, director]\noptions:\n"
        "  - {option: stop, asks: reasons, goes to: over}\n  - {option: go on, stays: yes}"
    ),
    "judgement: worth\npurpose: validity\nquestion: Is it worth it?\nyes: {goes to: review}",
    "happening: looked\nby: officer\nasks: what was seen",
    letter("answer", "parts: [reasons]\ntells rights: appeal"),
    "letter: promise\npurpose: remedy done\nparts: remedies",
    "letter: promise again\npurpose: remedy done\nparts: remedies",
    (
        "right: appeal\npurpose: review request\nupon: received\nwithin: 10 working days\nform: [letter, email]\n"
        "judged by: director\nadmitted: {goes to: review}"
    ),
    "agreement: mediation\nbetween: [chief, complainant]\nterms: [form]\notherwise: {goes to: review}",
    "appointment: panel\npost: clerk\nnumber: 2\nquorum: 2\nfrom: [clerk, manager]\nby: officer\nholds the case: no",
    "report: facts\nto: chief\nby: officer\nparts: [conclusion]",
    "findings: of it\nwords: {upheld: upheld, partly upheld: partially upheld, not upheld: not upheld}\nmixed: partly upheld",
    "remedies: putting right\nlist: {apology: We say sorry}\nchecked: yes",
    "remedies: paying\nlist: {refund: We pay it back}\nmoney: {of: refund, up to: 100, above: [manager, officer]}",
    "escalation: upwards\nto: director\nby: any staff",
    "track: staff process\nenters: hearing\nopened by: chief\nprecedence: yes",
    "withdrawal: stop\ngoes to: over\nform: [letter]\nmay continue: chief",
    "sign-off: all done\nby: manager",
    "exclusion: court\nby: circumstance\nquestion: Is it in court?\nlapses: yes\ndecided by: manager",
    "restriction: quiet\nbehaviours: {rude: Rude words}\ndecided by: chief\nadvice sought: yes\nreviewed within: 6 months",
    "disclosure limit: private\ngrounds: {third party: It is about somebody else}\nexplained by: chief",
    "fact: urgent\nquestion: Is it urgent?\noptions: {'yes': 'Yes', 'no': 'No'}",
    clock("reply", more="extends: {by: 1 week, approved by: director}"),
    "clock: chase\npurpose: progress\nstarts: received\nwithin: 5 working days",
)


def fresh() -> Played:
    """Nothing received yet."""
    return play(*RULES)


def noted() -> Played:
    """Put right on the spot and recorded by a clerk without a name."""
    return fresh().received("note", by="cara", complainant="")


def received() -> Played:
    """Received today; the officer has said that they know nobody in it."""
    case = fresh().received()
    for person in ("otto", "mona", "dora", "kit"):
        case.do("declare interest", by=person, answer="none")
    return case


def listed() -> Played:
    """Of an organisation with a label of its own."""
    return received().declare("label offered", label="press")


def found() -> Played:
    """With a finding."""
    case = received()
    case.do("make finding", "of it", words="reasons", head="1", word="upheld")
    return case


def agreed() -> Played:
    """With an action to put it right."""
    case = received()
    case.do("agree action", "putting right", words="what", means="apology", owner="otto")
    return case


def planned() -> Played:
    """With a step planned."""
    case = received()
    case.do("plan step", words="step")
    return case


def helping() -> Played:
    """With a colleague asked."""
    case = received()
    case.do("ask for help", words="question", person="cara")
    return case


def paying() -> Played:
    """With a sum agreed that somebody has to approve."""
    case = received()
    case.do("agree action", "paying", words="what", means="refund", amount="250")
    return case


def done() -> Played:
    """With an action carried out."""
    case = agreed()
    case.do("complete action", "1", words="what was done")
    return case


def told() -> Played:
    """With an action agreed that a letter to the person who complained tells of."""
    case = agreed()
    case.do("send letter", "promise")
    return case


def looked() -> Played:
    """Ready to be decided."""
    case = received()
    case.do("record happening", "looked", words="what was seen")
    return case


def proposed() -> Played:
    """With a decision that others have to agree to."""
    case = received()
    case.do("decide", "together", words="reasons", option="stop")
    return case


def asked() -> Played:
    """With a right used that somebody judges."""
    case = received()
    case.do("use right", "appeal", by="complainant", channel="email")
    return case


def withdrawn() -> Played:
    """Stopped by the person who complained."""
    case = received()
    case.do("withdraw", "stop", by="complainant", channel="letter")
    return case


def excluded() -> Played:
    """Found to be outside the procedure."""
    case = received()
    case.do("find exclusion", "court", by="mona", words="reasons")
    return case


def referred() -> Played:
    """With behaviour referred to whoever decides on a restriction."""
    case = received()
    case.do("refer restriction", "quiet", by="cara", words="evidence", behaviours="rude")
    return case


def restricted() -> Played:
    """With contact restricted."""
    case = referred()
    case.do("decide restriction", "quiet", by="kit", words=("reasons", "advice"), answer="yes")
    return case


def named() -> Played:
    """With somebody named."""
    case = received()
    case.do("name person", by="cara", people="mona")
    return case


def late() -> Played:
    """With a date gone by that the timer has not noted."""
    return received().on(8, timer=False)
