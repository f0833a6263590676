"""One normaliser for articles, lexicon and patterns."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimcheck import folding
from claimcheck.folding import Mapped, fold, fold_map, has_traditional, key
from claimcheck.yamlfile import load_strict


def sources(text: str) -> list[tuple[str, str]]:
    """Each working character with what it was made from."""
    folded, starts, ends = fold_map(text)
    return [(c, text[start:end]) for c, start, end in zip(folded, starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("營(yíng)收(shōu)", "营收"),
        ("產（chǎn）業（yè）", "产业"),
        ("銷 (xiāo)量", "销量"),
        ("綠(lǜ)色", "绿色"),
        ("國(ɡuó)家", "国家"),
        ("長(cha\u0301ng)江", "长江"),
        ("行(háng)業(yè)他們(men)", "行业他们"),
    ],
)
def test_notes_of_the_character_before_them_go(published: str, folded: str) -> None:
    """A syllable in brackets that is a reading of the character before it is noise."""
    assert fold(published) == folded


@pytest.mark.parametrize(
    "text",
    [
        "英伟达(NVIDIA)",
        "台积电(TSMC)",
        "约110万元(约合15万美元)",
        "先进封装(chiplet)",
        "晶圆(die)",
        "比亚迪(shù)",
        "宁德时代(CATL)",
        "他们(men)",
        "内存(HBM)",
        "(yíng)",
        "A(yī)",
        "陈(Chen)",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    """A bracket stays when it is no reading of the character before, or plain in a clean text."""
    assert fold(text) == text


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        ("２，８７０　万", "2,870 万"),
        ("占９５％；（约）：！？", "占95%;(约):!?"),
        ("「輝達」『快』", "“辉达”“快”"),
        ("“a” ‘b’ it’s", "“a” 'b' it's"),
        ("20–40% −3 10～20", "20-40% -3 10~20"),
        ("甲。乙、丙——丁…", "甲。乙、丙——丁…"),
        ("零\u200b宽\ufeff度\u00ad", "零宽度"),
        ("a\u00a0b\u2009c\td", "a b c\td"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("㎡㎞￥", "m²km¥"),
        ("二○二五年", "二〇二五年"),
        ("\uf967", "不"),
        ("⼀⽉", "一月"),
        ("", ""),
        ("\x00\x1b[0mtext", "[0mtext"),
    ],
)
def test_widths(published: str, folded: str) -> None:
    """Full-width, compatibility and invisible characters get one plain form."""
    assert fold(published) == folded


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("華為昇騰晶片效能提昇", "华为昇腾晶片效能提升"),
        ("銷量昇至歷史新高", "销量升至历史新高"),
        ("意味著顯著的著名著作", "意味着显著的著名著作"),
        ("藉由聲名狼藉的公司", "借由声名狼藉的公司"),
        ("甚麼計畫", "什么计划"),
        ("臺灣、台灣、裏面、裡面、麵板", "台湾、台湾、里面、里面、面板"),
        ("乾坤與乾燥設備", "乾坤与干燥设备"),
        ("鴻海與宏碁", "鸿海与宏碁"),
        ("年後於臺北", "年后于台北"),
    ],
)
def test_traditional_becomes_simplified(traditional: str, simplified: str) -> None:
    """OpenCC converts, less the names and words it has no last word on."""
    assert fold(traditional) == simplified
    assert fold(simplified) == simplified


def test_simplified_text_never_loads_opencc() -> None:
    """昇腾, 乾隆 and 著名 stand in simplified text; converting it would only change them."""
    code = (
        "import sys; from claimcheck.folding import fold;"
        "assert fold('华为昇腾（Ascend）的显著提升，乾隆年间；著名') == "
        "'华为昇腾(Ascend)的显著提升,乾隆年间;著名';"
        "assert not [m for m in sys.modules if m.startswith('opencc')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_each_character_knows_its_source() -> None:
    """What goes belongs to nobody; what is expanded belongs to each of its parts."""
    assert sources("技術(shù)９㎡") == [
        ("技", "技"),
        ("术", "術"),
        ("9", "９"),
        ("m", "㎡"),
        ("²", "㎡"),
    ]


def test_half_of_a_surrogate_pair_keeps_its_place() -> None:
    """No UTF-8 holds it and no automaton takes it; the rest is read as ever."""
    working, starts, ends = fold_map("漲\ud800５％\udfff")
    assert working == "涨\ufffd5%\ufffd"
    assert (starts, ends) == ((0, 1, 2, 3, 4), (1, 2, 3, 4, 5))


def test_a_converter_that_changes_lengths_keeps_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line's length changes it is converted character by character; other lines are not."""
    table = {"甲": "甲", "騰": "腾腾", "訊": "讯"}

    def convert(text: str) -> str:
        return "".join(table.get(c, c) for c in text)

    monkeypatch.setattr(folding, "_opencc", lambda: convert)
    assert sources("甲騰乙\n訊") == [
        ("甲", "甲"), ("腾", "騰"), ("腾", "騰"), ("乙", "乙"), ("\n", "\n"), ("讯", "訊"),
    ]  # fmt: skip


