#!/usr/bin/env python3
"""Makes wordpiece.jsonl.qz and vocab.txt.qz: what the `tokenizers` package makes of some thousand texts.

    make_wordpiece_fixture.py ENCODER_FOLDER WSD_FOLDER CONLLU_FILE OUTPUT_FOLDER

ENCODER_FOLDER holds tokenizer.json and vocab.txt of a lower-case BERT encoder; WSD_FOLDER the unified framework's corpora
(semcor/semcor.data.xml.xz, senseval2/senseval2.data.xml, …); CONLLU_FILE the test part of UD English EWT.

One JSON array a line: the text, then for each subword its id, its start less the end of the subword before, and its length; offsets
count UTF-16 code units. Written for qUncompress: the length in four bytes, then a zlib stream.

The reference turns the spellings of special tokens ("[SEP]" …) into special tokens; Glossator reads text as text. No text here
contains one.
"""

import json
import lzma
import pathlib
import random
import re
import struct
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
import zlib

import tokenizers

SCRIPTS = [
    (0x00A0, 0x024F), (0x0250, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x0590, 0x05FF), (0x0600, 0x06FF),
    (0x0900, 0x097F), (0x0E00, 0x0E7F), (0x1100, 0x11FF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x20A0, 0x22FF),
    (0x2600, 0x27BF), (0x3000, 0x30FF), (0x4E00, 0x4FFF), (0xAC00, 0xAEFF), (0xE000, 0xE010), (0xF900, 0xFB4F),
    (0xFE00, 0xFFFD), (0x1D400, 0x1D7FF), (0x1F300, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x20080), (0xE0001, 0xE007F),
]

HAND_MADE = [
    "", " ", "\t\n\r", "\x00", "\ufffd", "a\x00b\ufffdc", "a\x7fb\x0bc\x0cd\x85e\u2028f\u2029g", "zero\u200bwidth\u200djoin\ufeffer",
    "\u00adsoft\u00adhyphen\u00ad", "İstanbul İI ıi", "Straße STRASSE ẞ", "ΟΔΥΣΣΕΥΣ Οδυσσεύς ὈΔΥΣΣΕΎΣ", "ﬁne ﬂow oﬃce ﬆ ﬅ",
    "café cafe\u0301 CAFÉ CAFE\u0301 cafe\u0301s", "\u0301lone mark", "x \u0301 y", "a\u0323\u0302 a\u0302\u0323 ậ ậ", "Å Å A\u030a", "naïve façade coöperate",
    "Tiếng Việt: Nguyễn Ái Quốc", "Zażółć gęślą jaźń", "مرحبا بالعالم، كيف الحال؟", "السَّلَامُ عَلَيْكُمْ", "שָׁלוֹם עוֹלָם ׀ עברית־ארמית", "हिन्दी में क्या है", "ภาษาไทยไม่มีช่องว่าง",
    "한국어 각 힣 가", "\u1112\u1161\u11ab jamo \u302e\u1112\u1161", "日本語のテキスト、カタカナとがぎぐ", "中文文本,混合English词汇。", "豈 更 車 \U0002F800", "か\u3099 が", "ﾊﾝｶｸ ＦＵＬＬ ｗｉｄｔｈ １２３",
    "👍", "👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇬🇧", "ok👍ok", "I ❤️ NY ☃", "𝔊𝔩𝔬𝔰𝔰𝔞𝔱𝔬𝔯 𝒮𝑒𝓃𝓈𝑒 𝟘𝟙𝟚", "𐐀𐐨 Deseret 𞤀𞤢", "x²+y³=√z ½ ¼ ⅷ Ⅷ ℵ ℃ № ™ ®", "a\u00a0b\u2003c\u3000d\u1680e\u202ff",
    "“quoted” ‘single’ «guillemets» „low“ … — – ‐ ‑ ‒ −", "\u061c\u200e\u200fbidi\u202amarks\u202c\u2066x\u2069", "Hello\u0337\u0338 Z̸̡͕a̷͈͌l̶͚̀g̸̬̈́o̶͓̐", "no_one's e-mail@ex-ample.org; http://a.b/c?d=e&f=%20#g",
    "$1,234.56 100% #tag @me ~x `y` ^z |w| {v} [u] <t> \\s/ +r =q", "a" * 100, "a" * 101, "word " + "x" * 300 + " word", "é" * 100, "é" * 101, "e\u0301" * 101,
    "한" * 33, "한" * 34, "👍" * 100, "👍" * 101, "-" * 120, "中" * 120, "donaudampfschifffahrtsgesellschaftskapitän", "pneumonoultramicroscopicsilicovolcanoconiosis", "antidisestablishmentarianism's",
    "##ing ## # ##", "unaffable unaffably", "\ue000private\uf8ff \U000f0000 \U0010ffff", "\u0378unassigned\u0530", "\u166d\u1734\u1885\ua9bd\U000111c9", "\ua7cb \U00010d50 \u1c89 \U00016ea0",
]


