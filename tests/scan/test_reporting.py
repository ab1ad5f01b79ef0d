"""Who says what, in copy of many countries."""

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
WIRE = [
    ("The reactor will restart in May, the utility said on Monday.", {1: "the utility"}),
    (
        "ABUJA (Reuters) - Nigeria will raise fuel prices, Oil Minister Heineken "
        "Lokpobiri said on Thursday.",
        {1: "Heineken Lokpobiri"},
    ),
    ("Chile's state miner Codelco said output fell 3% in the first quarter.", {1: "Codelco"}),
    (
        "The two sides are close to a deal, three people familiar with the matter told Reuters.",
        {1: "three people familiar with the matter > Reuters"},
    ),
    (
        "The army has retaken the town, according to a military spokesman.",
        {1: "a military spokesman"},
    ),
    (
        "The bank plans to cut 300 jobs, Bloomberg News reported on Friday, citing "
        "people briefed on the plan.",
        {1: "people briefed on the plan > Bloomberg News"},
    ),
    ("The ministry did not immediately respond to a request for comment.", {}),
    ("Prime Minister Daniela Ferro resigned on Sunday after a no-confidence vote.", {}),
    (
        "Oil prices rose 2% on Tuesday. Analysts said the rally would be short-lived.",
        {2: "Analysts"},
    ),
    (
        '"We are not in talks," the company\'s spokeswoman, Ines Balde, told reporters in Dakar.',
        {1: "Ines Balde"},
    ),
    (
        'Asked about the delay, Finance Minister Tito Mbola said: "It is a matter of weeks."',
        {1: "Tito Mbola"},
    ),
    (
        "The death toll rose to 41, the National Disaster Management Agency said in a statement.",
        {1: "National Disaster Management Agency"},
    ),
    (
        "Ukraine's general staff said Russian forces had shelled the area. It said two "
        "people were wounded.",
        {1: "Ukraine's general staff", 2: "Ukraine's general staff"},
    ),
    ("Exports fell 4% in June, official data showed on Wednesday.", {1: "official data"}),
    ("A Reuters poll of economists had forecast a rise of 2%.", {}),
    (
        "Minutes of the meeting, released on Wednesday, showed that two members dissented.",
        {1: "Minutes of the meeting"},
    ),
    (
        "The strike killed six people, including two children, local officials and residents said.",
        {1: "local officials and residents"},
    ),
    ("The United Nations says 4 million people need aid.", {1: "United Nations"}),
    ("Police said they had arrested two men.", {1: "Police"}),
    ("The president denied wrongdoing.", {1: "The president"}),
    (
        "Prosecutors allege that Mr Kolo took bribes. He denies the charges.",
        {1: "Prosecutors", 2: "Kolo"},
    ),
]
BRITISH = [
    ("The Prime Minister told MPs the scheme would be scrapped.", {1: "Prime Minister"}),
    (
        "‘We are in a different world now,’ said Sir Keith Moseley, the former cabinet secretary.",
        {1: "Keith Moseley"},
    ),
    (
        "A Downing Street spokesman said: “The Prime Minister has full confidence in him.”",
        {1: "A Downing Street spokesman"},
    ),
    (
        "The charity's chief executive, Nora Pell, warned that thousands would be left "
        "without help.",
        {1: "Nora Pell"},
    ),
    ("Cllr Ahmed Raza (Lab, Bordesley Green) said the cuts were “cruel”.", {1: "Ahmed Raza"}),
    (
        "The report, published by the Institute for Fiscal Studies, found that wages had "
        "stagnated.",
        {1: "The report"},
    ),
    (
        "“It's a scandal,” says one former minister. “Nobody was told.”",
        {1: "one former minister", 2: "one former minister"},
    ),
    (
        "Ms Pell, who joined in 2019, said she was “heartbroken”. She added: “We did all "
        "we could.”",
        {1: "Pell", 2: "Pell"},
    ),
    ("The BBC understands that the deal will be announced next week.", {1: "BBC"}),
    ("Mr Harcourt is understood to be considering his position.", {}),
    (
        "Speaking on BBC Radio 4's Today programme, the energy secretary said bills would fall.",
        {1: "the energy secretary"},
    ),
    (
        "In a letter to the Times, 40 economists argue that the plan will fail.",
        {1: "40 economists"},
    ),
    ("The council has been approached for comment.", {}),
    (
        "According to the Office for National Statistics, rents rose 7.1%.",
        {1: "Office for National Statistics"},
    ),
    ("Labour's Jess Marlowe said the figures were “shameful”.", {1: "Jess Marlowe"}),
]
AMERICAN = [
    (
        'The agency had no comment. "This is about fairness," Sen. Carla Whitfield, D-Ore., said in a statement.',
        {2: "Carla Whitfield"},
    ),
    ("Smith was pronounced dead at the scene, police said.", {1: "police"}),
    (
        "The company said it expects to hire 400 people. “We're thrilled,” CEO Dana Brooks said.",
        {1: "The company", 2: "Dana Brooks"},
    ),
    ('"I didn\'t know," Parker testified. "Nobody told me."', {1: "Parker", 2: "Parker"}),
    ("Harris told CNN's Jake Tapper that she would not run.", {1: "Harris > CNN"}),
    ("Judge Ruiz denied the motion on Friday.", {}),
    (
        "White House press secretary Paula Reyes said the president had not been briefed.",
        {1: "Paula Reyes"},
    ),
    ("The lawsuit alleges that the firm misled investors.", {1: "The lawsuit"}),
    ("Court documents say the man bought the gun in 2022.", {1: "Court documents"}),
    ("The New York Times first reported the talks.", {1: "New York Times"}),
    ("Officials declined to say how many people were hurt.", {}),
    ("“He is a good man,” said his neighbor, who asked not to be named.", {1: "his neighbor"}),
    (
        "Researchers at Duke University say the vaccine is 90% effective.",
        {1: "Researchers at Duke University"},
    ),
    (
        "The White House said Tuesday that the tariffs would take effect in March.",
        {1: "White House"},
    ),
    (
        'Mayor Eric Donnelly on Monday called the ruling "a disgrace" and vowed to appeal.',
        {1: "Eric Donnelly"},
    ),
    ("The governor's office said he would sign the bill.", {1: "The governor's office"}),
    ("He had been told by a doctor that he was fit.", {}),
    ("Republicans accused the administration of hiding the memo.", {1: "Republicans"}),
]
SOUTH_ASIAN = [
    (
        "Union Home Minister Ashok Verma on Tuesday said the border would be fenced.",
        {1: "Ashok Verma"},
    ),
    (
        "The accused was arrested from Nagpur, a senior police officer said.",
        {1: "a senior police officer"},
    ),
    ("“The talks were cordial,” Mr. Reddy told The Hindu.", {1: "Reddy > Hindu"}),
    ("Sources said the minister conveyed his displeasure to the delegation.", {1: "Sources"}),
    (
        "Addressing a rally in Patna, the chief minister alleged that the Centre had "
        "ignored Bihar.",
        {1: "the chief minister"},
    ),
    ("The FIR states that the victim was threatened.", {1: "FIR"}),
    ("He was speaking at an event in Lahore.", {}),
    (
        "According to sources, PM Kamal Sharif took notice of the issue, Geo News reported.",
        {1: "sources > Geo News"},
    ),
    (
        "ISLAMABAD: The Foreign Office on Friday rejected the report as baseless.",
        {1: "Foreign Office"},
    ),
    ('Speaking to ANI, BJP leader Suresh Naik said, "We will win."', {1: "Suresh Naik > ANI"}),
    ('"Eight persons have been detained," SP Rakesh Meena told PTI.', {1: "Rakesh Meena > PTI"}),
    ("The official, who did not wish to be named, said the file was pending.", {1: "The official"}),
    ("It is pertinent to mention that the fund was set up in 2019.", {}),
    ("Dawn has learnt that the summary was moved last week.", {}),
]
AFRICAN = [
    (
        "Kenya Power managing director Joseph Siror said 200 customers were cut off.",
        {1: "Joseph Siror"},
    ),
    ("The Presidency has denied reports that Mr Adeyemi will be sacked.", {1: "Presidency"}),
    ("South Africa's rand weakened, traders said.", {1: "traders"}),
    (
        "“We want our money,” Fatuma Odhiambo, a market trader in Kisumu, told the Daily Nation.",
        {1: "Fatuma Odhiambo > Daily Nation"},
    ),
    (
        'In a statement issued on Sunday, ECOWAS condemned the coup as "a step backwards".',
        {1: "ECOWAS"},
    ),
    (
        "The Minister of Power, Adebayo Adelabu, has said that tariffs will not rise.",
        {1: "Adebayo Adelabu"},
    ),
    ("Mugisha told this newspaper that he had fled to Kampala.", {1: "Mugisha"}),
    (
        "A government source who spoke to Premium Times said the list was being reviewed.",
        {1: "A government source"},
    ),
    ("He quoted the president as saying the army would stay out.", {1: "the president"}),
]
LATIN_AMERICAN = [
    ("Economy Minister Luis Caputo said on X that the peso would float.", {1: "Luis Caputo"}),
    (
        "The government of President Gabriel Boric has insisted the law is needed.",
        {1: "The government of President Gabriel Boric"},
    ),
    (
        "Folha de S.Paulo quoted an aide to the president as saying the plan was dead.",
        {1: "an aide to the president > Folha de S.Paulo"},
    ),
    ("Pemex, which owes $100 billion, said the fire had been contained.", {1: "Pemex"}),
    (
        "The rebels, in a video posted on Telegram, claimed responsibility for the attack.",
        {1: "The rebels"},
    ),
    (
        "Brazil's environment agency Ibama says fires are up 40%. The agency's head, "
        "Rodrigo Agostinho, blamed ranchers.",
        {1: "Ibama", 2: "Rodrigo Agostinho"},
    ),
]
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
        {2: "International Energy Agency"},
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
    ("Analysts at Nomura expect the yen to weaken.", {}),
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
TABLE = [
    *WIRE, *BRITISH, *AMERICAN, *SOUTH_ASIAN, *AFRICAN, *LATIN_AMERICAN, *QUOTATIONS, *CHAINS,
    *MIXED,
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_each_attributed_sentence_has_its_likeliest_chain_and_no_other_sentence_has_one(
    text: str, wanted: dict[int, str]
) -> None:
    assert {item.sentence: readings(item)[0] for item in reporting(text)} == wanted
