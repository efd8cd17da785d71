#!/usr/bin/env python3
"""Makes segments.txt.qz: where treebanks see sentences and words.

    make_segmenter_fixture.py OUTPUT_FOLDER SENTENCES CONLLU_FILE…

takes the first SENTENCES sentences of each file. For each paragraph a line "# " and its text, then for each sentence a line of UTF-16
offsets: start and end of the sentence, then of its words. Universal Dependencies take hyphenated words apart and the Penn
Treebank does not, so they are joined here. Written for qUncompress.
"""

import pathlib
import struct
import sys
import zlib


def paragraphs(path, count):
    paragraph, meta, rows = [], {}, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            meta[name.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            if paragraph and any(name.startswith(("newpar", "newdoc")) for name in meta):
                yield paragraph
                paragraph = []
            paragraph.append((meta["text"], rows))
            meta, rows = {}, []
            count -= 1
            if count == 0:
                break
    yield paragraph


def has_space_after(rows):
    number = int(rows[-1][0])
    spans = [row for row in rows if row[0].endswith(f"-{number}")]
    return "SpaceAfter=No" not in (spans or rows)[-1][9]


def word_spans(text, rows):
    spans, position = [], 0
    for row in rows:
        if not row[0].isdigit():
            continue
        start = text.find(row[1], position)
        if start < 0:
            continue
        position = start + len(row[1])
        is_hyphen = row[4] == "HYPH"
        if spans and spans[-1][1] == start and (is_hyphen or spans[-1][2]):
            spans[-1] = (spans[-1][0], position, is_hyphen)
        else:
            spans.append((start, position, is_hyphen))
    return [(start, end) for start, end, _ in spans]


def main():
    output, count, *paths = sys.argv[1:]
    lines = []
    for path in paths:
        for paragraph in paragraphs(pathlib.Path(path), int(count)):
            whole, sentences = "", []
            for text, rows in paragraph:
                base = len(whole)
                sentences.append([(base, base + len(text))] + [(base + s, base + e) for s, e in word_spans(text, rows)])
                whole += text + (" " if has_space_after(rows) else "")
            units = [0]
            for character in whole:
                units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
            lines.append("# " + whole.rstrip())
            lines += [" ".join(f"{units[s]} {units[e]}" for s, e in spans) for spans in sentences]
    content = "\n".join(lines).encode()
    path = pathlib.Path(output) / "segments.txt.qz"
    path.write_bytes(struct.pack(">I", len(content)) + zlib.compress(content, 9))


main()
