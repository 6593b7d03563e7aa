"""Remakes constraints.txt by resolving pyproject.toml afresh with each Python given.

Usage: python tools/pin.py python3.11 python3.12 python3.13

Each resolution runs in an empty virtual environment and installs nothing. Only names and versions are written: no
addresses, no hashes. Where the interpreters get different versions, environment markers say which gets which.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# Exact versions of everything that `make setup` installs. Made by tools/pin.py from pyproject.toml:
#   python tools/pin.py {pythons}
"""


def requirements() -> list[str]:
    """What the package, its development and its build ask for."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = table["project"]
    extras = (one for extra in project["optional-dependencies"].values() for one in extra)
    return [*project["dependencies"], *extras, *table["build-system"]["requires"]]


def resolve(python: str, wanted: list[str]) -> tuple[str, dict[str, str]]:
    """Resolve with one interpreter: its version ("3.12"), and the version of each distribution by name."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([python, "-m", "venv", folder], check=True)
        inner = Path(folder) / "bin" / "python"
        report = Path(folder) / "report.json"
        options = ["--quiet", "--disable-pip-version-check", "--dry-run", "--ignore-installed"]
        subprocess.run([inner, "-m", "pip", "install", *options, "--report", report, *wanted], check=True)
        result = json.loads(report.read_text(encoding="utf-8"))
    found = {
        re.sub(r"[-_.]+", "-", item["metadata"]["name"]).lower(): item["metadata"]["version"]
        for item in result["install"]
    }
    return ".".join(result["environment"]["python_full_version"].split(".")[:2]), found


def lines(resolved: list[tuple[str, dict[str, str]]]) -> list[str]:
    """One line per distribution and version, oldest interpreter first, with markers where versions differ."""
    out = []
    for name in sorted({name for _, found in resolved for name in found}):
        versions = [(python, found[name]) for python, found in resolved if name in found]
        starts = [i for i, pair in enumerate(versions) if i == 0 or versions[i - 1][1] != pair[1]]
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            bounds = [f'python_version >= "{versions[start][0]}"'] if start else []
            bounds += [f'python_version < "{versions[end][0]}"'] if end else []
            out.append(f"{name}=={versions[start][1]}" + (f" ; {' and '.join(bounds)}" if bounds else ""))
    return out


def main(pythons: list[str]) -> None:
    """Resolve with each interpreter and write constraints.txt."""
    wanted = requirements()
    resolved = sorted(
        (resolve(python, wanted) for python in pythons), key=lambda pair: [int(n) for n in pair[0].split(".")]
    )
    header = HEADER.format(pythons=" ".join(f"python{version}" for version, _ in resolved))
    (ROOT / "constraints.txt").write_text(header + "\n".join(lines(resolved)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
