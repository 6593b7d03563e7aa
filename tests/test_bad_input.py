"""Bad input on the command line: one sentence with file and remedy, the other documents built, no output half-written.

`docs/bad-input.md` lists what users are told; the messages expected here must stand there too.
"""

from __future__ import annotations

import importlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT
from typer.testing import CliRunner

from travaux import limits
from travaux.cli import app
from travaux.readers.encoding import likely_encoding

ONE = CORPUS / "eb-2024-9.zh.txt"
PAGE = (ROOT / "docs" / "bad-input.md").read_text("utf-8")
TEXTS = {
    "zh": "第 7 段。执行局在其会议上通过了关于城市规划的决定，并请执行主任提出报告。\n",
    "tw": "聯合國大會在其第七十屆會議上通過了下列決定，並請執行局就各項建議提出報告。\n",
    "ru": "Генеральная Ассамблея приняла резолюцию о населённых пунктах и просит Директора представить доклад.\n",
    "ar": "قررت الجمعية العامة في دورتها اعتماد القرار المتعلق بالمستوطنات البشرية وتقديم تقرير عن ذلك\n",
    "fr": "L’Assemblée générale a été saisie d’un rapport où étaient présentées les décisions déjà arrêtées.\n",
    "es": "La Asamblea aprobó la resolución sobre población y pidió a la Dirección que presentara más información.\n",
    "en": "The Board took note of the Director’s report and adopted its decision on the programme of work.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document."""
    (tmp_path / "in").mkdir()
    shutil.copy(ONE, tmp_path / "in" / "good.txt")
    return tmp_path / "in"


def build(folder: Path, *more: str) -> tuple[int, str]:
    """Build in this process: exit code and standard error."""
    done = CliRunner().invoke(app, ["build", str(folder), "--out", str(folder.parent / "out"), "--quiet", *more])
    return done.exit_code, done.stderr


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "travaux", *map(str, arguments)]


