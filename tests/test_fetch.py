"""Documents by symbol, from a server on this machine that behaves like the service, well and badly."""

from __future__ import annotations

import csv
import gzip
import hashlib
import os
import re
import signal
import subprocess
import sys
import time
import tomllib
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from document_service import (
    Answer,
    DocumentService,
    broken,
    docx,
    file,
    head,
    one_after_the_other,
    pdf,
    raw,
    redirect,
    reply,
    running,
    silence,
    without_end,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.errors import InputError
from travaux.fetch import Bounds, Cited, Pace, Result, cited, fetch, orders
from travaux.fetch.hosts import Hosts, checked_base
from travaux.fetch.problem import Problem
from travaux.fetch.service import UN
from travaux.fetch.symbols import clean, file_name
from travaux.inputs import collect

SYMBOL = "A/RES/72/279"
ASKED = "/api/symbol/access?s=A/RES/72/279&l=en&t=pdf"
PAGE = "/en/A/RES/72/279"
FILE = "A-RES-72-279.en.pdf"
NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
PDF = pdf()
OTHER = pdf(filling=b"y")  # as long as the first, and another file
HTML = b"<!DOCTYPE html><html><body><h1>Not found</h1><a href='/help.pdf'>Help</a></body></html>"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither a proxy nor the files of another test come between."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("TRAVAUX_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def service() -> Iterator[DocumentService]:
    with running() as one:
        yield one


class Fetching:
    """Fetches from a server into a folder, with a clock that sleeping moves."""

    def __init__(self, service: DocumentService, out: Path) -> None:
        self.service = service
        self.out = out
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def pace(self, delay: float = 0.0, retries: int = 3, max_wait: float = 60.0) -> Pace:
        return Pace(delay, retries, max_wait, self.sleep, lambda: self.now, lambda: NOW, lambda: 1.0)

    def __call__(
        self,
        *symbols: str,
        languages: tuple[str, ...] = ("en",),
        formats: tuple[str, ...] = ("pdf",),
        hosts: tuple[str, ...] = (),
        pace: Pace | None = None,
        bounds: Bounds | None = None,
        again: bool = False,
        cached: bool = False,
        out: Path | None = None,
    ) -> list[Result]:
        wanted = orders(symbols or [SYMBOL], languages=languages, formats=formats, base=self.service.base)
        return fetch(
            wanted, out or self.out, hosts=hosts, pace=pace or self.pace(),
            bounds=bounds or Bounds(2, 2, 20, 1_000_000), again=again, cached=cached,
        )  # fmt: skip

    def answer(self, answer: Answer, path: str = ASKED) -> Result:
        """Fetch the one document, which gets an answer."""
        self.service.answers[path] = answer
        return self()[0]

    def manifest(self) -> list[dict[str, str]]:
        with (self.out / "manifest.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def names(self) -> list[str]:
        return sorted(path.name for path in self.out.iterdir())


@pytest.fixture
def fetching(service: DocumentService, tmp_path: Path) -> Fetching:
    return Fetching(service, tmp_path / "documents")


# ---------------------------------------------------------------- symbols, names, addresses


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A/RES/72/279", "A/RES/72/279"),
        ("HSP/EB.2024/9*", "HSP/EB.2024/9"),
        (" HSP/EB.2024/9/Rev.1 **", "HSP/EB.2024/9/Rev.1"),
        ("S/RES/2504\u00a0(2020)", "S/RES/2504 (2020)"),
        ("S/RES/2504（2020）", "S/RES/2504(2020)"),
        ("A/80/6  (Sect. 29)", "A/80/6 (Sect. 29)"),
        ("A/RES/3201 (S\u2011VI)", "A/RES/3201 (S-VI)"),
        ("E/2024/27-E/CN.6/2024/14", "E/2024/27-E/CN.6/2024/14"),
        ("IDB.44/5", "IDB.44/5"),
        ("A / RES / 72 / 279", "A/RES/72/279"),
    ],
)
def test_a_symbol_is_taken_as_it_is_printed(written: str, meant: str) -> None:
    assert clean(written) == meant


@pytest.mark.parametrize("written", ["A/RES/72/279,A/RES/70/1", "HSP/EB.2024/9, HSP/EB.2024/10", "A/1/1;S/2020/2"])
def test_several_symbols_in_one_are_refused(written: str) -> None:
    with pytest.raises(InputError, match="more than one"):
        clean(written)


@pytest.mark.parametrize(
    "hostile",
    [
        "", "A", "A/RES", "../../etc/passwd", "A/..", "A/../1", "/A/1", "A/1/", "A//1", "A/1\0", "A/1\n",
        "A/1\r\nHost: x",
        "https://un.org/A/1", "A/1?x=1", "A/1#x", "A/%2e%2e/1", "A\\1/1", "C:/1", "~/1", "a/res/72/279", "A/1\u202e",
        "A/" + "1" * 200, "$(id)/1", "A/1;rm", 'A/1"', "A/1'", "А/1", "A/.1",
    ],
)  # fmt: skip
def test_what_is_no_symbol_is_refused_with_an_example(hostile: str) -> None:
    with pytest.raises(InputError, match="no symbol") as error:
        clean(hostile)
    assert "A/RES/72/279" in error.value.remedy
    assert error.value.message.isascii()
    assert len(error.value.message) < 200


@given(st.text(max_size=120))
def test_whatever_passes_as_a_symbol_makes_a_safe_name_and_address(text: str) -> None:
    try:
        symbol = clean(text)
    except InputError:
        return
    assert clean(symbol) == symbol
    name = file_name(symbol, "en", "pdf")
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9.()\[\]_-]*", name)
    assert ".." not in symbol.split("/")
    assert orders([symbol])[0].addresses[0].count("&") == 2


