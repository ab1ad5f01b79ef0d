"""Sums in other languages: their scales are read, and no sum is printed without one."""

from __future__ import annotations

import pytest

from summarizer.grammar.figures import read_figure
from summarizer.scan import scan
from summarizer.scan.figures import find_figures

SUMS = [
    ("Die Regierung gab €1,5 Milliarden für Schulen aus.", 1_500_000_000, "EUR"),
    ("Das Unternehmen zahlt 250 Mio. Euro an die Stadt.", 250_000_000, "EUR"),
    ("Die Bank verlor €3 Mrd. im letzten Jahr.", 3_000_000_000, "EUR"),
    ("La ville a dépensé 12 millions d'euros pour le stade.", 12_000_000, "EUR"),
    ("Le gouvernement versera 2 milliards d'euros aux hôpitaux.", 2_000_000_000, "EUR"),
    ("El gobierno pagó $2,3 mil millones a los bancos.", 2_300_000_000, "USD"),
    ("A empresa investiu R$ 350 milhões na fábrica.", 350_000_000, "BRL"),
    ("O governo gastou R$ 1,2 bilhão em estradas.", 1_200_000_000, "BRL"),
    ("O banco emprestou R$ 4 bilhões ao estado.", 4_000_000_000, "BRL"),
    ("सरकार ने ₹500 करोड़ की योजना को मंजूरी दी।", 5_000_000_000, "INR"),
    ("कंपनी ने ₹20 लाख दिए।", 2_000_000, "INR"),
    ("دفعت الحكومة $5 مليار إلى البنك.", 5_000_000_000, "USD"),
    ("خسرت الشركة $30 مليون هذا العام.", 30_000_000, "USD"),
    ("Компания получила $7 миллионов от фонда.", 7_000_000, "USD"),
    ("Банк вложил $2,5 млрд в порт.", 2_500_000_000, "USD"),
    ("Şirket yeni fabrika için $15 milyon verdi.", 15_000_000, "USD"),
    ("Hükümet ₺4 milyar ödedi.", 4_000_000_000, "TRY"),
    ("Pemerintah membayar Rp 5 miliar untuk jalan itu.", 5_000_000_000, "IDR"),
    ("Perusahaan itu menerima Rp 20 juta dari bank.", 20_000_000, "IDR"),
    ("Anggaran Rp 3 triliun disetujui.", 3_000_000_000_000, "IDR"),
    ("政府は¥5億を支払った。", 500_000_000, "JPY"),
    ("公司投资了$2亿。", 200_000_000, "USD"),
    ("Công ty đã chi $3 tỷ cho nhà máy.", 3_000_000_000, "USD"),
    ("Ngân hàng cho vay $5 triệu hôm qua.", 5_000_000, "USD"),
    ("Die Karte kostet €5 im Vorverkauf.", 5, "EUR"),
]


@pytest.mark.parametrize(("text", "value", "unit"), SUMS)
def test_a_scale_of_another_language_is_read(text: str, value: int, unit: str) -> None:
    assert [(int(f.value), f.unit) for f in find_figures(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    ["Yritys maksoi €5 miljoonaa pankille.", "A kormány €5 milliárdot adott a városnak."],
)
def test_a_sum_before_a_word_that_may_be_its_scale_is_left_out(text: str) -> None:
    assert find_figures(text) == ()


def test_an_english_sum_before_an_unknown_word_is_kept() -> None:
    assert [f.value for f in find_figures("They sold the $40 Zubrowka at the door.")] == [40]


@pytest.mark.parametrize(
    "text", ["Die Regierung gab €1,5 Milliarden für Schulen aus.", "政府は¥5億を支払った。"]
)
def test_a_figure_of_another_language_is_given_no_label(text: str) -> None:
    found = scan(text)
    assert read_figure(found.figures[0], found, text).measures is None
