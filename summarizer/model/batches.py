"""The Batch API of an OpenAI-compatible endpoint: files of requests there, files of replies back.

Of ``instructor.batch`` its reading of a batch is used (``jobs.py``). Not its ``OpenAIProvider``:
it knows the environment's key and address alone, takes results of completed batches only, keeps
them whole in memory, and uploads and submits in one step, so that a kill in between may submit
twice. Not its requests either: their schema says ``strict`` and leaves fields out of
``required``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from summarizer.errors import InputError, SummariserError
from summarizer.files import private
from summarizer.model.answer import read_object
from summarizer.model.client import left_out, open_client
from summarizer.model.contact import Contact
from summarizer.model.diagnosis import diagnose, timed_out
from summarizer.model.failure import CallError, Failure
from summarizer.model.jobs import Job, count_in, job_in, objects_in, unreadable
from summarizer.model.retry import ladder
from summarizer.model.target import Target
from summarizer.settings import Settings
from summarizer.version import VERSION

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

__all__ = ["PATH", "Batches", "Job", "Uploaded", "check_has_batches"]

PATH = "/v1/chat/completions"
_WINDOW = "24h"
_LISTED = 100
_DAY = 86_400
_MOST_RESULTS = 2**33

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file at the endpoint; ``created`` in seconds of its own clock, 0 where it tells none."""

    id: str
    created: int = 0


def check_has_batches(target: Target) -> None:
    """Raises InputError where the model cannot be asked in batches."""
    name = target.name
    if target.provider in ("local", "ollama"):
        raise InputError(
            f"{name} has no Batch API: it is a service of hosted models, which answer when they"
            " have time. A model of your own is asked with `summarizer summarise --jobs N`.",
            code="no_batches",
        )
    if target.provider == "azure":
        raise InputError(
            f"{name} is addressed by its deployment, and batches are not. Give"
            " --base-url https://NAME.openai.azure.com/openai/v1 with --model"
            f" {target.model} (a deployment of the type Global Batch or Data Zone Batch), and the"
            " key in SUMMARIZER_API_KEY.",
            code="no_batches",
        )


