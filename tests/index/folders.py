"""What is in a folder, to compare two or to search through, and ways to damage it."""

from pathlib import Path


def bytes_of(folder: Path, *, without: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Every file of a folder by relative path."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files if p.name not in without}


def truncate(path: Path) -> None:
    """Cuts a file in half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    """Turns one bit in the middle of a file."""
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))


def delete(path: Path) -> None:
    """Removes a file."""
    path.unlink()
