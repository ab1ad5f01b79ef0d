"""Through whom somebody speaks, whose telling it is, and what only looks like an attribution."""

from __future__ import annotations

import pytest
from attributing import likeliest, reporting

# A text, and by the number of each attributed sentence the likeliest chain, origin first.
TELLINGS = [
    ("By the reckoning of the harbour master, 40 boats sank.", {1: "the harbour master"}),
    ("The bridge, in the view of engineers at Delft, will not last.", {1: "engineers at Delft"}),
    ("He was, by his own admission, asleep.", {1: "his"}),
    (
        "Lena Moss walked out. It was, in her telling, a farce.",
        {2: "Lena Moss"},
    ),
    ("By all accounts the show was a success.", {}),
    ("She kept the money in her account.", {}),
    ("The firm was, by the ministry's own account, three years late.", {1: "the ministry"}),
    ("The firm was, by the ministry's own count, three years late.", {1: "the ministry"}),
    ("The pair hold, by the Commission's count, 71,000 wagons.", {1: "Commission"}),
    ("The strike cost $4m a day, by the ministry's estimate.", {1: "the ministry"}),
    ("By a rough count, 400 people came.", {}),
    ("She won by the tightest of counts.", {}),
    ("“It is a farce,” is how one banker puts it.", {1: "one banker"}),
    ("“Purgatory” is how a nurse at the clinic describes the wait.", {1: "a nurse at the clinic"}),
    ("That is how the pump works.", {}),
    ("As Mayor Ola Brandt put it, the lake is a bathtub.", {1: "Ola Brandt"}),
    ("It was, as one delegate put it, a funeral with canapes.", {1: "one delegate"}),
    ("The count of votes began at dawn.", {}),
    ("An account of the battle was published in 1911.", {}),
    ("The house has a view of the sea.", {}),
    ("A new version of the software goes on sale in May.", {}),
    ("She opened an account at the bank and a count was taken.", {}),
]
VOICES = [
    (
        "Senator Rui Pacheco, through his lawyer, Ana Luz, denied the charge.",
        {1: "Rui Pacheco > Ana Luz"},
    ),
    (
        "Through a spokesperson, Dame Edith Marlow said she had resigned.",
        {1: "Edith Marlow > a spokesperson"},
    ),
    (
        "The governor, in a statement signed by his chief press secretary, Tunde Bello, said "
        "schools would reopen on Monday.",
        {1: "The governor > Tunde Bello"},
    ),
    (
        "In a statement signed by the secretary, Musa Kano, the union said it would march.",
        {1: "the union"},
    ),
    ("Traffic through the tunnel fell by half, the agency said.", {1: "the agency"}),
    ("The company said through the tunnel passed 40 trucks a day.", {1: "The company"}),
    ("The goods come in through the port and leave via the canal.", {}),
    (
        "The ledger, described to the Courier by two clerks, puts the debt at $4m.",
        {1: "The ledger > two clerks"},
    ),
    (
        "The slides, shown to the press by an aide, put the debt at $9m.",
        {1: "The slides > an aide"},
    ),
    ("The bishop, through an aide, disputed that account.", {1: "The bishop > an aide"}),
    ("The bishop disputed that account.", {}),
    ("The road, leading to the port, was closed by police.", {}),
]
CLAIMS = [
    (
        "The resignation came after allegations by two former aides that he had taken bribes.",
        {1: "two former aides"},
    ),
    ("Residents fled amid reports from Radio Sahel that gunmen were near.", {1: "Radio Sahel"}),
    ("The firm agreed to settle claims by farmers that its seed had failed.", {}),
    ("The insurer processes claims by post.", {}),
    ("Police freed a man accused of arson.", {}),
    ("The mayor sacked two engineers, whom she blamed for the flood.", {1: "The mayor"}),
]
RECKONED = [
    (
        "A parliamentary panel put the cost of the stadium at about Rs900bn.",
        {1: "A parliamentary panel"},
    ),
    ("Analysts at Equity Bank peg the shortfall at KSh4.2bn.", {1: "Analysts at Equity Bank"}),
    ("The Treasury forecasts a deficit of 3.1 per cent of output.", {1: "Treasury"}),
    ("The IMF projects growth of 4.2% next year.", {1: "IMF"}),
    ("The shortfall was put by the trustees in May at “not less than £70m”.", {1: "the trustees"}),
    ("Damage is estimated by insurers at $900m.", {1: "insurers"}),
    ("Barriers were placed by police at 12 crossings.", {}),
    ("The vase was put by the maid at the back of the shelf.", {}),
    ("The guild calculates that half its members are idle.", {1: "The guild"}),
    ("She took a calculated risk.", {}),
    ("He put the cup at the end of two tables.", {}),
    ("The estimate for the roof was too high.", {}),
    ("The estimate includes rent.", {}),
    (
        "Officials in Hanoi, who spoke on condition of anonymity, put the loss at 3 trillion dong.",
        {1: "Officials in Hanoi"},
    ),
]
PARTICIPLES = [
    ("The premier walked out, telling reporters that talks were over.", {1: "The premier"}),
    ("The coach left early, telling his players to rest.", {}),
    ("He spent the evening telling lies.", {}),
    ("The envoy flew home after telling parliament the truce was dead.", {1: "The envoy"}),
    ("The DIG said three persons were arrested, adding that raids were on.", {1: "The DIG"}),
]
PLACED = [
    ("A nurse from the clinic said the ward was full.", {1: "A nurse from the clinic"}),
    (
        "A party functionary who was present said the talks had failed.",
        {1: "A party functionary"},
    ),
    ("One of those present said the talks had failed.", {1: "One of those present"}),
    ("It need not have ended so, say those close to the talks.", {1: "those close to the talks"}),
    ("Rates will fall, say analysts.", {1: "analysts"}),
    ("They flew to, say, the islands.", {}),
    (
        "Mr Lowe, says his lawyer, wanted the depot as well.",
        {1: "his lawyer"},
    ),
    ("Mr Lowe, the mayor, said the city, deep in debt, would pay.", {1: "Lowe"}),
    ("Mr Lowe, said to be ill, stayed at home.", {}),
    ("Ms Pell prefers to blame the bypass.", {1: "Pell"}),
    ("The bishop went on to warn that the roof would fall.", {1: "The bishop"}),
    ("Ms Pell refused to blame the bypass.", {}),
    ("Two of his aides said he was ill.", {1: "Two of his aides"}),
    ("Some of the workers told AFP they had not eaten.", {1: "Some of the workers > AFP"}),
    (
        "Most of the shops in the street were shut, traders in the market said.",
        {1: "traders in the market"},
    ),
    ("The ministry had until Tuesday maintained that the bridge was safe.", {1: "The ministry"}),
    ("The club has so far claimed that nobody was hurt.", {1: "The club"}),
    (
        "Unions, according to officials close to him, will be told on Friday.",
        {1: "officials close to him"},
    ),
    ("Critics of the law counter that it will cost jobs.", {1: "Critics of the law"}),
]
DOCUMENTS = [
    (
        "In a letter to the prime minister, Bishop Pedro Luz urged him to free the students.",
        {1: "a letter to the prime minister"},
    ),
    ("In an email sent on Friday, the bank asked clients to wait.", {1: "an email sent on Friday"}),
    (
        "Figures contained in the port's annual report indicate that trade fell.",
        {1: "Figures contained in the port's annual report"},
    ),
    ("Oil contained in the tank indicates a leak.", {}),
    (
        "It owes £46m, according to a list drawn up by Cole Lisle and seen by this newspaper.",
        {1: "a list drawn up by Cole Lisle"},
    ),
    ("The list of guests was long.", {}),
    (
        "In a plea lodged in May, of which the Post has a copy, the union asked for help, arguing "
        "that pay had fallen.",
        {1: "the union"},
    ),
    (
        "Ms Venn cancelled the trip citing ill health, party sources said.",
        {1: "party sources"},
    ),
    ("The plant shut, citing rising costs, two managers said.", {1: "two managers"}),
    (
        "The plant will shut, the Courier reported, citing two managers.",
        {1: "two managers > Courier"},
    ),
    ("The reply from Brussels promised “full support”.", {1: "The reply from Brussels"}),
    (
        "Kenya Power, citing a report by the regulator, EPRA, says tariffs will rise.",
        {1: "a report by the regulator > Kenya Power"},
    ),
    (
        "Mr Sato was quoted by Nishi Shimbun as saying the yen was weak.",
        {1: "Sato > Nishi Shimbun"},
    ),
    ("“Never,” Ms Okoro was quoted as telling Naija Beat.", {1: "Okoro"}),
]
STANCES = [
    ("The chairman was adamant that no money had gone missing.", {1: "The chairman"}),
    ("Bankers are confident that rates will fall.", {1: "Bankers"}),
    ("The envoy expressed concern that the truce would not hold.", {1: "The envoy"}),
    (
        "Members of the committee voiced alarm that the dam might burst.",
        {1: "Members of the committee"},
    ),
    ("“You started it,” Mr Lal shot back.", {1: "Lal"}),
    ("“Enough,” she hit back on Friday.", {1: "she"}),
    ("“It is a shame,” chimed in his wife, Rosa.", {1: "Rosa"}),
    ("The secretary apprised the committee that funds had lapsed.", {1: "The secretary"}),
    ("Counsel for the petitioner, Hina Mirza, submitted that the law was void.", {1: "Hina Mirza"}),
    ("The bench felt that the delay was unexplained.", {1: "The bench"}),
    ("He accepted that mistakes had been made.", {1: "He"}),
    ("The witness deposed that he had seen the car.", {1: "The witness"}),
    ("The singer took to Twitter to say she was “heartbroken”.", {1: "The singer"}),
]
PRONOUNS = [
    (
        "Finance Minister Lucia Marks met lenders. The debt, she insisted, was manageable.",
        {2: "Lucia Marks"},
    ),
    (
        "A trader at the port, who asked not to be named, said queues were long. Fuel, he "
        "added, had run out.",
        {1: "A trader", 2: "A trader"},
    ),
    (
        "A teacher in Kisumu said pay was late. According to her, nobody had been paid since May.",
        {1: "A teacher in Kisumu", 2: "A teacher in Kisumu"},
    ),
    (
        "The miners said the shaft was flooded. According to them, two men were trapped.",
        {1: "The miners", 2: "The miners"},
    ),
]
OTHERS = [
    (
        "Asked whether he had met Malcolm Reid over lunch, Mr Pell laughs. “Never,” he says.",
        {2: "Pell"},
    ),
    (
        "Mr Pell shrugs. “I have not seen Malcolm Reid since May,” he says.",
        {2: "Pell"},
    ),
    (
        "The shop is Jocelyn Pell's. Mr Pell met the bank on Monday. It was, he said, a talk.",
        {3: "Jocelyn Pell"},
    ),
    (
        "“It insults us,” said Vilma Coria. Mr Lyle spoke with Economy Minister Marta Olaz. The "
        "minister said it was a routine call.",
        {1: "Vilma Coria", 3: "Marta Olaz"},
    ),
    (
        "It offered 60, in the words of its negotiator, Maître Honoré Gara.",
        {1: "Honoré Gara"},
    ),
]
NOBODYS = [
    ("Sales fell by more than analysts forecast.", {}),
    ("The toll was higher than the army admitted, the bishop said.", {1: "the bishop"}),
    ("She neither confirmed nor denied the report.", {}),
    ("The union wants 9 per cent, while the firm has countered with four.", {}),
    ("Efforts to reach the company were futile.", {}),
    ("Calls to the chairman, Jide Cole, went unanswered as he neither answered nor replied.", {}),
    ("The court ordered the firm to pay costs.", {}),
    ("The two sides agreed to meet again.", {}),
    ("He returned the call an hour later.", {}),
    ("The company is confident and growing.", {}),
    ("The judge submitted his papers to the clerk.", {}),
    ("He felt the floor shake.", {}),
    ("The firm accepted an offer of $3m.", {}),
]
TABLE = [
    *TELLINGS,
    *VOICES,
    *CLAIMS,
    *RECKONED,
    *PARTICIPLES,
    *PLACED,
    *DOCUMENTS,
    *STANCES,
    *PRONOUNS,
    *OTHERS,
    *NOBODYS,
]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:40] for text, _ in TABLE])
def test_each_attributed_sentence_has_its_likeliest_chain_and_no_other_sentence_has_one(
    text: str, wanted: dict[int, str]
) -> None:
    assert {item.sentence: likeliest(item) for item in reporting(text)} == wanted


PUBLISHED = [
    "The Coast Courier | News | Local\n\nThe pier will close, the owner told the Coast Courier.",
    "The pier will close, the owner told The Coast Courier.\n\nPublished in The Coast Courier, "
    "May 3, 2026",
    "The pier will close, the owner told The Coast Courier.\n\nWrite to desk@coastcourier.example",
]


@pytest.mark.parametrize("text", PUBLISHED)
def test_the_outlet_that_the_page_names_as_its_own_is_in_no_chain(text: str) -> None:
    assert [likeliest(item) for item in reporting(text)] == ["the owner"]


def test_another_outlet_that_was_told_is_in_the_chain() -> None:
    text = "The pier will close, the owner told Radio Tyne.\n\nPublished in Coast Courier, May 3"
    assert [likeliest(item) for item in reporting(text)] == ["the owner > Radio Tyne"]


@pytest.mark.parametrize("mark", ["'", "\u2019"])
def test_a_curved_apostrophe_is_read_as_a_straight_one(mark: str) -> None:
    text = f"The plan, by the ministry{mark}s own account, didn{mark}t add a single bed."
    assert [likeliest(item) for item in reporting(text)] == ["the ministry"]
