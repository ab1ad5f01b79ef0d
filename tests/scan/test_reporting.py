"""Who says what, in copy of many countries."""

from __future__ import annotations

import pytest
from attributing import readings, reporting

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
        {1: "the energy secretary > BBC Radio"},
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
        'The agency had no comment. "This is about fairness," Sen. Carla Whitfield, '
        "D-Ore., said in a statement.",
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
TABLE = [*WIRE, *BRITISH, *AMERICAN, *SOUTH_ASIAN, *AFRICAN, *LATIN_AMERICAN]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_each_attributed_sentence_has_its_likeliest_chain_and_no_other_sentence_has_one(
    text: str, wanted: dict[int, str]
) -> None:
    assert {item.sentence: readings(item)[0] for item in reporting(text)} == wanted