def test_names_of_files_differ_where_disks_do_not_tell_capitals_apart() -> None:
    first = file_name("A/C.1/1", "en", "pdf")
    second = file_name("A/c.1/1", "en", "pdf", {first.lower()})
    assert first == "A-C.1-1.en.pdf"
    assert second.lower() != first.lower()
    assert second == file_name("A/c.1/1", "en", "pdf", {first.lower()})


def test_a_name_that_a_system_keeps_for_itself_is_not_used() -> None:
    assert file_name("CON.1/2", "en", "pdf") == "_CON.1-2.en.pdf"


def test_addresses_are_quoted_in_path_and_query() -> None:
    assert orders(["A/80/6 (Sect. 29)"], languages=["zh"], formats=["docx"])[0].addresses == (
        "https://documents.un.org/api/symbol/access?s=A/80/6%20%28Sect.%2029%29&l=zh&t=docx",
        "https://docs.un.org/zh/A/80/6%20%28Sect.%2029%29",
    )


def test_each_file_is_ordered_once_in_the_order_given() -> None:
    wanted = orders(["B/1", "A/1*", "B/1"], languages=["zh", "en"], formats=["docx", "pdf"])
    assert [order.key for order in wanted[:3]] == [("B/1", "zh", "docx"), ("B/1", "zh", "pdf"), ("B/1", "en", "docx")]
    assert len(wanted) == 8


@pytest.mark.parametrize(("languages", "formats"), [(["de"], ["pdf"]), (["EN"], ["pdf"]), (["en"], ["exe"])])
def test_unknown_languages_and_formats_are_refused_with_those_there_are(
    languages: list[str], formats: list[str]
) -> None:
    with pytest.raises(InputError, match="There is no") as error:
        orders([SYMBOL], languages=languages, formats=formats)
    assert error.value.remedy in {"There are: ar, en, es, fr, ru, zh.", "There are: pdf, docx."}


@pytest.mark.parametrize(
    "base",
    [
        "ftp://x",
        "file:///etc",
        "x",
        "http://",
        "http://a b",
        "http://u:p@x",
        "http://x?q",
        "http://x:99999",
        "http://[x",
    ],
)
def test_a_base_address_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="no base address"):
        checked_base(base)


# ---------------------------------------------------------------- what goes well


def test_a_file_is_fetched_and_noted(fetching: Fetching) -> None:
    result = fetching.answer(file(PDF))
    assert (result.status, result.size, result.file, result.message) == ("new", len(PDF), FILE, "")
    assert (fetching.out / FILE).read_bytes() == PDF
    assert fetching.names() == [FILE, "corpus.toml", "manifest.csv"]
    assert fetching.manifest() == [
        {
            "symbol": SYMBOL, "language": "en", "format": "pdf", "status": "fetched", "file": FILE,
            "size": str(len(PDF)), "sha256": hashlib.sha256(PDF).hexdigest(), "date": "2026-03-01T12:00:00Z",
            "asked": fetching.service.base + ASKED, "final": fetching.service.base + ASKED,
            "media_type": "application/pdf", "etag": '"one"', "last_modified": "", "note": "", "licence": UN.licence,
        }
    ]  # fmt: skip
    [source] = collect([fetching.out])[0]
    assert (source.path.name, source.symbol, source.language) == (FILE, SYMBOL, "en")


def test_the_service_is_told_who_asks(fetching: Fetching) -> None:
    fetching.answer(file(PDF))
    headers = fetching.service.requests[0].headers
    assert re.fullmatch(r"travaux/\d+\.\d+\S* \(\+https://w3id\.org/travaux\)", headers["user-agent"])
    assert headers["accept-encoding"] == "identity"
    assert "cookie" not in headers


def test_several_files_come_one_by_one_with_a_pause(fetching: Fetching) -> None:
    answers = fetching.service.answers
    for language in ("en", "zh"):
        answers[f"/api/symbol/access?s=A/1&l={language}&t=pdf"] = file(pdf(language))
        answers[f"/api/symbol/access?s=A/1&l={language}&t=docx"] = file(docx(language))
    results = fetching("A/1", languages=("zh", "en"), formats=("docx", "pdf"), pace=fetching.pace(delay=2.5))
    assert [result.status for result in results] == ["new"] * 4
    assert fetching.slept == [2.5] * 3
    assert fetching.service.most_open == 1
    assert [row["file"] for row in fetching.manifest()] == [
        "A-1.en.docx", "A-1.en.pdf", "A-1.zh.docx", "A-1.zh.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(fetching: Fetching, status: int) -> None:
    fetching.service.answers["/doc/n18.pdf"] = file(PDF)
    assert fetching.answer(redirect("/doc/n18.pdf#page=2", status)).status == "new"
    assert fetching.manifest()[0]["final"] == f"{fetching.service.base}/doc/n18.pdf"


def test_brackets_and_blanks_arrive_as_they_are_meant(fetching: Fetching) -> None:
    fetching.service.answers["/fr/S/RES/2504%20%282020%29"] = file(PDF)
    [result] = fetching("S/RES/2504 (2020)*", languages=("fr",))
    assert (result.status, result.file) == ("new", "S-RES-2504_(2020).fr.pdf")
    assert fetching.service.paths[0] == "/api/symbol/access?s=S/RES/2504%20%282020%29&l=fr&t=pdf"
    [entry] = tomllib.loads((fetching.out / "corpus.toml").read_text("utf-8"))["document"]
    assert entry["symbol"] == "S/RES/2504 (2020)"


def test_the_page_is_asked_where_there_is_no_file_and_redirects(fetching: Fetching) -> None:
    fetching.service.answers["/doc/n18.pdf"] = file(PDF)
    assert fetching.answer(redirect("../../../../doc/n18.pdf"), PAGE).status == "new"
    assert fetching.service.paths == [ASKED, PAGE, "/doc/n18.pdf"]
    assert fetching.manifest()[0]["asked"] == fetching.service.base + PAGE


@pytest.mark.parametrize(
    "shown",
    [
        "<iframe src='https://tags.example.com/pdf'></iframe><iframe src='/doc/n18.pdf?OpenElement'></iframe>",
        "<object data='/doc/n18.pdf?OpenElement' type='application/pdf'></object>",
        "<embed src='{base}/doc/n18.pdf?OpenElement'>",
        "<META HTTP-EQUIV='Refresh' content='0; URL=/doc/n18.pdf?OpenElement'>",
    ],
)
def test_a_page_that_shows_the_file_leads_to_it(fetching: Fetching, shown: str) -> None:
    fetching.service.answers["/doc/n18.pdf?OpenElement"] = file(PDF)
    # The page has the entity tag of the file: its state says nothing of that of the file.
    page = f"<!doctype html><html><body>{shown.format(base=fetching.service.base)}</body></html>".encode()
    assert fetching.answer(file(page, '"one"', "text/html"), PAGE).status == "new"
    assert (fetching.out / FILE).read_bytes() == PDF
    assert fetching(again=True)[0].status == "new"


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize("status", [404, 410])
def test_a_file_that_is_not_there_is_told_and_not_asked_for_again(fetching: Fetching, status: int) -> None:
    result = fetching.answer(reply(status))
    assert (result.status, fetching.slept) == ("not there", [])
    assert result.message == f"The service has no such file (status {status})."
    assert fetching.service.paths == [ASKED, PAGE]
    assert fetching.names() == ["corpus.toml", "manifest.csv"]
    [row] = fetching.manifest()
    assert (row["status"], row["note"], row["file"], row["sha256"]) == ("not there", result.message, "", "")


def test_a_file_that_is_closed_is_told(fetching: Fetching) -> None:
    result = fetching.answer(reply(403))
    assert (result.status, fetching.service.paths) == ("refused", [ASKED, PAGE])


def test_the_other_files_come_though_one_is_not_there(fetching: Fetching) -> None:
    fetching.service.answers["/api/symbol/access?s=A/2&l=en&t=pdf"] = file(PDF)
    assert [result.status for result in fetching("A/1", "A/2")] == ["not there", "new"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 408])
