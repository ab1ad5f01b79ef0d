"""Who says what where words part a source from its verb."""

from __future__ import annotations

import pytest
from attributing import readings, reporting

# A text of one sentence, and its likeliest chain, origin first; "" where nobody is its source.
APPOSITION = [
    ("A police spokeswoman, Inspector Lindiwe Maseko, denied that shots were fired.", "Maseko"),
    ("An army officer, Major Tesfaye Abebe, said the bridge was mined.", "Tesfaye Abebe"),
    ("One of her aides, Pavel Novak, confirmed that she would stand.", "Pavel Novak"),
    ("A local councillor, Ann Shaw, warned that the road would flood.", "Ann Shaw"),
    ("Two survivors, Amina Yusuf and Grace Obi, said the boat was full.", "Amina Yusuf"),
    ("Another witness, the baker Luigi Conti, said he saw three men.", "Luigi Conti"),
    ("Colonel Ammar Saleh, an army spokesman, denied that the town had fallen.", "Ammar Saleh"),
    ("The group's lawyer, Maria Quispe, claimed that the files were gone.", "Maria Quispe"),
]
RELATIVE = [
    ("He would not sign, three advisers who attended said.", "three advisers"),
    ("Two ministers who were present said that he had refused.", "Two ministers"),
    ("The plan was shelved, officials who were briefed on the talks said.", "officials"),
    ("A nurse who was on duty that night said the lights failed.", "A nurse"),
    ("Residents who fled the town said soldiers had burned the market.", "Residents"),
    ("The bank will close, according to two people who have seen the letter.", "two people"),
    ("A minister who has read the draft said it was thin.", "A minister"),
    ("The Gazette, which cited an unnamed pilot, said it stood by its story.", "Gazette"),
    ("The newspaper, which cited a judge, said it stood by its story.", "The newspaper"),
    ("The union, which cited a poll, said it would strike.", "The union"),
    ("The Nairobi Herald, which quoted a cabinet source, said its report was right.", "Herald"),
    ("The site has been sold, said two brokers who worked on the deal.", "two brokers"),
]
INTERPOLATED = [
    ("Jo Salonga, 34, who was travelling with her son, said the crew ran.", "Jo Salonga"),
    ("Lord Haddow, 71, has always maintained that he knew nothing.", "Haddow"),
    ("Ana Ruiz has often warned that the wall would fall.", "Ana Ruiz"),
    (
        "Minority holders, led by the pension fund Alpha Trust, called it “theft”.",
        "Minority holders",
    ),
    ("The state approved the road, with Ana Ruiz saying work would begin.", "Ana Ruiz"),
    ("His lawyer, Peter Moe, put it to the witness that she was “mistaken”.", "Peter Moe"),
    ("The road is safe, according to three engineers in March.", "three engineers"),
]
NEIGHBOURS = [
    ("A man who neighbours said was quiet was arrested.", "neighbours"),
    ("Mr Ansah later told the BBC that it was late.", "Ansah > BBC"),
    ("It is illegal, according to a copy the Daily Monitor has seen.", "a copy > Daily Monitor"),
    ("A clause seen by El Faro states that the firm must pay.", "A clause > El Faro"),
    ("Neither side disclosed who would pay.", ""),
    ("No, the prime minister's office complained on Tuesday.", "the prime minister's office"),
    ("Fares will rise, Ms Kimani's department announced.", "Kimani's department"),
    (
        "“We ate soup,” one of those present told the daily El Tiempo.",
        "one of those present > El Tiempo",
    ),
    ("Those present said the soup was cold.", "Those present"),
    ("As one veteran put it: “This is a siege, and not a vote.”", "one veteran"),
    ("Ana Ruiz told investors on a May 28 call that “every dollar is real”.", "Ana Ruiz"),
    ("Ana Ruiz said she had met Peter Moe, who told her the dam was safe.", "Peter Moe > Ana Ruiz"),
    ("It was a step which analyst Bo Sandler at Piper Bank said was late.", "Bo Sandler"),
    ("Ana Ruiz hit back, accusing the league of theft.", "Ana Ruiz"),
]
DOCUMENTS = [
    ("As per the Cabinet note, the state will pay 60 per cent.", "the Cabinet note"),
    ("The bridge was shut, according to a Navy email.", "a Navy email"),
    (
        "The price was fixed in May, according to messages released under the "
        "country's freedom of information act.",
        "messages",
    ),
    ("The line is late, according to minutes published by the city of Leeds.", "minutes"),
    ("Costs doubled, according to a memo sent to Ankara.", "a memo"),
    ("The deadline was laid down in a communiqué signed by Comrade Bala Musa.", "a communiqué"),
    ("The threat was contained in a letter signed by rebel leader Jean Kasongo.", "Jean Kasongo"),
    ("The findings were contained in an audit sent to Parliament.", "an audit"),
    ("The terms were laid out in a filing to the London Stock Exchange.", "a filing"),
    ("In one of the memos, Vance told her to delete the file.", "one of the memos"),
    ("A memo listed 14 faulty valves.", "A memo"),
    ("They met on Monday, council diaries show.", "council diaries"),
    ("A grid operator report leaked to the newspaper El Faro said so.", "report > El Faro"),
    ("The filing says the chairman sold 40,000 shares.", "The filing"),
    ("A transcript released on Friday showed that he had lied.", "A transcript"),
    ("A survey published this week by Delta Stat found that 38% would leave.", "A survey"),
    ("The communiqué says the fund will open in June.", "The communiqué"),
    ("Data from Cray Advisory indicate that rents fell.", "Data from Cray Advisory"),
    (
        "The firm knew of the leak, the Bergen Post reported, citing a letter sent to Oslo.",
        "a letter sent to Oslo > Bergen Post",
    ),
    (
        "The army wants the port, a Gulf diplomat told the Nile Monitor, citing a note "
        "delivered to Cairo.",
        "a note delivered to Cairo > a Gulf diplomat > Nile Monitor",
    ),
]
CUES = [
    ('Analyst Mei Tan put the odds at "one in five" in a note to clients.', "Mei Tan"),
    ("Asked about the raid, Mr Okafor would say only that “justice is patient”.", "Okafor"),
    ("The minister would only say that talks were under way.", "The minister"),
    ("The premier assured visitors that he would see the owners.", "The premier"),
    ("Mr Baptiste assured reporters the dam was safe.", "Baptiste"),
    ("The operator expects to run half of its trains.", "The operator"),
    ("The bank expects that inflation will fall in June.", "The bank"),
    ("“My mother liked to say that rain is money,” he said.", "He"),
    ("Her father used to say that rain was money.", "Her father"),
    ("Ana Pereira dismissed the offer as “crumbs”.", "Pereira"),
    ("The mayor brushed aside the warning as “theatre”.", "The mayor"),
    ("“They can swim,” Duarte quipped.", "Duarte"),
    ("“This is theft,” Mbeki fumed.", "Mbeki"),
    ("“Nobody called us,” the ferry's captain grumbled.", "captain"),
    ("“We lost the map,” conceded Ingrid Moe.", "Ingrid Moe"),
    ("Ms Moe conceded the map was lost.", "Moe"),
    ("Luis Costa scoffed that the plan was “a drawing”.", "Costa"),
    ("Mr Park recounted how the wall fell.", "Park"),
    ("Ines Duarte lambasted the ruling as “a disgrace”.", "Duarte"),
    ("The premier was accused by Jo Berg of hiding the report.", "Jo Berg"),
    ("The clause was described by Jo Berg as “a trap”.", "Jo Berg"),
    ("The claim was made by Radio Volga.", "Radio Volga"),
    ("The claim was disputed by Ana Ruiz.", "Ana Ruiz"),
    ("The report was denied by the ministry.", "the ministry"),
    ("The move was rejected by the council.", ""),
    ("Analyst Selam Berhe doubts that it will work.", "Selam Berhe"),
    ("The firm termed the offer “a trap”.", "The firm"),
    ("The allegation was made by a former guard.", "a former guard"),
    (
        "The claim was made by a Khartoum newspaper, which attributed it to army intelligence.",
        "army intelligence > a Khartoum newspaper",
    ),
    ("The Nairobi Herald attributed the story to a senior aide.", "a senior aide > Nairobi Herald"),
    ("Rates will rise, the Bank of Ghana projects.", "Bank of Ghana"),
    ("Ana Ruiz disputed the claim.", "Ana Ruiz"),
    ("Ana Ruiz disputes that the road was shut.", "Ana Ruiz"),
    ("Ana Ruiz disputes that account.", ""),
    ("The strike will end on Friday, the operator expects.", "the operator"),
    ("The deaths were confirmed by the hospital.", "the hospital"),
    ("He was told by a doctor to rest.", ""),
    ("Profit is expected to fall by 3%.", ""),
    ("The firm had expected a loss.", ""),
    ("Shares fell more than expected.", ""),
    ("She expects a baby in May.", ""),
    ("Soldiers crossed the disputed region on foot.", ""),
    ("The firm put its mill on the market.", ""),
    ("The painting is attributed to Vermeer.", ""),
    ("The minister ruled the country for nine years.", ""),
    ("The offer was made by a rival.", ""),
]
OUTER = [
    ("The firm was told by its bankers that it would fail, an aide said.", "an aide"),
    ("Ruiz told Berg that the road was shut, a town official said.", "a town official"),
    ("Moe asked the board for time, her lawyer said.", "her lawyer"),
    ("He urged both to wait, Ana Ruiz told reporters.", "Ana Ruiz"),
    ("The king told the envoy that he would not sign, a palace aide said.", "a palace aide"),
    ("Dlamini told Costa he wanted an answer by May, two people said.", "two people"),
]
CARRIERS = [
    (
        "Speaking on Coast FM, Musa dismissed the offer as “a cup of rice”.",
        "Musa > Coast FM",
    ),
    ("Speaking on CNN, the mayor said the bridge was safe.", "mayor > CNN"),
    ("Ms Croft told Radio Tyne that her offer stood.", "Croft"),
]
TABLE = [*APPOSITION, *RELATIVE, *INTERPOLATED, *NEIGHBOURS, *DOCUMENTS, *CUES, *OUTER, *CARRIERS]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:50] for text, _ in TABLE])
def test_a_source_is_found_by_the_words_around_it(text: str, wanted: str) -> None:
    found = [readings(item)[0] for item in reporting(text)]
    assert len(found) == bool(wanted)
    for chain in found:
        assert wanted.casefold() in chain.casefold()
        assert chain.count(" > ") == wanted.count(" > ") or "told Radio" in text


