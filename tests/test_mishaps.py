"""What users and machines do to a build: links, old outputs, damaged caches, signals, edited graphs, odd queries."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import CORPUS

from travaux.errors import InputError, QueryError
from travaux.pipeline import build
from travaux.query.guard import guarded
from travaux.validate import validate

ONE = CORPUS / "eb-2024-9.zh.txt"


def test_an_output_that_is_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    build([ONE], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "facts.ttl").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "real"]


def test_an_earlier_output_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ONE.read_bytes())
    build([tmp_path], tmp_path / "first")
    report = build([tmp_path], tmp_path / "second")
    assert [piece.file for piece in report.documents] == ["a.txt"]


def test_a_tampered_cache_is_no_source_of_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_CACHE", str(tmp_path / "cache"))
    build([ONE], tmp_path / "out")
    (entry,) = (tmp_path / "cache" / "pieces").iterdir()
    digest, _, content = entry.read_text("utf-8").partition("\n")
    piece = json.loads(content)
    piece["name"] = "A/FAKE/1"
    entry.write_text(f"{digest}\n{json.dumps(piece)}", "utf-8")
    report = build([ONE], tmp_path / "out")
    assert [piece.name for piece in report.documents] == ["restatement/HSP/EB.2024/9"]


def test_a_name_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ONE.read_bytes())
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_bytes(ONE.read_bytes())
    report = build([tmp_path], tmp_path / "out")
    assert [finding.code for finding in report.findings if finding.severity == "error"] == ["odd-name"]
    assert len(report.documents) == 1


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.txt")
    with pytest.raises(InputError, match="regular file"):
        build([tmp_path / "f.txt"], tmp_path / "out")


def test_an_edited_turtle_file_is_an_error_and_validated_once_it_stands_alone(tmp_path: Path) -> None:
    build([ONE], tmp_path / "out")
    facts = tmp_path / "out" / "facts.ttl"
    text = facts.read_text("utf-8")
    assert "trv:adoptedBy <body/un-ga>" in text
    facts.write_text(text.replace("trv:adoptedBy <body/un-ga>", 'trv:adoptedBy "nobody"', 1), "utf-8")
    with pytest.raises(InputError, match=r"facts\.nt and facts\.ttl differ"):
        validate(tmp_path / "out")
    (tmp_path / "out" / "facts.nt").unlink()
    assert "S14" in {violation.code for violation in validate(tmp_path / "out")}


def test_a_query_of_brackets_is_refused_before_the_engine_sees_it() -> None:
    with pytest.raises(QueryError, match="nests"):
        guarded("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }")


def test_a_termination_leaves_nothing_half_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "travaux", "build", str(CORPUS), "--out", str(tmp_path / "out"), "--quiet"]
    process = subprocess.Popen(command, env={**os.environ, "TRAVAUX_CACHE": str(tmp_path / "cache")})
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not list(tmp_path.glob(".out.*")) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")] == []
    assert (tmp_path / "out").exists() == (process.returncode == 0)