def corpus_sentences(path, every):
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rb") as file:
        tree = ElementTree.parse(file)
    for number, sentence in enumerate(tree.iter("sentence")):
        if number % every == 0:
            yield " ".join("".join(token.itertext()) for token in sentence)


def treebank_sentences(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def code_points(per_line=24):
    def wanted(code):
        category = unicodedata.category(chr(code))
        if category == "Cs":
            return False
        dense = category not in ("Cn", "Co") and not 0x3400 <= code <= 0x9FFF and not 0xAC00 <= code <= 0xD7A3
        return dense and code < 0x1F000 and not 0x12000 <= code <= 0x16A3F and not 0x17000 <= code <= 0x1BCFF or code % 397 == 0

    chosen = [code for code in range(0x110000) if wanted(code)]
    for begin in range(0, len(chosen), per_line):
        yield " ".join(f"a{chr(code)}b" for code in chosen[begin:begin + per_line])


def random_mixtures(count, generator):
    words = ["the", "Bank", "unlikely", "don't", "resumé", "X", "3.14", "\t", "  ", "-", "(", "word."]
    for _ in range(count):
        parts = []
        for _ in range(generator.randint(2, 12)):
            if generator.random() < 0.3:
                parts.append(generator.choice(words))
            else:
                first, last = generator.choice(SCRIPTS)
                parts.append("".join(chr(generator.randint(first, last)) for _ in range(generator.randint(1, 6))))
            if generator.random() < 0.2:
                parts.append(chr(generator.randint(0x300, 0x36F)) * generator.randint(1, 2))
            if generator.random() < 0.5:
                parts.append(" ")
        yield "".join(parts)


def expected_row(tokenizer, text):
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    encoding = tokenizer.encode(text, add_special_tokens=False)
    row, end = [], 0
    for identifier, (first, last) in zip(encoding.ids, encoding.offsets):
        row += [identifier, units[first] - end, units[last] - units[first]]
        end = units[last]
    return row


def write_compressed(path, content):
    path.write_bytes(struct.pack(">I", len(content)) + zlib.compress(content, 9))


def main():
    encoder, wsd, treebank, output = map(pathlib.Path, sys.argv[1:])
    tokenizer = tokenizers.Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    texts = list(corpus_sentences(wsd / "semcor/semcor.data.xml.xz", 40))
    for name in ("semeval2007", "senseval2", "senseval3"):
        texts += corpus_sentences(wsd / f"{name}/{name}.data.xml", 1)
    texts += treebank_sentences(treebank)
    texts += HAND_MADE
    texts += random_mixtures(600, random.Random(3))
    texts += code_points()
    special = re.compile(r"\[(CLS|SEP|MASK|UNK|PAD)\]")
    rows = [json.dumps([text, expected_row(tokenizer, text)], ensure_ascii=False, separators=(",", ":"))
            for text in texts if not special.search(text)]
    write_compressed(output / "wordpiece.jsonl.qz", "\n".join(rows).encode())
    write_compressed(output / "vocab.txt.qz", (encoder / "vocab.txt").read_bytes())
    print(f"{len(rows)} texts, tokenizers {tokenizers.__version__}")


if __name__ == "__main__":
    main()