def test_a_passing_failure_is_tried_again_after_growing_pauses(fetching: Fetching, status: int) -> None:
    assert fetching.answer(one_after_the_other(reply(status), reply(status), file(PDF))).status == "new"
    assert fetching.slept == [1.0, 2.0]


def test_a_failure_that_does_not_pass_ends(fetching: Fetching) -> None:
    fetching.service.answers[PAGE] = reply(503)
    result = fetching.answer(reply(503))
    assert (result.status, result.message) == ("failed", "The service answers with status 503.")
    assert fetching.service.paths == [ASKED] * 4 + [PAGE] * 4
    assert fetching.slept == [1.0, 2.0, 4.0] * 2


def test_jitter_shortens_a_pause_by_half_at_most() -> None:
    slept: list[float] = []
    pace = Pace(sleep=slept.append, dice=iter([0.0, 0.5, 0.0]).__next__)
    for attempt in (1, 2, 12):
        pace.pause(attempt, Problem("", passing=True))
    assert slept == [0.5, 1.5, 30.0]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (format_datetime(NOW.replace(second=30), usegmt=True), 30.0),
        ("Sunday, 01-Mar-26 12:00:20 GMT", 20.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("soon", 1.0),
        ("-5", 1.0),
        ("1.5", 1.0),
    ],
)
def test_retry_after_is_heeded_in_both_forms(fetching: Fetching, header: str, seconds: float) -> None:
    answer = one_after_the_other(reply(429, b"", f"Retry-After: {header}"), file(PDF))
    assert fetching.answer(answer).status == "new"
    assert fetching.slept == [seconds]


def test_a_service_that_asks_to_wait_for_long_is_left_alone(fetching: Fetching) -> None:
    fetching.service.answers["/api/symbol/access?s=A/1&l=en&t=pdf"] = reply(503, b"", "Retry-After: 3600")
    first, second = fetching("A/1", "A/2")
    assert (first.status, second.status) == ("failed", "failed")
    assert "asks to wait 3600 seconds, more than 60 (--max-wait)" in first.message == second.message
    assert (len(fetching.service.requests), fetching.slept) == (1, [])


def test_a_service_that_is_not_reached_is_not_tried_for_each_file(fetching: Fetching) -> None:
    fetching.service.close()
    first, second = fetching("A/1", "A/2")
    assert first.message == second.message
    assert "cannot be reached" in first.message
    assert fetching.slept == [1.0, 2.0, 4.0]


def test_a_redirect_to_a_host_that_is_down_closes_no_other(fetching: Fetching) -> None:
    with running() as other:
        down = f"{other.base}/x"
    fetching.service.answers["/api/symbol/access?s=A/1&l=en&t=pdf"] = redirect(down)
    fetching.service.answers["/api/symbol/access?s=A/2&l=en&t=pdf"] = file(PDF)
    assert "none of the service's" in fetching("A/1")[0].message
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Hosts, "check", lambda *_: None)  # as if the port were the usual one
        first, second = fetching("A/1", "A/2")
    assert ("cannot be reached" in first.message, second.status) == (True, "new")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://127.0.0.1:1/x", "none of the service's"),
        ("http://169.254.169.254/latest", "none of the service's"),
        ("http://localhost/x", "none of the service's"),
        ("http://un.org.example.com/x", "none of the service's"),
        ("http://notun.org/x", "none of the service's"),
        ("http://documents.un.org:8080/x", "none of the service's"),
        ("http://un.org@127.0.0.1/x", "a name or a password"),
        ("file:///etc/passwd", "no address of the web"),
        ("ftp://un.org/x", "no address of the web"),
        ("http://[::1", "Invalid URL"),
        ("", "nowhere"),
    ],
)
def test_redirects_that_lead_astray_are_not_followed(fetching: Fetching, target: str, why: str) -> None:
    result = fetching.answer(redirect(target))
    assert result.status in {"refused", "failed"}
    assert why in result.message
    assert set(fetching.service.paths) == {ASKED, PAGE}


