"""The law as executable Polish: every `.feature` of this folder."""

from pytest_bdd import scenarios

from tests.law.consultation_steps import *  # noqa: F403 - the vocabulary comes as fixtures of this module
from tests.law.remark_steps import *  # noqa: F403 - the same
from tests.law.steps import *  # noqa: F403 - the same

scenarios(".")