class Batches:
    """The batches of one account, while the block lasts.

    What fails for good raises the SummariserError that says why; faults that may pass are met
    by trying again, as with questions.
    """

    def __init__(self, target: Target, settings: Settings) -> None:
        self._contact = Contact(target, settings)
        self._clients: tuple[AsyncOpenAI, AsyncOpenAI] | None = None

    @property
    def contact(self) -> Contact:
        """The endpoint, for reading what it says."""
        return self._contact

    async def __aenter__(self) -> Self:
        self._clients = (open_client(self._contact), open_client(self._contact, _MOST_RESULTS))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        clients, self._clients = self._clients, None
        for client in clients or ():
            await client.close()

    async def upload(self, path: Path) -> Uploaded:
        """The file of requests at the endpoint. Sent twice it is two files, which cost nothing."""

        async def attempt() -> Uploaded:
            with open(path, "rb") as file:
                raw = await self._talk.files.with_raw_response.create(
                    file=(path.name, file, "application/jsonl"),
                    purpose="batch",
                    extra_headers=left_out(self._contact),
                )
            told = self._read(raw.headers, raw.content)
            return Uploaded(self._text(told, "id"), count_in(told.get("created_at")))

        return await self._trying(attempt)

    async def submit(self, file: Uploaded) -> Job:
        """The batch of this file, made unless there is one.

        It is looked for before each try: a reply that was lost, to this process or to one that
        was killed, leaves a batch that nobody was told of.
        """

        async def attempt() -> Job:
            found = await self._batch_of(file)
            if found is not None:
                return found
            request = {
                "input_file_id": file.id,
                "endpoint": PATH,
                "completion_window": _WINDOW,
                "metadata": {"made_by": f"summarizer {VERSION}"},
            }
            return job_in(await self._asked("/batches", request), self._contact)

        return await self._trying(attempt)

    async def look(self, batch: str) -> Job:
        """The batch as it is now."""

        async def attempt() -> Job:
            return job_in(await self._asked(f"/batches/{_part(batch)}"), self._contact)

        return await self._trying(attempt)

    async def find(self, file: Uploaded) -> Job | None:
        """The batch that was made of this file, if there is one."""
        return await self._trying(lambda: self._batch_of(file))

    async def cancel(self, batch: str) -> Job:
        """The batch, called back; as it is where it is at its end already.

        What it has answered is kept by the endpoint, and the rest is not asked.
        """
        path = f"/batches/{_part(batch)}"

        async def attempt() -> Job:
            job = job_in(await self._asked(path), self._contact)
            if job.is_ending:
                return job
            return job_in(await self._asked(f"{path}/cancel", {}), self._contact)

        try:
            return await self._trying(attempt)
        except SummariserError:
            # It may have come to its end between the two, or the reply was lost.
            job = await self.look(batch)
            if job.is_ending:
                return job
            raise

    async def download(self, file: str, path: Path) -> None:
        """Write a file of results to this path. Raises RefusedError where it is gone."""

        async def attempt() -> None:
            streaming = self._load.files.with_streaming_response
            headers = left_out(self._contact)
            async with streaming.content(file, extra_headers=headers) as response:
                await _write(response.iter_bytes(), path)

        await self._trying(attempt)

    # How it is asked ---------------------------------------------------------------------

    @property
    def _talk(self) -> AsyncOpenAI:
        assert self._clients is not None
        return self._clients[0]

    @property
    def _load(self) -> AsyncOpenAI:
        """The client for what may be long."""
        assert self._clients is not None
        return self._clients[1]

    async def _batch_of(self, file: Uploaded) -> Job | None:
        """The batch that was made of the file, if there is one: it is no older than its file."""
        async for told in self._listed():
            if told.get("input_file_id") == file.id:
                return job_in(told, self._contact)
            created = count_in(told.get("created_at"))
            if file.created and created and created < file.created - _DAY:
                return None
        return None

    async def _listed(self) -> AsyncIterator[Mapping[str, Any]]:
        """All batches, the newest first."""
        after = ""
        while True:
            page = await self._asked(f"/batches?limit={_LISTED}{after}")
            batches = objects_in(page.get("data"))
            for one in batches:
                yield one
            if not batches or page.get("has_more") is not True:
                return
            before, after = after, f"&after={_part(self._text(batches[-1], 'id'))}"
            if after == before:
                raise unreadable(self._contact)

    async def _asked(self, path: str, request: object = None) -> Mapping[str, Any]:
        """The object that the endpoint replies with: to a question, or to a request."""
        import httpx2

        options: Any = {"headers": left_out(self._contact)}
        client = self._talk
        try:
            async with asyncio.timeout(self._contact.seconds):
                raw: httpx2.Response = await (
                    client.get(path, cast_to=httpx2.Response, options=options)
                    if request is None
                    else client.post(path, cast_to=httpx2.Response, body=request, options=options)
                )
        except TimeoutError:
            raise timed_out(self._contact) from None
        return self._read(raw.headers, raw.content)

    async def _trying(self, attempt: Callable[[], Awaitable[T]]) -> T:
        settings = self._contact.settings

        async def diagnosed() -> T:
            try:
                return await attempt()
            except (CallError, SummariserError):
                raise
            except Exception as error:
                raise diagnose(error, self._contact) from None

        try:
            return await ladder(settings, waits=True, on_retry=_unnoticed)(diagnosed)
        except CallError as fault:
            failure = fault.failure
            if failure.code == "not_found":
                raise self._not_there(failure).error() from None
            raise failure.error() from None

    def _not_there(self, failure: Failure) -> Failure:
        """A 404 in the words of batches, without the advice on names of models."""
        label = self._contact.target.label
        said = failure.reason.removeprefix(f"{label} answered ").partition(". ")[0].rstrip(".")
        reason = (
            f"{label} answered {said}. Either it has no Batch API, or what is asked for belongs to"
            " another account or project than the key."
        )
        return Failure("not_found", reason)

    # What it says ------------------------------------------------------------------------

    def _read(self, headers: Mapping[str, str], content: bytes) -> Mapping[str, Any]:
        return read_object(headers.get("content-type", ""), content, self._contact)

    def _text(self, told: Mapping[str, Any], name: str) -> str:
        value = told.get(name)
        if not isinstance(value, str) or not value:
            raise unreadable(self._contact)
        return value


async def _write(parts: AsyncIterator[bytes], path: Path) -> None:
    """What arrives, on the disk; the HTTP library's errors are none of the system's."""
    try:
        with open(path, "wb", opener=private) as target:
            async for part in parts:
                target.write(part)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}. The results are kept by the"
            " endpoint: the same command goes on from there.",
            code="unwritable",
        ) from None


def _unnoticed(fault: CallError, seconds: float) -> None:
    """A wait of seconds is nothing beside one of hours."""


def _part(name: str) -> str:
    """An id as a part of an address."""
    from urllib.parse import quote

    return quote(name, safe="")
