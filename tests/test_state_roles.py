"""What named States do or are, other than holding office; a State that is merely mentioned has no role."""

from __future__ import annotations

import pytest
from reading import BOARD, codes, facts, read

from travaux.model import Participation


def roles(text: str) -> set[str]:
    """The roles that paragraph 1 states, as `State/role`."""
    found = facts(f"{BOARD}1. {text}\n", "exists")
    paths = (fact.split()[0] for fact in found if fact.endswith(" Participation"))
    return {"/".join(path.split("/")[-2:]) for path in paths}


def said(text: str, relation: str) -> set[str]:
    """The values that paragraph 1 gives for one relation of a participation."""
    statements = read(f"{BOARD}1. {text}\n").statements
    return {
        getattr(s.object, "value", "")
        for s in statements
        if isinstance(s.subject, Participation) and s.relation == relation
    }


ROLES = [
    ("瑞典增加了用于气候行动的专用资金。", {"SWE/donor"}),
    ("挪威和丹麦政府向基金会提供了500万美元的核心捐款。", {"NOR/donor", "DNK/donor"}),
    ("瑞士将为支持复原力活动捐款，而德国的捐款将用于执行战略计划。", {"CHE/donor", "DEU/donor"}),
    ("荷兰认捐200万欧元。", {"NLD/donor"}),
    ("该项目由日本政府资助。", {"JPN/donor"}),
    ("智利和秘鲁改用非专用资金模式。", {"CHL/donor", "PER/donor"}),
    ("西班牙一直是主要捐助国。", {"ESP/donor"}),
    ("捐助方包括瑞典和挪威。", {"SWE/donor", "NOR/donor"}),
    ("墨西哥和南非将是试点国家。", {"MEX/pilot-country", "ZAF/pilot-country"}),
    ("试点国家为智利和肯尼亚。", {"CHL/pilot-country", "KEN/pilot-country"}),
    ("已在智利开展试点。", {"CHL/pilot-country"}),
    ("方案为三个非洲国家（即贝宁、马里和多哥）建立中心。", {f"{s}/covered-country" for s in ("BEN", "MLI", "TGO")}),
    ("评估对两个国家，即肯尼亚和尼日利亚（尼日尔州）的影响。", {"KEN/covered-country", "NGA/covered-country"}),
    ("评估涉及非洲两国：肯尼亚和马里。", {"KEN/covered-country", "MLI/covered-country"}),
    ("项目覆盖乍得和尼日尔。", {"TCD/covered-country", "NER/covered-country"}),
    ("人居署在喀麦隆和几内亚举办了讲习班。", {"CMR/workshop-host", "GIN/workshop-host"}),
    ("区域研讨会于2098年5月在塞内加尔达喀尔举行。", {"SEN/workshop-host"}),
    ("人居署与秘鲁某某县共同举办了论坛。", {"PER/co-organizer"}),
    ("活动众多，地点包括柬埔寨、加纳和肯尼亚。", {f"{s}/event-venue" for s in ("KHM", "GHA", "KEN")}),
    ("在将于2098年6月在波兰卡托维兹举行的世界城市论坛第九届会议之前，开展了磋商。", {"POL/host"}),
    ("埃及将主办世界城市论坛第九届会议。", {"EGY/host"}),
    ("论坛（2098年9月，秘鲁利马）讨论了此事。", {"PER/host"}),
    ("与乌克兰等新近受冲突影响的国家接触。", {"UKR/affected-country"}),
    ("受灾害影响的国家，包括海地和也门，得到支持。", {"HTI/affected-country", "YEM/affected-country"}),
    ("意大利担任二十国集团主席国期间启动了平台。", {"ITA/presidency"}),
    ("区域中心设在大韩民国。", {"KOR/institution-location"}),
    ("网络的秘书处设在智利圣地亚哥。", {"CHL/institution-location"}),
    ("挪威资助了数据平台的开发。", {"NOR/donor"}),
    ("日本和瑞士宣布将分别为第二阶段捐款。", {"JPN/donor", "CHE/donor"}),
    ("2098年，向基金会提供捐款的国家有秘鲁（210万美元）、挪威和多哥。", {f"{s}/donor" for s in ("PER", "NOR", "TGO")}),
    ("加纳和多哥自2098年起成为数据模块的试点国家。", {"GHA/pilot-country", "TGO/pilot-country"}),
    ("智利和秘鲁试用了新的模板，是该模板的两个试点国家。", {"CHL/pilot-country", "PER/pilot-country"}),
    ("马里和乍得参加了水核算试点工作。", {"MLI/pilot-country", "TCD/pilot-country"}),
    ("人居署正在智利、秘鲁和多哥编制城市概况。", {f"{s}/covered-country" for s in ("CHL", "PER", "TGO")}),
    ("在会外，丹麦和加纳于2月1日共同主办了一场活动。", {"DNK/co-organizer", "GHA/co-organizer"}),
    ("论坛由丹麦和加纳共同主办。", {"DNK/co-organizer", "GHA/co-organizer"}),
    ("国际海洋日庆祝活动于2098年12月11日在秘鲁举行。", {"PER/event-venue"}),
    ("方案咨询委员会在秘鲁利马举行了技术会议。", {"PER/event-venue"}),
    ("2098年5月5日，人居署在秘鲁利马举办了市长讲习班。", {"PER/workshop-host"}),
    ("成员将于2098年4月对多哥进行实地访问，由多哥政府接待。", {"TGO/host"}),
    ("海地和也门是受沙尘暴影响最严重的国家。", {"HTI/affected-country", "YEM/affected-country"}),
    ("2098年8月溃决之后，秘鲁和智利受灾。", {"PER/affected-country", "CHL/affected-country"}),
    ("海地的若干城市受到冲突影响。", {"HTI/affected-country"}),
    ("飓风于8月袭击了海地。", {"HTI/affected-country"}),
    ("下列国家提供了捐款：德国、挪威和瑞典。", {"DEU/donor", "NOR/donor", "SWE/donor"}),
    ("收到了来自丹麦和芬兰的捐款。", {"DNK/donor", "FIN/donor"}),
    ("该方案的供资来自挪威和瑞士。", {"NOR/donor", "CHE/donor"}),
    ("比利时捐赠了车辆。", {"BEL/donor"}),
    ("试点工作在秘鲁、智利两国展开。", {"PER/pilot-country", "CHL/pilot-country"}),
    ("该方案在12个国家运作，包括马里和乍得。", {"MLI/covered-country", "TCD/covered-country"}),
    ("泰国政府在曼谷主办了一期培训班。", {"THA/workshop-host"}),
    ("世界城市论坛将在秘鲁举行。", {"PER/host"}),
    ("世界人居日于2098年10月5日在秘鲁利马举行。", {"PER/event-venue"}),
    ("智利是下届论坛的东道国。", {"CHL/host"}),
    ("马里和乍得发生旱灾后，人居署作出反应。", {"MLI/affected-country", "TCD/affected-country"}),
    ("受洪水影响的海地正在重建。", {"HTI/affected-country"}),
    ("飓风给海地造成严重破坏。", {"HTI/affected-country"}),
    ("第三期讲习班由约旦主办。", {"JOR/workshop-host"}),
    ("讲习班于2098年5月在约旦安曼举行，由约旦政府主办。", {"JOR/workshop-host"}),
    ("首批参加试点的国家有马里和乍得。", {"MLI/pilot-country", "TCD/pilot-country"}),
    ("埃及和约旦与人居署联合举办了部长级会议。", {"EGY/co-organizer", "JOR/co-organizer"}),
    ("环境署和日本为项目提供了资金。", {"JPN/donor"}),
    ("智利目前担任海洋行动联盟主席。", {"CHL/chair"}),
    ("方案指导小组由加纳和挪威共同主持。", {"GHA/chair", "NOR/chair"}),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_what_states_do_is_read(text: str, expected: set[str]) -> None:
    assert roles(text) == expected


NOTHING = [
    "人居署在海地的工作继续取得进展。",
    "肯尼亚代表感谢秘书处并请其提供资金。",
    "秘书处请挪威向基金会提供捐款。",
    "智利没有提供捐款。",
    "加拿大对提供的资金表示赞赏。",
    "法国提供了关于捐款的资料。",
    "秘书处为肯尼亚的项目提供了资金。",
    "该国向秘鲁提供了捐款。",
    "五个国家（阿根廷、巴西、智利、秘鲁和乌拉圭）投了赞成票。",
    "又有两个国家（莱索托和马拉维）提交了报告。",
    "来自肯尼亚和乌干达的专家参加了讲习班。",
    "执行局在肯尼亚内罗毕举行的2098年第一次会议通过了决定。",
    "新西兰和萨摩亚共同主持了会议。",
    "中国制造的设备已运抵。",
    "人居署在几内亚湾和尼日尔州举办了讲习班。",
    "泰国已获提名担任指导小组主席。",
    "会议选举波兰担任海洋行动联盟主席。",
    "工作方法特设工作组由加纳和挪威共同主持。",
    "原计划在秘鲁举行的庆祝活动没有举办。",
    "原计划庆祝活动在秘鲁举行。",
    "海地没有受到灾害影响。",
    "智利受到广泛欢迎。",
    "法国参加了试点项目评估会。",
    "智利和秘鲁共同发起了该决议草案。",
    "秘鲁感谢资助方。",
    "中国认为应由发达国家提供资金。",
    "挪威可能资助该基金。",
    "大会指出环境署和智利的报告。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_state_that_is_merely_mentioned_has_no_role(text: str) -> None:
    assert roles(text) == set()


def test_an_unknown_member_of_a_list_is_reported_and_the_others_are_stated() -> None:
    text = "地点包括柬埔寨、索马里兰和肯尼亚。"
    assert roles(text) == {"KHM/event-venue", "KEN/event-venue"}
    found = [f for f in read(f"{BOARD}1. {text}\n").findings if f.code == "unknown-state"]
    assert len(found) == 1
    assert "索马里兰" in found[0].message
    assert found[0].remedy.startswith("If it is a State, report it, or add the name")


@pytest.mark.parametrize("who", ["德国、某某国和瑞士", "某某国、德国和瑞士", "德国、瑞士和某某国"])
def test_an_unknown_name_among_those_who_give_is_reported(who: str) -> None:
    text = f"{who}增加了专用资金。"
    assert roles(text) == {"DEU/donor", "CHE/donor"}
    assert [f.message[1:4] for f in read(f"{BOARD}1. {text}\n").findings if f.code == "unknown-state"] == ["某某国"]


MIXED = [
    ("肯尼亚、瓦坎达和加纳将是试点国家。", {"KEN/pilot-country", "GHA/pilot-country"}, ["瓦坎达"]),
    ("秘书长宣布瓦坎达、肯尼亚和加纳将是试点国家。", {"KEN/pilot-country", "GHA/pilot-country"}, ["瓦坎达"]),
    ("瓦坎达、瑞典和挪威提供了资金。", {"SWE/donor", "NOR/donor"}, ["瓦坎达"]),
    ("瑞典、瓦坎达和挪威提供了资金。", {"SWE/donor", "NOR/donor"}, ["瓦坎达"]),
    ("瑞典、挪威和瓦坎达增加了专用资金。", {"SWE/donor", "NOR/donor"}, ["瓦坎达"]),
    ("瓦坎达、瑞典、埃伦迪尔和挪威提供了资金。", {"SWE/donor", "NOR/donor"}, ["瓦坎达", "埃伦迪尔"]),
    ("瓦坎达、埃伦迪尔、瑞典和挪威还提供了资金。", {"SWE/donor", "NOR/donor"}, ["瓦坎达", "埃伦迪尔"]),
    ("瑞典、瓦坎达和埃伦迪尔提供了资金。", {"SWE/donor"}, ["瓦坎达", "埃伦迪尔"]),
    ("该项目由瑞典、瓦坎达和挪威政府资助。", {"SWE/donor", "NOR/donor"}, ["瓦坎达"]),
    ("试点国家为肯尼亚、瓦坎达和埃伦迪尔。", {"KEN/pilot-country"}, ["瓦坎达", "埃伦迪尔"]),
    ("试点国家为瓦坎达和埃伦迪尔。", set(), ["瓦坎达", "埃伦迪尔"]),
    ("捐助方包括瑞典、瓦坎达共和国和埃伦迪尔。", {"SWE/donor"}, ["瓦坎达共和国", "埃伦迪尔"]),
    ("瑞典政府和挪威政府提供了资金。", {"SWE/donor", "NOR/donor"}, []),
    ("人居署与埃及、瓦坎达和约旦联合举办了会议。", {"EGY/co-organizer", "JOR/co-organizer"}, ["瓦坎达"]),
    ("论坛由人居署和丹麦、瓦坎达联合主办。", {"DNK/co-organizer"}, ["瓦坎达"]),
    ("飓风给海地、瓦坎达造成严重破坏。", {"HTI/affected-country"}, ["瓦坎达"]),
    ("飓风袭击了海地、瓦坎达和也门。", {"HTI/affected-country", "YEM/affected-country"}, ["瓦坎达"]),
    ("下届论坛的东道国为智利。", {"CHL/host"}, []),
    ("项目覆盖乍得、瓦坎达和埃伦迪尔。", {"TCD/covered-country"}, ["瓦坎达", "埃伦迪尔"]),
]


@pytest.mark.parametrize(("text", "known", "unknown"), MIXED)
def test_known_members_are_stated_and_unknown_ones_reported(text: str, known: set[str], unknown: list[str]) -> None:
    assert roles(text) == known
    found = [f.message for f in read(f"{BOARD}1. {text}\n").findings if f.code == "unknown-state"]
    assert [message[1 : message.index("”")] for message in found] == unknown


def test_a_list_of_other_things_is_no_list_of_states() -> None:
    text = "地点包括会议厅、花园和智利大厅。"
    assert roles(text) == set()
    assert "unknown-state" not in codes(f"{BOARD}1. {text}\n")


def test_the_words_of_the_text_are_the_context() -> None:
    assert said("会上宣布；瑞典增加了专用资金，用于气候。", "description") == {"瑞典增加了专用资金"}


def test_a_full_date_has_a_first_and_a_last_day() -> None:
    text = "2098年10月19日和20日，人居署与秘鲁某某县共同举办了论坛。"
    assert said(text, "startDate") == {"2098-10-19"}
    assert said(text, "endDate") == {"2098-10-20"}


def test_a_month_is_a_date_and_a_range_of_months_is_none() -> None:
    assert said("2098年10月，人居署在秘鲁举办了讲习班。", "date") == {"2098-10"}
    assert said("2098年7月至12月，人居署在秘鲁举办了讲习班。", "date") == set()


def test_a_role_is_stated_once_in_a_paragraph() -> None:
    text = "瑞典增加了专用资金。瑞典的捐款将用于气候行动。"
    reading = read(f"{BOARD}1. {text}\n")
    assert sum(isinstance(s.subject, Participation) and s.relation == "exists" for s in reading.statements) == 1
