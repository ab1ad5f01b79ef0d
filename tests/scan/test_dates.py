"""Dates and periods, resolved against the day of publication: Thursday 22 January 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.scan.dates import find_dates

PUBLISHED = dt.date(2026, 1, 22)


def found(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The dates of a text: their words and their days, one day as itself."""
    dates = []
    for mention in find_dates(text, published):
        first, last = mention.first, mention.last
        days = f"{first}" if first == last else f"{first}..{last}"
        dates.append((mention.text, days))
    return dates


# The words in brackets are the date; after the arrow its days.
CASES = """
They met in [October]. -> 2025-10-01..2025-10-31
They will meet in [October]. -> 2026-10-01..2026-10-31
They met in [January]. -> 2026-01-01..2026-01-31
A cyclone in [March] did damage. -> 2025-03-01..2025-03-31
It has been shut since [March]. -> 2025-03-01..2025-03-31
The tax is up from [April]. -> 2026-04-01..2026-04-30
Norway offered to host a round in [September]. -> 2026-09-01..2026-09-30
It was founded in [March 2019]. -> 2019-03-01..2019-03-31
It ended in [Jan. 2020]. -> 2020-01-01..2020-01-31
In [March] 12 people died. -> 2025-03-01..2025-03-31
They met in [October last year]. -> 2025-10-01..2025-10-31
They met [last October]. -> 2025-10-01..2025-10-31
They met [last January]. -> 2025-01-01..2025-01-31
We shall be back [next June]. -> 2026-06-01..2026-06-30
We shall be back [next January]. -> 2027-01-01..2027-01-31
He freezes prices until [the end of March]. -> 2026-03-31
It had paid by [the end of November]. -> 2025-11-30
It starts in [early March]. -> 2026-03-01..2026-03-11
It was paid in [mid-November]. -> 2025-11-10..2025-11-21
They met on [April 14, 2025]. -> 2025-04-14
They will meet on [April 14]. -> 2026-04-14
She would see him on [18 February]. -> 2026-02-18
A session is pencilled in for [February 26]. -> 2026-02-26
A trip, fixed for [January 12], was cancelled. -> 2026-01-12
The letter is dated [January 9]. -> 2026-01-09
A call was set for [Dec. 30]. -> 2025-12-30
He was promised time with her on [March 20]. -> 2026-03-20
Ministers will gather on [7 and 8 July]. -> 2026-07-07..2026-07-08
Ministers will gather on [July 7-8]. -> 2026-07-07..2026-07-08
Ministers gathered from [7 to 9 July 2025]. -> 2025-07-07..2025-07-09
They met on the [14th of October]. -> 2025-10-14
They met on [October 3rd, 2025]. -> 2025-10-03
It opens on [15 December]. -> 2026-12-15
They met on [Saturday, January 10]. -> 2026-01-10
They meet on [Friday 12 June 2026]. -> 2026-06-12
The crawler saw it: date [2025-12-28]. -> 2025-12-28
They met on [Tuesday]. -> 2026-01-20
They met on [Thursday]. -> 2026-01-22
It agreed [Monday] to pay. -> 2026-01-19
A trial was to open at 9 a.m. [Tuesday] in court. -> 2026-01-27
He is to meet her on [Monday]. -> 2026-01-26
The weather is expected to ease by [Thursday]. -> 2026-01-22
Talks pencilled in for [Friday] were called off. -> 2026-01-23
He had heard nothing back by [Monday evening]. -> 2026-01-19
They spoke for 20 minutes on [Monday evening]. -> 2026-01-19
On [Monday] he will meet the envoy. -> 2026-01-26
Talks failed and on [Monday] the two will meet again. -> 2026-01-26
He flies home on [Sunday]. -> 2026-01-25
They met [last Tuesday]. -> 2026-01-20
They met [last Thursday]. -> 2026-01-15
They meet [next Tuesday]. -> 2026-01-27
They meet [this Friday]. -> 2026-01-23
He wants to go to court on [Monday]. -> 2026-01-26
He went to court on [Monday]. -> 2026-01-19
He left [yesterday]. -> 2026-01-21
He leaves [tomorrow evening]. -> 2026-01-23
He left [the day before yesterday]. -> 2026-01-20
He leaves [the day after tomorrow]. -> 2026-01-24
He left [this morning]. -> 2026-01-22
He left [last night]. -> 2026-01-21
He will fly there [next week]. -> 2026-01-26..2026-02-01
They spoke [last week]. -> 2026-01-12..2026-01-18
It reported it [this week]. -> 2026-01-19..2026-01-25
It reported it [earlier this week]. -> 2026-01-19..2026-01-22
They met [last month]. -> 2025-12-01..2025-12-31
It was reported [this month]. -> 2026-01-01..2026-01-31
They will meet [later this month]. -> 2026-01-23..2026-01-31
They will meet [next month]. -> 2026-02-01..2026-02-28
They met at [the end of last month]. -> 2025-12-31
It carried more [last year]. -> 2025-01-01..2025-12-31
It fell [earlier this year]. -> 2026-01-01..2026-01-22
It will fall [later this year]. -> 2026-01-23..2026-12-31
It will fall by [the end of the year]. -> 2026-12-31
It fell [late last year]. -> 2025-09-01..2025-12-31
They won [at the weekend]. -> 2026-01-17..2026-01-18
They won [last weekend]. -> 2026-01-17..2026-01-18
It began [last spring]. -> 2025-03-01..2025-05-31
It was better than [last winter]. -> 2024-12-01..2025-02-28
It was built in [summer 2019]. -> 2019-06-01..2019-08-31
It rose in [the first quarter]. -> 2026-01-01..2026-03-31
It rose in [the fourth quarter]. -> 2025-10-01..2025-12-31
It will fall in [the second quarter]. -> 2026-04-01..2026-06-30
It rose in [the third quarter of 2024]. -> 2024-07-01..2024-09-30
It rose in [Q3 2024]. -> 2024-07-01..2024-09-30
It rose in the [December quarter]. -> 2025-10-01..2025-12-31
It fell in [the current quarter]. -> 2026-01-01..2026-03-31
It fell in [the previous quarter]. -> 2025-10-01..2025-12-31
It rose in [the first half of 2024]. -> 2024-01-01..2024-06-30
It rose in [H1 2024]. -> 2024-01-01..2024-06-30
It lost £9m in [the year to last June]. -> 2024-07-01..2025-06-30
It lost £9m in [the year ended March 31]. -> 2024-04-01..2025-03-31
Drilling stopped in [2024]. -> 2024-01-01..2024-12-31
They must drop the [2028] date. -> 2028-01-01..2028-12-31
It paid nothing ([2019]). -> 2019-01-01..2019-12-31
A budget for [2026-27] was agreed. -> 2026-01-01..2027-12-31
It grew in [2016-2020]. -> 2016-01-01..2020-12-31
It was sold in the [1990s]. -> 1990-01-01..1999-12-31
It fell over [the past two weeks]. -> 2026-01-08..2026-01-22
They met [two weeks ago]. -> 2026-01-05..2026-01-11
They met [10 days ago]. -> 2026-01-12
They met [three months ago]. -> 2025-10-01..2025-10-31
They have not met since [Christmas]. -> 2025-12-25
It was worse than [Christmas 2004]. -> 2004-12-25
Sales were better than expected in [November]. -> 2025-11-01..2025-11-30
They are due in court on [Monday]. -> 2026-01-26
A dinner set down for [Friday] has been scrapped. -> 2026-01-23
A lunch on [Saturday] between the two sides' aides has been cancelled. -> 2026-01-24
[Tuesday]'s hearing has been put off. -> 2026-01-27
The mayor called a session for [Monday]. -> 2026-01-26
He has invited her to a meeting on [Monday]. -> 2026-01-26
Leaders of all parties were invited to a lunch on [Saturday]. -> 2026-01-24
She was invited on [Monday] and declined. -> 2026-01-19
He had been due to speak on [Tuesday] but pulled out. -> 2026-01-20
They had planned to meet on [Sunday]. -> 2026-01-18
It had been expected on [Wednesday], but it never came. -> 2026-01-21
A vote has been fixed for [Sunday]. -> 2026-01-25
The talks were put back to [Monday]. -> 2026-01-26
The talks have been postponed until [Tuesday]. -> 2026-01-27
The deal is set to be signed on [Sunday]. -> 2026-01-25
The hearing resumes on [Monday]. -> 2026-01-26
A truce takes effect on [Saturday]. -> 2026-01-24
She faces the committee on [Tuesday]. -> 2026-01-27
They are to gather on [Wednesday and Thursday]. -> 2026-01-28..2026-01-29
They met on [Monday and Tuesday]. -> 2026-01-19..2026-01-20
It rained on [Saturday and Sunday]. -> 2026-01-17..2026-01-18
It is shut from [Monday to Wednesday]. -> 2026-01-19..2026-01-21
They will strike [Monday through Friday]. -> 2026-01-26..2026-01-30
He will host both before [the end of the month]. -> 2026-01-22..2026-01-31
It should open before [the end of the year]. -> 2026-01-22..2026-12-31
They will sit before [the end of March]. -> 2026-01-22..2026-03-31
They vote on [Thursday week]. -> 2026-01-29
They meet on [Monday week]. -> 2026-02-02
They meet [a week on Tuesday]. -> 2026-02-03
They met on [Monday last]. -> 2026-01-19
They meet on [Friday next]. -> 2026-01-23
They met [late last month]. -> 2025-12-21..2025-12-31
They will meet [early next week]. -> 2026-01-26..2026-01-28
They will meet [early next month]. -> 2026-02-01..2026-02-10
They will meet in [mid-May]. -> 2026-05-11..2026-05-21
They met in [mid-December]. -> 2025-12-11..2025-12-21
They met in [late November]. -> 2025-11-21..2025-11-30
It rose in [the third quarter]. -> 2025-07-01..2025-09-30
They will meet on [May 3-7]. -> 2026-05-03..2026-05-07
They will meet from [May 30 to June 2]. -> 2026-05-30..2026-06-02
They will meet from [28 May to 2 June]. -> 2026-05-28..2026-06-02
They met on [14/12/2025]. -> 2025-12-14
They met on [12/14/2025]. -> 2025-12-14
They met on [03.12.2025]. -> 2025-12-03
They met on [3/12/2025]. -> 2025-12-03
It is in the budget for fiscal year [2026-27]. -> 2026-01-01..2027-12-31
It was in the budget for financial year [2024/25]. -> 2024-01-01..2025-12-31
"""

