"""Who says what, in many turns of phrase."""

from __future__ import annotations

import pytest

from summarizer.article import split_sentences
from summarizer.scan.furniture import find_furniture
from summarizer.scan.mentions import Reporting
from summarizer.scan.names import find_names
from summarizer.scan.reporting import find_reporting


def reporting(text: str) -> tuple[Reporting, ...]:
    """The attributed sentences of a text."""
    sentences, furniture = split_sentences(text), find_furniture(text)
    return find_reporting(text, sentences, find_names(text, sentences, furniture), furniture)


def readings(item: Reporting) -> list[str]:
    """An item's chains, each as one line with its origin first."""
    return [" > ".join(source.text for source in chain) for chain in item.chains]


# A text, and by the number of each attributed sentence the likeliest chain, origin first.
QUOTATIONS = [
    (
        "“We start today,” Ito said.\n\n“Tomorrow we will see.\n\n“And the day after, we rest.”",
        {1: "Ito", 2: "Ito", 3: "Ito"},
    ),
    (
        '"Stop," said Anna Lindqvist, head of the union. "This is enough. We are tired."',
        {1: "Anna Lindqvist", 2: "Anna Lindqvist", 3: "Anna Lindqvist"},
    ),
    (
        "“This will hurt. Nobody should pretend otherwise,” Pereira said.",
        {1: "Pereira", 2: "Pereira"},
    ),
    ("Osei was blunt: “The money is gone.”", {1: "Osei"}),
    ("The so-called “bedroom tax” was introduced in 2013.", {}),
    ("The film “Northern Lights” opens on Friday.", {}),
    (
        "“Why now?” asked Nadia Haddad, an economist at Banque Zitouna. “Because they can.”",
        {1: "Nadia Haddad", 2: "Nadia Haddad"},
    ),
]
CHAINS = [
    (
        "“It leaks,” Anna Lindqvist told newspaper El Sol del Sur.",
        {1: "Anna Lindqvist > El Sol del Sur"},
    ),
    ("The port lost £3m, a board paper released on Monday reveals.", {1: "a board paper"}),
    (
        "Ola Lund, who leads the ministry, was accused by the guild of taking sides.",
        {1: "the guild"},
    ),
    (
        "The two women were locked in a room until dawn on Friday, people present said.",
        {1: "people"},
    ),
    ("The port lost £3m, an audit published on Monday reveals.", {1: "an audit"}),
    (
        "Her calendar for the day, which her office released, lists a haircut.",
        {1: "Her calendar for the day"},
    ),
    ("“They knew,” Sen. Carl Moss, D-Ore., the bill’s author, told reporters.", {1: "Carl Moss"}),
    ("Lena Moss disputes the figure.", {1: "Lena Moss"}),
    ("Lena Moss wept. She expects output of 410,000 tonnes this year.", {2: "Lena Moss"}),
    (
        "Citing a memo from the harbour union, the Lagos Courier reported that ships waited.",
        {1: "a memo from the harbour union > Lagos Courier"},
    ),
    (
        "“We fear it,” said a diplomat from Oslo. “Every bracket counts,” the diplomat said.",
        {1: "a diplomat from Oslo", 2: "a diplomat from Oslo"},
    ),
    ("Karl Brandt, the delegates said, offered to pay.", {1: "the delegates"}),
    (
        "Interfax quoted Deputy Prime Minister Alexei Overin as saying that supplies would resume.",
        {1: "Alexei Overin > Interfax"},
    ),
    (
        "The plan was dropped, Le Monde reported, citing a document seen by the newspaper.",
        {1: "a document > Le Monde"},
    ),
    (
        "An internal memo obtained by ProPublica shows managers knew of the leak.",
        {1: "An internal memo > ProPublica"},
    ),
    (
        "Lindgren said he had not read the report. But he said its authors were “amateurs”.",
        {1: "Lindgren", 2: "Lindgren"},
    ),
    ("Estimates by the World Bank put the cost at $9 billion.", {1: "Estimates by the World Bank"}),
    ("Airlines will lose $3bn this year, estimates IATA, the industry body.", {1: "IATA"}),
    ("It emerged that the fund had been told of the risks by Deloitte.", {}),
    ("The deal is as good as done, said Jonas Berg, an adviser to the buyer.", {1: "Jonas Berg"}),
    ("The mine, which employs 900 people, will close, said its owner, Glencore.", {1: "Glencore"}),
    (
        "Ndiaye, a lawyer for the family, said in an interview with Le Monde that the "
        "judge was biased.",
        {1: "Ndiaye > Le Monde"},
    ),
    ("He is said to have left the country.", {}),
    ("She refused to answer. She asked for a lawyer.", {}),
    ("The group claimed 12 seats and the presidency.", {}),
    ("The firm reported a profit of $3m.", {}),
    ("The study's lead author, Dr Helen Cho, noted that the sample was small.", {1: "Helen Cho"}),
    ("Unions called for a strike and demanded higher pay.", {}),
    ("Traders believe the bank will act.", {1: "Traders"}),
    ("What the minister says matters.", {}),
]
MIXED = [
    (
        "Mr Okafor said prices were rising. His deputy, Amaka Eze, disagreed. She said "
        "they were stable.",
        {1: "Okafor", 3: "Amaka Eze"},
    ),
    (
        "The union said 400 workers had walked out. The company put the figure at 120.",
        {1: "The union", 2: "The company"},
    ),
    (
        "Health officials warned residents to boil water. They said tests had found E. coli.",
        {2: "Health officials"},
    ),
    (
        "Maria Gomez and her husband, Luis, lost their home. “We have nothing,” she said.",
        {2: "Maria Gomez"},
    ),
    (
        "Lawyers for the bank and for Mr Petrov did not respond. A lawyer for the "
        "regulator, Jean Roux, said the case would go on.",
        {2: "Jean Roux"},
    ),
    ("'We are ready,' the foreign minister, Hana Svobodova, said.", {1: "Hana Svobodova"}),
    ("Police in Lagos said on Friday that nine people had died.", {1: "Police in Lagos"}),
    (
        "Witnesses and a hospital source told AFP that at least 12 people were killed.",
        {1: "Witnesses and a hospital source > AFP"},
    ),
    ("Its chairman, Sir Iain Roche, conceded that mistakes had been made.", {1: "Iain Roche"}),
    (
        "Farah Diallo, director of the Dakar-based think-tank Citoyen, argues that the "
        "vote was fair.",
        {1: "Farah Diallo"},
    ),
    (
        "The International Energy Agency expects demand to rise. It said supply would lag.",
        {1: "International Energy Agency", 2: "International Energy Agency"},
    ),
    (
        "Taiwan's defence ministry said it had detected 14 Chinese aircraft. Beijing did "
        "not comment.",
        {1: "Taiwan's defence ministry"},
    ),
    (
        "The deal, the largest in the sector, was first reported by the Wall Street Journal.",
        {1: "Wall Street Journal"},
    ),
    ("Reuters could not independently verify the report.", {}),
    (
        "Two of the three judges agreed. “The law is clear,” wrote Justice Anita Rao.",
        {2: "Anita Rao"},
    ),
    ("He was “shocked” by the news, his agent said.", {1: "his agent"}),
    ("“There is no plan B”, the commissioner added.", {1: "the commissioner"}),
    (
        "The Kremlin said on Tuesday it was too early to talk of a meeting. Spokesman "
        "Dmitry Peskov said Moscow had received no proposals.",
        {1: "Kremlin", 2: "Dmitry Peskov"},
    ),
    ("In its annual report, the central bank warned of rising debts.", {1: "the central bank"}),
    (
        "A spokeswoman for the Home Office said: 'We do not comment on individual cases.'",
        {1: "A spokeswoman for the Home Office"},
    ),
    (
        "“I would say to people: wait,” Dr Amal Nasser, who led the study, told BBC News.",
        {1: "Amal Nasser > BBC News"},
    ),
    (
        "The airline said that it was “deeply sorry”. “Safety is our priority,” it added.",
        {1: "The airline", 2: "The airline"},
    ),
    (
        "Speaking after the meeting, President Ruto's spokesman, Hussein Omar, said the "
        "talks had gone well.",
        {1: "Hussein Omar"},
    ),
    ("The minister, however, said there was no need to panic.", {1: "The minister"}),
    (
        "Opposition leader Bobi Kintu rejected the results, saying the vote was rigged.",
        {1: "Bobi Kintu"},
    ),
    ("The senator has repeatedly said she will not run.", {1: "The senator"}),
    ("Nobody has claimed responsibility for the attack.", {}),
    ("The army did not say how many soldiers had died.", {}),
    (
        "The court said it would rule on Friday. Outside, protesters chanted “Free them now!”",
        {1: "The court"},
    ),
    ("The billboard reads “Jesus saves”.", {}),
    ("The plan has been dubbed “Marshall 2.0”.", {}),
    ("Both governments said the border would reopen.", {1: "Both governments"}),
    ("All three airlines denied the allegations.", {1: "All three airlines"}),
    ("The three men deny murder.", {1: "The three men"}),
    (
        "The company denies any wrongdoing, and its lawyers have said so in court.",
        {1: "The company"},
    ),
    ("The embassy dismissed the claim as “nonsense”.", {1: "The embassy"}),
    ("The city rejected the proposal in May.", {}),
    (
        "The ruling party says it will win; the opposition says the vote is a sham.",
        {1: "The ruling party"},
    ),
    (
        "While the ministry says the dam is safe, engineers warn that it could fail.",
        {1: "the ministry"},
    ),
    ("Police believe the gang was behind two other raids.", {1: "Police"}),
    ("Analysts at Nomura expect the yen to weaken.", {1: "Analysts at Nomura"}),
    ("Turnout was 61%, the electoral commission announced.", {1: "the electoral commission"}),
    ("The firm announced a dividend of 12 cents.", {}),
    ("Central bank governor Olu Bello announced that rates would be held.", {1: "Olu Bello"}),
    (
        "“If we lose, we lose,” Mensah, the captain, said. “But we will not lose.”",
        {1: "Mensah", 2: "Mensah"},
    ),
    ("“The contract is void,” the letter said.", {1: "the letter"}),
    ("The tweet said: “Game over.”", {1: "The tweet"}),
    (
        "In a joint statement, France and Germany called the vote “a setback”.",
        {1: "France and Germany"},
    ),
    ("Anthropologist Lea Winter told me that the village was empty.", {1: "Lea Winter"}),
    ("“Let them come,” says Baraka, a fisherman. He laughs.", {1: "Baraka"}),
    ("Asked whether he would resign, Mr Silva said no.", {1: "Silva"}),
    ("The minister told parliament on Wednesday that 12 schools would close.", {1: "The minister"}),
    ("The president tweeted that talks were “going well”.", {1: "The president"}),
    ("Doctors say she is stable.", {1: "Doctors"}),
    ("Neighbours described him as quiet.", {}),
    ("Satellite images showed smoke over the base.", {1: "Satellite images"}),
    ("The court found him guilty.", {}),
    ("Police found the car in a field.", {}),
    ("It is thought that the fire began in the kitchen.", {}),
    ("Some experts say the data are unreliable.", {1: "Some experts"}),
    ("The inquest heard that Mr Hall had been ill.", {}),
    ("The jury was told that Mr Hall had lied.", {}),
    ("Leeds Crown Court heard how the pair met online.", {}),
    ("As the minister said last week, “we must wait”.", {1: "the minister"}),
    ("Local media reported that the mayor had fled.", {1: "Local media"}),
    ("State news agency Xinhua said the typhoon had killed 9.", {1: "Xinhua"}),
    (
        "The mayor has fled, according to the newspaper El Universal, which cited police sources.",
        {1: "police sources > El Universal"},
    ),
    (
        "The ministry said in a post on X, formerly Twitter, that the drone had been shot down.",
        {1: "The ministry"},
    ),
    (
        '"What happened was a tragedy," Pope Leo told pilgrims in St Peter\'s Square.',
        {1: "Pope Leo"},
    ),
    (
        "Thailand has detained 40 Cambodians, a Thai army spokesperson told Thai PBS.",
        {1: "a Thai army spokesperson > Thai PBS"},
    ),
    (
        "Nigeria's Dangote refinery has begun exports, two shipping sources said.",
        {1: "two shipping sources"},
    ),
]
TURNS_OF_PHRASE = [
    ("Mr Ito was cited by Kyodo as saying that the ferry would sail.", {1: "Ito > Kyodo"}),
    ("A leaked memo shows the board knew.", {1: "A leaked memo"}),
    (
        "The chief constable told the inquiry that officers had been slow.",
        {1: "The chief constable"},
    ),
    (
        "Through a spokesman, Ms Adeyemi said she would fight the case.",
        {1: "Adeyemi > a spokesman"},
    ),
    ("Mr Kessler, speaking through an interpreter, said the mine was safe.", {1: "Kessler"}),
    ("Asked if she would stand again, Ms Rao replied: “Ask my knees.”", {1: "Rao"}),
    ("The owner, Bram Visser, insists the boat was insured.", {1: "Bram Visser"}),
    ("Ms Lindqvist maintains she was never told.", {1: "Lindqvist"}),
    (
        "An analysis by Oxera suggests the levy would cost £40 a household.",
        {1: "An analysis by Oxera"},
    ),
    ("Polling by Deltapoll puts support at 41%.", {1: "Polling by Deltapoll"}),
    ("Mr Haq reckons the repairs will take a year.", {1: "Haq"}),
    ("His lawyer said he would appeal. Her office said nothing.", {1: "His lawyer"}),
    ("Both men said they had shaken hands.", {1: "Both men"}),
    ("Neither would say who had called the meeting.", {}),
    ("Minutes seen by the Herald show the vote was tied.", {1: "Minutes"}),
    ("The prosecutor, Eva Stein, told the court the money had gone to Cyprus.", {1: "Eva Stein"}),
    ("Sources on both sides said a deal was near.", {1: "Sources on both sides"}),
    ("People close to the talks say a deal is near.", {1: "People close to the talks"}),
    (
        "An aide to the senator, who spoke on condition of anonymity, said the call "
        "lasted a minute.",
        {1: "An aide to the senator"},
    ),
    (
        "“We have not,” the ministry's permanent secretary, Ngozi Bello, said when asked "
        "if the money had been paid.",
        {1: "Ngozi Bello"},
    ),
    (
        "Rice prices have doubled since June, the World Food Programme says, and will rise again.",
        {1: "World Food Programme"},
    ),
    ("Three of the five judges sided with her, her lawyers say.", {1: "her lawyers"}),
    ("Lufthansa, whose pilots are on strike, said it had cancelled 800 flights.", {1: "Lufthansa"}),
    ("Mr Park called the claim nonsense.", {}),
    (
        "The report, by the consultants Arup, says the bridge is “at the end of its life”.",
        {1: "The report"},
    ),
    (
        "In evidence to the committee, Dame Ruth Kelsey said the warnings were ignored.",
        {1: "Ruth Kelsey"},
    ),
    ("Writing in the Daily Courier, the bishop said the tax was immoral.", {1: "the bishop"}),
    ("Writing on his blog, Mr Onyango accused the county of theft.", {1: "Onyango"}),
    (
        "In an interview with Le Matin on Sunday, President Aoun said he would not seek "
        "a third term.",
        {1: "Aoun > Le Matin"},
    ),
    (
        "The team, led by Prof Hiro Tanaka, says the fossil is 90 million years old.",
        {1: "The team"},
    ),
    (
        "“They promised us water,” said Asha Kumari, 32, as she queued with her two "
        "children. “They sent a film crew.”",
        {1: "Asha Kumari", 2: "Asha Kumari"},
    ),
    (
        "Ms Kumari's neighbour, Sita Devi, agreed. “Dust,” she said. “That is what we drink.”",
        {2: "Sita Devi", 3: "Sita Devi"},
    ),
    ("It was, in the words of one diplomat, “a hostage note”.", {1: "one diplomat"}),
    ("The talks were “frank”, in diplomatic language.", {}),
    ("Government figures show unemployment at 9%.", {1: "Government figures"}),
    ("Unemployment is 9%, on government figures.", {}),
    ("By the bank's own estimate, 4,000 jobs will go.", {1: "the bank"}),
    ("The bank estimates that 4,000 jobs will go.", {1: "The bank"}),
    ("The bank, which estimates that 4,000 jobs will go, refused to comment.", {1: "The bank"}),
    (
        "The ministry's spokesman, who gave his name only as Ali, said there were no casualties.",
        {1: "The ministry's spokesman"},
    ),
    (
        "Mr Tan told Parliament that talks with Jakarta had begun. Jakarta has said nothing.",
        {1: "Tan"},
    ),
    ("Mr Tan said Jakarta had told him that talks would begin.", {1: "Jakarta > Tan"}),
    ("The Gazette said it had seen the contract.", {1: "Gazette"}),
    ("The contract, which the Gazette has seen, gives him 5%.", {}),
    ("The contract gives him 5%, according to the Gazette, which has seen it.", {1: "Gazette"}),
    ("The chairwoman, Lucy Mboya, said: “It is over.” She would not elaborate.", {1: "Lucy Mboya"}),
    ("Mr Díaz's version is different. He says he was never asked.", {2: "Díaz"}),
    ("Ana Díaz disputes that. “I asked him twice,” she said.", {2: "Ana Díaz"}),
    (
        "The mayor's office, however, has denied that a meeting took place.",
        {1: "The mayor's office"},
    ),
    ("A meeting took place, although the mayor's office denies it.", {1: "the mayor's office"}),
    ("No meeting took place, the mayor's office insisted.", {1: "the mayor's office"}),
    (
        "The two leaders spoke on Monday, the White House said in a readout of the call.",
        {1: "White House"},
    ),
    (
        "The two leaders spoke on Monday, according to a White House readout.",
        {1: "a White House readout"},
    ),
    (
        "Vietnam's coffee crop will shrink by 10%, traders polled by Kettle Research said.",
        {1: "traders polled by Kettle Research"},
    ),
    (
        "The trust's director of nursing, Jo Marsh, apologised. “We failed her,” she said.",
        {2: "Jo Marsh"},
    ),
    (
        "Aid workers in Goma said by telephone that the airport was shut.",
        {1: "Aid workers in Goma"},
    ),
    (
        "The UN's humanitarian chief for Sudan, Clementine Aru, told Reuters the convoy "
        "had been stopped.",
        {1: "Clementine Aru > Reuters"},
    ),
    ("A judge in Turin has ruled that the strike was legal.", {}),
    ("Mr Bose told his staff to go home.", {}),
    (
        "Kim Dae-jung, a taxi driver, said business had halved. “I eat noodles,” he said.",
        {1: "Kim Dae-jung", 2: "Kim Dae-jung"},
    ),
    (
        "UN officials denied that they had offered it, as Kommersant had reported, "
        "quoting two people in the ministry.",
        {1: "UN officials"},
    ),
    ("A diplomat who had read it called it “thin soup”.", {1: "A diplomat who had read it"}),
    ("The Irrigation Agency (IA), which runs the dam, said so.", {1: "Irrigation Agency"}),
    ("“I was late,” he told radio station DZCV. Ben Isip is mayor.", {1: "he > DZCV"}),
    ("The regulator has told four oil firms to pay, a lawyer said.", {1: "a lawyer"}),
]
TABLE = [*QUOTATIONS, *CHAINS, *MIXED, *TURNS_OF_PHRASE]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_each_attributed_sentence_has_its_likeliest_chain_and_no_other_sentence_has_one(
    text: str, wanted: dict[int, str]
) -> None:
    assert {item.sentence: readings(item)[0] for item in reporting(text)} == wanted
