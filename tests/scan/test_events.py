"""Clues of meetings and asks: what must be found, and what must not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Sentence, split_sentences
from summarizer.scan.events import find_clues
from summarizer.scan.furniture import find_furniture
from summarizer.scan.mentions import Clue, Furniture

Finder = Callable[[str, Sequence[Sentence], Sequence[Furniture]], tuple[Clue, ...]]

MEETINGS = """
The minister met union leaders over demands for pay.
Berg met Reed in Oslo, where cod quotas topped the agenda.
The mayor met residents about the costs.
The governor is billed to receive the chamber's executives in Jos tomorrow.
He is to receive her at the Treasury on Thursday.
The envoy picked up the phone to warn his Maltese counterpart.
She got on the phone to the premier.
The chancellor put in a call to Rome.
The two sat down in Arica last week.
Marsh sat down for 40 minutes with Costa.
The union and the port bargained through the night.
The bishop slipped across the border to see General Saleh.
Paz was to have seen the cardinal on Monday.
The pair had it out over a pot of tea.
The emir received Bishop Kabore at the Diwan.
He will have an audience of the king.
Anna Kessler went through the contract with Piet Vermaak at the depot.
The firm has requested an audience in March with Labour Minister Ola Lund.
Lund will receive first Berg and then Costa at her Oslo office.
It was the premier who had placed the call.
The trade minister looked in on the discussion for ten minutes.
The king will preside over the signing by both companies.
Prime Minister Narendra Rao called on President Ada Murmu at Rashtrapati Bhavan.
The foreign secretary dialled his Bangladeshi counterpart on Sunday.
The chief minister interacted with farmers in Vidarbha.
Army chief Gen. Asif Khan held parleys with Taliban representatives in Doha.
A jirga of tribal elders was convened in Khyber.
The two leaders had a telephonic conversation.
He was closeted with party MPs for two hours.
President Bello hosted a delegation of bishops at Aso Rock.
The governor received the Chinese ambassador in Lagos.
President Dlamini is due in Luanda for a summit of southern African leaders.
Costa sat down with Rojas in Bogota.
Arce flew to Washington to see Treasury officials.
Hale will welcome his Irish counterpart to Chequers on Friday.
Ministers huddled late into the night.
Union bosses met managers at Acas.
The pair last spoke in June.
Laurent and Vogt dined together in Paris.
Vogt phoned Orlov.
She had lunch with bankers in Frankfurt.
Hale is scheduled to sit down with Chen in Busan.
The envoys exchanged views over coffee.
Talks broke down.
He is to travel to Kyiv next week for consultations.
A planned trip to Ankara was scrapped.
He denied ever meeting the contractor.
No date has been set for the next round of negotiations.
The minister summoned the Israeli ambassador.
The Kenyan president arrived in Beijing on a state visit.
The ministers shook hands on the steps.
The mayor sees residents at a town hall on Thursday.
Pope Martin granted the king a private audience.
Reyes spoke by phone with Orlov, the State Department said.
The two men have been in touch by text message.
The sides will reconvene in Geneva on Monday.
Bankers were summoned to the Treasury.
The CEO gave a presentation to ministers at a breakfast in Davos.
Rao and Tremblay met on the margins of the G20.
The delegation was received by the emir.
Officials from both sides gathered in Muscat.
A Zoom meeting between the unions and the school board ended without a deal.
The premier is expected in Delhi on Tuesday, where he will hold delegation-level talks.
The trade secretary raised the case with Chen Li.
Demir and Sabry discussed the truce over the phone.
The committee grilled the minister for two hours.
Malik met Crown Prince Faisal in Riyadh on Wednesday.
The pair chatted on the sidelines of the match.
The leaders held a bilateral.
The president-elect made a courtesy visit to the emir.
He met neither the president nor the minister.
Deng and Lado came face to face for the first time.
The opposition leader attended a dinner hosted by the speaker.
The prime minister chaired a high-level meeting on floods.
Ministers from 14 countries attended the gathering.
The chancellor is in Riyadh, where she will see the crown prince.
She paid a visit to the family of the victim.
They were brought together by a mediator.
He confronted the chairman at the annual meeting.
Aides to the two leaders have been in contact.
The two teams thrashed out the details in Zurich.
The two foreign ministers faced each other across a table in Doha.
She hopes to bring the two sides together next week.
A bishop will bring the warring clans together in Juba.
A fresh parley is set for Tuesday.
The rebels agreed to parley.
The king will telephone the emir tonight.
She telephones her brother's lawyer, then the judge.
He has spoken in secret to the general.
The general had spoken twice in private to the rebels.
The governor called the police chief to his residence.
He was called to the palace before dawn.
Calling three bankers to her office, she asked for calm.
The ambassador was summoned.
Aides huddled in a corridor.
The three held a huddle in the lobby.
The couple dined with the premier.
The rivals broke bread in a monastery.
Tan sat across from Lee for an hour.
The mayors conferred at noon.
The sultan and the president will confer on Sunday.
The envoy paid a call on the patriarch.
The new consul paid courtesy calls on three governors.
The minister dropped in on the strikers.
The leader was closeted with his lawyers.
The chief held court with donors at a hotel.
The abbot had an audience with the pope.
Both men had a tête-à-tête in the garden.
The powwow lasted until dawn.
His interlocutors in Ankara said little.
The envoy shuttled between Cairo and Khartoum.
The envoy shuttles between the two capitals.
Costa caught up with Rojas at the airport.
The two crossed paths in Geneva.
The negotiators are back at the table.
The prime minister took a call from the king.
The president held a town hall with miners.
The rivals shared a platform in Nairobi.
The generals got on the phone with Paris.
The two leaders will sit at the same table.
The commissioner joined them by video.
Ministers are to gather in Lagos.
The delegation called at the ministry.
The lawmaker had breakfast with two lobbyists.
The banker stopped by the mayor's office.
She ran into the minister at a wedding.
Tan took tea with the princess.
They conversed for an hour in French.
The envoy will hear from both sides on Tuesday.
The trustees were hosted by the vice-chancellor.
The premier and the emir walked and talked in the garden.
The unions will sit with management on Thursday.
He was driven to see both men.
A second round is planned for Zanzibar.
The envoy is to brief ambassadors on Friday.
The two chiefs parleyed under a tree.
"""

NO_MEETINGS = """
The firm met all of its own quarterly targets.
Ghana met its debt repayments on time.
Nigerians cannot afford another round of queues.
The states may meet up to 35 per cent of the cost.
The council will meet the whole cost of the repairs.
The auditor called on Tuesday.
Lund leads the mediation for the bloc.
He picked up the phone to order a pizza.
Shareholders will vote on it at the annual meeting in May.
He liked to say that summits are won by patience.
Manila has proposed a hotline linking the two navies.
Federal officials were not told, the prime minister complained.
The second round of voting is in June.
The company met its climate target.
Demand for power is growing.
The plan met with fierce resistance.
He told reporters by telephone.
The firm did not return a call seeking comment.
Ministers refused to discuss the matter.
Shares fell in the afternoon session.
He spoke on condition of anonymity.
She spoke to reporters in Delhi.
Executives said on a call with analysts that costs had fallen.
The storm gathered pace.
We see inflation at 4%.
He saw his wealth fall by half.
The bill would meet the cost of repairs.
She was speaking at a rally in Lahore.
The law will take effect in May.
The airport received 12 million passengers.
The bank received five offers.
The talk of the town is the budget.
The suspects were called in by police.
He called on the government to resign.
The board called off the sale.
It visited the port twice: no. The ship docked.
Oil prices are seen higher next year.
The rate rose to 5%.
Turnout met expectations.
The rate faced pressure.
The film brings together three actors.
He called the ruling a disgrace.
The price will dine out on nobody.
Prices rose across the board.
The firm called off its plan.
The ship dropped anchor.
The band broke a record.
The bank's tables were wrong.
It called the palace ugly.
"""

ASKS = """
Bus drivers will walk out unless Stagecoach improves its terms.
The order was made at the request of the port.
The council has bid to the Lottery Fund for the rest.
Management put 9% on the table.
The family has countered with one seat.
The bank brushed aside a public appeal from the finance minister for a cut.
The cabinet rejected a summary moved by the food ministry.
The judge turned down a motion by the union to move the case.
Ecuador turned to the World Bank for cash.
The council has gone cap in hand to the Treasury for £3m.
The banker sounded her out on a merger.
What the drivers wanted, he said, was $200 more a month.
A petition was placed before Governor Ada Obi on Friday.
Fishermen want Rs 500 a day.
Kenya asked the Fund for a waiver.
The court directed the state to file a reply within two weeks.
The opposition has demanded that the minister resign.
Islamabad sought a rollover of $2 billion in deposits from Beijing.
The union gave the government a two-week ultimatum.
The CM wrote to the prime minister seeking the release of funds.
The NGO moved the Supreme Court against the order.
He moved a motion of no confidence.
Farmers petitioned the high court.
The plea was dismissed.
India has invited bids for 114 fighter jets.
Peru called for an emergency meeting of the OAS.
She appealed to the rebels to lay down their arms.
The UN appealed for $1.2 billion in aid.
Britain offered Rwanda an extra £50m.
The bank made a takeover approach to its rival.
The miner rejected a $40bn approach from its rival.
The board turned down a third bid from the fund.
Hale wants Melnyk to sign the deal.
The minister begged lenders for more time.
Doctors want the government to raise pay by 20%.
The regulator recommended a fine of £2m.
Brazil proposed a tax on billionaires.
The proposal was put to members.
Washington is pressing Tokyo to spend more.
The PM is pushing for a vote.
Sindh requested the centre for flood relief.
The mayor pleaded with residents to leave.
Ukraine's request for long-range missiles was refused.
He repeated his call for a ceasefire.
He is calling on ministers to act.
The petitioners sought a stay on the demolition.
The party tabled a bill in the Senate.
Tenants are demanding repairs.
Ghana is seeking a bailout.
It insisted on a seat on the board.
He urged restraint.
She told the ministry to hand over the papers.
The governor implored Congress to act.
Egypt has offered to mediate.
Campaigners lobbied MPs to back the bill.
The watchdog advised parents to check the seats.
The fund has been invited to take part.
The firm applied to the court for protection.
Nigeria applied for a loan of $1.5bn.
A demand for compensation was rejected.
Protesters' demands include a new vote.
Workers are asking for 10%.
He suggested that the talks be moved to Oman.
The plan floated by Qatar would free 10 hostages.
The suitor sweetened its offer to 320p a share.
It is offering shareholders 210p a share.
The leaders exhorted supporters to stay calm.
The ministry issued a request for proposals.
The council asked whether the ministry would lend it £2m.
Lagos solicited help from the army.
He has pressed for talks.
The consortium bid $4bn for the port.
The actor asked fans for donations.
She challenged the minister to publish the report.
The tribunal asked the bank to explain.
They asked to see the file.
The government ordered the firm to pay.
He dared the party to sack him.
The board put the sale to a vote of members, seeking their consent.
The Senate wants answers from the bank.
Pakistan has requested that the Fund ease the terms.
The court gave her 72 hours to file a report.
The judge is giving the state a week to reply.
Workers threatened to strike unless they were paid.
The union has threatened to shut the port unless the men are taken back.
The miner filed an application for an injunction.
The court will hear an application by the bank for an order.
He entreated the generals to stop.
Residents want the mine shelved.
The union held out for 9%.
The lender insisted on collateral.
The president set a deadline of Friday for the rebels to disarm.
The rebels were handed an ultimatum.
A lawyer moved the court for bail.
The party tabled a motion.
The envoy floated a truce.
Beijing dangled a loan of $2bn.
The owner countered with 320p a share.
The firm lobbied the senate for a tax break.
A start-up pitched the ministry a plan for clean buses.
He invited the king to Lagos.
Moscow conditioned a truce on the release of the pilots.
Ghana turned to the Fund for help.
The mayor wants the fence taken down.
Paris put the idea to Berlin.
The group is calling on shoppers to stay away.
The bishop made an impassioned plea.
The landlord told the family to leave.
He gave the minister until Monday to resign.
The senate subpoenaed the bank for records.
Farmers want compensation from the state.
The premier tapped allies for cash.
The town wrote to the minister.
The envoy extended an invitation to the rebels.
The union served a strike notice.
The bank sounded out three rivals about a merger.
The state has served notice on the firm to vacate the land.
The minister directed the agency to act.
The party sought the speaker's removal.
"""

NO_ASKS = """
The auditor called on Tuesday.
The harvest will fail unless it rains.
She put in a call to Rome.
He will pay a call on the archbishop.
The company declined to comment when asked for comment.
Two officials, who asked not to be named, said so.
He was asked whether he would resign.
Asked whether he had met the minister, he said no.
Demand for power is growing.
Oil is in demand.
Pakistan withdrew a proposed 5 per cent tax.
It offered no explanation.
He pleaded guilty.
“Why?” he asked.
The firm did not respond to a request for comment.
A spokesman did not reply to requests for comment.
The rate reflects weak consumer demand.
The proposed merger would create a giant.
The bank sought to calm investors.
The asking price is £2m.
The job is demanding.
The appeals court ruled on Friday.
He is seeking re-election.
A source requested anonymity.
The party wants to win.
He offered condolences to the family.
Supply and demand are in balance.
As the deadline approached, traders sold.
He told the court that he was ill.
The press conference ran late.
The firm will press ahead with plans to cut jobs.
There is a pressing need for cash.
The initial public offering raised $2bn.
Prices met strong demand from China.
He asked a question.
She asked why the plan had failed.
The suspect will appeal against the ruling.
It ordered 50 jets.
The best tickets on offer cost $90.
Critics want to know more.
The storm threatened the coast.
The clock gave him trouble.
The boat floated away.
The table was set for four.
He insisted he was well.
The horse moved well.
"""


def find_meetings(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> tuple[Clue, ...]:
    return find_clues(sentences, furniture)[0]


def find_asks(
    text: str, sentences: Sequence[Sentence], furniture: Sequence[Furniture]
) -> tuple[Clue, ...]:
    return find_clues(sentences, furniture)[1]


def clues(find: Finder, text: str) -> list[str]:
    return [clue.text for clue in find(text, split_sentences(text), find_furniture(text))]


def listed(cases: str) -> list[str]:
    return cases.strip().splitlines()


@pytest.mark.parametrize("sentence", listed(MEETINGS))
def test_a_sentence_that_may_report_a_meeting_has_a_clue(sentence: str) -> None:
    assert clues(find_meetings, sentence)


@pytest.mark.parametrize("sentence", listed(NO_MEETINGS))
def test_words_of_meeting_used_otherwise_are_no_clue(sentence: str) -> None:
    assert clues(find_meetings, sentence) == []


@pytest.mark.parametrize("sentence", listed(ASKS))
def test_a_sentence_that_may_report_an_ask_has_a_clue(sentence: str) -> None:
    assert clues(find_asks, sentence)


@pytest.mark.parametrize("sentence", listed(NO_ASKS))
def test_words_of_asking_used_otherwise_are_no_clue(sentence: str) -> None:
    assert clues(find_asks, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("After talks they held talks.", ["talks"]),
        (
            "She is to meet Mr Arce on Monday, and will hold talks with the Fund.",
            ["meet", "hold talks"],
        ),
        ("They had met in Lima in May and again at his office in June.", ["met", "and again at"]),
        ("They met in Lima to discuss the session.", ["met"]),
    ],
)
def test_a_sentence_has_one_clue_of_a_meeting_unless_it_tells_of_two(
    sentence: str, found: list[str]
) -> None:
    assert clues(find_meetings, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We asked for money and were offered a workshop.", ["asked", "offered"]),
        ("He demanded a vote, and she refused.", ["demanded"]),
    ],
)
def test_each_asking_word_is_a_clue(sentence: str, found: list[str]) -> None:
    assert clues(find_asks, sentence) == found


def test_a_clue_knows_its_sentence_and_its_place() -> None:
    text = "It rained.\n\nKenya asked the bank for a loan. The two sides met."
    sentences = split_sentences(text)
    (ask,) = find_asks(text, sentences, ())
    (meeting,) = find_meetings(text, sentences, ())
    assert (ask.sentence, ask.text, ask.start) == (2, "asked", text.index("asked"))
    assert (meeting.sentence, meeting.text, meeting.start) == (3, "met", text.index("met."))


@pytest.mark.parametrize(
    "line",
    [
        "File photo of the two ministers at a meeting.",
        "(Reporting by Ann Visit; Editing by Joan Summit)",
        "Related: Ministers met in Lima to ask for money",
        "By Ann Visit",
    ],
)
def test_captions_credits_and_notes_have_no_clues(line: str) -> None:
    text = f"Rates fell\n\n{line}\n\nIt rained in Lima.\n\nIt fell."
    assert clues(find_meetings, text) == []
    assert clues(find_asks, text) == []


def test_headlines_and_sentences_with_a_dateline_have_clues() -> None:
    text = "Ministers meet in Lima\n\nLIMA, May 5 - Ministers asked the bank for money."
    assert clues(find_meetings, text) == ["meet"]
    assert clues(find_asks, text) == ["asked"]


SENTENCES = [line for cases in (MEETINGS, NO_MEETINGS, ASKS, NO_ASKS) for line in listed(cases)]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, "\n\n", "“", "İ"])).map(" ".join))


@given(TEXTS)
def test_clues_of_any_text_stand_in_their_sentences_in_order(text: str) -> None:
    sentences = split_sentences(text)
    for find in (find_meetings, find_asks):
        end = 0
        for clue in find(text, sentences, ()):
            sentence = sentences[clue.sentence - 1]
            assert sentence.start <= clue.start < clue.end <= sentence.end
            assert text[clue.start : clue.end] == clue.text
            assert end <= clue.start
            end = clue.end
