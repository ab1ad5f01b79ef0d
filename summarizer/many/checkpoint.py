"""What a job on a cluster has finished, in a folder that all its workers reach.

::

    DIR/<configuration>/configuration.json     what the records were made with
    DIR/<configuration>/<digest>.parquet       the finished articles of one partition

A partition is written whole or not at all, under a name that its articles decide, so that two
workers who do the same work write the same file. Articles are known by their own digests: the
same dataset may come in other blocks, in another order, or longer than before.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.files import write_entry
from summarizer.many.configuration import Configuration
from summarizer.many.entries import FINGERPRINT_BYTES, fingerprint
from summarizer.many.file_systems import file_system_of, names_in
from summarizer.many.outcomes import Outcome

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

__all__ = ["Checkpoint", "Index"]

_HEAD_BYTES = 8
_READERS = 16
_END = ".parquet"


@dataclass(frozen=True)
class Index:
    """Which file may hold which article; twelve bytes an article.

    ``heads`` are the first bytes of their digests in order, ``places`` the numbers of their
    ``files``.
    """

    files: tuple[str, ...]
    heads: NDArray[np.uint64]
    places: NDArray[np.int32]

    def files_with(self, keys: Sequence[bytes]) -> set[str]:
        """The files in which these articles may be found."""
        import numpy as np

        heads = _heads(keys)
        at = np.searchsorted(self.heads, heads)
        there = np.flatnonzero(at < len(self.heads))
        same = there[self.heads[at[there]] == heads[there]]
        return {self.files[place] for place in self.places[at[same]]}


@dataclass(frozen=True)
class Checkpoint:
    """The finished articles of one configuration under ``place``, a folder or a URI of one.

    Whatever reads or writes raises InputError where the place cannot be used.
    """

    place: str
    configuration: Configuration

    @classmethod
    def at(cls, place: str | Path, configuration: Configuration) -> Checkpoint:
        """The checkpoint there, begun if need be; a relative path counts from here."""
        named = str(place)
        checkpoint = cls(named if "://" in named else str(Path(named).resolve()), configuration)
        told = json.dumps(dict(configuration.told()), ensure_ascii=False, indent=2) + "\n"
        checkpoint._put("configuration.json", told.encode())
        return checkpoint

    def index(self, known: Index | None = None) -> Index:
        """What is there by now; the files of ``known`` are not read again."""
        import numpy as np

        files = self._files()
        if known is None:
            known = Index((), np.empty(0, np.uint64), np.empty(0, np.int32))
        new = sorted(set(files) - set(known.files))
        with ThreadPoolExecutor(_READERS) as readers:
            found = list(readers.map(self._keys, new))
        first = len(known.files)
        heads = [known.heads, *map(_heads, found)]
        places = [known.places]
        places += [np.full(len(keys), first + n, np.int32) for n, keys in enumerate(found)]
        joined, numbers = np.concatenate(heads), np.concatenate(places)
        order = np.argsort(joined, kind="stable")
        return Index((*known.files, *new), joined[order], numbers[order])

    def finished(self, files: Collection[str], keys: Collection[bytes]) -> dict[bytes, Outcome]:
        """What became of those of these articles that stand in the files."""
        wanted = set(keys)
        return {
            row["key"]: Outcome(row["sha256"], row["record"])
            for file in sorted(files)
            for row in self._rows(file)
            if row["key"] in wanted
        }

    def keep(self, partition: Collection[bytes], finished: Mapping[bytes, Outcome]) -> None:
        """Write the finished articles of a partition, whole."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows = sorted(finished.items())
        table = pa.table(
            {
                "key": pa.array([key for key, _ in rows], pa.binary(FINGERPRINT_BYTES)),
                "sha256": pa.array([one.sha256 for _, one in rows], pa.string()),
                "record": pa.array([one.record for _, one in rows], pa.string()),
            }
        )
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        self._put(self.file_of(partition), sink.getvalue().to_pybytes())

    def file_of(self, partition: Collection[bytes]) -> str:
        """The file that this partition is kept in."""
        return f"{fingerprint(b''.join(sorted(partition))).hex()}{_END}"

    # The folder --------------------------------------------------------------------------

    def _files(self) -> list[str]:
        try:
            names = names_in(*self._folder())
        except OSError as error:
            raise self._unusable(error) from None
        return [name for name in names if name.endswith(_END) and name[0] != "."]

    def _keys(self, file: str) -> list[bytes]:
        return [row["key"] for row in self._rows(file, ["key"])]

    def _rows(self, file: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
        """The rows of a file; none where it is not there, or was not written to its end."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        system, folder = self._folder()
        try:
            with system.open_input_file(f"{folder}/{file}") as stream:
                table: pa.Table = pq.ParquetFile(stream).read(columns)
        except (FileNotFoundError, pa.ArrowInvalid):
            return iter(())
        except OSError as error:
            raise self._unusable(error) from None
        return iter(table.to_pylist())

    def _put(self, file: str, content: bytes) -> None:
        import pyarrow.fs as pafs

        system, folder = self._folder()
        path = f"{folder}/{file}"
        try:
            if isinstance(system, pafs.LocalFileSystem):
                Path(folder).mkdir(parents=True, exist_ok=True)
                write_entry(Path(path), content)
                return
            # An object is there once its stream is closed; a name elsewhere may hold the
            # beginning of a file, which is then read as none.
            system.create_dir(folder, recursive=True)
            with system.open_output_stream(path) as stream:
                stream.write(content)
        except OSError as error:
            raise self._unusable(error) from None

    def _folder(self) -> tuple[Any, str]:
        """The file system, and the folder of this configuration on it."""
        try:
            system, root = file_system_of(self.place)
        except (ImportError, OSError, ValueError) as error:
            raise self._unusable(error) from None
        return system, f"{root}/{self.configuration.digest[:16]}"

    def _unusable(self, error: Exception) -> InputError:
        why = (error.strerror if isinstance(error, OSError) else None) or error
        return InputError(
            f"The checkpoint {self.place} cannot be used: {why}. It is a folder, or the URI of"
            " one, that every worker can write to.",
            code="checkpoint",
        )


def _heads(keys: Sequence[bytes]) -> NDArray[np.uint64]:
    import numpy as np

    joined = b"".join(key[:_HEAD_BYTES] for key in keys)
    return np.frombuffer(joined, ">u8").astype(np.uint64)