def test_which_hosts_may_be_asked() -> None:
    import httpx

    hosts = Hosts(UN.hosts)
    here = httpx.URL("https://docs.un.org/en/A/1")
    for good in ("https://documents.un.org/x", "https://UN.org./x", "https://docs.un.org/y"):
        hosts.check(here, httpx.URL(good))
    Hosts().check(httpx.URL("http://example.org/x"), httpx.URL("https://example.org/x"))
    for bad in ("http://docs.un.org/y", "https://docs.un.org:444/y", "https://un.example.org/x"):
        with pytest.raises(Problem):
            hosts.check(here, httpx.URL(bad))


def test_another_host_may_be_allowed(fetching: Fetching) -> None:
    with pytest.raises(Problem):
        _checked(Hosts(("*.example.org",)), "http://example.org/x")
    _checked(Hosts(("*.example.org", "example.org")), "http://example.org/x")
    _checked(Hosts(("*.Example.org",)), "http://a.b.example.org/x")


def _checked(hosts: Hosts, target: str) -> None:
    import httpx

    hosts.check(httpx.URL("http://127.0.0.1/"), httpx.URL(target))


def test_redirects_in_a_circle_and_without_end_are_told(fetching: Fetching) -> None:
    fetching.service.answers["/a"] = redirect(ASKED)
    assert "in a circle" in fetching.answer(redirect("/a")).message
    for number in range(9):
        fetching.service.answers[f"/{number}"] = redirect(f"/{number + 1}")
    fetching.service.requests.clear()
    assert "more than 5 times" in fetching.answer(redirect("/0")).message
    assert fetching.service.paths == [ASKED, "/0", "/1", "/2", "/3", "/4", PAGE]


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (HTML, "not there", "a page that shows none"),
        (b"<html><iframe src='/other.pdf'></iframe>", "refused", "The page shows another page"),
        (docx("words"), "refused", "not a PDF but a file of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 90, "refused", "not a PDF but a file of an old Word"),
        (b"plain words", "refused", "not a PDF but something else"),
        (b"", "refused", "empty"),
        (PDF[:-40], "refused", "has no end"),
    ],
)
def test_what_is_not_the_file_is_not_saved_whatever_its_headers_say(
    fetching: Fetching, body: bytes, status: str, told: str
) -> None:
    fetching.service.answers["/other.pdf"] = reply(200, HTML)
    result = fetching.answer(reply(200, body, "Content-Type: application/pdf"))
    assert result.status == status
    assert told in result.message
    assert fetching.names() == ["corpus.toml", "manifest.csv"]
    assert fetching.slept == []


def test_an_archive_that_is_no_file_of_word_is_not_saved(fetching: Fetching) -> None:
    whole = docx("words")
    path = ASKED.replace("pdf", "docx")
    for body in (whole[:-10], whole.replace(b"word/", b"ward/")):
        fetching.service.answers[path] = reply(200, body)
        assert "has no end" in fetching(formats=("docx",))[0].message
    fetching.service.answers[path] = reply(200, whole, "Content-Type: text/html")
    assert fetching(formats=("docx",))[0].status == "new"


def test_the_file_of_another_language_is_refused(fetching: Fetching) -> None:
    for language in ("en", "zh"):
        fetching.service.answers[f"/api/symbol/access?s=A/1&l={language}&t=pdf"] = file(PDF)
    first, second = fetching("A/1", languages=("en", "zh"))
    assert (first.status, second.status) == ("new", "refused")
    assert "the same file as for en" in second.message
    assert fetching.names() == ["A-1.en.pdf", "corpus.toml", "manifest.csv"]


# ---------------------------------------------------------------- lengths, packing, time


@pytest.mark.parametrize(
    "answer",
    [
        raw(head(200) + PDF),
        raw(head(200, version="1.0") + PDF),
        raw(head(200, "Transfer-Encoding: chunked") + b"%x\r\n" % len(PDF) + PDF + b"\r\n0\r\n\r\n"),
        reply(200, gzip.compress(PDF), "Content-Encoding: gzip"),
        reply(200, PDF, "Content-Encoding: identity"),
        reply(200, PDF, "X-Title: R\xe9solution", "Set-Cookie: id=1; Path=/"),
        reply(200, PDF, "ETag: \xe9", "Content-Type: \xe9", f"Last-Modified: {'x' * 4000}"),
        reply(200, PDF, *(f"X-{n}: {'y' * 500}" for n in range(90))),
    ],
    ids=["no-length", "http-1.0", "chunked", "gzip", "identity", "latin-1", "odd-validators", "many-headers"],
)  # fmt: skip
def test_bodies_and_headers_that_are_unusual_but_right(fetching: Fetching, answer: Answer) -> None:
    assert fetching.answer(answer).status == "new"
    assert (fetching.out / FILE).read_bytes() == PDF
    assert (fetching.out / "manifest.csv").read_text("utf-8").isascii() is False  # the © of the note alone
    assert fetching.manifest()[0]["last_modified"] == ""


def test_cookies_are_not_sent_back(fetching: Fetching) -> None:
    fetching.service.answers["/a"] = file(PDF)
    assert fetching.answer(redirect("/a", 302, "Set-Cookie: id=1; Path=/")).status == "new"
    assert not any("cookie" in request.headers for request in fetching.service.requests)


