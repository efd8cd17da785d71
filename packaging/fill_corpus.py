"""Labels the words that a sense-annotated corpus (WSD XML with gold keys, plain or .xz) leaves out with what a model says of them.

usage: fill_corpus.py text DATA.xml
prints each sentence as a paragraph of tokens, for glossator-cli tag.
usage: fill_corpus.py fill DATA.xml KEYS.txt TAGS.jsonl PREFIX [--left-out-classes | --related WORDNET]
writes PREFIX.data.xml and PREFIX.gold.key.txt: instances with keys stay, other words with several senses become instances, too, and get
the sense that the model puts first. With --left-out-classes only words of parts of speech that no key of their document has do, as in
SemCor's documents with keys for verbs alone. With --related, for the documents of definition_corpus.py, a word gets the one sense of its
own that the wordnet relates to the defined one, such as that of its hypernym, and PREFIX.related.key.txt lists these words.
"""
import json
import lzma
import sys
import xml.etree.ElementTree as ElementTree

from wordnet_files import synsets, synsets_of_keys

# A related sense that the model thinks less probable than this is taken for chance: "a part" of a head is not a parting of hair.
LEAST_PROBABLE_RELATED = 0.02


def open_text(path):
    return lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")


def read_tree(path):
    with open_text(path) as file:
        return ElementTree.parse(file)


def form_of(token):
    return token.text.replace(" ", "_")


def print_text(data):
    for sentence in read_tree(data).iter("sentence"):
        print(" ".join(form_of(token) for token in sentence), end="\n\n")


def tagged_words(path):
    """(start, end) in the whole text → unit, of words with several senses."""
    words = {}
    with open_text(path) as file:
        for line in file:
            sentence = json.loads(line)
            for unit in sentence["units"]:
                if len(unit["tokens"]) == 1 and len(unit["candidates"]) > 1:
                    token = sentence["tokens"][unit["tokens"][0]]
                    words[sentence["offset"] + token["start"], sentence["offset"] + token["end"]] = unit
    return words


def labelled_classes(text, keys):
    return {token.get("pos") for token in text.iter("instance") if token.get("id") in keys}


class RelatedSenses:
    """What the wordnet itself says of words in definitions: most name a hypernym or another relative of what they define."""

    def __init__(self, folder):
        self.synset_of = synsets_of_keys(folder)
        self.related = {name: related for name, _, related, _ in synsets(folder)}

    def sense_of(self, unit, defined):
        """The unit's one sense related to the synset defined, if there is one and it is not improbable."""
        found = [candidate for candidate in unit["candidates"] if self.synset_of.get(candidate["sense"]) in self.related.get(defined, ())]
        return found[0]["sense"] if len(found) == 1 and found[0]["p"] >= LEAST_PROBABLE_RELATED else None


def write_keys(path, keys):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{name} {senses}\n" for name, senses in keys.items())


def fill(data, gold, tags, prefix, left_out_classes=False, relations=None):
    with open_text(gold) as file:
        keys = dict(line.rstrip("\n").split(" ", 1) for line in file)
    words = tagged_words(tags)
    tree = read_tree(data)
    written, related, position, found = {}, {}, 0, 0
    for text in tree.iter("text"):
        passed_over = labelled_classes(text, keys) if left_out_classes else {}
        for sentence in text.iter("sentence"):
            for token in sentence:
                start, position = position, position + len(form_of(token)) + 1
                name = token.get("id")
                if name in keys:
                    written[name] = keys[name]
                elif (unit := words.get((start, position - 1))) and unit["pos"] not in passed_over:
                    name = name or f"{sentence.get('id')}.f{found:06}"
                    found += 1
                    token.tag, token.attrib = "instance", {"id": name, "lemma": unit["lemma"], "pos": unit["pos"]}
                    if relations and (sense := relations.sense_of(unit, text.get("id"))):
                        related[name] = sense
                    written[name] = related.get(name) or max(unit["candidates"], key=lambda candidate: candidate["p"])["sense"]
            position += 1
    tree.write(f"{prefix}.data.xml", encoding="utf-8", xml_declaration=True)
    write_keys(f"{prefix}.gold.key.txt", written)
    print(f"{prefix}: {len(written) - found} instances kept, {found} filled in")
    if relations:
        write_keys(f"{prefix}.related.key.txt", related)
        print(f"{prefix}: {len(related)} of these by the wordnet's relations")


def main():
    match sys.argv[1:]:
        case ["text", data]:
            print_text(data)
        case ["fill", data, gold, tags, prefix]:
            fill(data, gold, tags, prefix)
        case ["fill", data, gold, tags, prefix, "--left-out-classes"]:
            fill(data, gold, tags, prefix, left_out_classes=True)
        case ["fill", data, gold, tags, prefix, "--related", folder]:
            fill(data, gold, tags, prefix, relations=RelatedSenses(folder))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