# A date that counts from another one.
CHAINS = [
    (
        "He said on Tuesday, a day after she met the envoy.",
        [("Tuesday", "2026-01-20"), ("a day after", "2026-01-19")],
    ),
    (
        "They met on Monday. The following day he left.",
        [("Monday", "2026-01-19"), ("The following day", "2026-01-20")],
    ),
    (
        "They met on Monday night. A dinner the same evening was scrapped.",
        [("Monday night", "2026-01-19"), ("the same evening", "2026-01-19")],
    ),
    (
        "They met on Monday. Two days later she agreed.",
        [("Monday", "2026-01-19"), ("Two days later", "2026-01-21")],
    ),
    (
        "There were 27 ships on Tuesday, down from 41 a week earlier.",
        [("Tuesday", "2026-01-20"), ("a week earlier", "2026-01-13")],
    ),
    (
        "It earned more in the December quarter than a year earlier.",
        [
            ("December quarter", "2025-10-01..2025-12-31"),
            ("a year earlier", "2024-10-01..2024-12-31"),
        ],
    ),
    (
        "They met on Monday, the day before the vote.",
        [("Monday", "2026-01-19"), ("the day before", "2026-01-20")],
    ),
    (
        "The minister was in Lima on Sunday, he said Monday, and will be back on Friday.",
        [("Sunday", "2026-01-18"), ("Monday", "2026-01-19"), ("Friday", "2026-01-23")],
    ),
    (
        "The talks were moved from Monday to 27 January.",
        [("Monday", "2026-01-26"), ("27 January", "2026-01-27")],
    ),
    (
        "They met on Monday and Thursday.",
        [("Monday", "2026-01-19"), ("Thursday", "2026-01-22")],
    ),
    (
        "It began on January 5, 2026. They met on 3/12/2025.",
        [("January 5, 2026", "2026-01-05"), ("3/12/2025", "2025-03-12")],
    ),
    (
        "“We will strike on Monday,” he said on Tuesday.",
        [("Monday", "2026-01-26"), ("Tuesday", "2026-01-20")],
    ),
]