@pytest.mark.parametrize(
    "answer",
    [
        broken(PDF, 1_000),
        raw(head(200) + PDF[:1_000]),
        raw(head(200, "Transfer-Encoding: chunked") + b"fff\r\n" + PDF[:1_000]),
        raw(head(200, "Content-Length: -5") + PDF),
        raw(head(200, "Content-Length: 5", "Content-Length: 6") + PDF),
        raw(b"no response at all\r\n\r\n"),
        raw(b""),
        raw(head(200, *(f"X-{n}: {'y' * 900}" for n in range(900)))),
        reply(200, gzip.compress(PDF)[:-30], "Content-Encoding: gzip"),
    ],
    ids=["short", "cut", "cut-chunk", "negative", "two", "noise", "nothing", "huge-headers", "cut-gzip"],
)  # fmt: skip
def test_a_body_that_breaks_off_is_tried_again(fetching: Fetching, answer: Answer) -> None:
    assert fetching.answer(one_after_the_other(answer, file(PDF, '"two"'))).status == "new"
    assert (fetching.out / FILE).read_bytes() == PDF
    assert fetching.slept == [1.0]


def test_a_file_that_is_longer_than_told_is_not_saved_cut_off(fetching: Fetching) -> None:
    result = fetching.answer(raw(head(200, f"Content-Length: {len(PDF) - 100}") + PDF))
    assert (result.status, fetching.names()) == ("refused", ["corpus.toml", "manifest.csv"])
    assert "has no end" in result.message


@pytest.mark.parametrize(
    "answer",
    [
        raw(head(200, "Content-Length: 99000000") + PDF),
        without_end(head(200) + b"%PDF-"),
        reply(200, gzip.compress(b"%PDF-" + b"0" * 100_000_000), "Content-Encoding: gzip"),
    ],
    ids=["told", "without-end", "bomb"],
)
def test_a_file_that_is_too_large_is_refused_on_the_way(fetching: Fetching, answer: Answer) -> None:
    tracemalloc.start()
    result = fetching.answer(answer)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (result.status, result.message) == ("refused", "The file is larger than 1 MB (--max-size).")
    assert peak < 5_000_000
    assert fetching.names() == ["corpus.toml", "manifest.csv"]


def test_packing_that_is_not_read_is_told(fetching: Fetching) -> None:
    assert "packed" in fetching.answer(reply(200, PDF, "Content-Encoding: gzip, gzip")).message
    assert "cannot be unpacked" in fetching.answer(reply(200, PDF, "Content-Encoding: gzip")).message


@pytest.mark.parametrize("before", [b"", head(200, "Content-Length: 9000") + PDF[:100]], ids=["at-once", "later"])
def test_a_server_that_falls_silent_is_left(fetching: Fetching, before: bytes) -> None:
    fetching.service.answers[ASKED] = one_after_the_other(silence(before), file(PDF))
    started = time.monotonic()
    [result] = fetching(bounds=Bounds(silence=0.3, size=10_000))
    assert (result.status, fetching.slept) == ("new", [1.0])
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "pieces",
    [
        [head(200, "Content-Length: 3000"), *(bytes([byte]) for byte in PDF)],
        [head(200, version="1.0"), *(bytes([byte]) for byte in PDF)],
        [head(200, version="1.0") + PDF, *(b"\n" for _ in range(300))],
        [b"HTTP/1.1 200 OK\r\nX: ", *(b"x" for _ in range(300))],
    ],
    ids=["body", "body-without-length", "body-that-looks-whole", "headers"],
)
def test_a_server_that_drips_is_ended(fetching: Fetching, pieces: list[bytes]) -> None:
    fetching.service.answers[ASKED] = raw(*pieces, gap=0.05)
    started = time.monotonic()
    [result] = fetching(bounds=Bounds(silence=2, whole=0.5))
    assert (result.status, result.message) == ("failed", "The file took longer than 0.5 seconds (--deadline).")
    assert time.monotonic() - started < 2
    assert len(fetching.service.requests) == 1


WHOLE = head(200, f"Content-Length: {len(PDF)}", 'ETag: "one"', "Content-Type: application/pdf") + PDF


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.tuples(st.integers(0, 150), st.integers(0, 60), st.binary(max_size=30))))
def test_whatever_a_server_sends_is_a_file_or_a_problem(
    fetching: Fetching, noise: bytes | tuple[int, int, bytes]
) -> None:
    """Noise, or a good answer with a stretch of its head replaced by noise."""
    if not isinstance(noise, bytes):
        start, length, other = noise
        noise = WHOLE[:start] + other + WHOLE[start + length :]
    fetching.service.answers[ASKED] = raw(noise)
    [result] = fetching(pace=fetching.pace(retries=0), again=True)
    assert (result.status in {"new", "kept"}) == (result.message == "")
    if result.status == "new":
        assert b"%%EOF" in (fetching.out / FILE).read_bytes()[-60:]
    assert set(fetching.names()) <= {FILE, f"{FILE}.part", f"{FILE}.part.json", "corpus.toml", "manifest.csv"}


# ---------------------------------------------------------------- going on, again, the cache


def test_an_interrupted_file_is_gone_on_with(fetching: Fetching) -> None:
    assert fetching.answer(one_after_the_other(broken(PDF, 1_000), file(PDF))).status == "new"
    assert (fetching.out / FILE).read_bytes() == PDF
    again = fetching.service.requests[1].headers
    assert (again["range"], again["if-range"]) == ("bytes=1000-", '"one"')


@pytest.mark.parametrize(
    "second",
    [
        file(PDF, '"two"'),
        reply(200, PDF),
        reply(206, PDF[500:], f"Content-Range: bytes 500-{len(PDF) - 1}/{len(PDF)}"),
        reply(206, PDF[1_000:], "Content-Range: bytes 1000-1999/5000"),
        reply(206, OTHER[1_000:], f"Content-Range: bytes 1000-{len(PDF) - 1}/{len(PDF)}", 'ETag: "two"'),
        reply(206, PDF[1_000:], "Content-Range: pages 1-2/3"),
        reply(206, PDF[1_000:]),
        reply(416, b"", f"Content-Range: bytes */{len(PDF)}"),
    ],
    ids=["changed", "ignored", "other-start", "other-end", "other-state", "other-unit", "no-range", "not-satisfied"],
)
def test_where_a_rest_does_not_fit_the_file_is_begun_anew(fetching: Fetching, second: Answer) -> None:
    assert fetching.answer(one_after_the_other(broken(PDF, 1_000), second, file(PDF))).status == "new"
    assert (fetching.out / FILE).read_bytes() == PDF
    assert fetching.names() == [FILE, "corpus.toml", "manifest.csv"]


