"""The tables of the register. Nothing outside `putright.register` uses them: others ask `lists` and write through `door`."""

from putright.register.models.cases import CaseRow, EntryRow, Exclusion, Holding
from putright.register.models.keeping import Access, Notice, Owed, RequestKey
from putright.register.models.organisations import Head, NumberSeries, OfficeRow, Organisation, ProcedureVersion
from putright.register.models.outside import Draft, EqualityAnswer, FileContent, KeptFile, SurveyAnswer, Tally
from putright.register.models.parties import Paper, Party, TrackingCode

__all__ = [
    "Access",
    "CaseRow",
    "Draft",
    "EntryRow",
    "EqualityAnswer",
    "Exclusion",
    "FileContent",
    "Head",
    "Holding",
    "KeptFile",
    "Notice",
    "NumberSeries",
    "OfficeRow",
    "Organisation",
    "Owed",
    "Paper",
    "Party",
    "ProcedureVersion",
    "RequestKey",
    "SurveyAnswer",
    "Tally",
    "TrackingCode",
]
