import pytest

from press_dossier.look import Look
from press_dossier.typography import Typesetter
from tests.sample_document import sample_look


@pytest.fixture(scope="session", params=["official", "modern"])
def look(request: pytest.FixtureRequest) -> Look:
    return sample_look(request.param)


@pytest.fixture(scope="session")
def typesetter(look: Look) -> Typesetter:
    return Typesetter(look.families)
