"""Who met whom, whether, and where, by the grammar of one sentence from anywhere."""

from __future__ import annotations

import datetime as dt

import pytest

from summarizer.article import Article
from summarizer.grammar.meetings import MeetingReading, read_meetings
from summarizer.scan import scan

_PUBLISHED = dt.date(2026, 4, 15)  # a Wednesday


def _readings(text: str) -> tuple[MeetingReading, ...]:
    article = Article(text, published=_PUBLISHED)
    return read_meetings(scan(article), text)


def _fullest(text: str) -> MeetingReading:
    return max(_readings(text), key=lambda r: (r.is_meeting is not False, len(r.participants)))


_MEETINGS = [
    (
        "Carla Reyes denied having sat down with Ola Lund at a hotel in Accra in March.",
        "Carla Reyes; Ola Lund",
        "denied",
        "hotel in Accra",
    ),
    (
        "Claims in the weekly that Carla Reyes met Ola Lund in Strasbourg in March were untrue, "
        "the company said.",
        "Carla Reyes; Ola Lund",
        "denied",
        "Strasbourg",
    ),
    (
        "Carla Reyes, the general secretary of the dockers' union, has asked to see Ola Lund.",
        "Carla Reyes; Ola Lund",
        "requested",
        None,
    ),
    (
        "Carla Reyes was to call on Governor Ola Lund in Lahore on Monday.",
        "Carla Reyes; Ola Lund",
        "planned",
        "Lahore",
    ),
    (
        "Carla Reyes thrashed out the plan with the council leader, Derek Small, at Shire Hall.",
        "Carla Reyes; Derek Small",
        "held",
        "Shire Hall",
    ),
    (
        "OSLO, April 14 (Reuters) - Carla Reyes went through the contract with Ola Lund on Monday.",
        "Carla Reyes; Ola Lund",
        "held",
        None,
    ),
    (
        "A meeting between Carla Reyes and Ola Lund, pencilled in for Monday in Accra, fell "
        "through because of fog.",
        "Carla Reyes; Ola Lund",
        "cancelled",
        "Accra",
    ),
    (
        "Prime Minister Narayan Joshi held talks with French President Claire Dumont and "
        "Italian Prime Minister Paolo Ricci on the sidelines of the G20 summit in Rome.",
        "Claire Dumont; Narayan Joshi; Paolo Ricci",
        "held",
        "Rome",
    ),
    (
        "Foreign Minister Aisha Khan and her Turkish counterpart, Mehmet Demir, met in "
        "Ankara on Thursday to discuss trade and border security.",
        "Aisha Khan; Mehmet Demir",
        "held",
        "Ankara",
    ),
    (
        "Talks between Brazil and Argentina on car exports broke down on Friday.",
        "Argentina; Brazil",
        "held",
        None,
    ),
    (
        "President Bola Adeyemi's meeting with union leaders in Abuja ended without agreement.",
        "Bola Adeyemi; union leaders",
        "held",
        "Abuja",
    ),
    (
        "King Rashid received Chancellor Anna Vogel at the Royal Palace on Sunday.",
        "Anna Vogel; King Rashid",
        "held",
        "Royal Palace",
    ),
    (
        "Mr Okoro was received by President Daniel Mwangi at State House in Nairobi.",
        "Daniel Mwangi; Okoro",
        "held",
        "State House",
    ),
    (
        "Health minister Rosa Quispe flew to Santiago to see her Chilean counterpart, Pedro "
        "Fuentes.",
        "Pedro Fuentes; Rosa Quispe",
        "held",
        "Santiago",
    ),
    (
        "Negotiators from Kenya and Ethiopia met in Djibouti last week.",
        "Ethiopia; Kenya",
        "held",
        "Djibouti",
    ),
    (
        "Mayor Tom Hartley phoned Transport Secretary Jane Whitmore on Tuesday to complain "
        "about the delays.",
        "Jane Whitmore; Tom Hartley",
        "held",
        None,
    ),
    (
        "Chancellor Anna Vogel will meet Polish Prime Minister Marek Nowak in Warsaw on Wednesday.",
        "Anna Vogel; Marek Nowak",
        "planned",
        "Warsaw",
    ),
    (
        "President Li Cheng is to host Indonesian President Budi Santoso in Beijing next month.",
        "Budi Santoso; Li Cheng",
        "planned",
        "Beijing",
    ),
    (
        "Union leader Sam Doyle has asked for a meeting with Finance Minister Niamh Kelly.",
        "Niamh Kelly; Sam Doyle",
        "requested",
        None,
    ),
    (
        "A lunch on Saturday between Prime Minister Erik Lund and EU commissioner Sofia "
        "Marino has been cancelled.",
        "Erik Lund; Sofia Marino",
        "cancelled",
        None,
    ),
    (
        "Prime Minister Erik Lund called off talks with opposition leader Greta Holm.",
        "Erik Lund; Greta Holm",
        "cancelled",
        None,
    ),
    (
        "The talks between Defence Minister Imran Shah and General David Cole have been postponed.",
        "David Cole; Imran Shah",
        "postponed",
        None,
    ),
    (
        "Senator Maria Lopez denied having met lobbyist Greg Stone in Miami.",
        "Greg Stone; Maria Lopez",
        "denied",
        "Miami",
    ),
    (
        "Home Minister Anil Rao visited Chief Minister Sunita Devi at her residence in "
        "Patna on Friday.",
        "Anil Rao; Sunita Devi",
        "held",
        "her residence in Patna",
    ),
    (
        "Finance Minister Carlos Vega held a video call with IMF chief Ingrid Olsen on Monday.",
        "Carlos Vega; Ingrid Olsen",
        "held",
        None,
    ),
    (
        "Governor Peter Oduya said he had spoken to President Daniel Mwangi by telephone.",
        "Daniel Mwangi; Peter Oduya",
        "held",
        None,
    ),
    (
        "President Daniel Mwangi met opposition leaders, including Grace Otieno and Paul "
        "Kamau, at State House.",
        "Daniel Mwangi; Grace Otieno; Paul Kamau",
        "held",
        "State House",
    ),
    (
        "In a meeting with Prime Minister Marek Nowak, Chancellor Anna Vogel raised the "
        "issue of gas prices.",
        "Anna Vogel; Marek Nowak",
        "held",
        None,
    ),
    (
        "Trade Minister Don Farrow is due to hold talks with Chinese officials in Shanghai "
        "on 3 May.",
        "Chinese officials; Don Farrow",
        "planned",
        "Shanghai",
    ),
    (
        "Chief executive Nora Blake had dinner with activist investor Carl Brandt in "
        "Manhattan in March.",
        "Carl Brandt; Nora Blake",
        "held",
        "Manhattan",
    ),
    (
        "The summit between President Li Cheng and President Laura Benton was postponed "
        "until June.",
        "Laura Benton; Li Cheng",
        "planned",
        None,
    ),
    (
        "Peru's foreign minister, Elena Rojas, sat down with Ecuador's president, Luis "
        "Mora, in Lima.",
        "Elena Rojas; Luis Mora",
        "held",
        "Lima",
    ),
    (
        "Prime Minister Aisha Khan summoned the British ambassador, Hugh Carter, on Friday.",
        "Aisha Khan; Hugh Carter",
        "held",
        None,
    ),
    (
        "Mr Carter also met Interior Minister Imran Shah.",
        "Carter; Imran Shah",
        "held",
        None,
    ),
    (
        "The foreign ministers of Kenya, Uganda and Tanzania gathered in Arusha on Monday.",
        "Kenya; Tanzania; Uganda",
        "held",
        "Arusha",
    ),
    (
        "Israel's defence minister, Yoav Regev, spoke with US Defense Secretary Mark Allen "
        "on Sunday night, the Pentagon said.",
        "Mark Allen; Yoav Regev",
        "held",
        None,
    ),
    (
        "Mexican President Lucia Herrera hosted Canadian Prime Minister Alan Reed for talks "
        "on trade at the National Palace.",
        "Alan Reed; Lucia Herrera",
        "held",
        "National Palace",
    ),
    (
        "Prime Minister Aisha Khan has invited President Li Cheng to a summit in Islamabad.",
        "Aisha Khan; Li Cheng",
        "planned",
        "Islamabad",
    ),
    (
        "Oil Minister Tunde Bakare paid a courtesy call on King Rashid in Rabat on Thursday.",
        "King Rashid; Tunde Bakare",
        "held",
        "Rabat",
    ),
    (
        "After talks with Prime Minister Marek Nowak in Warsaw, Chancellor Anna Vogel said "
        "the deal was close.",
        "Anna Vogel; Marek Nowak",
        "held",
        "Warsaw",
    ),
    (
        "Chancellor Anna Vogel said her talks with Prime Minister Marek Nowak were constructive.",
        "Anna Vogel; Marek Nowak",
        "held",
        None,
    ),
    (
        "Sri Lankan President Nimal Perera met a delegation led by Indian Foreign Secretary "
        "Vikram Menon in Colombo.",
        "Nimal Perera; Vikram Menon",
        "held",
        "Colombo",
    ),
    (
        "President Laura Benton, who met King Rashid in Riyadh in March, said the pact was "
        "on track.",
        "King Rashid; Laura Benton",
        "held",
        "Riyadh",
    ),
    (
        "Ukrainian President Oleh Bondar arrived in Paris on Friday for talks with French "
        "President Claire Dumont.",
        "Claire Dumont; Oleh Bondar",
        "held",
        "Paris",
    ),
    (
        "President Claire Dumont welcomed her counterpart Oleh Bondar at the Elysee Palace.",
        "Claire Dumont; Oleh Bondar",
        "held",
        "Elysee Palace",
    ),
    (
        "Prime Minister Kenji Mori is scheduled to visit Canberra next week for a summit "
        "with Australian Prime Minister Don Farrow.",
        "Don Farrow; Kenji Mori",
        "planned",
        "Canberra",
    ),
    (
        "Kremlin spokesman Igor Petrov denied that President Viktor Sokolov had spoken to "
        "Laura Benton.",
        "Laura Benton; Viktor Sokolov",
        "denied",
        None,
    ),
    (
        "During the visit, Mr Mori discussed fisheries with Foreign Minister Elena Rojas.",
        "Elena Rojas; Mori",
        "held",
        None,
    ),
    (
        "Colombia's peace commissioner, Juan Prado, and rebel commander Hector Diaz "
        "exchanged views in Havana.",
        "Hector Diaz; Juan Prado",
        "held",
        "Havana",
    ),
    (
        "Talks were held between Foreign Secretary Vikram Menon and his Nepali counterpart, "
        "Hari Thapa, in Kathmandu.",
        "Hari Thapa; Vikram Menon",
        "held",
        "Kathmandu",
    ),
    (
        "A meeting between Mr Menon and Mr Thapa is planned for June 4.",
        "Menon; Thapa",
        "planned",
        None,
    ),
    (
        "Defence Minister Imran Shah sought a meeting with General David Cole.",
        "David Cole; Imran Shah",
        "requested",
        None,
    ),
    (
        "South Africa's president, Thabo Nkosi, led a delegation to Harare, where he met "
        "President Farai Moyo.",
        "Farai Moyo; Thabo Nkosi",
        "held",
        "Harare",
    ),
    (
        "Farai Moyo told Thabo Nkosi at a dinner in Harare that sanctions must end.",
        "Farai Moyo; Thabo Nkosi",
        "held",
        "Harare",
    ),
    (
        "Premier Doug Hale convened a meeting of mayors in Toronto on Friday.",
        "Doug Hale; mayors",
        "held",
        "Toronto",
    ),
    (
        "Opposition leader Greta Holm had been due to meet Prime Minister Erik Lund on "
        "Monday but pulled out.",
        "Erik Lund; Greta Holm",
        "cancelled",
        None,
    ),
    (
        "Kim Sang-ho, the chief executive of Daehan Motors, met workers at the company's "
        "Ulsan plant.",
        "Kim Sang-ho; workers",
        "held",
        "the company's Ulsan plant",
    ),
    (
        "Premier Doug Hale said he did not meet the mayors.",
        "Doug Hale; the mayors",
        "denied",
        None,
    ),
    (
        "UAE President Sheikh Tariq and Indian Prime Minister Narayan Joshi discussed "
        "energy ties during a phone call on Tuesday.",
        "Narayan Joshi; Sheikh Tariq",
        "held",
        None,
    ),
    (
        "Nora Blake, chief executive of Redfern Bank, and Carl Brandt, the activist "
        "investor, have held several meetings since January.",
        "Carl Brandt; Nora Blake",
        "held",
        None,
    ),
    (
        "Anna Vogel travels to Ankara on Friday to meet President Mehmet Demir.",
        "Anna Vogel; Mehmet Demir",
        "planned",
        "Ankara",
    ),
    (
        "Anna Vogel travelled to Ankara on Friday to meet President Mehmet Demir.",
        "Anna Vogel; Mehmet Demir",
        "held",
        "Ankara",
    ),
    (
        "Anna Vogel cancelled a planned trip to Ankara, where she was to meet President "
        "Mehmet Demir.",
        "Anna Vogel; Mehmet Demir",
        "cancelled",
        "Ankara",
    ),
    (
        "Anna Vogel and Mehmet Demir were to have met in Ankara on Friday, but the meeting "
        "was called off.",
        "Anna Vogel; Mehmet Demir",
        "cancelled",
        "Ankara",
    ),
    (
        "The meeting, attended by Finance Minister Carlos Vega and Central Bank governor "
        "Rita Paz, lasted three hours.",
        "Carlos Vega; Rita Paz",
        "held",
        None,
    ),
    (
        "Taoiseach Declan Burke met Northern Ireland's First Minister, Orla Quinn, in "
        "Armagh on Friday.",
        "Declan Burke; Orla Quinn",
        "held",
        "Armagh",
    ),
    (
        "A delegation led by Finance Minister Carlos Vega held talks with IMF officials in "
        "Washington.",
        "Carlos Vega; IMF officials",
        "held",
        "Washington",
    ),
    (
        "Carlos Vega is meeting creditors in New York on Thursday.",
        "Carlos Vega; creditors",
        "planned",
        "New York",
    ),
    (
        "Carlos Vega proposed a meeting with Rita Paz.",
        "Carlos Vega; Rita Paz",
        "requested",
        None,
    ),
    (
        "Greta Holm accepted an invitation from Erik Lund to talks in Oslo.",
        "Erik Lund; Greta Holm",
        "planned",
        "Oslo",
    ),
    (
        "Erik Lund met Greta Holm, the opposition leader, and Lars Dahl of the Farmers' "
        "Party in Oslo.",
        "Erik Lund; Greta Holm; Lars Dahl",
        "held",
        "Oslo",
    ),
    (
        "Oslo hosted the summit between Erik Lund and Viktor Sokolov.",
        "Erik Lund; Viktor Sokolov",
        "held",
        None,
    ),
    (
        "Two-way talks between Prime Minister Narayan Joshi and President Claire Dumont "
        "will take place in Delhi on April 20.",
        "Claire Dumont; Narayan Joshi",
        "planned",
        "Delhi",
    ),
    (
        "Erik Lund rejected reports that he had met Viktor Sokolov in Geneva.",
        "Erik Lund; Viktor Sokolov",
        "denied",
        "Geneva",
    ),
    (
        "Leaders of the African Union and the EU will hold a summit in Luanda in November.",
        "African Union; EU",
        "planned",
        "Luanda",
    ),
    (
        "Erik Lund joined Viktor Sokolov for dinner at the Grand Hotel.",
        "Erik Lund; Viktor Sokolov",
        "held",
        "Grand Hotel",
    ),
    (
        "Union Home Minister Anil Rao chaired a meeting with chief ministers Sunita Devi "
        "and Mohan Das in New Delhi on Monday.",
        "Anil Rao; Mohan Das; Sunita Devi",
        "held",
        "New Delhi",
    ),
    (
        "Ivorian President Yao Kouame received his Ghanaian counterpart Kofi Boateng on "
        "Tuesday in Abidjan.",
        "Kofi Boateng; Yao Kouame",
        "held",
        "Abidjan",
    ),
    (
        "KATHMANDU, April 14 (Meridian) - Nepal's Prime Minister Hari Thapa held a two-hour "
        "meeting with visiting Chinese Vice Premier Wen Jiahui at Singha Durbar on Tuesday, "
        "officials said.",
        "Hari Thapa; Wen Jiahui",
        "held",
        "Singha Durbar",
    ),
    (
        "The chief minister, Sunita Devi, on Sunday called on Governor Mohan Das at Raj "
        "Bhavan and submitted a list of ministers.",
        "Mohan Das; Sunita Devi",
        "held",
        "Raj Bhavan",
    ),
    (
        "Congress leader Rahul Nair met DMK chief Kavitha Selvan in Chennai to discuss "
        "seat-sharing.",
        "Kavitha Selvan; Rahul Nair",
        "held",
        "Chennai",
    ),
    (
        "Mr. Aldous and the state's lawyers huddled for nine hours in a hotel in Columbus "
        "before reaching the deal.",
        "Aldous; the state's lawyers",
        "held",
        "hotel in Columbus",
    ),
    (
        "Lagos State Governor Femi Adewale has met with striking doctors and promised to "
        "pay their arrears.",
        "Femi Adewale; striking doctors",
        "held",
        None,
    ),
    (
        "Zelko Marin, Croatia's economy minister, and Slovenia's Ana Kos signed the accord "
        "after three rounds of talks in Zagreb.",
        "Ana Kos; Zelko Marin",
        "held",
        "Zagreb",
    ),
    (
        "German Chancellor Anna Vogel is to travel to Beijing next week, where she will "
        "hold talks with President Li Cheng.",
        "Anna Vogel; Li Cheng",
        "planned",
        "Beijing",
    ),
    (
        "An aide to Mr Farrow confirmed that the prime minister had breakfast with media "
        "tycoon Rex Hollis last month.",
        "Rex Hollis; the prime minister",
        "held",
        None,
    ),
    (
        "No date has been set for a meeting between Mr Lund and Ms Holm.",
        "Holm; Lund",
        "planned",
        None,
    ),
    (
        "Bolivia's president, Evo Quiroga, cancelled a meeting with Chilean President Sofia "
        "Pinto that had been set for Friday in La Paz.",
        "Evo Quiroga; Sofia Pinto",
        "cancelled",
        "La Paz",
    ),
    (
        "Talks between Ethiopia, Sudan and Egypt over the dam resumed in Khartoum on Monday.",
        "Egypt; Ethiopia; Sudan",
        "held",
        "Khartoum",
    ),
    (
        "The Bank of Ghana governor, Ama Mensah, briefed lawmakers on Tuesday.",
        "Ama Mensah; lawmakers",
        "held",
        None,
    ),
    (
        '"I met Erik twice," said Greta Holm, the opposition leader.',
        "Erik; Greta Holm",
        "held",
        None,
    ),
    (
        "Erik Lund told parliament he had met Viktor Sokolov's envoy, Pavel Orlov, in "
        "Helsinki in January.",
        "Erik Lund; Pavel Orlov",
        "held",
        "Helsinki",
    ),
    (
        "Airline boss Rita Paz is due in Brasília on Thursday for talks with Transport "
        "Minister João Prado.",
        "João Prado; Rita Paz",
        "planned",
        "Brasília",
    ),
    (
        "Harbour Mining chief executive Nora Blake has held informal discussions with BHP "
        "and Rio Tinto about a sale, people familiar with the matter said.",
        "BHP; Nora Blake; Rio Tinto",
        "held",
        None,
    ),
    (
        "Officials from the two countries will meet in Vienna on Friday.",
        "Officials from the two countries",
        "planned",
        "Vienna",
    ),
    (
        "Ms Whitmore, Mr Hartley and union leader Sam Doyle sat down together on Wednesday.",
        "Hartley; Sam Doyle; Whitmore",
        "held",
        None,
    ),
    (
        "The company's founder, Li Na, flew to Seoul last week to meet Samsung executives.",
        "Li Na; Samsung executives",
        "held",
        "Seoul",
    ),
    (
        "Prime Minister Marek Nowak was to meet miners' leaders on Monday but the talks "
        "were put off.",
        "Marek Nowak; miners' leaders",
        "postponed",
        None,
    ),
    (
        "In London, Foreign Secretary Jane Whitmore held talks with her Indian counterpart, "
        "Vikram Menon.",
        "Jane Whitmore; Vikram Menon",
        "held",
        "London",
    ),
    (
        "On Thursday, Mr Menon will meet King Charles at Windsor Castle.",
        "King Charles; Menon",
        "planned",
        "Windsor Castle",
    ),
    (
        "Senior Fatah official Omar Nasser and Hamas leader Khalil Hadi met in Cairo, "
        "Egyptian state television reported.",
        "Khalil Hadi; Omar Nasser",
        "held",
        "Cairo",
    ),
    (
        "Mr Hadi has repeatedly denied holding secret talks with Israel.",
        "Hadi; Israel",
        "denied",
        None,
    ),
    (
        "The talks, which involve Kenya and Somalia, are expected to end on Friday.",
        "Kenya; Somalia",
        "planned",
        None,
    ),
    (
        "Union chief Sam Doyle walked out of talks with Finance Minister Niamh Kelly in "
        "Dublin on Monday.",
        "Niamh Kelly; Sam Doyle",
        "held",
        "Dublin",
    ),
    (
        "Sam Doyle urged Finance Minister Niamh Kelly to meet him.",
        "Niamh Kelly; Sam Doyle",
        "requested",
        None,
    ),
    (
        "A spokesman said Ms Kelly had agreed to meet Mr Doyle next Tuesday.",
        "Doyle; Kelly",
        "planned",
        None,
    ),
]


