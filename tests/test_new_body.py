"""Adding a body is adding data: an invented one is added at run time, and its documents are read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from conftest import DATA
from reading import facts, read

from travaux import authority, grammar, resources
from travaux.extract import gazetteer
from travaux.grammar.texts import text_rules

#: The worked example of ``data/authority/README.md``, taken from there so that it stays true.
EXAMPLE = (DATA / "authority" / "README.md").read_text("utf-8").split("```turtle\n")[1].split("```")[0]

TEXTS = {
    "en": """United Nations
CCR/RES/2098/3
Council for Clean Rivers
2098 session

2098/3. Mud in river mouths

The Council for Clean Rivers,

Recalling its resolution 2097/5,

1. Requests the Secretary-General to submit a report to the Council at its 2099 session;

2. Decides to remain seized of the matter.
""",
    "fr": """Nations Unies
CCR/RES/2098/3
Conseil pour des rivières propres
Session de 2098

2098/3. La vase des estuaires

Le Conseil pour des rivières propres,

Rappelant sa résolution 2097/5,

1. Prie le Secrétaire général de présenter un rapport ;

2. Décide de rester saisi de la question.
""",
    "zh": """联合国
CCR/RES/2098/3
清洁河流理事会
2098年会议

2098/3. 河口淤泥

清洁河流理事会，

回顾其第2097/5号决议，

1. 请秘书长提交报告；

2. 决定继续处理此案。
""",
}


@pytest.fixture(scope="module", autouse=True)
def with_body(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The data of the project with one body more; nothing of it stays in the caches."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    bodies = folder / "authority" / "bodies.ttl"
    bodies.write_text(bodies.read_text("utf-8") + "\n" + EXAMPLE, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resources, "data", lambda: folder)
        forget()
        yield
    forget()


def forget() -> None:
    for cached in (authority.load, authority._quads, grammar.load, text_rules, gazetteer.gazetteer):
        cached.cache_clear()


@pytest.mark.parametrize("language", TEXTS)
def test_its_documents_are_its_own(language: str) -> None:
    found = facts(read(TEXTS[language], language=language), "forBody", "symbol", "decidedBy", "actor")
    assert {"CCR/RES/2098/3 forBody un-ccr", "CCR/RES/2098/3 symbol CCR/RES/2098/3"} <= found
    assert {fact.split()[-1] for fact in found if " actor " in fact} == {"un-ccr"}
    assert {fact.partition(" decidedBy ")[2] for fact in found} - {""} == {"resolution un-ccr 2098/3"}


@pytest.mark.parametrize("language", TEXTS)
def test_its_texts_ask_for_things(language: str) -> None:
    assert {fact.split()[-1] for fact in facts(read(TEXTS[language], language=language), "addressee")} == {"un-sg"}


def test_its_sessions_are_deadlines() -> None:
    assert {fact.split(" dueAt ")[1] for fact in facts(read(TEXTS["en"], language="en"), "dueAt")} == {"un-ccr 2099"}


def test_its_numbers_are_cited() -> None:
    text = (
        "United Nations\nA/98/7\nGeneral Assembly\n\n1. Resolution 2098/3 of the Council for Clean Rivers was late.\n"
    )
    assert "A/98/7 cites resolution un-ccr 2098/3" in facts(read(text, language="en"), "cites")
