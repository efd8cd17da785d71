"""Writes WordNet's definitions (without examples) as a corpus that nobody annotated, for fill_corpus.py.

usage: definition_corpus.py WORDNET COUNT PREFIX
WORDNET is the folder of WordNet's dictionary files. Writes PREFIX.data.xml, a document for each of COUNT definitions of at least four
tokens, whose id names the synset (n02084071), and an empty PREFIX.gold.key.txt. The definitions come in random order, always the same; those
of synsets that share a lemma with another synset of their part of speech come first.
"""
import pathlib
import random
import re
import sys
from xml.sax.saxutils import escape

from wordnet_files import PARTS_OF_SPEECH, entries, synsets


def ambiguous_lemmas(path):
    fields = (line.split() for line in entries(path))
    return {lemma for lemma, _, senses, *_ in fields if int(senses) > 1}


def in_order(folder):
    """(name of the synset, tokens of its definition)"""
    ambiguous = {letter: ambiguous_lemmas(folder / f"index.{part}") for letter, part in PARTS_OF_SPEECH.items()}
    shared, others = [], []
    for name, lemmas, _, definition in synsets(folder):
        tokens = re.findall(r"\w+(?:[-.']\w+)*|[^\w\s]", definition)
        if len(tokens) >= 4:
            (others if ambiguous[name[0]].isdisjoint(lemmas) else shared).append((name, tokens))
    random.seed(1)
    random.shuffle(shared)
    random.shuffle(others)
    return shared + others


def document(name, tokens):
    words = "".join(f'<wf lemma="{escape(token.lower())}" pos="X">{escape(token)}</wf>\n' for token in tokens)
    return f'<text id="{name}" source="definition">\n<sentence id="{name}.s0">\n{words}</sentence>\n</text>\n'


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, count, prefix = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    chosen = in_order(folder)[:count]
    with open(f"{prefix}.data.xml", "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8" ?>\n<corpus lang="en" source="definitions">\n')
        file.writelines(document(name, tokens) for name, tokens in chosen)
        file.write("</corpus>\n")
    open(f"{prefix}.gold.key.txt", "w", encoding="utf-8").close()
    print(f"{prefix}: {len(chosen)} definitions, {sum(len(tokens) for _, tokens in chosen)} tokens")


main()