def process(
    *arguments: str | Path, before: Callable[[], None] | None = None, prefix: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process."""
    return subprocess.run(
        [*prefix, *command(*arguments)], capture_output=True, text=True, timeout=60, preexec_fn=before
    )


def told(stderr: str, name: str, *words: str) -> None:
    """One line about the file, with these words; the page for users has them too."""
    lines = [line for line in stderr.splitlines() if name in line]
    assert len(lines) == 1, stderr
    for word in words:
        assert word in lines[0]
        assert word in PAGE


def only_good(out: Path) -> bool:
    """Whether a whole graph of the good document was written, and nothing was left beside it."""
    left = [path for path in out.parent.iterdir() if path.name.startswith(".out")]
    return (out / "report.md").is_file() and len(list((out / "texts").iterdir())) == 1 and not left


# ---------------------------------------------------------------- files that are no text

CONTENT = [
    ("empty", b"", "The file is empty."),
    ("blank", b"\xef\xbb\xbf \r\n\n", "The file is empty."),
    ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8, "a picture (PNG)"),
    ("PDF", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "It is broken, or not a PDF."),
    ("Word", b"PK\x03\x04\x14\0\x06\0\x08\0", "The archive is cut off or damaged."),
    ("program", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "This looks like a binary file, not text."),
    ("zeros in a text", TEXTS["zh"].encode() * 3 + b"\0", "A NUL character is in line 4."),
    ("half a surrogate", TEXTS["zh"].encode() + b"\xed\xa0\x80", "Not text in UTF-8"),
    ("damaged in one place", TEXTS["zh"].encode() * 3 + b"\xb5" + TEXTS["ru"].encode(), "Not text in UTF-8"),
    (
        "Italian",
        b"Il Consiglio ha approvato la relazione del direttore.\n" * 3,
        "none of the six official ones",
    ),
    ("Japanese", "理事会は、会議において決定を採択した。\n".encode() * 3, "none of the six official ones"),
    ("Ukrainian", "Рада ухвалила рішення і доповідь комітету.\n".encode() * 3, "none of the six official ones"),
    ("Persian", "شورای اجرایی گزارش مدیر را تصویب کرد.\n".encode() * 3, "none of the six official ones"),
    ("German", b"Der Verwaltungsrat hat den Bericht gebilligt.\n", "none of the six official ones"),
]


@pytest.mark.parametrize(("content", "words"), [case[1:] for case in CONTENT], ids=[case[0] for case in CONTENT])
def test_a_file_that_is_no_text_is_named_with_a_remedy_and_the_others_are_built(
    folder: Path, content: bytes, words: str
) -> None:
    (folder / "bad.txt").write_bytes(content)
    code, stderr = build(folder)
    assert code == 0
    told(stderr, "bad.txt", words)
    assert stderr.count(". ") >= 1, "what to do about it"
    assert only_good(folder.parent / "out")
    (folder / "good.txt").unlink()
    shutil.rmtree(folder.parent / "out")
    code, stderr = build(folder)
    assert code == 2
    told(stderr, "bad.txt", words)
    assert not (folder.parent / "out").exists()


def test_each_of_several_files_that_cannot_be_read_has_its_line(folder: Path) -> None:
    (folder / "good.txt").unlink()
    (folder / "russian.txt").write_bytes(TEXTS["ru"].encode() + b"\xff")
    (folder / "arabic.txt").write_bytes(TEXTS["ar"].encode() + b"\xff")
    code, stderr = build(folder)
    assert code == 2
    told(stderr, "russian.txt", "Not text in UTF-8")
    told(stderr, "arabic.txt", "Not text in UTF-8")


def test_files_without_a_reader_are_counted_in_one_line(folder: Path) -> None:
    for name in ("a.xlsx", "b.XLSX", "c.odt"):
        (folder / name).write_bytes(b"PK")
    code, stderr = build(folder)
    assert code == 0
    told(stderr, "a reader", " passed over for want of a reader (.odt: 1, .xlsx: ")
    assert "travaux: 3 files passed over" in stderr
    assert only_good(folder.parent / "out")


def test_a_text_without_paragraphs_is_told_what_to_do(folder: Path) -> None:
    (folder / "bare.txt").write_text("HSP/EB.2098/4\n\n联合国人类住区规划署执行局\n2098 年第一次会议\n", "utf-8")
    assert build(folder)[0] == 0
    report = (folder.parent / "out" / "report.md").read_text("utf-8")
    (line,) = [line for line in report.splitlines() if "`no-paragraph` bare.txt" in line]
    assert "No paragraph was found. Give the file the text of the document, each paragraph on lines of its own" in line


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_the_file_declares_is_read(folder: Path, encoding: str) -> None:
    good = folder / "good.txt"
    good.write_bytes(ONE.read_text("utf-8").encode(encoding))
    assert build(folder) == (0, "")
    assert next((folder.parent / "out" / "texts").iterdir()).read_bytes() == ONE.read_bytes()


RECODED = {
    "zh": ("gb18030", "utf-16-le"),
    "ru": ("cp1251", "koi8-r", "utf-16-be"),
    "ar": ("cp1256", "utf-16-le"),
    "fr": ("cp1252",),
    "es": ("cp1252",),
    "en": ("cp1252", "utf-16-le"),
}
NAMES = {"cp1251": "WINDOWS-1251", "cp1252": "WINDOWS-1252", "cp1256": "WINDOWS-1256"}


@pytest.mark.parametrize(("language", "encoding"), [(one, code) for one, codes in RECODED.items() for code in codes])
def test_the_likely_encoding_of_official_documents(shared: Path, language: str, encoding: str) -> None:
    told_ = set()
    for path in sorted((shared / "corpus" / "security-council" / language).glob("*.txt")):
        content = path.read_text("utf-8").encode(encoding, "ignore")
        if not content.isascii() or b"\0" in content:
            told_.add(likely_encoding(content))
    name = NAMES.get(encoding, encoding.upper())
    assert told_ == {name if not name.startswith("UTF-16") else name.replace("16-", "16")}


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("zh", "gb18030", "GB18030"),
        ("tw", "big5", "BIG5"),
        ("ru", "cp1251", "WINDOWS-1251"),
        ("ar", "cp1256", "WINDOWS-1256"),
        ("fr", "cp1252", "WINDOWS-1252"),
        ("en", "utf-16-le", "UTF-16LE"),
    ],
)
def test_an_encoding_that_the_bytes_tell_is_read_and_reported(
    folder: Path, text: str, encoding: str, name: str
) -> None:
    (folder / "other.txt").write_bytes(TEXTS[text].encode(encoding))
    assert build(folder) == (0, "")
    out = folder.parent / "out"
    told((out / "report.md").read_text("utf-8"), "`encoding` other.txt", "is read as", f"iconv -f {name} -t UTF-8")
    (read,) = [path for path in (out / "texts").iterdir() if "local" in path.name]
    assert read.read_text("utf-8") == TEXTS[text]


def test_a_text_without_paragraphs_is_reported(folder: Path) -> None:
    (folder / "heading.txt").write_text("第一章 引言\n", "utf-8")
    assert build(folder)[0] == 0
    report = (folder.parent / "out" / "report.md").read_text("utf-8")
    told(report, "`no-paragraph` heading.txt", "No paragraph was found.")


# ---------------------------------------------------------------- paths


def test_what_is_no_file_in_a_folder_is_named(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "folder.txt").mkdir()
    code, stderr = build(folder)
    assert code == 0
    told(stderr, "pipe.txt", "This is no regular file, but a pipe or a device.")
    told(stderr, "gone.txt", "This link leads nowhere")
    told(stderr, "loop.txt", "This link leads nowhere")
    assert "folder.txt" not in stderr
    assert only_good(folder.parent / "out")


@pytest.mark.parametrize("name", ["missing.txt", "loop.txt", "x" * 300])
def test_a_named_path_that_cannot_be_opened(folder: Path, name: str) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    code, stderr = build(folder / name)
    assert code == 2
    told(stderr, name, "Cannot be opened:", "Check the name")


@pytest.fixture
def unprivileged() -> tuple[str, ...]:
    """What to put before a command so that permissions count; root is above them."""
    if os.geteuid():
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("runs as root, and there is no setpriv")
    return ("setpriv", "--bounding-set=-all")


@pytest.fixture
def closed(folder: Path) -> Iterator[Path]:
    """A folder and a file, beside the good document, that may not be read."""
    (folder / "closed").mkdir()
    (folder / "closed.txt").write_text("x")
    for path in (folder / "closed", folder / "closed.txt"):
        path.chmod(0)
    yield folder
    (folder / "closed").chmod(0o700)


def test_what_may_not_be_read_is_named(closed: Path, unprivileged: tuple[str, ...]) -> None:
    out = closed.parent / "out"
    done = process("build", closed, "--out", out, "--quiet", prefix=unprivileged)
    assert done.returncode == 0
    told(done.stderr, "closed.txt:", "Cannot be read: Permission denied.")
    told(done.stderr, "closed:", "The folder cannot be searched: Permission denied.")
    assert only_good(out)
    done = process("build", closed / "closed.txt", "--out", out, prefix=unprivileged)
    assert done.returncode == 2
    told(done.stderr, "closed.txt:", "Cannot be read: Permission denied.")


# ---------------------------------------------------------------- large files


def test_fifty_megabytes_of_one_line_are_refused_at_once(folder: Path) -> None:
    (folder / "big.txt").write_bytes("执行局通过了决定。".encode() * 1_900_000)
    began = time.perf_counter()
    code, stderr = build(folder)
    assert time.perf_counter() - began < 20
    assert code == 0
    told(stderr, "big.txt", "more than 3 MB", "--max-size")
    assert only_good(folder.parent / "out")


def test_a_paragraph_that_is_longer_than_any_is_kept_and_not_searched(folder: Path) -> None:
    text = "\n".join(["HSP/EB.2098/1", "", "1. 导言。", "", "2. " + "大会第72/279号决议和" * 200_000, "", "3. 结语。"])
    (folder / "long.txt").write_text(text, "utf-8")
    code, stderr = build(folder, "--max-size", "10")
    assert (code, stderr) == (0, "")
    report = (folder.parent / "out" / "report.md").read_text("utf-8")
    told(report, "`long-paragraph` long.txt, paragraph 2", "is kept and not searched")
    assert "| long.txt | HSP/EB.2098/1 | zh | 4 |" in report


SHAPES = {
    "digits": "1234567890" * 20_000,
    "brackets": "(" * 100_000 + ")" * 100_000,
    "sentences": "执行局通过了决定。" * 10_000,
    "list numbers": "1. 决定；" * 10_000,
    "States": "中国、法国、德国、" * 10_000,
    "blanks": "x" + " " * 200_000 + "x",
    "asterisks": "*" * 200_000,
    "bold runs": "**甲** 乙 " * 25_000,
    "empty lines": "x" + "\n" * 1_000_000,
    "line ends of old": "执行局通过了决定\r" * 2_000,
    "one character a line": "的\n" * 20_000,
    "lines without end": "执行局审议了工作报告\n" * 2_000,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_of_an_odd_shape_is_read_in_time(folder: Path, shape: str) -> None:
    text = "联合国\nHSP/EB.2098/9\n\n执行局审议了各成员国提出的意见。\n\n" + SHAPES[shape]
    (folder / "odd.txt").write_text(text, "utf-8", newline="")
    began = time.process_time()
    code, stderr = build(folder)
    assert code == 0
    assert stderr == "" or "odd.txt: The text has" in stderr
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("limit", "module", "words"),
    [
        ("MAX_LINES", "travaux.readers.text", "The text has more than"),
        ("MAX_PARAGRAPHS", "travaux.structure.parse", "paragraphs, more than"),
    ],
)
def test_a_text_of_too_many_parts_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, module: str, words: str
) -> None:
    monkeypatch.setattr(importlib.import_module(module), limit, 100)
    (folder / "many.txt").write_text("1. 执行局通过了决定。\n\n" * 101, "utf-8")
    code, stderr = build(folder)
    assert code == 0
    told(stderr, "many.txt", words, "Cut it into its documents")


def test_the_page_prints_the_limits() -> None:
    for value in (limits.MAX_LINES, limits.MAX_PARAGRAPHS, limits.MAX_PARAGRAPH, limits.MAX_MASTHEAD):
        assert f"{value:,}" in PAGE
    assert f"{limits.MAX_SIZE / 1e6:g} MB" in PAGE


# ---------------------------------------------------------------- where the output goes


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("in/good.txt", "The output is a file, not a folder."),
        ("in/good.txt/out", "A file stands where a folder should be"),
        ("in", "which no build writes"),
        ("x" * 300, "Choose a shorter name"),
    ],
)
def test_a_place_that_cannot_be_the_output(folder: Path, out: str, words: str) -> None:
    done = CliRunner().invoke(app, ["build", str(folder), "--out", str(folder.parent / out)])
    assert done.exit_code == 2
    told(done.stderr, "travaux: ", words)
    assert sorted(path.name for path in folder.parent.rglob("*")) == ["good.txt", "in"]


def test_a_folder_that_may_not_be_written(folder: Path, unprivileged: tuple[str, ...]) -> None:
    (folder.parent / "locked").mkdir(mode=0o555)
    done = process("build", folder, "--out", folder.parent / "locked" / "out", prefix=unprivileged)
    assert done.returncode == 2
    told(done.stderr, "locked/out", "Permission denied.", "Choose a folder that you may write in.")


@pytest.mark.parametrize("size", [10_000, 40_000])
def test_a_full_disk_leaves_the_earlier_output(folder: Path, size: int) -> None:
    assert build(folder)[0] == 0
    out = folder.parent / "out"
    earlier = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = process("build", folder, "--out", out, before=small_files)
    assert done.returncode == 2
    told(done.stderr, "travaux: ", "Cannot be written:", "The earlier output, if there is one, is untouched.")
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == earlier
    assert only_good(out)


def test_a_summary_that_cannot_be_printed_costs_no_output(folder: Path) -> None:
    out = folder.parent / "out"
    with open("/dev/full", "w") as full:  # noqa: PTH123 (a device)
        done = subprocess.run(
            command("build", folder, "--out", out), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert done.returncode == 2
    told(done.stderr, "travaux: ", "No space left on device.")
    assert only_good(out)


@pytest.mark.parametrize("kind", ["file", "nowhere"])
def test_a_cache_that_cannot_be_used_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv("TRAVAUX_CACHE", str(ONE) if kind == "file" else "/dev/null/cache")
    assert build(folder) == (0, "")


def test_a_cache_that_may_not_be_entered_is_done_without(folder: Path, unprivileged: tuple[str, ...]) -> None:
    cache = folder.parent / "cache"
    cache.mkdir(mode=0)
    prefix = (*unprivileged, "env", f"TRAVAUX_CACHE={cache}")
    done = process("build", folder, "--out", folder.parent / "out", "--quiet", prefix=prefix)
    assert (done.returncode, done.stderr) == (0, "")
    cache.chmod(0o700)


# ---------------------------------------------------------------- interrupts, and runs beside each other


def started(folder: Path, *more: str) -> subprocess.Popen[str]:
    """A build that goes on for a while, in a group of processes of its own, as a terminal starts it."""
    for number in range(30, 40):
        (folder / f"{number}.txt").write_text(ONE.read_text("utf-8").replace("2024", f"20{number}"), "utf-8")
    cache = folder.parent / "fresh"
    return subprocess.Popen(
        command("build", folder, "--out", folder.parent / "out", *more),
        env={**os.environ, "TRAVAUX_CACHE": str(cache)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
    )


def wait_for(folder: Path, pattern: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not list(folder.glob(pattern)):
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("number", "word", "code"), [(signal.SIGINT, "Interrupted.", 130), (signal.SIGTERM, "Terminated.", 143)]
)
@pytest.mark.parametrize(
    ("stage", "jobs"), [("fresh/pieces/*.json", "1"), ("fresh/pieces/*.json", "2"), (".out.*/facts.nt", "1")]
)
def test_an_interrupt_is_one_line_and_leaves_nothing(
    folder: Path, number: signal.Signals, word: str, code: int, stage: str, jobs: str
) -> None:
    running = started(folder, "--jobs", jobs)
    wait_for(folder.parent, stage)
    os.killpg(running.pid, number) if number is signal.SIGINT else running.send_signal(number)
    _, stderr = running.communicate(timeout=30)
    assert running.returncode == code
    assert stderr == f"travaux: {word} A graph that was there before is untouched.\n"
    assert f"{word} A graph that was there before is untouched." in PAGE
    assert [path.name for path in folder.parent.iterdir() if "out" in path.name] == []


def test_what_a_killed_run_left_is_cleared_away(folder: Path) -> None:
    running = started(folder)
    wait_for(folder.parent, ".out.*/facts.nt")
    running.kill()
    running.communicate()
    assert list(folder.parent.glob(".out.*"))
    for path in folder.glob("[0-9]*"):
        path.unlink()
    assert build(folder) == (0, "")
    assert only_good(folder.parent / "out")


def test_an_earlier_output_that_a_killed_run_had_moved_aside_is_put_back(folder: Path) -> None:
    assert build(folder)[0] == 0
    out = folder.parent / "out"
    out.rename(folder.parent / ".out.abcdefgh.old")
    (folder / "good.txt").write_bytes(b"")
    (folder.parent / ".out.keep").mkdir()  # not ours
    from travaux.output import beside

    with pytest.raises(KeyboardInterrupt), beside(out):
        raise KeyboardInterrupt
    assert (out / "facts.nt").is_file()
    assert [path.name for path in folder.parent.glob(".out.*")] == [".out.keep"]


def test_two_runs_into_one_place_at_once(folder: Path) -> None:
    first, second = started(folder), started(folder)
    assert [(run.communicate()[1], run.returncode) for run in (first, second)] == [("", 0), ("", 0)]
    assert len(list((folder.parent / "out" / "texts").iterdir())) == 11
    assert list(folder.parent.glob(".out.*")) == []
