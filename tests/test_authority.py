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
from reading import mentions

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
        ("Body", TRV, 181),
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
    ("icao-sg", "icao", "Secretary-General of ICAO|国际民航组织秘书长", "Secretary-General|秘书长"),
    ("imo-sg", "imo", "Secretary-General of IMO|海事组织秘书长", "Secretary-General|秘书长"),
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
    ("unwto-sg", "unwto", "Secretary-General of UNWTO|联合国旅游组织秘书长", "Secretary-General|秘书长"),
    ("wfp-ed", "wfp", "Executive Director of WFP|粮食署执行干事", "Executive Director|执行主任|执行干事"),
    ("who-dg", "who", "Director-General of WHO|世卫组织总干事", "Director-General|总干事"),
    ("who-secretariat", "who", "WHO secretariat|世卫组织秘书处", "Secretariat|秘书处"),
    ("wmo-sg", "wmo", "Secretary-General of WMO|世界气象组织秘书长", "Secretary-General|秘书长"),
]


#: The same of conferences, boards and commissions.
ORGANS = [
    ("basel", "basel", "Basel Convention|《巴塞尔公约》", "Convention|公约"),
    (
        "basel-cop",
        "basel",
        "Conference of the Parties to the Basel Convention|《巴塞尔公约》缔约方大会",
        "COP|缔约方大会",
    ),
    ("cbd-sbi", "cbd", "Subsidiary Body on Implementation|执行问题附属机构", "SBI"),
    ("cbd-sbstta", "cbd", "SBSTTA|科学、技术和工艺咨询附属机构", ""),
    ("fao-cfs", "fao", "Committee on World Food Security|世界粮食安全委员会", "CFS|委员会"),
    ("fao-conference", "fao", "FAO Conference|粮农组织大会", "大会"),
    ("fao-council", "fao", "FAO Council|粮农组织理事会", "Council|理事会"),
    ("iaea-bog", "iaea", "IAEA Board of Governors|原子能机构理事会", "Board of Governors|Board|理事会"),
    ("iaea-gc", "iaea", "General Conference of IAEA|原子能机构大会", "General Conference|大会"),
    ("icao", "icao", "ICAO|国际民航组织", "Organization|本组织"),
    ("icao-assembly", "icao", "ICAO Assembly|国际民航组织大会", "Assembly|大会"),
    ("icao-council", "icao", "ICAO Council|国际民航组织理事会", "Council|理事会"),
    ("ilo-gb", "ilo", "Governing Body of the International Labour Office|国际劳工局理事会", "Governing Body|理事会"),
    ("ilo-ilc", "ilo", "International Labour Conference|国际劳工大会", "大会"),
    ("imo", "imo", "IMO|国际海事组织", "Organization|本组织"),
    ("imo-assembly", "imo", "IMO Assembly|国际海事组织大会", "Assembly|大会"),
    ("imo-council", "imo", "IMO Council|国际海事组织理事会", "Council|理事会"),
    ("itu-council", "itu", "ITU Council|国际电联理事会", "Council|理事会"),
    ("itu-pp", "itu", "ITU Plenipotentiary Conference|国际电联全权代表大会", "Plenipotentiary Conference"),
    ("minamata", "minamata", "Minamata Convention|《水俣公约》", "Convention|公约"),
    ("minamata-cop", "minamata", "Conference of the Parties to the Minamata Convention|《水俣公约》缔约方大会", "COP"),
    ("rotterdam", "rotterdam", "Rotterdam Convention|《鹿特丹公约》", "Convention|公约"),
    ("rotterdam-cop", "rotterdam", "Conference of the Parties to the Rotterdam Convention", "COP|缔约方大会"),
    ("stockholm", "stockholm", "Stockholm Convention|《斯德哥尔摩公约》", "Convention|公约"),
    ("stockholm-cop", "stockholm", "Conference of the Parties to the Stockholm Convention", "COP|缔约方大会"),
    ("un-cdp", "un-ecosoc", "Committee for Development Policy|发展政策委员会", ""),
    ("un-cepa", "un-ecosoc", "Committee of Experts on Public Administration|公共行政专家委员会", ""),
    ("un-chr", "un-ecosoc", "Commission on Human Rights|人权委员会", ""),
    ("un-chs", "un-ecosoc", "Commission on Human Settlements|人类住区委员会", ""),
    ("un-contributions", "un-ga", "Committee on Contributions|会费委员会", ""),
    ("un-copuos", "un-ga", "Committee on the Peaceful Uses of Outer Space|外空委员会", ""),
    ("un-cpc", "un-ecosoc", "Committee for Programme and Coordination|方案和协调委员会", ""),
    ("un-csd", "un-ecosoc", "Commission on Sustainable Development|可持续发展委员会", ""),
    ("un-dc", "un-ga", "Disarmament Commission|裁军审议委员会", ""),
    ("un-ilc", "un-ga", "International Law Commission|国际法委员会", ""),
    ("un-ngo", "un-ecosoc", "Committee on Non-Governmental Organizations|非政府组织委员会", ""),
    ("un-pfii", "un-ecosoc", "Permanent Forum on Indigenous Issues|土著问题常设论坛", "Permanent Forum|常设论坛"),
    ("un-uncitral", "un-ga", "UNCITRAL|贸易法委员会", ""),
    ("unccd", "unccd", "UNCCD|《联合国防治荒漠化公约》", "Convention|公约"),
    (
        "unccd-cop",
        "unccd",
        "Conference of the Parties to the UNCCD|《联合国防治荒漠化公约》缔约方会议",
        "COP|缔约方会议",
    ),
    ("unctad-tdb", "un-ga", "Trade and Development Board|贸易和发展理事会", "Board"),
    ("unesco-eb", "unesco", "UNESCO Executive Board|教科文组织执行局", "Executive Board|Board|执行局"),
    ("unesco-gc", "unesco", "General Conference of UNESCO|教科文组织大会", "General Conference|大会"),
    (
        "unhabitat-ha",
        "unhabitat",
        "Assembly of the United Nations Human Settlements Programme|联合国人居署大会",
        "Assembly",
    ),
    ("unhcr-excom", "unhcr", "UNHCR Executive Committee|高级专员方案执行委员会", "Executive Committee|执行委员会"),
    ("unido-gc", "unido", "General Conference of UNIDO|工发组织大会", "General Conference|大会"),
    ("unido-idb", "unido", "Industrial Development Board|工业发展理事会", "Board|理事会"),
    ("unwto", "unwto", "UN Tourism|世界旅游组织", "Organization|本组织"),
    ("upu", "upu", "UPU|万国邮联", "Union"),
    ("wipo", "wipo", "WIPO|知识产权组织", "Organization|本组织"),
    ("wipo-ga", "wipo", "WIPO General Assembly|产权组织大会", ""),
    ("wmo", "wmo", "WMO|世界气象组织", "Organization|本组织"),
    ("wmo-congress", "wmo", "World Meteorological Congress|世界气象大会", "Congress|大会"),
    ("wmo-ec", "wmo", "WMO Executive Council|世界气象组织执行理事会", "Executive Council|Council"),
    ("wto", "wto", "World Trade Organization|世贸组织", "Organization|本组织"),
]


