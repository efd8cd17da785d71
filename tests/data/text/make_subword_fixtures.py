#!/usr/bin/env python3
"""Makes bytelevelbpe.jsonl.qz and sentencepiece.jsonl.qz: what the `tokenizers` and `sentencepiece` packages make of some hundred texts with
the vocabularies of the tiny encoders.

    make_subword_fixtures.py SAMPLE.txt ENCODERS_FOLDER OUTPUT_FOLDER

SAMPLE.txt is resources/sample/the-twins.txt; ENCODERS_FOLDER holds tiny-roberta and tiny-xlm-roberta (make_tiny_encoders.py).

One JSON array a line: the text, what stands before it (0 nothing, 1 a space, 2 a word), then for each subword its id, its start less the
end of the subword before, and its length; offsets count UTF-16 code units. Written for qUncompress.

Where a subword covers nothing but white space, its range is empty; where that lies says nothing and is written as the end before.
White space at the start of a subword is left out of SentencePiece's offsets, as Glossator does. Ids are XLM-RoBERTa's, which are
SentencePiece's plus one but for <s> 0, <pad> 1, </s> 2 and <unk> 3.
"""

import json
import pathlib
import random
import re
import sys

import sentencepiece
import tokenizers
from make_wordpiece_fixture import HAND_MADE, code_points, random_mixtures, write_compressed

NOTHING, SPACE, WORD = range(3)
MORE = ["don't", "'s", " 's", "''ll", "we'll've", "I'M I'm", "a  b   c\n\n d \t", "\n", "  ", "   x", "x   ", "\u00a0x", "12ab 1²½", "e\u0301", "😀😀", "▁", "a▁b ▁",
        "-" * 300, "ab" * 200, "<s", "unk>", "The bank of the river.", "river", ".", "n't"]


def byte_level(folder, prefixes_space):
    return tokenizers.ByteLevelBPETokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"), add_prefix_space=prefixes_space,
                                            trim_offsets=True)


def sentence_piece(folder, adds_space):
    model = (folder / "sentencepiece.bpe.model").read_bytes()
    # A second normalizer_spec is merged into the first: add_dummy_prefix (3) = false.
    return sentencepiece.SentencePieceProcessor(model_proto=model if adds_space else model + b"\x1a\x02\x18\x00")


def byte_level_pieces(tokenizer, text):
    encoding = tokenizer.encode(text)
    return zip(encoding.ids, encoding.offsets)


def sentence_pieces(processor, text):
    data = text.encode()
    for piece in processor.encode(text, return_type="proto").pieces:
        start, end = (len(data[:byte].decode()) for byte in (piece.begin, piece.end))
        while start < end and text[start].isspace():
            start += 1
        yield (piece.id + 1 if piece.id > 0 else 3), (start, end)


def row(text, before, pieces):
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    numbers, end = [], 0
    for identifier, (first, last) in pieces:
        if first == last:
            numbers += [identifier, 0, 0]
            continue
        numbers += [identifier, units[first] - end, units[last] - units[first]]
        end = units[last]
    return json.dumps([text, before, numbers], ensure_ascii=False, separators=(",", ":"))


def main():
    sample, encoders, output = map(pathlib.Path, sys.argv[1:])
    lines = [line for line in sample.read_text(encoding="utf-8").split("\n") if line]
    texts = lines[:20] + MORE + HAND_MADE + list(random_mixtures(200, random.Random(4))) + list(code_points())[::4]
    texts += sorted(set(re.findall(r"\w+|[^\w\s]", " ".join(lines))))[:400]
    texts = [text for text in texts if not re.search(r"<(s|/s|unk|pad|mask)>", text)]

    plain, prefixed = (byte_level(encoders / "tiny-roberta", prefixes) for prefixes in (False, True))
    rows = [row(text, before, byte_level_pieces(prefixed if before == SPACE else plain, text))
            for text in texts for before in (NOTHING, SPACE)]
    write_compressed(output / "bytelevelbpe.jsonl.qz", "\n".join(rows).encode())

    spaced, joined = (sentence_piece(encoders / "tiny-xlm-roberta", adds) for adds in (True, False))
    rows = [row(text, before, sentence_pieces(joined if before == WORD else spaced, text)) for text in texts for before in (NOTHING, WORD)]
    write_compressed(output / "sentencepiece.jsonl.qz", "\n".join(rows).encode())
    print(f"{len(texts)} texts, tokenizers {tokenizers.__version__}, sentencepiece {sentencepiece.__version__}")


main()
