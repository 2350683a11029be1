"""The tables of the register. Nothing outside `putright.register` uses them: others ask `lists` and write through `door`."""

from putright.register.models.cases import CaseLabel, CaseRow, EntryRow, Exclusion, Holding
from putright.register.models.held import Holds
from putright.register.models.incoming import Incoming
from putright.register.models.keeping import Access, Notice, Owed, RequestKey, SavedView, Sight, StaffDraft
from putright.register.models.organisations import Head, NumberSeries, OfficeRow, Organisation, ProcedureVersion
from putright.register.models.outbox import DigestDay, Message, NotByMail
from putright.register.models.outside import Draft, EqualityAnswer, FileContent, KeptFile, SurveyAnswer, Tally
from putright.register.models.parties import Paper, Party, TrackingCode

__all__ = [
    "Access",
    "CaseLabel",
    "CaseRow",
    "DigestDay",
    "Draft",
    "EntryRow",
    "EqualityAnswer",
    "Exclusion",
    "FileContent",
    "Head",
    "Holding",
    "Holds",
    "Incoming",
    "KeptFile",
    "Message",
    "NotByMail",
    "Notice",
    "NumberSeries",
    "OfficeRow",
    "Organisation",
    "Owed",
    "Paper",
    "Party",
    "ProcedureVersion",
    "RequestKey",
    "SavedView",
    "Sight",
    "StaffDraft",
    "SurveyAnswer",
    "Tally",
    "TrackingCode",
]