def test_edits_of_an_edited_text_lead_back_to_the_source() -> None:
    """Maps compose: an edit is made in what the text has become."""
    text = Mapped("a[b]c(d)")
    text.edit([(1, 2, ""), (3, 4, "")])
    text.edit([(2, 2, "--"), (3, 6, "!")])
    assert text.text == "ab--c!"
    assert list(text.starts) == [0, 2, 4, 4, 4, 5]
    assert list(text.ends) == [1, 3, 4, 4, 5, 8]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("iPhone 17 Pro+", "iphone17pro+"),
        ("昇騰 ９１０Ｂ", "昇腾910b"),
        ("U.S.", "us"),
        ("約翰·奧洛朗", "约翰奥洛朗"),
        ("2.5D", "2.5d"),
        ("MI300-X", "mi300x"),
    ],
)
def test_keys_hold_what_tells_names_apart(name: str, same: str) -> None:
    """Case, spaces and punctuation do not; a point between digits and a plus do."""
    assert key(name) == same


def test_every_common_character_that_opencc_changes_is_known_as_traditional() -> None:
    """The list that saves loading OpenCC agrees with OpenCC on what Big5 calls frequent."""
    frequent = [
        bytes((high, low)).decode("big5")
        for high in range(0xA4, 0xC7)
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        if not (high == 0xC6 and low > 0x7E)
    ]
    convert = folding._opencc()
    ambiguous = set("乾拚捱菸昇袷吒甦醣薹麴")
    missing = [
        c for c in frequent if convert(c) != c and not has_traditional(c) and c not in ambiguous
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["folding.yaml", "pinyin.yaml", "layout.yaml"])
def test_the_data_files_are_strict_yaml(name: str) -> None:
    """The fast loader does not look for duplicate keys, so this does."""
    assert load_strict((folding._DATA / name).read_text("utf-8"), name).value


def test_exceptions_are_words_of_one_length_in_simplified_script() -> None:
    """An exception replaces its word in place, so that the map stays true."""
    data = folding._data()
    for word, becomes in data["words"].items():
        assert len(word) == len(becomes), word
    for rule in (*data["turned"], *data["kept"]):
        for word in (*rule.get("except", ()), *rule.get("only", ())):
            assert rule["from"] in word
            assert not has_traditional(word.replace(rule["from"], "")), word


def test_readings_are_syllables_without_tone_marks() -> None:
    """One lower-case syllable a line, v for ü, and no character twice on a line."""
    for syllable, characters in folding._readings().items():
        assert syllable.isascii()
        assert syllable.islower()
        assert characters


def test_every_character_that_goes_is_known_beforehand():
    """The set that spares a look over the text holds what the pattern takes out."""
    below = {chr(code) for code in range(ord(folding._TAGS))}
    taken = {char for char in below if folding._DROPPED.match(char)}
    assert taken | {"\r"} == folding._dropped()


def test_no_plain_character_is_folded_again():
    """Else the order in which characters are replaced would tell."""
    singles = folding._singles()
    assert singles.keys().isdisjoint(singles.values())
