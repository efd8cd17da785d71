"""Writes WordNet's definitions (without examples) as a corpus that nobody annotated, for fill_corpus.py.

usage: definition_corpus.py WORDNET COUNT PREFIX
WORDNET is the folder of WordNet's dictionary files. Writes PREFIX.data.xml, a document for each of COUNT definitions of at least four
tokens, and an empty PREFIX.gold.key.txt. The definitions come in random order, always the same; those of synsets that share a lemma with
another synset of their part of speech come first.
"""
import pathlib
import random
import re
import sys
from xml.sax.saxutils import escape

PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")


def entries(path):
    """The lines of a dictionary file without those of its licence, which are indented."""
    with open(path, encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file if not line.startswith(" "))


def ambiguous_lemmas(path):
    fields = (line.split() for line in entries(path))
    return {lemma for lemma, _, senses, *_ in fields if int(senses) > 1}


def definitions(path):
    """(lemmas, tokens of the definition) of each synset."""
    for line in entries(path):
        head, gloss = line.split(" | ", 1)
        fields = head.split()
        count = int(fields[3], 16)
        # An adjective's lemma may carry its place in the sentence: "alive(p)".
        lemmas = {lemma.split("(")[0].lower() for lemma in fields[4 : 4 + 2 * count : 2]}
        definition = gloss.split('; "')[0].replace('"', "").rstrip("; ")
        yield lemmas, re.findall(r"\w+(?:[-.']\w+)*|[^\w\s]", definition)


def in_order(folder):
    shared, others = [], []
    for part in PARTS_OF_SPEECH:
        ambiguous = ambiguous_lemmas(folder / f"index.{part}")
        for lemmas, tokens in definitions(folder / f"data.{part}"):
            if len(tokens) >= 4:
                (others if ambiguous.isdisjoint(lemmas) else shared).append(tokens)
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
        file.writelines(document(f"definition{i:06}", tokens) for i, tokens in enumerate(chosen))
        file.write("</corpus>\n")
    open(f"{prefix}.gold.key.txt", "w", encoding="utf-8").close()
    print(f"{prefix}: {len(chosen)} definitions, {sum(map(len, chosen))} tokens")


main()
