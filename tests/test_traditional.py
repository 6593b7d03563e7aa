"""Traditional Chinese is read by the same grammar, and quoted as it is printed."""

from __future__ import annotations

import pytest
from reading import facts, mentions

from travaux.readers.text import read_text
from travaux.relations.read import read_document

RESOLUTION = """聯合國

S/RES/2098 (2098)

安全理事會

第2098(2098)號決議

安全理事會2098年1月10日第9700次會議通過

安全理事會，

回顧大會第98/182號決議和安理會第2042(2012)號決議，

1. 請祕書長提交報告。
"""


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("根據聯合國大會第98/279號決議", "根据联合国大会第98/279号决议"),
        ("二〇九八年六月三日", "二〇九八年六月三日"),
        ("執行局2098年第二次會議", "执行局2098年第二次会议"),
        ("波蘭、緬甸和贊比亞", "波兰、缅甸和赞比亚"),
        ("認捐了200萬美元", "认捐了200万美元"),
    ],
)
def test_the_same_is_named_in_both_scripts(traditional: str, simplified: str) -> None:
    assert mentions(traditional) == mentions(simplified) != []


def test_a_resolution_in_traditional_script_says_what_it_says() -> None:
    assert "resolution un-sc 2098 (2098) adoptedAt un-sc 9700" in facts(RESOLUTION)
    assert "S/RES/2098 (2098) cites resolution un-ga 98/182" in facts(RESOLUTION)


def test_what_is_quoted_is_what_is_printed() -> None:
    reading = read_document(read_text("决议.txt", RESOLUTION.encode()))
    quotations = [RESOLUTION[span.start : span.end] for s in reading.statements for span in s.evidence.spans]
    assert any("號決議" in quotation for quotation in quotations)
    assert not any("号决议" in quotation for quotation in quotations)