NO_DATES = """
It would take 18 months.
They spoke for 20 minutes.
It was frozen for six months after a hurricane.
He has been there for two years.
They may march on the capital.
The march ended.
In 2,019 cases it failed.
It has 2000 people.
A force of 2000 troops came.
It cost $2024.
The 737 and the H220-300 fly.
The Sun said so and he sat down.
The Sunday Times said so.
It is open every Friday and on Fridays.
It falls on a Monday.
Black Friday sales rose.
Mr Friday agreed.
April Jones won, and June was warm.
Half of it is gone, and a quarter of it is lost.
The spring meetings were dull.
It was on Feb. 30 that nothing happened.
He came second, and in the second half he scored.
USA Today said so.
She told the Today programme that it was over.
Day after day the weeks went by.
"""


def listed(cases: str) -> list[str]:
    return cases.strip().splitlines()


@pytest.mark.parametrize("case", listed(CASES))
def test_a_date_is_found_and_resolved(case: str) -> None:
    marked, days = case.split(" -> ")
    words = marked[marked.index("[") + 1 : marked.index("]")]
    assert found(marked.replace("[", "").replace("]", "")) == [(words, days)]


@pytest.mark.parametrize(("text", "dates"), CHAINS)
def test_a_date_may_count_from_the_one_before_it(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize("text", listed(NO_DATES))
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They met on Tuesday.", [("Tuesday", "None")]),
        ("They met in October.", [("October", "None")]),
        ("They met on 7 and 8 July.", [("7 and 8 July", "None")]),
        ("They met last week.", [("last week", "None")]),
        ("They met in the first quarter.", [("the first quarter", "None")]),
        ("They met two weeks ago.", [("two weeks ago", "None")]),
        ("They met in October 2025.", [("October 2025", "2025-10-01..2025-10-31")]),
        ("They met on 3 May 2025.", [("3 May 2025", "2025-05-03")]),
        ("They met in 2024.", [("2024", "2024-01-01..2024-12-31")]),
    ],
)
def test_without_a_day_of_publication_only_full_dates_have_days(
    text: str, dates: list[tuple[str, str]]
) -> None:
    assert found(text, None) == dates


def test_a_leap_day_is_found_in_its_year() -> None:
    assert found("They met on February 29.", dt.date(2025, 3, 1)) == [("February 29", "2024-02-29")]


EVERY_CASE = [case.split(" -> ")[0].replace("[", "").replace("]", "") for case in listed(CASES)]
SENTENCES = [*EVERY_CASE, *listed(NO_DATES), *(text for text, _ in CHAINS)]
WORDS = sorted({word for text in SENTENCES for word in text.split()})
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_dates_of_any_text_are_in_order_and_hold_at_least_a_day(
    text: str, published: dt.date | None
) -> None:
    end = 0
    for mention in find_dates(text, published):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        end = mention.end


@given(st.sampled_from(SENTENCES), st.sampled_from([dt.date.min, dt.date.max]))
def test_the_ends_of_the_calendar_are_no_trouble(text: str, published: dt.date) -> None:
    for mention in find_dates(text, published):
        assert mention.first is None or mention.last is None or mention.first <= mention.last