# A text, the sentence asked about, and a reading that is among those of its source.
AMONG = [
    ("Ruiz told Berg that the road was shut, a town official said.", 1, "Ruiz > a town official"),
    ("In one of the emails, Vance asked the city to pay.", 1, "one of the emails"),
]


@pytest.mark.parametrize(("text", "sentence", "wanted"), AMONG)
def test_a_second_reading_is_kept(text: str, sentence: int, wanted: str) -> None:
    (item,) = (item for item in reporting(text) if item.sentence == sentence)
    assert wanted in readings(item)


# The likeliest source of the last sentence of a text.
PRONOUNS = [
    (
        "LEEDS, 23 April 2026 - Calder Foods lowered its forecast on Thursday.\n\n"
        "It expects sales to grow by 4 per cent.",
        "Calder Foods",
    ),
    (
        "Albania's prime minister, Ilir Meta, appealed to his neighbours to wait.\n\n"
        "“I have ordered food for 400,” he said in Vlore.",
        "Ilir Meta",
    ),
    (
        "“The road is safe,” said Ana Ruiz. The town's mayor, John Berg, appealed to drivers "
        "to slow down. “I drive there daily,” he said in Lund.",
        "John Berg",
    ),
    (
        "A driver said the bus was full. Governor James Okoro received a delegation of chiefs. "
        "He promised that the road would be built.",
        "James Okoro",
    ),
    (
        "“We lost,” John Berg said. Peter Moe was in the room. “And we lost well,” he said.",
        "John Berg",
    ),
    (
        "“We won,” John Berg said. “It was close.” Nobody clapped. “Very close,” he added.",
        "John Berg",
    ),
    (
        "“I was asked,” the Western diplomat said. “I said no.”",
        "the Western diplomat",
    ),
    (
        "Ana Ruiz met the union. A source close to Ana Ruiz said it went badly. "
        "“She is tired,” they said.",
        "A source close to Ana Ruiz",
    ),
    (
        "Peter Moe is in court. Ana Ruiz's lawyer said it was a farce. He added that it was late.",
        "Ana Ruiz's lawyer",
    ),
    (
        "Ana Ruiz met Peter Moe on Friday. “It was kind of her,” he said.",
        "Peter Moe",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PRONOUNS, ids=[text[-40:] for text, _ in PRONOUNS])
def test_a_pronoun_is_the_nearest_person_that_fits(text: str, wanted: str) -> None:
    assert readings(reporting(text)[-1])[0] == wanted


NOBODYS = [
    "“Bread is dear,” a guild official said.\n\nMore on this story\nCan I claim a refund?",
    "“Bread is dear,” Ana Ruiz said.\n\nWhat is a levy?\n\nIt is a tax.",
    "Will fares rise? Prices are set in May.",
    "Do I claim the benefit now? It depends.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_a_readers_question_is_nobodys(text: str) -> None:
    assert not [item for item in reporting(text) if "?" in item.text]
