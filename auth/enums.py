"""Roles of the product (design: people and rights) and what they are called."""

from django.db import models


class Role(models.TextChoices):
    """What a person is to an organisation, or personally. One person may hold several."""

    # inside an organisation: applicant, certifying institution, quality body, council
    WRITER = "writer", "redagujący"
    CHECKER = "checker", "sprawdzający"
    SIGNATORY = "signatory", "podpisujący"
    REPORTER = "reporter", "sprawozdający"
    READER = "reader", "czytający"
    ORG_ADMIN = "org_admin", "administrator organizacji"
    # register operator (IBE-PIB)
    REVIEWER = "reviewer", "ocena formalna"
    HEAD_OF_UNIT = "head_of_unit", "kierownik komórki"
    REGISTRAR = "registrar", "prowadzący rejestr"
    AGENT = "agent", "punkt kontaktowy"
    OPERATOR_ADMIN = "operator_admin", "administrator systemu"
    # ministry
    OFFICER = "officer", "referent ministerstwa"
    DIRECTOR = "director", "dyrektor departamentu"
    MINISTER = "minister", "minister lub upoważniony"
    # coordinator
    COORDINATOR = "coordinator", "minister koordynator ZSK"
    COMMISSION_MEMBER = "commission_member", "członek komisji"
    # Stakeholder Council
    COUNCIL_MEMBER = "council_member", "członek Rady Interesariuszy ZSK"
    # personal and temporary
    EXPERT = "expert", "ekspert"
    CHAIR = "chair", "przewodniczący zespołu ekspertów"
    CONSULTEE = "consultee", "uczestnik konsultacji"
    INSPECTOR = "inspector", "kontroler"
    # the product itself
    SYSTEM = "system", "system"


ORGANISATION_ROLES = frozenset({Role.WRITER, Role.CHECKER, Role.SIGNATORY, Role.REPORTER, Role.READER, Role.ORG_ADMIN})
OPERATOR_ROLES = frozenset({Role.REVIEWER, Role.HEAD_OF_UNIT, Role.REGISTRAR, Role.AGENT, Role.OPERATOR_ADMIN})
MINISTRY_ROLES = frozenset({Role.OFFICER, Role.DIRECTOR, Role.MINISTER})
PERSONAL_ROLES = frozenset({Role.EXPERT, Role.CHAIR, Role.CONSULTEE, Role.INSPECTOR})
