"""Reading takes time in proportion to the length of a document."""

from __future__ import annotations

import gc
import time

from reading import BOARD, read

#: Four times the text may take so many times as long; a step that is quadratic takes sixteen times.
GROWTH = 6


def document(paragraphs: int) -> str:
    """Numbered paragraphs with items, decisions and their meeting, citations, and what refers back to them."""
    return BOARD + "\n".join(paragraph(number) for number in range(paragraphs))


def paragraph(index: int) -> str:
    """One of them; the numbers start anew in an annex, since they have three digits at most."""
    number = index % 500 + 1
    annex = f"附件{index // 500}\n\n" if number == 1 and index else ""
    if number % 10 == 1:
        return (
            f"{annex}{number}. 执行局2097年第二次会议于2097年11月3日至5日举行。执行局通过了以下决定：\n\n"
            f"(a) 第2097/{number % 40 + 1}号决定：执行局的工作方法改进情况；\n\n"
            f"(b) 第2097/{number % 40 + 2}号决定：规范活动的执行情况。\n"
        )
    if number % 10 == 5:
        return (
            f"{number}. 根据联大第97/{number % 300 + 1}号决议和人居大会第1/3号决议第4段，执行主任提交了报告。"
            "上述决定载于HSP/EB.2097/20号文件。\n"
        )
    return f"{number}. 第97/{number % 300 + 1}号决议的执行情况。\n"


def seconds(text: str, paragraphs: int) -> float:
    """Processor time of one reading, without the collection of garbage that other tests left."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        reading = read(text)
        spent = time.process_time() - began
    finally:
        gc.enable()
    assert sum(p.number is not None and p.kind == "paragraph" for p in reading.document.paragraphs) == paragraphs
    assert len(reading.statements) > paragraphs
    return spent


def test_reading_time_grows_with_the_length_of_the_document() -> None:
    few, many = document(1000), document(4000)
    times = [(seconds(few, 1000), seconds(many, 4000)) for _ in range(3)]
    assert min(long for _, long in times) < GROWTH * min(short for short, _ in times)


def test_reading_time_grows_with_the_length_of_a_paragraph() -> None:
    sentence = "执行局选举波兰为主席，埃及、甲国和法国为副主席。瑞典增加了专用资金。"
    few, many = (f"{BOARD}1. {sentence * count}\n" for count in (150, 600))
    times = [(seconds(few, 1), seconds(many, 1)) for _ in range(2)]
    assert min(long for _, long in times) < GROWTH * min(short for short, _ in times)


def test_reading_time_grows_with_the_number_of_amounts_in_a_sentence() -> None:
    few, many = (f"{BOARD}1. {'核准2098年经常预算300万美元，' * count}。\n" for count in (200, 800))
    times = [(seconds(few, 1), seconds(many, 1)) for _ in range(2)]
    assert min(long for _, long in times) < GROWTH * min(short for short, _ in times)
