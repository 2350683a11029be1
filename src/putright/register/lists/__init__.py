"""What pages, reports and letters read: frozen rows, each through a viewer. No model leaves the register."""

from putright.register.lists.actions import actions_due
from putright.register.lists.alike import Alike, alike
from putright.register.lists.deliveries import Delivery
from putright.register.lists.due import MANY, DuePage, counted, counted_each, due
from putright.register.lists.figures import Figures, InTime, figures
from putright.register.lists.finding import Found, by_number, found
from putright.register.lists.going_out import going_out, outside
from putright.register.lists.labelled import worn
from putright.register.lists.lines import COLUMNS, CaseSeen, names
from putright.register.lists.linked import each_once
from putright.register.lists.ordering import SORTS, Sort
from putright.register.lists.pages import (
    CasePage,
    EntrySeen,
    InterestFirst,
    PaperSeen,
    TrackingPage,
    case_page,
    dates_owed,
    tracking_page,
)
from putright.register.lists.picking import NOBODY, STANDINGS, VIEWS, Picked, Standing, View
from putright.register.lists.promised import ActionTold
from putright.register.lists.recent import Recent, recent
from putright.register.lists.subjects import Beside, beside

__all__ = [
    "COLUMNS",
    "MANY",
    "NOBODY",
    "SORTS",
    "STANDINGS",
    "VIEWS",
    "ActionTold",
    "Alike",
    "Beside",
    "CasePage",
    "CaseSeen",
    "Delivery",
    "DuePage",
    "EntrySeen",
    "Figures",
    "Found",
    "InTime",
    "InterestFirst",
    "PaperSeen",
    "Picked",
    "Recent",
    "Sort",
    "Standing",
    "TrackingPage",
    "View",
    "actions_due",
    "alike",
    "beside",
    "by_number",
    "case_page",
    "counted",
    "counted_each",
    "dates_owed",
    "due",
    "each_once",
    "figures",
    "found",
    "going_out",
    "names",
    "outside",
    "recent",
    "tracking_page",
    "worn",
]
