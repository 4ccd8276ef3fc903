"""Letters of the whole world, told or guessed; and files that are no articles, refused in one line."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
import zlib
from pathlib import Path

import pytest

from embedkit import InputError, read
from embedkit.cli import main
from embedkit.readers.decode import MOST_BYTES

WORDS = {
    "gb18030": "大桥重新开放了。市长说，它会比我们所有人都活得更久。清晨第一批汽车驶过，没有人介意排队。",
    "big5": "大橋重新開放了。市長說，它會比我們所有人都活得更久。清晨第一批汽車駛過，沒有人介意排隊。",
    "cp932": "橋がまた開いた。最初の車が渡ったのは夜明けだった。行列を気にする人はいないようだった。①",
    "euc_jp": "橋がまた開いた。最初の車が渡ったのは夜明けだった。行列を気にする人はいないようだった。",
    "iso2022_jp": "橋がまた開いた。最初の車が渡ったのは夜明けだった。",
    "cp949": "다리가 다시 열렸다. 첫 번째 차들은 새벽에 건넜고 아무도 줄을 신경 쓰지 않는 것 같았다.",
    "cp1251": "Мост снова открыт. Первые машины проехали на рассвете, и никто не жаловался на очередь.",
    "koi8-r": "Мост снова открыт. Первые машины проехали на рассвете, и никто не жаловался на очередь.",
    "cp1253": "Η γέφυρα άνοιξε ξανά. Τα πρώτα αυτοκίνητα πέρασαν την αυγή και κανείς δεν παραπονέθηκε.",
    "cp1250": "Most znów jest otwarty. Żółte samochody przejechały o świcie, a nikt się nie żalił na ścisk.",
    "cp1255": "הגשר נפתח מחדש. המכוניות הראשונות חצו אותו עם שחר, ואיש לא התלונן על התור.",
    "cp1256": "فتح الجسر من جديد. عبرت أولى السيارات عند الفجر ولم يبد أن أحدا ينزعج من الزحام.",
    "cp874": "สะพานเปิดอีกครั้ง รถคันแรกข้ามตอนรุ่งสางและไม่มีใครบ่นเรื่องคิว",
    "cp1252": "Le pont a rouvert. L’été dernier, personne n’a protesté ; c’était déjà très gai, dit-on à l’été.",
    "utf-16-le": "The bridge is open again – and nobody minded the queue.",
}
SHAPES = {
    "a fragment": "<p>{}</p>",
    "a page": '<html><body><div class="story"><a href="/x">x</a><p>{}</p></div></body></html>',
    "text": "{}",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("encoding", WORDS)
def test_what_nobody_declared_is_guessed_and_said(encoding: str, shape: str) -> None:
    """The words are right, and an editor is told that they might not have been."""
    article = read(SHAPES[shape].format(WORDS[encoding]).encode(encoding))

    assert WORDS[encoding] in article.model_dump_json()
    assert [("warning", True)] == [(note.weight, "guessed as" in note.message) for note in article.notes]


@pytest.mark.parametrize("encoding", [name for name in WORDS if name != "utf-16-le"])
@pytest.mark.parametrize("declare", ['<meta charset="{}">', '<?xml version="1.0" encoding="{}"?>'])
def test_what_is_declared_is_no_guess(encoding: str, declare: str) -> None:
    label = {"cp949": "euc-kr", "cp932": "shift_jis", "cp874": "tis-620"}.get(encoding, encoding)
    label = label.replace("cp125", "windows-125").replace("_", "-") if label != "shift_jis" else label
    article = read((declare.format(label) + f"<p>{WORDS[encoding]}</p>").encode(encoding), "html")

    assert (WORDS[encoding], ()) == (article.blocks[0].model_dump()["text"], article.notes)


@pytest.mark.parametrize("words", [*WORDS.values(), "ASCII", "Größe", "😀", "a\u200bb", "ä\x1b$B"])
@pytest.mark.parametrize("declared", ["", "<meta charset=windows-1252>", "<meta charset=koi8-r>", "<meta charset=x>"])
def test_valid_utf_8_is_never_a_guess(words: str, declared: str) -> None:
    article = read(f"{declared}<p>{words}</p>".encode(), "html")

    assert (words.replace("\x1b", ""), ()) == (article.blocks[0].model_dump()["text"], article.notes)


@pytest.mark.parametrize("encoding", WORDS)
def test_a_person_may_say_it(encoding: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Then nothing is guessed, whatever the file declares."""
    path = tmp_path / "story.html"
    path.write_bytes(f"<p>{WORDS[encoding]}</p>".encode(encoding))

    assert () == read(path, encoding=encoding).notes
    assert 0 == main(["render", str(path), "--encoding", encoding, "--to", "text", "--strict"])
    assert WORDS[encoding][:8] in capfd.readouterr().out
    assert 0 == main(["read", str(path), "--encoding", encoding])
    assert WORDS[encoding] == json.loads(capfd.readouterr().out)["blocks"][0]["text"]