@pytest.mark.parametrize(("slug", "family", "full", "short"), OFFICIALS + ORGANS)
def test_a_body_is_found_by_full_and_short_names(slug: str, family: str, full: str, short: str) -> None:
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
        ("decision", "15/4", {"cbd-cop"}, {"un-ga"}),
        ("decision", "12/COP.14", {"unccd-cop"}, {"unfccc-cop"}),
        ("decision", "BC-14/12", {"basel-cop"}, {"stockholm-cop", "rotterdam-cop", "minamata-cop"}),
        ("decision", "EB198(4)", {"who-eb"}, {"who-wha"}),
        ("resolution", "EB134.R5", {"who-eb"}, {"who-wha"}),
        ("decision", "WHA75(12)", {"who-wha"}, {"who-eb"}),
        ("resolution", "41C/Resolution18", {"unesco-gc"}, {"unesco-eb"}),
        ("decision", "202EX/Decision5", {"unesco-eb"}, {"unesco-gc"}),
        ("resolution", "7/2021", {"fao-conference"}, {"un-ga", "un-hrc", "un-ecosoc"}),
        ("resolution", "GC(64)/RES/9", {"iaea-gc"}, {"unido-gc"}),
        ("resolution", "GC.19/Res.2", {"unido-gc"}, {"iaea-gc"}),
        ("decision", "IDB.49/Dec.7", {"unido-idb"}, {"unido-gc"}),
        ("resolution", "A40-18", {"icao-assembly"}, {"imo-assembly"}),
        ("resolution", "A.1110(30)", {"imo-assembly"}, {"icao-assembly"}),
        ("resolution", "78/1", {"un-escap", "un-ga"}, {"un-eclac", "un-chs"}),
        ("resolution", "755(XXXIX)", {"un-eclac"}, {"un-ga"}),
        ("decision", "509(LVIII)", {"unctad-tdb"}, {"un-ga", "un-ecosoc"}),
        ("decision", "73(LVII)", set(), {"unctad-tdb"}),  # one of the Economic and Social Council
        ("resolution", "2003/7", {"un-chr", "un-ecosoc"}, {"un-csw"}),
        ("resolution", "2007/7", {"un-ecosoc"}, {"un-chr"}),
        ("resolution", "16/7", {"un-chs", "unhabitat-gc"}, {"unhabitat-ha"}),
        ("resolution", "19/7", {"unhabitat-gc"}, {"un-chs"}),
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


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("E/CN.4/2003/7", "un-chr"),
        ("E/ICEF/2024/3", "unicef-eb"),
        ("EB148/10", "who-eb"),
        ("HS/C/16/2", "un-chs"),
        ("ICCD/COP(14)/23", "unccd-cop"),
        ("ICCD/CRIC(18)/2", "unccd"),
        ("IDB.49/2", "unido-idb"),
        ("GC(64)/5", "iaea-gc"),
        ("GC.19/5", "unido-gc"),
        ("TD/B/67/2", "unctad-tdb"),
        ("TD/500", "unctad"),
        ("UNEP/CHW.14/28", "basel-cop"),
        ("UNEP/EA.4/2", "unep-unea"),
    ],
)
def test_a_symbol_tells_the_body(symbol: str, expected: str) -> None:
    assert authority.load().by_symbol(symbol) == expected


