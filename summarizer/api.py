"""The library's public calls."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from summarizer.article import Article
from summarizer.blocking import result_of
from summarizer.cassette import CassetteMode, opened
from summarizer.draft.sections import Section, sections_of
from summarizer.errors import InputError
from summarizer.model.endpoint import Endpoint
from summarizer.model.failure import Failure
from summarizer.model.keeper import Keeper
from summarizer.model.keys import Surroundings
from summarizer.model.target import Target, identify, keyed
from summarizer.model.traffic import Traffic
from summarizer.pipeline import Brief, questions, summarised
from summarizer.prompt import Question
from summarizer.prompt_files import load_prompts
from summarizer.schemas import ArticleRecord, Record
from summarizer.settings import Settings

__all__ = ["Session", "Summarizer", "summarise"]

R = TypeVar("R", bound=Record)


class Summarizer(Generic[R]):
    """Reads articles into records with one model, one schema and one set of prompts.

    model          "provider/name"; None: SUMMARIZER_MODEL, else OpenAI where OPENAI_API_KEY
                   is set or in the keyring, else the local model
    schema         the record to fill, a subclass of ``summarizer.schemas.Record``
    sections       names of the sections to ask for and pay for; None: all
    prompts        a folder of prompt files; files missing there are taken from ours
    cassette       a file of recorded exchanges, replayed or recorded as ``cassette_mode``
                   says: "replay", "missing" or "all"
    settings       time-outs, plan, headers, proxies, retries, prices

    May be used from several threads at once (not with a cassette), and pickled: the copy asks
    the same model at the same address, and takes the key from its own environment. Raises
    InputError and SchemaError at once for choices that cannot work; a key that is missing is
    missed when the first article is sent.
    """

    @overload
    def __init__(
        self: Summarizer[ArticleRecord],
        model: str | None = None,
        *,
        sections: Sequence[str] | None = None,
        prompts: Path | str | None = None,
        cassette: Path | str | None = None,
        cassette_mode: CassetteMode = "replay",
        settings: Settings | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        model: str | None = None,
        *,
        schema: type[R],
        sections: Sequence[str] | None = None,
        prompts: Path | str | None = None,
        cassette: Path | str | None = None,
        cassette_mode: CassetteMode = "replay",
        settings: Settings | None = None,
    ) -> None: ...

    def __init__(
        self,
        model: str | None = None,
        *,
        schema: Any = ArticleRecord,
        sections: Sequence[str] | None = None,
        prompts: Path | str | None = None,
        cassette: Path | str | None = None,
        cassette_mode: CassetteMode = "replay",
        settings: Settings | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._cassette = None if cassette is None else Path(cassette)
        self._cassette_mode: CassetteMode = cassette_mode
        # Without its key as yet: looking at the questions and replaying need none.
        target = identify(model, self.settings, Surroundings(), replays=self._replays)
        asked = _asked(sections_of(schema), sections)
        folder = None if prompts is None else Path(prompts)
        self.brief = Brief(
            record=schema,
            asked=asked,
            prompts=load_prompts(folder, [section.name for section in asked]),
            plan=self.settings.plan or ("closed" if target.local else "one-call"),
            target=target,
        )

    @property
    def target(self) -> Target:
        """Which model is asked, and where."""
        return self.brief.target

    def summarise(self, article: Article | str) -> R:
        """The record of one article.

        Raises InputError for an article that cannot be read, EndpointError where no question
        was answered; a section that failed beside others that did not is listed in
        ``record.audit.failed``.
        """
        return result_of(self.asummarise(article))

    async def asummarise(self, article: Article | str) -> R:
        """The same for asynchronous code."""
        known = self.checked(article)  # before a local model starts
        async with self.session() as session:
            return await session.summarise(known)

    @contextlib.asynccontextmanager
    async def session(
        self, keeper: Keeper | None = None, traffic: Traffic | None = None
    ) -> AsyncIterator[Session[R]]:
        """One set of connections for many articles, several of them at once::

            async with summarizer.session() as session:
                records = await asyncio.gather(*map(session.summarise, articles))

        ``keeper`` may know answers that were given before. ``traffic`` limits how fast and how
        much is asked of the model (a replay costs nothing and is not held up). Raises
        InputError where a cost is limited and no price is known.
        """
        target = await self._ready()
        waits = not self._replays
        with self._recording():
            shared = traffic if waits else None
            async with Endpoint(
                target, self.settings, waits=waits, keeper=keeper, traffic=shared
            ) as endpoint:
                yield Session(self, endpoint)

    def check(self) -> None:
        """Raises InputError where the model could not be asked because its key is missing."""
        self._with_key()

    def resolved(self) -> Target:
        """The target with its key; an InputError where that is missing."""
        return self._with_key()

    def questions(self, article: Article | str) -> tuple[Question, ...]:
        """What would be asked about the article, with nothing sent."""
        return questions(self.checked(article), self.brief)

    def checked(self, article: Article | str) -> Article:
        """The article, where it is not too long to send; else an InputError."""
        known = Article(article) if isinstance(article, str) else article
        limit = self.settings.limit_characters
        if known.characters > limit:
            raise InputError(
                f"The article has {known.characters:,} characters; the limit is {limit:,}."
                " Split it, or raise limit_characters in the settings if the model can read it.",
                code="too_long",
            )
        return known

    def __getstate__(self) -> dict[str, Any]:
        target = replace(self.target, api_key=None)
        return {**vars(self), "brief": replace(self.brief, target=target)}

    @property
    def cassette(self) -> Path | None:
        """The file of recorded exchanges, where there is one."""
        return self._cassette

    @property
    def _replays(self) -> bool:
        return self._cassette is not None and self._cassette_mode == "replay"

    async def _ready(self) -> Target:
        """The target with an address: a local runtime starts before any cassette opens."""
        target = self.brief.target
        if self._replays:
            return target.at("http://127.0.0.1/v1", None) if target.local else target
        if not target.local:
            return self._with_key()
        from summarizer.model.local import local_runtime

        runtime = await asyncio.to_thread(local_runtime, target, self.settings)
        return target.at(runtime.base_url, runtime.api_key)

    def _with_key(self) -> Target:
        if self._replays or self.target.local:
            return self.target
        return keyed(self.target, Surroundings())

    @contextlib.contextmanager
    def _recording(self) -> Iterator[None]:
        if self._cassette is None:
            yield
            return
        with opened(self._cassette, self._cassette_mode, model=self.brief.target.name):
            yield


class Session(Generic[R]):
    """Open connections to the model of a summariser."""

    def __init__(self, summarizer: Summarizer[R], endpoint: Endpoint) -> None:
        self._summarizer = summarizer
        self._endpoint = endpoint

    @property
    def fatal(self) -> Failure | None:
        """The first failure that every further article would meet as well."""
        return self._endpoint.fatal

    async def summarise(self, article: Article | str) -> R:
        """The record of one article; raises as ``Summarizer.summarise`` does."""
        known = self._summarizer.checked(article)
        record = await summarised(known, self._summarizer.brief, self._endpoint)
        assert isinstance(record, self._summarizer.brief.record)
        return record  # type: ignore[return-value]


def summarise(article: Article | str, model: str | None = None) -> ArticleRecord:
    """The default record of one article; ``Summarizer`` has the choices."""
    return Summarizer(model).summarise(article)


def _asked(sections: tuple[Section, ...], names: Sequence[str] | None) -> tuple[Section, ...]:
    if names is None:
        return sections
    known = [section.name for section in sections]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise InputError(
            f"No section is called {', '.join(unknown) or 'nothing'};"
            f" there are {', '.join(known)}.",
            code="unknown_section",
        )
    return tuple(section for section in sections if section.name in names)