def test_a_file_that_keeps_breaking_off_is_gone_on_with_by_the_next_run(fetching: Fetching) -> None:
    fetching.service.answers[PAGE] = reply(200, HTML)
    assert fetching.answer(broken(PDF, 1_000, '"one"')).status == "failed"
    assert PAGE not in fetching.service.paths
    assert f"{FILE}.part" in fetching.names()
    fetching.service.answers[ASKED] = file(PDF)
    assert fetching()[0].status == "new"
    assert fetching.service.requests[-1].headers["range"] == "bytes=1000-"
    assert (fetching.out / FILE).read_bytes() == PDF


def test_a_part_of_the_second_address_outlives_the_first(fetching: Fetching) -> None:
    fetching.service.answers["/n18.pdf"] = broken(PDF, 1_000)
    assert fetching.answer(redirect("/n18.pdf"), PAGE).status == "failed"
    fetching.service.answers["/n18.pdf"] = file(PDF)
    assert fetching()[0].status == "new"
    assert fetching.service.requests[-1].headers["range"] == "bytes=1000-"


def test_a_part_that_nobody_asked_for_is_not_taken(fetching: Fetching) -> None:
    result = fetching.answer(reply(206, PDF[9:], f"Content-Range: bytes 9-{len(PDF) - 1}/{len(PDF)}"))
    assert (result.status, "not asked for" in result.message) == ("failed", True)


def test_a_second_run_asks_for_nothing_that_is_there(fetching: Fetching) -> None:
    fetching.answer(file(PDF))
    before = {path.name: path.read_bytes() for path in fetching.out.iterdir()}
    assert fetching()[0].status == "kept"
    assert len(fetching.service.requests) == 1
    assert {path.name: path.read_bytes() for path in fetching.out.iterdir()} == before


def test_a_damaged_or_missing_file_is_fetched_again(fetching: Fetching) -> None:
    fetching.answer(file(PDF))
    (fetching.out / FILE).write_bytes(PDF[:-1])
    assert fetching()[0].status == "new"
    (fetching.out / FILE).unlink()
    assert fetching(again=True)[0].status == "new"
    assert (fetching.out / FILE).read_bytes() == PDF
    assert "if-none-match" not in fetching.service.requests[-1].headers


def test_what_has_not_changed_is_not_sent_again(fetching: Fetching) -> None:
    fetching.answer(file(PDF))
    assert fetching(again=True)[0].status == "kept"
    assert fetching.service.requests[1].headers["if-none-match"] == '"one"'
    changed = pdf("Reissued")
    fetching.service.answers[ASKED] = file(changed, '"two"')
    assert fetching(again=True)[0].status == "new"
    assert (fetching.out / FILE).read_bytes() == changed
    assert fetching.manifest()[0]["sha256"] == hashlib.sha256(changed).hexdigest()


def test_the_state_of_a_file_counts_at_its_own_address_alone(fetching: Fetching) -> None:
    fetching.service.answers["/n18.pdf"] = file(PDF)
    assert fetching.answer(redirect("/n18.pdf"), PAGE).status == "new"
    fetching.service.answers[ASKED] = file(OTHER)  # with the same entity tag
    assert fetching(again=True)[0].status == "new"
    assert (fetching.out / FILE).read_bytes() == OTHER


def test_a_weak_entity_tag_is_nothing_to_go_on_from(fetching: Fetching) -> None:
    answer = one_after_the_other(broken(OTHER, 1_000, 'W/"one"'), file(PDF, 'W/"one"'))
    assert fetching.answer(answer).status == "new"
    assert "range" not in fetching.service.requests[1].headers
    assert (fetching.out / FILE).read_bytes() == PDF


def test_a_date_tells_too_whether_a_file_has_changed(fetching: Fetching) -> None:
    modified = "Sun, 01 Mar 2026 11:00:00 GMT"
    fetching.answer(reply(200, PDF, f"Last-Modified: {modified}"))
    fetching.service.answers[ASKED] = raw(head(304))
    assert fetching(again=True)[0].status == "kept"
    assert fetching.service.requests[1].headers["if-modified-since"] == modified


def test_what_was_there_stays_where_asking_again_fails(fetching: Fetching) -> None:
    fetching.answer(file(PDF))
    before = fetching.manifest()
    fetching.service.answers[ASKED] = reply(404)
    assert fetching(again=True)[0].status == "not there"
    assert (fetching.manifest(), (fetching.out / FILE).read_bytes()) == (before, PDF)


def test_the_cache_serves_another_folder_without_network(fetching: Fetching, tmp_path: Path) -> None:
    fetching.service.answers[ASKED] = file(PDF)
    assert fetching(cached=True)[0].status == "new"
    other = tmp_path / "other"
    assert fetching(cached=True, out=other)[0].status == "cached"
    assert len(fetching.service.requests) == 1
    assert (other / "manifest.csv").read_bytes() == (fetching.out / "manifest.csv").read_bytes()
    assert fetching(cached=False, out=tmp_path / "third")[0].status == "new"
    for place in (tmp_path / "cache" / "documents").iterdir():
        (place / "file").write_bytes(b"damaged")
    assert fetching(cached=True, out=tmp_path / "fourth")[0].status == "new"
    assert (tmp_path / "fourth" / FILE).read_bytes() == PDF


# ---------------------------------------------------------------- the folder


def test_files_of_others_are_left_alone(fetching: Fetching) -> None:
    fetching.out.mkdir()
    (fetching.out / "a-res-72-279.EN.pdf").write_bytes(b"mine")
    (fetching.out / "notes.txt").write_text("mine", "utf-8")
    result = fetching.answer(file(PDF))
    assert re.fullmatch(r"A-RES-72-279-[0-9a-f]{8}\.en\.pdf", result.file)
    assert (fetching.out / "a-res-72-279.EN.pdf").read_bytes() == b"mine"
    assert (fetching.out / "notes.txt").read_text("utf-8") == "mine"
    assert fetching()[0].file == result.file


