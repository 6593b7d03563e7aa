"""The output folder: written beside its place and renamed, so that it is whole or not there, and never lost."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from travaux.errors import InputError

try:
    import fcntl
except ImportError:  # not on Windows: two builds into one place at once are then not told apart
    fcntl = None  # type: ignore[assignment]

OUTPUT = {
    "facts.ttl",
    "facts.nt",
    "provenance.ttl",
    "claims-in-conflict.ttl",
    "dataset.ttl",
    "texts",
    "tables",
    "coverage.csv",
    "findings.csv",
    "report.md",
}
_OLD = ".old"
_KEPT = "The earlier output, if there is one, is untouched."
_REMEDIES = {
    errno.ENOSPC: "Free some space, or choose a folder on another disk.",
    errno.EDQUOT: "Your quota is used up: free some space, or choose a folder on another disk.",
    errno.EFBIG: "The system limits the size of files (ulimit -f): raise the limit.",
    errno.EACCES: "Choose a folder that you may write in.",
    errno.EPERM: "Choose a folder that you may write in.",
    errno.EROFS: "Choose a folder that you may write in.",
    errno.EEXIST: "A file stands where a folder should be: choose another folder.",
    errno.ENOTDIR: "A file stands where a folder should be: choose another folder.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
}


def check_target(target: Path) -> None:
    """Refuse to replace anything but the output of a build.

    Raises:
        InputError: the folder is a file, cannot be looked at, or holds something that a build does not write.
    """
    names = check_folder(target, OUTPUT, "no build writes")
    if names and "facts.nt" not in names:
        raise _strange(target, "files of something else", "no build writes")


def check_folder(target: Path, own: Collection[str], refusal: str) -> set[str]:
    """Refuse to write into a folder that holds anything but files of some names.

    Args:
        target: the folder, which need not be there.
        own: the names of what may stand in it.
        refusal: the end of the sentence "The output folder holds thesis.docx, which".

    Returns:
        The names of what stands in it; none if it is not there.

    Raises:
        InputError: the folder is a file, cannot be looked at, or holds something else.
    """
    if not os.path.exists(target):  # noqa: PTH110 (that of pathlib stops at a folder that may not be looked at)
        return set()
    if not target.is_dir():
        raise InputError("The output is a file, not a folder.", path=target, remedy="Choose a new folder.")
    try:
        names = {entry.name for entry in target.iterdir()}
    except OSError as error:
        raise _unwritable(error, target) from error
    strangers = sorted(names.difference(own))
    if strangers:
        raise _strange(target, ascii(strangers[0])[1:-1], refusal)
    return names


def _strange(target: Path, what: str, refusal: str) -> InputError:
    return InputError(f"The output folder holds {what}, which {refusal}.", path=target, remedy="Choose a new folder.")


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its place when all went well, and is gone when anything did not.

    What a run that was killed left beside the target is cleared away first: its half-written folder is removed, and an
    earlier output that it had just moved aside is put back. The folder of a run that still goes on is locked, and left
    alone; of two runs that end at the same time one waits for the other, and the last one's output stands.

    Raises:
        InputError: the place cannot be written, or the disk is full.
    """
    folder: Path | None = None
    lock: int | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.parent):
            _clear(target)
            folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
            lock = _lock(folder)
        folder.chmod(0o755)
        yield folder
        with _locked(target.parent):
            if target.exists():
                target.rename(_aside(folder))
            folder.rename(target)
    except OSError as error:
        raise _unwritable(error, target) from error
    except InputError as error:  # a writer that explained itself, in terms of a folder which nobody will find
        cause = error.__cause__
        raise (_unwritable(cause, target) if isinstance(cause, OSError) else error) from cause
    finally:  # an interrupt between the two renames must not lose the earlier output
        if folder is not None:
            old = _aside(folder)
            if old.exists() and not target.exists():
                old.rename(target)
            shutil.rmtree(folder, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _aside(folder: Path) -> Path:
    """Where the earlier output stands for a moment, while the new one takes its place."""
    return folder.with_name(f"{folder.name}{_OLD}")


def copy_output(source: Path, target: Path) -> Path:
    """Copy the output of a build to another folder, whole or not at all.

    Raises:
        InputError: the target holds something else, or cannot be written.
    """
    place = Path(os.path.realpath(target))
    check_target(place)
    with beside(place) as folder:
        for entry in source.iterdir():
            if entry.is_dir():
                shutil.copytree(entry, folder / entry.name)
            else:
                shutil.copyfile(entry, folder / entry.name)
    return target


def write_bytes(content: bytes, out: Path) -> None:
    """Write a file whole or not at all: beside its place first, then renamed.

    Raises:
        InputError: the place is a folder or no file, or cannot be written.
    """
    target = Path(os.path.realpath(out))  # through a link, not over it
    if target.is_dir():
        raise InputError("The output is a folder, not a file.", path=out, remedy="Give the name of a file in it.")
    if target.exists() and not target.is_file():
        raise InputError("The output is no regular file.", path=out, remedy="Leave --out away for standard output.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise InputError(f"Cannot be written: {error.strerror}.", path=out) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        beside.chmod(0o644)
        beside.replace(target)
    except OSError as error:
        remedy = "The earlier file, if any, is untouched."
        raise InputError(f"Cannot be written: {error.strerror}.", path=out, remedy=remedy) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _unwritable(error: OSError, target: Path) -> InputError:
    remedy = " ".join(filter(None, (_REMEDIES.get(error.errno or 0, ""), _KEPT)))
    return InputError(f"Cannot be written: {error.strerror}.", path=target, remedy=remedy)


def _clear(target: Path) -> None:
    """Clear away what runs that were killed left; only what no other run holds, and what a build writes."""
    for left in sorted(target.parent.glob(f".{glob.escape(target.name)}.????????*")):
        name, stem = left.name, left.name.removesuffix(_OLD)
        if len(stem) != len(target.name) + 10 or left.is_symlink() or not left.is_dir():
            continue
        if not {entry.name for entry in left.iterdir()} <= OUTPUT:
            continue
        lock = _lock(left)
        if lock is None or (name != stem and (target.parent / stem).exists()):
            continue
        os.close(lock)
        if name != stem and not target.exists():
            left.rename(target)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _lock(folder: Path) -> int | None:
    """Hold a folder for as long as the process lives or the descriptor is open; ``None`` if another run holds it."""
    if fcntl is None:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Be alone with a folder for a moment, where the system can do that."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