@pytest.mark.parametrize(("text", "names", "status", "place"), _MEETINGS)
def test_a_sentence_tells_who_met_whether_and_where(
    text: str, names: str, status: str, place: str | None
) -> None:
    reading = _fullest(text)
    assert "; ".join(sorted(reading.participants)) == names
    assert reading.status == status
    assert reading.place == place
    assert reading.is_meeting is not False


_NONE = [
    "The company met its target for the quarter.",
    "The minister told reporters at a news conference that talks would resume.",
    "The two sides will meet in Geneva.",
    "Philippine President Jose Reyes refused to meet Senator Ana Cruz.",
    "Bank chief executive Nora Blake told MPs at a hearing that profits had fallen.",
    "The minister will not meet the union, his office said.",
    "King Rashid's visit to Seoul was cancelled.",
    "The board met on Tuesday to approve the accounts.",
    "Thousands gathered in Oslo to protest against the law.",
    "He is known for lunch meetings with no agenda.",
    "Erik Lund, speaking at a conference in Oslo, praised Greta Holm.",
    "The talks focused on tariffs, Mr Vega said.",
    "Traders met the news with a shrug.",
    "Shares of Redfern Bank and Daehan Motors rose in the morning session on Tuesday.",
    "Erik Lund visited the flooded village on Monday and promised help.",
    "Erik Lund called on Viktor Sokolov to withdraw his troops.",
    "The central bank will discuss rates at its next policy meeting on April 22.",
    "Chief executive Nora Blake told the annual general meeting that dividends would rise.",
    "Redfern Bank received 40 complaints from customers.",
    "Erik Lund saw his lead over Greta Holm shrink.",
    "Nora Blake called the proposal by Carl Brandt reckless.",
    "The city hosted the Olympics in 2012 and Paris in 2024.",
    "Kenya met Uganda in the final in Kampala.",
    "Erik Lund took the case to the Supreme Court after a hearing in Oslo.",
    "The ministry received a letter from the World Bank.",
    "Greta Holm discussed the budget in a television interview.",
    "Erik Lund was accompanied by his wife, Inga Lund.",
    "Nora Blake is in charge of the day-to-day negotiations.",
    "A trip to Perth costs $400.",
    "Greta Holm spoke at a rally in Bergen.",
    "The dialogue in the film by Ana Cruz is wooden.",
    "Erik Lund will address the United Nations General Assembly.",
]