def test_entries_of_others_in_the_corpus_file_stay(fetching: Fetching) -> None:
    fetching.out.mkdir()
    corpus = fetching.out / "corpus.toml"
    own = '# mine\n\n[[document]]\nfile = "notes.txt"\nlanguage = "fr"'
    corpus.write_text(f"{own}\n", "utf-8")
    fetching.answer(file(PDF))
    first = corpus.read_text("utf-8")
    assert first.startswith(f"{own}\n\n# --- written by travaux fetch")
    fetching.service.answers["/api/symbol/access?s=A/1&l=en&t=pdf"] = file(pdf("first"))
    fetching("A/1")
    entries = tomllib.loads(corpus.read_text("utf-8"))["document"]
    assert [entry["file"] for entry in entries] == ["notes.txt", "A-1.en.pdf", FILE]
    corpus.write_text(f'[[document]]\nfile = "{FILE}"\nsymbol = "X/1"\nlanguage = "en"\n', "utf-8")
    fetching("A/1", again=True)
    entries = tomllib.loads(corpus.read_text("utf-8"))["document"]
    assert [(entry["file"], entry["symbol"]) for entry in entries] == [(FILE, "X/1"), ("A-1.en.pdf", "A/1")]


def test_manifests_of_two_orders_are_alike(fetching: Fetching, tmp_path: Path) -> None:
    for symbol in ("A/1", "B/2"):
        fetching.service.answers[f"/api/symbol/access?s={symbol}&l=en&t=pdf"] = file(pdf(symbol))
    fetching("A/1", "B/2")
    fetching("B/2", out=tmp_path / "other")
    fetching("A/1", out=tmp_path / "other")
    for name in ("manifest.csv", "corpus.toml"):
        assert (fetching.out / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("manifest.csv", b"a,b\n1,2\n"),
        ("manifest.csv", b"\xff"),
        ("corpus.toml", b"= ="),
        ("corpus.toml", b"document = []\n"),
    ],
)
def test_a_folder_with_other_lists_is_refused_before_anything_is_asked(
    fetching: Fetching, name: str, content: bytes
) -> None:
    fetching.out.mkdir()
    (fetching.out / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        fetching.answer(file(PDF))
    assert (fetching.out / name).read_bytes() == content
    assert fetching.service.requests == []


def test_a_file_that_a_manifest_names_elsewhere_is_not_touched(fetching: Fetching) -> None:
    fetching.answer(file(PDF))
    outside = fetching.out.parent / "outside.pdf"
    text = (fetching.out / "manifest.csv").read_text("utf-8")
    (fetching.out / "manifest.csv").write_text(text.replace(FILE, "../outside.pdf"), "utf-8")
    with pytest.raises(InputError, match="no manifest"):
        fetching()
    assert not outside.exists()


def test_a_folder_that_cannot_be_written_is_told(fetching: Fetching) -> None:
    fetching.out.write_text("a file", "utf-8")
    with pytest.raises(InputError, match="a file, not a folder"):
        fetching()
    below = fetching.out / "below"
    with pytest.raises(InputError, match="Cannot be written"):
        fetching(out=below)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_closed_folder_is_told(fetching: Fetching) -> None:
    fetching.out.mkdir(mode=0o500)
    with pytest.raises(InputError, match="Permission denied"):
        fetching.answer(file(PDF))


# ---------------------------------------------------------------- the command


def command(service: DocumentService, *args: str, timeout: float = 30) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "travaux", "fetch", *args, "--base", service.base, "--delay", "0"],
        capture_output=True, text=True, encoding="utf-8", timeout=timeout,
    )  # fmt: skip


TEXT = (
    "A/RES/99/901",
    "Resolution adopted by the General Assembly on 3 June 2045",
    "The General Assembly,",
    "Recalling its resolution 98/17 of 4 May 2044,",
    "1. Requests the Secretary-General to submit a report to the General Assembly at its hundredth session;",
    "2. Decides to remain seized of the matter.",
)


