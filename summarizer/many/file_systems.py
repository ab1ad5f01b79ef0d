"""Folders that all workers reach: here, or behind a URI."""

from __future__ import annotations

from typing import Any

__all__ = ["file_system_of", "names_in"]


def file_system_of(folder: str) -> tuple[Any, str]:
    """The file system of an absolute path or a URI, and the path on it.

    Those that pyarrow lacks are fsspec's. Raises OSError where it cannot be reached, ImportError
    or ValueError where there is none for such a URI.
    """
    import pyarrow as pa
    import pyarrow.fs as pafs

    try:
        system, path = pafs.FileSystem.from_uri(folder)
    except pa.ArrowInvalid:
        import fsspec

        behind, path = fsspec.core.url_to_fs(folder)
        system = pafs.PyFileSystem(pafs.FSSpecHandler(behind))
    return system, path.rstrip("/")


def names_in(system: Any, path: str) -> list[str]:
    """The names of what is in a folder; none where there is no folder. Raises OSError."""
    import pyarrow.fs as pafs

    there = system.get_file_info(pafs.FileSelector(path, allow_not_found=True))
    return sorted(one.base_name for one in there)