def test_seats_of_a_bureau(graph: Nodes) -> None:
    def seats(slug: str) -> set[str]:
        return {text for _, text in texts(graph[f"body/{slug}"], TRV + "bureauSeats")}

    assert seats("un-ga") == {"president 1", "vice-president 21"}
    assert seats("un-ga-c4") == {"chair 1", "vice-chair 3", "rapporteur 1"}
    assert seats("unep-unea") == {"president 1", "vice-president 8", "rapporteur 1"}
    assert seats("unicef-eb") == seats("undp-eb") == {"president 1", "vice-president 4"}
    roles = (ROOT / "ontology" / "schemes" / "role.ttl").read_text("utf-8")
    for subject, node in of_class(graph, "Body").items():
        head = one(node, TRV + "headOffice") if TRV + "headOffice" in node else "chair"
        for _, seat in texts(node, TRV + "bureauSeats"):
            role, number = seat.split(" ")
            assert f'skos:notation "{role}"' in roles
            assert int(number) > 0
            assert role in {head, f"vice-{head}", "rapporteur"}, subject


FORMS = [
    "EB198(4)",
    "WHA75(12)",
    "202EX/Decision5",
    "GC(64)/DEC/9",
    "GC.19/Dec.2",
    "IDB.49/Dec.7",
    "12/COP.14",
    "509(LVIII)",
]
LEAD = {"ar": "المقرر ", "en": "decision ", "es": "decisión ", "fr": "décision ", "ru": "решение ", "zh": "第"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [*FORMS, "202 EX/Decision 5", "EB198 (4)"])
def test_a_form_of_number_is_read_in_every_language(language: str, number: str) -> None:
    text = f"{LEAD[language]}{number}" + ("号决定" if language == "zh" else "")
    assert mentions(text, language) == [f"Outcome decision {number.replace(' ', '')}"]


@pytest.mark.parametrize(
    "text",
    [
        "On 12/11/2020 about 3/4 of 41 C/annexes",
        "the decision on EB (4) items",
        "the Executive Board took a decision at its 202 EX session",
        "a decision on A.1 (30) and A.25 (3)",
        "the resolution of GC (12), 10 C/Resolutions",
        "the decision in GC.19/5 and IDB.49/2",
    ],
)
def test_other_words_are_no_such_number(text: str) -> None:
    assert not [found for found in mentions(text, "en") if found.startswith("Outcome")]


def test_states_file_is_what_the_tool_writes(shared: Path, tmp_path: Path) -> None:
    country_codes = shared / "data" / "country-codes.csv"
    spec = importlib.util.spec_from_file_location("make_states", ROOT / "tools" / "make_states.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.main([str(country_codes), "--output", str(tmp_path / "states.ttl")]) == 0
    assert (tmp_path / "states.ttl").read_bytes() == (AUTHORITY / "states.ttl").read_bytes()
