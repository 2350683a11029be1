"""What pages, reports and letters read: frozen rows, each through a viewer. No model leaves the register."""

from putright.register.lists.due import MANY, DuePage, counted, due
from putright.register.lists.figures import Figures, InTime, figures
from putright.register.lists.finding import Found, by_number, found
from putright.register.lists.lines import CaseSeen, names
from putright.register.lists.pages import (
    CasePage,
    EntrySeen,
    PaperSeen,
    TrackingPage,
    case_page,
    dates_owed,
    tracking_page,
)
from putright.register.lists.picking import VIEWS, Picked, View
from putright.register.lists.promised import ActionTold
from putright.register.lists.recent import Recent, recent
from putright.register.lists.subjects import Beside, beside

__all__ = [
    "MANY",
    "VIEWS",
    "ActionTold",
    "Beside",
    "CasePage",
    "CaseSeen",
    "DuePage",
    "EntrySeen",
    "Figures",
    "Found",
    "InTime",
    "PaperSeen",
    "Picked",
    "Recent",
    "TrackingPage",
    "View",
    "beside",
    "by_number",
    "case_page",
    "counted",
    "dates_owed",
    "due",
    "figures",
    "found",
    "names",
    "recent",
    "tracking_page",
]
