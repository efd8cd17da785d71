"""Makes a sense-annotated corpus (WSD XML with gold keys) of one with supersenses in DiMSUM's format (Schneider et al. 2016), to measure on.

usage: supersense_corpus.py DATA WORDNET PREFIX
DATA has nine columns a token, WORDNET is the folder of WordNet's dictionary files. Writes PREFIX.data.xml and PREFIX.gold.key.txt: single
nouns and verbs whose lemma has senses of the annotated supersense, and others, are instances with the former as keys, any of which is right.
Consecutive sentences whose ids differ in the last number alone are a document; of ids without a dot, each is one, as tweets are.
"""
import itertools
import pathlib
import sys
from xml.sax.saxutils import escape, quoteattr

from wordnet_files import entries

# lexnames(5WN) from number 3 on, as DiMSUM calls them; its "other" is what WordNet keeps at the top.
SUPERSENSES = dict(enumerate(
    "n.other n.act n.animal n.artifact n.attribute n.body n.cognition n.communication n.event n.feeling n.food n.group n.location n.motive "
    "n.natural_object n.person n.phenomenon n.plant n.possession n.process n.quantity n.relation n.shape n.state n.substance n.time v.body "
    "v.change v.cognition v.communication v.competition v.consumption v.contact v.creation v.emotion v.motion v.perception v.possession "
    "v.social v.stative v.weather".split(), 3))
KEY_CLASS = {"NOUN": "1", "VERB": "2"}


def senses(folder):
    """(lemma, class in keys) → [(key, supersense)], nouns and verbs only."""
    found = {}
    for line in entries(pathlib.Path(folder) / "index.sense"):
        key = line.split(" ", 1)[0]
        lemma, place = key.split("%")
        part, file_number, *_ = place.split(":")
        if part in KEY_CLASS.values():
            found.setdefault((lemma, part), []).append((key, SUPERSENSES[int(file_number)]))
    return found


def sentences(path):
    with open(path, encoding="utf-8") as file:
        for blank, lines in itertools.groupby(file, lambda line: not line.strip()):
            if not blank:
                yield [line.rstrip("\n").split("\t") for line in lines]


def document_of(sentence):
    name = sentence[0][8]
    return name.rpartition(".")[0] or name


def keys_of(token, inventory):
    """Those of the annotated supersense, if they are not all of the lemma's or none."""
    _, _, lemma, pos, multiword, _, _, supersense, _ = token
    if pos not in KEY_CLASS or multiword.upper() != "O":
        return []
    known = inventory.get((lemma.lower(), KEY_CLASS[pos]), [])
    fitting = [key for key, name in known if name == supersense]
    return fitting if len(fitting) < len(known) else []


def written(token, name, keys):
    attributes = f"lemma={quoteattr(token[2].lower())} pos={quoteattr('.' if token[3] == 'PUNCT' else token[3])}"
    if keys:
        return f"<instance id={quoteattr(name)} {attributes}>{escape(token[1])}</instance>\n"
    return f"<wf {attributes}>{escape(token[1])}</wf>\n"


def write_document(document, members, inventory, text, gold):
    """How many instances there are."""
    count = 0
    text.write(f"<text id={quoteattr(document)}>\n")
    for sentence in members:
        text.write(f"<sentence id={quoteattr(sentence[0][8])}>\n")
        for token in sentence:
            name, keys = f"{sentence[0][8]}.t{token[0]}", keys_of(token, inventory)
            text.write(written(token, name, keys))
            if keys:
                gold.write(" ".join([name, *keys]) + "\n")
                count += 1
        text.write("</sentence>\n")
    text.write("</text>\n")
    return count


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    data, folder, prefix = sys.argv[1:]
    inventory, count = senses(folder), 0
    with open(f"{prefix}.data.xml", "w", encoding="utf-8") as text, open(f"{prefix}.gold.key.txt", "w", encoding="utf-8") as gold:
        text.write('<?xml version="1.0" encoding="UTF-8" ?>\n<corpus lang="en" source="supersenses">\n')
        for document, members in itertools.groupby(sentences(data), document_of):
            count += write_document(document, members, inventory, text, gold)
        text.write("</corpus>\n")
    print(f"{prefix}: {count} instances")


main()