@pytest.mark.parametrize("text", _NONE)
def test_nobody_met_anybody(text: str) -> None:
    assert not [r for r in _readings(text) if r.is_meeting is not False and len(r.participants) > 1]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Carla Reyes and Ola Lund have been haggling in Accra since Friday.",
            (2026, 4, 10),
            (2026, 4, 15),
        ),
        (
            "Carla Reyes requested an audience in February with Ola Lund.",
            (2027, 2, 1),
            (2027, 2, 28),
        ),
        (
            "Carla Reyes was in talks with Ola Lund until 2am on Friday, people present said.",
            (2026, 4, 10),
            (2026, 4, 10),
        ),
        (
            "A meeting between Carla Reyes and Ola Lund, pencilled in for Monday, fell through.",
            (2026, 4, 13),
            (2026, 4, 13),
        ),
        (
            "Carla Reyes thrashed out the plan with Ola Lund at Shire Hall on Friday.",
            (2026, 4, 10),
            (2026, 4, 10),
        ),
    ],
)
def test_the_days_of_a_meeting_lie_on_the_side_that_its_words_tell(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    reading = _fullest(text)
    assert (reading.first, reading.last) == (dt.date(*first), dt.date(*last))


def test_one_sentence_may_tell_of_a_call_and_of_another_to_come() -> None:
    text = (
        "Prime Minister Carla Reyes and President Ola Lund agreed in a phone call late on Monday "
        "to confer again by telephone on Thursday."
    )
    assert [reading.participants for reading in _readings(text)] == [
        ("Carla Reyes", "Ola Lund"),
        ("Carla Reyes", "Ola Lund"),
    ]


def test_what_somebody_is_to_do_and_to_do_next_are_both_to_come() -> None:
    text = "Carla Reyes is to hold talks with Ola Lund and to pay a call on Juan Abad on Sunday."
    found = [(reading.participants[1], reading.status) for reading in _readings(text)]
    assert found == [("Ola Lund", "planned"), ("Juan Abad", "planned")]