def test_what_is_fetched_is_built_with_its_symbol_and_language(service: DocumentService, tmp_path: Path) -> None:
    out, graph = tmp_path / "documents", tmp_path / "graph"
    service.answers["/api/symbol/access?s=A/RES/99/901&l=en&t=docx"] = file(docx(*TEXT))
    done = command(service, "A/RES/99/901", "--format", "docx", "--lang", "en,zh", "--out", str(out))
    name, size = "A-RES-99-901.en.docx", len(docx(*TEXT))
    assert done.stdout == f"A/RES/99/901\ten\tdocx\t{size}\tnew\t{name}\nA/RES/99/901\tzh\tdocx\t-\tnot there\t-\n"
    assert done.stderr == "travaux: A/RES/99/901 (zh, docx): The service has no such file (status 404).\n"
    assert done.returncode == 1
    assert tomllib.loads((out / "corpus.toml").read_text("utf-8"))["document"] == [
        {"file": name, "symbol": "A/RES/99/901", "language": "en"}
    ]
    again = command(service, "A/RES/99/901", "--format", "docx", "--out", str(out))
    assert (again.returncode, again.stdout) == (0, f"A/RES/99/901\ten\tdocx\t{size}\tkept\t{name}\n")
    built = subprocess.run(
        [sys.executable, "-m", "travaux", "build", str(out), "--out", str(graph)], capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    facts = (graph / "facts.nt").read_text("utf-8")
    assert "<https://w3id.org/travaux/id/doc/A/RES/99/901@en>" in facts
    assert "98/17" in facts
    assert cited(graph) == [Cited("A/RES/98/17", 1, ("en",))]


GRAPH = """
@base <https://w3id.org/travaux/id/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix trv: <https://w3id.org/travaux/ont#> .

# Two texts cite a resolution, one of them a part of it; the other names two documents, one of which was read.
<doc/X/1> trv:symbol "X/1" ; eli:cites <resolution/un-ga/72/279/part/a> ; dct:references <doc/X/3>, <doc/X/2> .
<doc/X/1@en> eli:realizes <doc/X/1> .
<doc/X/2> trv:symbol "X/2" .
<doc/X/2@fr> eli:realizes <doc/X/2> .
<doc/X/3> trv:symbol "X/3" .
<resolution/un-ga/1/1> trv:pursuantTo <resolution/un-ga/72/279> ; eli:cites <decision/b/4>, <decision/b/5> .
<resolution/un-ga/72/279/part/a> dct:isPartOf <resolution/un-ga/72/279> .
<resolution/un-ga/72/279> trv:publishedIn <doc/A/RES/72/279> .
<doc/A/RES/72/279> trv:symbol "A/RES/72/279" .

# One decision was read in a report, though not in the document of its own; another has a symbol that is none.
<decision/b/4> trv:publishedIn <doc/X/4>, <doc/X/2> .
<doc/X/4> trv:symbol "X/4" .
<decision/b/5> trv:publishedIn <doc/odd> .
<doc/odd> trv:symbol "odd" .

<claim/1> rdf:subject <doc/X/1> ; rdf:predicate eli:cites ; rdf:object <resolution/un-ga/72/279/part/a> ;
    trv:evidence [ nif:anchorOf "words"@zh ], [ nif:anchorOf "words"@en ] .
"""


@pytest.fixture
def graph(tmp_path: Path) -> str:
    path = tmp_path / "graph.ttl"
    path.write_text(GRAPH, "utf-8")
    return str(path)


def test_what_a_graph_cites_and_lacks_is_listed_by_count(service: DocumentService, graph: str) -> None:
    lines = ["A/RES/72/279\t2\ten,zh", "X/3\t1\t-", "odd\t1\t-"]
    for args in (["--cited-by", graph], ["--cited-by", graph, "--list", "--out", "unused"]):
        done = command(service, *args)
        assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, lines, "")
    assert command(service, "--cited-by", graph, "--limit", "1").stdout.splitlines() == lines[:1]
    assert service.requests == []


def test_what_a_graph_cites_and_lacks_is_fetched(service: DocumentService, graph: str, tmp_path: Path) -> None:
    service.answers[ASKED] = file(PDF)
    out = tmp_path / "documents"
    done = command(service, "--cited-by", graph, "--out", str(out), "--quiet")
    assert (done.returncode, done.stdout) == (1, "")
    assert (out / FILE).read_bytes() == PDF
    assert done.stderr == (
        "travaux: 'odd' is no symbol of a document. It is left out.\n"
        "travaux: X/3 (en, pdf): The service has no such file (status 404).\n"
    )


@pytest.mark.parametrize(
    "args",
    [
        ["A/1"],
        [],
        ["no-symbol", "--out", "x"],
        ["A/1", "--lang", "xx", "--out", "x"],
        ["A/1", "--format", ",", "--out", "x"],
        ["A/1", "--out", "x", "--max-size", "inf"],
        ["A/1", "--out", "x", "--timeout", "inf"],
        ["--cited-by", "nowhere"],
    ],
)
def test_bad_input_is_told(
    service: DocumentService, args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = command(service, *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("travaux: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_interrupt_leaves_a_folder_to_go_on_with(service: DocumentService, tmp_path: Path) -> None:
    content = pdf(size=20_000)
    slow = raw(head(200, f"Content-Length: {len(content)}", 'ETag: "one"') + content[:9_000], b"", gap=20)
    service.answers[ASKED] = slow
    service.answers["/api/symbol/access?s=A/1&l=en&t=pdf"] = file(PDF)
    out = tmp_path / "documents"
    args = [
        sys.executable,
        "-m",
        "travaux",
        "fetch",
        "A/1",
        SYMBOL,
        "--base",
        service.base,
        "--delay",
        "0",
        "-o",
        str(out),
    ]
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        part = out / f"{FILE}.part"
        until = time.monotonic() + 10
        while not (part.is_file() and part.stat().st_size == 9_000) and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=10)
    assert process.returncode == 130
    assert stdout == f"A/1\ten\tpdf\t{len(PDF)}\tnew\tA-1.en.pdf\n"
    assert stderr == "travaux: Interrupted. What was fetched is there; the same command goes on from it.\n"
    assert not (out / FILE).exists()
    service.answers[ASKED] = file(content)
    done = command(service, "A/1", SYMBOL, "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert service.requests[-1].headers["range"] == "bytes=9000-"
    assert (out / FILE).read_bytes() == content
    assert sorted(path.name for path in out.iterdir()) == ["A-1.en.pdf", FILE, "corpus.toml", "manifest.csv"]


def test_a_reader_that_leaves_is_no_error(service: DocumentService, tmp_path: Path) -> None:
    service.answers[ASKED] = file(PDF)
    args = [sys.executable, "-m", "travaux", "fetch", SYMBOL, "--base", service.base, "-o", str(tmp_path)]
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert (tmp_path / FILE).read_bytes() == PDF


def test_two_runs_in_one_folder_are_told_apart(service: DocumentService, tmp_path: Path) -> None:
    from travaux.fetch.folder import alone

    with alone(tmp_path):
        done = command(service, "A/1", "--out", str(tmp_path))
    assert (done.returncode, "Another travaux fetch is writing here" in done.stderr) == (2, True)


def test_help_and_lists_load_no_client() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from travaux.cli import app;"
        "assert CliRunner().invoke(app, ['fetch', '--help']).exit_code == 0;"
        "assert CliRunner().invoke(app, ['fetch', '--list', 'A/1']).exit_code == 0;"
        "print('httpx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr
