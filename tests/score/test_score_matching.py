"""One-to-one matching: as many pairs as can be, and of those the closest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from summarizer.score.matching import matched

Pairs = Mapping[tuple[int, int], float]

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 1000).map(lambda n: n / 1000)
)


def every_matching(closeness: Pairs) -> Iterator[list[tuple[int, int]]]:
    """All of them, one by one."""
    pairs = sorted(closeness)

    def extended(taken: list[tuple[int, int]], at: int) -> Iterator[list[tuple[int, int]]]:
        yield taken
        for n in range(at, len(pairs)):
            if all(pairs[n][0] != i and pairs[n][1] != j for i, j in taken):
                yield from extended([*taken, pairs[n]], n + 1)

    return extended([], 0)


@given(EDGES)
def test_no_other_matching_has_more_pairs_or_closer_ones(closeness: Pairs) -> None:
    found = matched(closeness)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    best = max((len(m), round(sum(closeness[p] for p in m), 6)) for m in every_matching(closeness))
    assert (len(found), round(sum(closeness[p] for p in found), 6)) == best


def test_nothing_is_matched_to_nothing() -> None:
    assert matched({}) == ()


def test_a_closer_pair_does_not_cost_another_its_match() -> None:
    assert matched({(0, 0): 1.0, (0, 1): 0.1, (1, 0): 0.1}) == ((0, 1), (1, 0))
