"""Joins sense-annotated corpora (WSD XML with gold keys) into one.

usage: join_corpora.py PREFIX PREFIX… JOINED
reads PREFIX.data.xml and PREFIX.gold.key.txt of each, which share no ids, and writes JOINED.data.xml and JOINED.gold.key.txt.
"""
import pathlib
import sys


def read(prefix, suffix):
    return pathlib.Path(f"{prefix}{suffix}").read_text(encoding="utf-8")


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    *prefixes, joined = sys.argv[1:]
    corpora = [read(prefix, ".data.xml") for prefix in prefixes]
    head = corpora[0][: corpora[0].index("<text ")]
    documents = [corpus[corpus.index("<text ") : corpus.rindex("</corpus>")] for corpus in corpora]
    keys = [read(prefix, ".gold.key.txt") for prefix in prefixes]
    pathlib.Path(f"{joined}.data.xml").write_text(head + "".join(documents) + "</corpus>\n", encoding="utf-8")
    pathlib.Path(f"{joined}.gold.key.txt").write_text("".join(keys), encoding="utf-8")
    print(f"{joined}: {len(prefixes)} corpora, {sum(text.count('<text ') for text in documents)} documents")


main()
