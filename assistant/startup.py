"""From settings to an assistant that can answer: the index is built where it is needed."""

from __future__ import annotations

import logging
from pathlib import Path

from assistant.conversation import Assistant
from assistant.settings import Settings
from corpus.library import find_files
from index.build import BuildReport, Progress, build_index, corpus_name
from index.embedding import Embedder, load_embedder
from index.generation import changed_at
from index.search import Search
from index.store import IndexUnavailableError, Store

logger = logging.getLogger(__name__)


def embedder_of(settings: Settings) -> Embedder:
    """Return the embedding model that the settings name."""
    return load_embedder(settings.model, settings.query_prompt, settings.passage_prompt)


def build(settings: Settings, progress: Progress = lambda done, total: None) -> BuildReport:
    """Bring the index up to date with the corpus."""
    return build_index(settings.corpus, settings.index, embedder_of(settings), progress)


def open_search(settings: Settings) -> Search:
    """Open the index as it stands.

    Raises:
        IndexUnavailableError: there is none, or another model or version made it.

    """
    return Search(
        Store.open(settings.index),
        embedder_of(settings),
        settings.home_region,
        settings.prefer_current,
        settings.home_statute,
    )


def start(settings: Settings, progress: Progress = lambda done, total: None) -> Assistant:
    """Return an assistant over the settings' corpus; a missing or stale index is built first."""
    if is_stale(settings):
        build(settings, progress)
    try:
        return Assistant(open_search(settings))
    except IndexUnavailableError as error:
        logger.warning("building the index anew: %s", error)
        build(settings, progress)
        return Assistant(open_search(settings))


def is_stale(settings: Settings) -> bool:
    """Tell whether a file of the corpus is newer than the index, or the index is of another."""
    try:
        if Store.open(settings.index).fact("corpus") != corpus_name(settings.corpus):
            return True
    except IndexUnavailableError:
        return True
    built = changed_at(settings.index)
    files = list(find_files(folder for folder in settings.corpus if folder.exists()))
    touched: set[Path] = {*files, *(path.parent for path in files)}
    return any(path.stat().st_mtime > built for path in touched)