@pytest.mark.parametrize("name", ["klingon", "rot13", "zlib", "utf-7", "idna", "", "\0", "undefined"])
def test_an_encoding_that_is_none_is_an_input_error(name: str) -> None:
    with pytest.raises(InputError, match="no encoding named"):
        read(b"<p>words</p>", encoding=name)


def test_an_encoding_that_does_not_fit_is_an_input_error() -> None:
    with pytest.raises(InputError, match=r"not utf-8, as was asked for \(byte 3\)"):
        read(b"<p>\xff</p>", encoding="utf-8")


def test_a_guess_is_a_finding_under_strict(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes("Zwölf Boxkämpfer jagten Viktor.".encode("windows-1252"))

    assert 1 == main(["render", str(tmp_path / "a.txt"), "--to", "text", "--strict"])
    assert "guessed as windows-1252; --encoding NAME says which it is" in capfd.readouterr().err


def zipped(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(name, "<w/>" * 99)
    return held.getvalue()


NOISE = random.Random(8).randbytes  # noqa: S311 (not for a secret)
FILES = {
    "a PNG picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE(900),
    "a JPEG picture": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + NOISE(900),
    "a WebP picture": b"RIFF\x24\0\0\0WEBPVP8 " + NOISE(900),
    "a PDF": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 9,
    "a Word document (.docx)": zipped("word/document.xml"),
    "an Excel workbook (.xlsx)": zipped("xl/workbook.xml"),
    "a zip archive": zipped("notes.txt"),
    "an old Office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
    "a rich text document (RTF)": rb"{\rtf1\ansi Words.}",
    "an MP4 film": b"\0\0\0\x18ftypisom" + NOISE(900),
    "a gzip archive": b"\x1f\x8b\x08\0" + NOISE(90),
    "binary data, and no text": NOISE(4_000),
    "binary data": zlib.compress(NOISE(4_000)),
}


@pytest.mark.parametrize("suffix", [".html", ".txt", ".json", ""])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_text_is_refused_by_what_it_is(
    kind: str, suffix: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"story{suffix}"
    path.write_bytes(FILES[kind])

    assert 2 == main(["read", str(path)])
    out, err = capfd.readouterr()
    assert ("", 1) == (out, len(err.splitlines()))
    assert f"{path}: seems to be {kind}" in err


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\n", b"\xef\xbb\xbf", b"\0\0"])
def test_an_empty_file_is_no_article(data: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_bytes(data)

    assert 2 == main(["render", str(tmp_path / "a.html"), "--to", "text"])
    assert "a.html: " in capfd.readouterr().err


@pytest.mark.parametrize(
    "words", ["BMW shows a car", "MZ is a motorcycle", "ID3 tags explained", "BZh is no word", "II"]
)
def test_words_that_begin_as_a_picture_does_are_words(words: str) -> None:
    assert words in read(words.encode(), "text").model_dump_json()


def test_some_odd_characters_make_no_binary() -> None:
    """A form feed of an old printer, a bell, the zero that a database left."""
    article = read(b"<p>One\x0c two\x07 three\0 four, and many a word more, as articles have them.</p>", "html")

    assert "One two three four, and" in article.model_dump_json()


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device on this system")
@pytest.mark.parametrize("command", [["read"], ["render", "--to", "text"], ["lint"], ["newsletter", "-o", "x"]])
def test_what_never_ends_is_refused_at_the_limit(command: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert 2 == main([*command, "/dev/zero"])
    err = capfd.readouterr().err
    assert "/dev/zero: more than" in err
    assert 1 == len(err.splitlines())


def test_the_limit_is_the_same_for_bytes() -> None:
    with pytest.raises(InputError, match="more than 20,971,520 bytes"):
        read(b"a" * (MOST_BYTES + 1))
