"""Scenarios: dated happenings and what must then be so. A procedure's tests and its worked examples."""

from putright.core.scenarios.coverage import Coverage, covered
from putright.core.scenarios.organisation import Organisation, load_organisation
from putright.core.scenarios.run import Outcome, run_folder, run_scenario
from putright.core.scenarios.script import Script, load_script

__all__ = [
    "Coverage",
    "Organisation",
    "Outcome",
    "Script",
    "covered",
    "load_organisation",
    "load_script",
    "run_folder",
    "run_scenario",
]
