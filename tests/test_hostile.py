"""Files that are broken or made to harm: one error each that says what to do, in bounded time and memory, no harm done.

They are built once, in a process of its own, together with one good text. What each file is, is said where it is made
(``hostile_zip``, ``hostile_markup``, ``hostile_pdf``, ``hostile``); ``docs/bad-input.md`` lists them all.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import hostile
import hostile_pdf
import pytest
from conftest import ROOT
from hostile import FAMILIES, Outcome
from hostile_case import GOOD, Bad

from travaux.errors import InputError
from travaux.limits import Limits
from travaux.readers.loading import load

PAGE = (ROOT / "docs" / "bad-input.md").read_text("utf-8")
SECONDS = 20  # of processor time, for any file
MOST = 3  # for most
MEGABYTES = 2_100  # the limit of a reader, and a little for what measures


class Listener:
    """A server that counts who comes."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/asked"

    def _listen(self) -> None:
        while True:
            try:
                self.socket.accept()[0].close()
            except OSError:
                return
            self.calls += 1


class Built:
    """Files that were built."""

    def __init__(self, folder: Path, cases: tuple[Bad, ...]) -> None:
        self.folder = folder
        self.cases = cases
        self.listener = Listener()
        place = hostile.place(folder, self.listener.address)
        for name in ("in", "temporary", "cache"):
            (folder / name).mkdir()
        hostile.write(cases, folder / "in", place)
        before = self.files()
        environment = {"TRAVAUX_CACHE": str(folder / "cache"), "TMPDIR": str(folder / "temporary")}
        found, self.megabytes = hostile.run(folder / "in", folder / "out", environment)
        self.written = self.files() - before
        self.listener.socket.close()
        self.outcomes = {outcome.file: outcome for outcome in found}

    def files(self) -> set[str]:
        """What is in the folder, output and cache aside."""
        found = {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")}
        return {path for path in found if path.split("/")[0] not in ("out", "cache")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All of them."""
    return Built(tmp_path_factory.mktemp("hostile"), tuple(chain.from_iterable(FAMILIES.values())))


def errors(outcome: Outcome) -> list[tuple[str, str]]:
    return [(message, remedy) for severity, _, message, remedy in outcome.findings if severity == "error"]


def test_each_file_is_read_or_named_in_one_error_with_a_remedy(built: Built) -> None:
    wrong = []
    for bad in built.cases:
        outcome = built.outcomes[bad.file]
        if bad.told:
            told = errors(outcome)
            right = len(told) == 1 and bad.told in told[0][0] and told[0][1] != "" and outcome.text == ""
        else:
            right = errors(outcome) == [] and bad.read != "" and bad.read in outcome.text
        if not right or not any(bad.note in message for _, _, message, _ in outcome.findings or [("",) * 4]):
            wrong.append((bad.file, outcome.findings, outcome.text[:200]))
    assert wrong == []


def test_the_good_document_is_built(built: Built) -> None:
    good = built.outcomes["good.txt"]
    assert errors(good) == []
    assert GOOD in good.text
    assert (built.folder / "out" / "texts" / "HSP-EB.2098-9.en.txt").is_file()


def test_time_and_memory_are_bounded(built: Built) -> None:
    slow = {file: outcome.seconds for file, outcome in built.outcomes.items() if outcome.seconds > SECONDS}
    assert slow == {}
    quick = [outcome for outcome in built.outcomes.values() if outcome.seconds < MOST]
    assert len(quick) > 0.85 * len(built.outcomes)
    assert built.megabytes < MEGABYTES


def test_nothing_is_fetched_run_or_written_beside_the_output(built: Built) -> None:
    assert built.listener.calls == 0
    assert built.written == set()
    assert not (built.folder / "marker").exists()
    secret = (built.folder / "secret").read_text()
    assert [file for file, outcome in built.outcomes.items() if secret in outcome.text] == []
    assert [path for path in (built.folder / "out").rglob("*.*") if secret in path.read_text("utf-8")] == []


def test_the_page_for_users_lists_each_file(built: Built) -> None:
    assert [bad.file for bad in built.cases if f"| {bad.what} |" not in PAGE] == []
    assert [bad.file for bad in built.cases if bad.told not in PAGE] == []


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    hostile.write([hostile_pdf.SLOW], tmp_path / "in", hostile.place(tmp_path))
    found = {one.file: one for one in hostile.outcomes(tmp_path / "in", tmp_path / "out", Limits(seconds=2))}
    ((message, remedy),) = errors(found["slow.pdf"])
    assert message == "Reading took longer than 2 seconds and was ended."
    assert "--max-seconds" in remedy
    assert found["slow.pdf"].seconds < 10
    assert errors(found["good.txt"]) == []


# ---------------------------------------------------------------- what no maker of bytes can make


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html", ".akn", ".txt", ".doc", ".rtf", ".xml"])
def test_two_hundred_megabytes_are_refused_unread(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"large{suffix}"
    path.touch()
    os.truncate(path, 200_000_000)
    from travaux.readers import load as load_

    with pytest.raises(InputError) as caught:
        load_(path)
    assert "The file has 200.0 MB, more than" in caught.value.message
    assert "--max-size" in caught.value.remedy


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    hostile.write([], folder, hostile.place(tmp_path))
    os.mkfifo(folder / "pipe.pdf")
    (folder / "device.docx").symlink_to("/dev/zero")
    (folder / "loop.html").symlink_to("loop.html")
    (folder / "folder.pdf").mkdir()
    (folder / "two\nlines.pdf").write_bytes(b"%PDF-1.7\n")
    with open(os.fsencode(folder) + b"/\xff.pdf", "wb") as handle:  # noqa: PTH123 (a name that is no text)
        handle.write(b"%PDF-1.7\n")
    found = {one.file: errors(one) for one in hostile.outcomes(folder, tmp_path / "out")}
    words = {
        "pipe.pdf": "a pipe or a device",
        "device.docx": "a pipe or a device",
        "loop.html": "This link leads nowhere",
    }
    assert [name for name, said in words.items() if said not in found.pop(name)[0][0]] == []
    assert found.pop("good.txt") == []
    assert "not UTF-8" in found.pop("?.pdf")[0][0]
    assert "broken" in found.pop("two\nlines.pdf")[0][0]
    assert found == {}


class Writing(threading.Thread):
    """Changes a file again and again, until it is told to stop."""

    def __init__(self, path: Path, how: str) -> None:
        super().__init__(daemon=True)
        self.path, self.how, self.stop = path, how, threading.Event()

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            if self.how == "replace":
                other = self.path.with_suffix(".new")
                other.write_bytes(b"%d" % (number % 10) * 500_000)
                other.replace(self.path)
            elif self.how == "append":
                with self.path.open("ab") as handle:
                    handle.write(b"more")
            else:
                os.truncate(self.path, 500_000 - number % 2)


@pytest.fixture(params=["append", "truncate", "replace"])
def changing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Writing]:
    path = tmp_path / "changing.pdf"
    path.write_bytes(b"0" * 500_000)
    writing = Writing(path, request.param)
    writing.start()
    yield writing
    writing.stop.set()
    writing.join()


def test_a_file_that_changes_is_read_whole_or_not_at_all(changing: Writing) -> None:
    said = set()
    for _ in range(300):
        try:
            content = load(changing.path, 50_000_000)
        except InputError as error:
            said.add(error.message)
            continue
        if changing.how == "replace":
            assert content == content[:1] * 500_000
        else:
            assert len(content) >= 499_999
    assert said <= {"It changed while it was read."}
    if changing.how == "append":
        assert said
