"""Tests of the authority data: complete, unique, and in step with the tool that writes it."""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pyoxigraph
import pytest
from conftest import AUTHORITY, ROOT

from travaux import authority
from travaux.view import fold_name

FILES = ("bodies.ttl", "events.ttl", "lookalikes.ttl", "places.ttl", "states.ttl")
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
BASE = "https://w3id.org/travaux/id/"
TRV = "https://w3id.org/travaux/ont#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
BODY_TYPES = set(
    """principal-organ governing-body executive-board programme secretariat official committee commission
    working-group subsidiary-organ group organization conference convention""".split()  # noqa: SIM905
)

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal
Node = defaultdict[str, list[Term]]
Nodes = dict[str, Node]
Text = tuple[str, str]  # language ("" if there is none) and the text


def triples(name: str) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(path=str(AUTHORITY / name), format=pyoxigraph.RdfFormat.TURTLE))


@pytest.fixture(scope="module")
def graph() -> Nodes:
    """All nodes: {subject: {predicate: [object]}}, IRIs below the base without the base."""
    nodes: defaultdict[str, Node] = defaultdict(lambda: defaultdict(list))
    for name in FILES:
        for triple in triples(name):
            assert not isinstance(triple.subject, pyoxigraph.Triple)
            assert not isinstance(triple.object, pyoxigraph.Triple)
            nodes[triple.subject.value.removeprefix(BASE)][triple.predicate.value].append(triple.object)
    return nodes


def of_class(graph: Nodes, name: str, namespace: str = TRV) -> Nodes:
    return {s: p for s, p in graph.items() if namespace + name in [o.value for o in p[TYPE]]}


def texts(node: Node, predicate: str) -> list[Text]:
    found = []
    for literal in node.get(predicate, []):
        assert isinstance(literal, pyoxigraph.Literal)
        found.append((literal.language or "", literal.value))
    return found


def one(node: Node, predicate: str) -> str:
    (value,) = node[predicate]
    return value.value.removeprefix(BASE)


def labels_in_common(nodes: Nodes, *predicates: str) -> dict[Text, list[str]]:
    """Labels that several of the nodes bear in one language."""
    bearers: defaultdict[Text, set[str]] = defaultdict(set)
    for subject, node in nodes.items():
        for predicate in predicates:
            for key in texts(node, predicate):
                bearers[key].add(subject)
    return {key: sorted(who) for key, who in bearers.items() if len(who) > 1}


def all_labels(nodes: Nodes) -> set[Text]:
    keys = ("prefLabel", "altLabel", "hiddenLabel")
    return {text for node in nodes.values() for key in keys for text in texts(node, SKOS + key)}


@pytest.mark.parametrize("name", FILES)
def test_file_is_plain(name: str) -> None:
    data = (AUTHORITY / name).read_bytes()
    text = data.decode("utf-8")
    assert text.startswith("# ")
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith(".\n")
    assert unicodedata.is_normalized("NFC", text)
    subjects = re.findall(r"^<([^>]+)> a ", text, re.MULTILINE)
    by_class = [(kind, s) for s, kind in re.findall(r"^<([^>]+)> a (\S+)", text, re.MULTILINE)]
    assert len(subjects) == len(set(subjects)) == len(by_class)
    assert by_class == sorted(by_class) if name == "lookalikes.ttl" else subjects == sorted(subjects)


@pytest.mark.parametrize("name", FILES)
def test_no_blank_nodes(name: str) -> None:
    for triple in triples(name):
        assert not isinstance(triple.subject, pyoxigraph.BlankNode)
        assert not isinstance(triple.object, pyoxigraph.BlankNode)


def test_labels_are_clean(graph: Nodes) -> None:
    predicates = [SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel", TRV + "shortName"]
    for subject, node in graph.items():
        seen = []
        for predicate in predicates:
            for language, text in texts(node, predicate):
                assert language in LANGUAGES, subject
                assert text == " ".join(text.split()), (subject, text)
                assert not re.search(r"’|\*|\[|_|\((?:the|el|la|los|las|le|les|l')\)", text), (subject, text)
                seen.append((language, text))
        assert len(seen) == len(set(seen)), subject


@pytest.mark.parametrize(
    ("name", "namespace", "count"),
    [
        ("MemberState", TRV, 193),
        ("ObserverState", TRV, 2),
        ("Body", TRV, 123),
        ("Place", SCHEMA, 68),
        ("EventSeries", SCHEMA, 29),
    ],
)
def test_counts_and_names_in_six_languages(graph: Nodes, name: str, namespace: str, count: int) -> None:
    nodes = of_class(graph, name, namespace)
    assert len(nodes) >= count if name in ("Body", "Place", "EventSeries") else len(nodes) == count
    for subject, node in nodes.items():
        assert sorted(language for language, _ in texts(node, SKOS + "prefLabel")) == list(LANGUAGES), subject


def states_of(graph: Nodes) -> Nodes:
    return of_class(graph, "MemberState") | of_class(graph, "ObserverState")


def test_states(graph: Nodes) -> None:
    nodes = states_of(graph)
    codes = [one(node, SKOS + "notation") for node in nodes.values()]
    assert len(set(codes)) == 195
    assert all(re.fullmatch("[0-9]{3}", code) for code in codes)
    assert {s for s in nodes if s not in of_class(graph, "MemberState")} == {"state/PSE", "state/VAT"}
    for subject, node in nodes.items():
        code = subject.removeprefix("state/")
        assert re.fullmatch("[A-Z]{3}", code)
        expected = "http://publications.europa.eu/resource/authority/country/" + code
        assert one(node, SKOS + "exactMatch") == expected
    assert labels_in_common(nodes, SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel") == {}
    labels = {(subject, text) for subject, node in nodes.items() for text in all_labels({"": node})}
    for code, language, text in [
        ("TUR", "zh", "土耳其"),
        ("TUR", "en", "Turkey"),
        ("LBY", "zh", "阿拉伯利比亚民众国"),
        ("MKD", "zh", "前南斯拉夫的马其顿共和国"),
        ("BOL", "zh", "玻利维亚"),
        ("VEN", "fr", "Venezuela"),
        ("CZE", "zh", "捷克共和国"),
        ("CZE", "en", "Czech Republic"),
        ("SWZ", "ru", "Свазиленд"),
        ("CIV", "en", "Côte d'Ivoire"),
        ("COG", "zh", "刚果（布）"),
    ]:
        assert (f"state/{code}", (language, text)) in labels


def test_regional_groups(graph: Nodes) -> None:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for subject, node in states_of(graph).items():
        groups = [o.value.removeprefix(BASE) for o in node.get(ORG + "memberOf", [])]
        assert len(groups) == (0 if subject in ("state/PSE", "state/VAT") else 1), subject
        for group in groups:
            members[group].add(subject)
    assert {group: len(who) for group, who in members.items()} == {
        "group/african": 54,
        "group/asia-pacific": 54,
        "group/eastern-european": 23,
        "group/latin-american-caribbean": 33,
        "group/western-european-others": 29,
    }
    for group in members:
        assert sorted(language for language, _ in texts(graph[group], SKOS + "prefLabel")) == list(LANGUAGES)


def test_lookalikes_are_no_names(graph: Nodes) -> None:
    for name, others in [("NotAState", states_of(graph)), ("NotABody", of_class(graph, "Body"))]:
        nodes = of_class(graph, name)
        labels = all_labels(nodes)
        assert labels
        assert not labels & all_labels(others)
        assert labels_in_common(nodes, SKOS + "hiddenLabel") == {}
    assert ("zh", "尼日尔州") in all_labels(of_class(graph, "NotAState"))
    assert ("en", "Gulf of Mexico") in all_labels(of_class(graph, "NotAState"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尼日尔州", set()),
        ("尼日利亚和尼日尔", {"NGA", "NER"}),
        ("几内亚比绍", {"GNB"}),
        ("索马里兰", set()),
        ("约旦河西岸", set()),
        ("中国松阳县", {"CHN"}),
        ("加勒比海地区和沿海地区", set()),
        ("发展中国家", set()),
        ("刚果民主共和国", {"COD"}),
        ("南苏丹", {"SSD"}),
    ],
)
def test_longest_match_from_the_left(graph: Nodes, text: str, expected: set[str]) -> None:
    names: dict[str, str | None]
    names = {label: None for language, label in all_labels(of_class(graph, "NotAState")) if language == "zh"}
    for subject, node in states_of(graph).items():
        names |= {label: subject[6:] for language, label in all_labels({"": node}) if language == "zh"}
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    assert {names[match.group()] for match in pattern.finditer(text)} - {None} == expected


def test_body_names_mean_one_body(graph: Nodes) -> None:
    bodies = of_class(graph, "Body")
    assert labels_in_common(bodies, SKOS + "prefLabel", SKOS + "altLabel") == {}
    for subject, node in bodies.items():
        assert one(node, SKOS + "notation") == subject.removeprefix("body/")
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", one(node, SKOS + "notation"))
        kind = one(node, ORG + "classification").rsplit("/", 1)
        assert kind[0] == "https://w3id.org/travaux/voc/body-type"
        assert kind[1] in BODY_TYPES
        assert {o.value for o in node.get(TRV + "sessionScheme", [])} <= {"numbered", "yearly", "plenary"}
    short = {s for s, node in bodies.items() if ("zh", "执行局") in texts(node, TRV + "shortName")}
    assert {"body/unhabitat-eb", "body/undp-eb", "body/unicef-eb", "body/unwomen-eb", "body/wfp-eb"} <= short
    assert ("zh", "大会") in texts(bodies["body/un-ga"], SKOS + "prefLabel")
    assert ("zh", "大会") in texts(bodies["body/unhabitat-ha"], TRV + "shortName")


def test_only_commissions_and_committees_share_a_short_name_within_a_family() -> None:
    known = authority.load()
    for language, names in known.names.items():
        for label, found in names.items():
            bearers: defaultdict[str, set[str]] = defaultdict(set)
            for name in found:
                if name.kind == "Body" and name.short:
                    bearers[known.family(name.slug)].add(name.slug)
            for slugs in bearers.values():
                kinds = {known.bodies[slug].kind for slug in slugs}
                assert len(slugs) == 1 or kinds <= {"commission", "committee"}, (language, label, slugs)


def test_every_official_is_below_the_body_it_acts_for() -> None:
    bodies = authority.load().bodies
    for slug, entry in bodies.items():
        parent = bodies[entry.parent] if entry.parent else entry
        if slug.endswith("-president"):  # the reader finds the one who presides by the slug of the body
            assert (entry.kind, f"{entry.parent}-president") == ("official", slug)
        elif entry.kind == "official":  # else the reader would take the head of a secretariat for a president
            assert parent.kind in {"secretariat", "principal-organ", "programme", "organization", "group"}, slug


#: Slug, what it belongs to, and its names in English and Chinese: full ones, then short ones of the family.
OFFICIALS = [
    ("cbd-es", "cbd", "CBD Executive Secretary|《生物多样性公约》执行秘书", "Executive Secretary|执行秘书"),
    ("fao-dg", "fao", "Director-General of FAO|粮农组织总干事", "Director-General|总干事"),
    ("iaea-dg", "iaea", "Director-General of IAEA|原子能机构总干事", "Director-General|总干事"),
    ("ilo-dg", "ilo", "Director-General of the International Labour Office|国际劳工局局长", "Director-General|总干事"),
    ("iom-dg", "iom", "Director General of IOM|移民组织总干事", "Director General|总干事"),
    ("itu-sg", "itu", "Secretary-General of ITU|国际电联秘书长", "Secretary-General|秘书长"),
    ("ohchr", "un-secretariat", "OHCHR|人权高专办", "Office of the High Commissioner|高级专员办事处"),
    ("un-boa", "un-ga", "Board of Auditors|审计委员会", ""),
    ("un-ceb", "un-ceb", "Chief Executives Board|首协会", ""),
    ("un-dsg", "un-secretariat", "Deputy Secretary-General|常务副秘书长", ""),
    ("un-ecosoc-president", "un-ecosoc", "President of the Economic and Social Council|经社理事会主席", "理事会主席"),
    ("un-hchr", "un-secretariat", "High Commissioner for Human Rights|人权事务高级专员", "High Commissioner|高级专员"),
    ("un-hrc-president", "un-ga", "President of the Human Rights Council|人权理事会主席", ""),
    ("un-sc-president", "un-sc", "President of the Security Council|安理会主席", ""),
    ("unctad-secretariat", "un-ga", "UNCTAD secretariat|贸发会议秘书处", ""),
    ("unctad-sg", "un-ga", "Secretary-General of UNCTAD|贸发会议秘书长", ""),
    ("undp-administrator", "undp", "Administrator of UNDP|开发署署长", "Administrator|署长"),
    ("unep-cpr", "unep", "Committee of Permanent Representatives to UNEP|环境署常驻代表委员会", "常驻代表委员会"),
    ("unep-ed", "unep", "Executive Director of UNEP|环境署执行主任", "Acting Executive Director|执行主任|代理执行主任"),
    ("unep-secretariat", "unep", "UNEP secretariat|环境署秘书处", "secretariat|秘书处"),
    ("unesco-dg", "unesco", "Director-General of UNESCO|教科文组织总干事", "Director-General|总干事"),
    ("unfccc-es", "unfccc", "UNFCCC Executive Secretary|《气候变化框架公约》执行秘书", "Executive Secretary|执行秘书"),
    ("unfccc-secretariat", "unfccc", "UNFCCC secretariat|《气候变化框架公约》秘书处", "secretariat|秘书处"),
    ("unfpa-ed", "unfpa", "Executive Director of UNFPA|人口基金执行主任", "Executive Director|执行主任"),
    ("unhabitat-ha-president", "unhabitat", "人居大会主席", "President of the Habitat Assembly"),
    ("unhcr-hc", "unhcr", "High Commissioner for Refugees|难民署高级专员", "High Commissioner|高级专员"),
    ("unicef-ed", "unicef", "Executive Director of UNICEF|儿基会执行主任", "Executive Director|执行主任"),
    ("unicef-secretariat", "unicef", "UNICEF secretariat|儿基会秘书处", "secretariat|秘书处"),
    ("unido-dg", "unido", "Director-General of UNIDO|工发组织总干事", "Director-General|总干事"),
    ("unodc-ed", "un-secretariat", "Executive Director of UNODC|毒罪办执行主任", "Executive Director|执行主任"),
    ("unops", "unops", "UNOPS|项目署|项目厅", ""),
    ("unops-ed", "unops", "Executive Director of UNOPS|项目署执行主任", "Executive Director|执行主任"),
    ("unwomen-ed", "unwomen", "Executive Director of UN-Women|妇女署执行主任", "Executive Director|执行主任"),
    ("wfp-ed", "wfp", "Executive Director of WFP|粮食署执行干事", "Executive Director|执行主任|执行干事"),
    ("who-dg", "who", "Director-General of WHO|世卫组织总干事", "Director-General|总干事"),
    ("who-secretariat", "who", "WHO secretariat|世卫组织秘书处", "Secretariat|秘书处"),
]


@pytest.mark.parametrize(("slug", "family", "full", "short"), OFFICIALS)
def test_an_official_is_found_by_full_and_short_names(slug: str, family: str, full: str, short: str) -> None:
    known = authority.load()
    assert known.family(slug) == family
    for label in full.split("|"):
        assert bearers_of(label) == [(slug, False)]
    for label in filter(None, short.split("|")):
        short_for = [bearer for bearer, is_short in bearers_of(label) if is_short]
        assert [bearer for bearer in short_for if known.family(bearer) == family] == [slug]


def bearers_of(label: str) -> list[tuple[str, bool]]:
    """The bodies that an English or Chinese name may mean, and whether it does so only in their family."""
    language = "en" if label.isascii() else "zh"
    found = authority.load().names[language].get(fold_name(label), ())
    return [(name.slug, name.short) for name in found if name.kind == "Body"]


def test_hierarchy(graph: Nodes) -> None:
    bodies = of_class(graph, "Body")
    for subject in bodies:
        path = [subject]
        while parents := bodies[path[-1]].get(ORG + "subOrganizationOf", []):
            (parent,) = [o.value.removeprefix(BASE) for o in parents]
            assert parent in bodies, parent
            assert parent not in path, path
            path.append(parent)
        assert path[-1] == "body/un", path


def test_places(graph: Nodes) -> None:
    places = of_class(graph, "Place", SCHEMA)
    states = states_of(graph)
    assert labels_in_common(places, SKOS + "prefLabel", SKOS + "altLabel") == {}
    assert not all_labels(places) & all_labels(states)
    for node in places.values():
        assert one(node, SCHEMA + "containedInPlace") in states


def test_events(graph: Nodes) -> None:
    events, bodies = of_class(graph, "EventSeries", SCHEMA), of_class(graph, "Body")
    assert labels_in_common(events, SKOS + "prefLabel", SKOS + "altLabel") == {}
    for subject, node in events.items():
        assert re.fullmatch("event/[a-z0-9]+(-[a-z0-9]+)*", subject)
        assert one(node, TRV + "eventScheme") in ("ordinal", "single", "year")
        conferences = {body.value.removeprefix(BASE) for body in node.get(TRV + "conferenceBody", [])}
        assert conferences <= set(bodies)
        shared = {body for body in bodies if all_labels({"": node}) & all_labels({"": bodies[body]})}
        assert shared == conferences


def fits(graph: Nodes, number: str, kind: str) -> set[str]:
    bodies = of_class(graph, "Body")
    key = TRV + kind + "Number"
    return {s.removeprefix("body/") for s, n in bodies.items() if key in n and re.fullmatch(one(n, key), number)}


@pytest.mark.parametrize(
    ("kind", "number", "inside", "outside"),
    [
        ("resolution", "72/279", {"un-ga"}, {"unhabitat-ha", "un-sc", "un-ecosoc", "unhabitat-eb", "unep-unea"}),
        ("resolution", "1/3", {"unhabitat-ha"}, {"un-ga", "unhabitat-eb"}),
        ("resolution", "217A(III)", {"un-ga"}, {"un-sc"}),
        ("resolution", "3201(S-VI)", {"un-ga"}, {"un-sc"}),
        ("resolution", "ES-10/22", {"un-ga"}, {"un-hrc"}),
        ("resolution", "S-9/1", {"un-ga", "un-hrc"}, {"un-sc"}),
        ("resolution", "5/1", {"un-hrc", "unhabitat-ha"}, {"un-ga"}),
        ("resolution", "2020/1", {"un-ecosoc"}, {"un-ga", "unhabitat-eb", "unhabitat-ha"}),
        ("resolution", "26/8", {"unhabitat-gc"}, {"un-ga", "unhabitat-ha"}),
        ("resolution", "WHA66.1", {"who-wha"}, {"un-ga"}),
        ("resolution", "4/1", {"unep-unea", "unhabitat-ha"}, {"un-ga"}),
        ("decision", "76/501", {"un-ga"}, {"unhabitat-ha"}),
        ("decision", "5/101", {"un-hrc"}, {"un-ga"}),
        ("decision", "2020/1", {"unhabitat-eb"}, {"un-ga", "unhabitat-ha"}),
        ("decision", "22/CP.7", {"unfccc-cop"}, {"unfccc-cma"}),
        ("decision", "2019/EB.A/1", {"wfp-eb"}, {"undp-eb"}),
        ("decision", "X/2", {"cbd-cop"}, {"un-ga"}),
    ],
)
def test_numbers(graph: Nodes, kind: str, number: str, inside: set[str], outside: set[str]) -> None:
    found = fits(graph, number, kind)
    assert inside <= found
    assert not outside & found


def test_security_council_alone_writes_the_year_in_brackets(graph: Nodes) -> None:
    assert fits(graph, "2504(2020)", "resolution") == {"un-sc"}
    assert fits(graph, "2504(2020)", "decision") == set()
    assert fits(graph, "72/279", "decision") & {"unhabitat-ha", "unhabitat-eb", "un-sc"} == set()


def test_symbol_templates(graph: Nodes) -> None:
    for subject, node in of_class(graph, "Body").items():
        for kind in ("resolution", "decision"):
            for template in node.get(f"{TRV}{kind}Symbol", []):
                assert f"{TRV}{kind}Number" in node, subject
                fields = set(re.findall(r"\{([a-z]+)\}", template.value))
                assert fields in ({"number"}, {"series", "n"}), subject


def test_states_file_is_what_the_tool_writes(shared: Path, tmp_path: Path) -> None:
    country_codes = shared / "data" / "country-codes.csv"
    spec = importlib.util.spec_from_file_location("make_states", ROOT / "tools" / "make_states.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.main([str(country_codes), "--output", str(tmp_path / "states.ttl")]) == 0
    assert (tmp_path / "states.ttl").read_bytes() == (AUTHORITY / "states.ttl").read_bytes()
