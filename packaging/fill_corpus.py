"""Labels the words that a sense-annotated corpus (WSD XML with gold keys, plain or .xz) leaves out with what a model says of them.

usage: fill_corpus.py text DATA.xml
prints each sentence as a paragraph of tokens, for glossator-cli tag.
usage: fill_corpus.py fill DATA.xml KEYS.txt TAGS.jsonl PREFIX [--left-out-classes]
writes PREFIX.data.xml and PREFIX.gold.key.txt: instances with keys stay, other words with several senses become instances, too, and get
the sense that the model puts first. With --left-out-classes only words of parts of speech that no key of their document has do, as in
SemCor's documents with keys for verbs alone.
"""
import json
import lzma
import sys
import xml.etree.ElementTree as ElementTree


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


def fill(data, gold, tags, prefix, left_out_classes):
    with open_text(gold) as file:
        keys = dict(line.rstrip("\n").split(" ", 1) for line in file)
    words = tagged_words(tags)
    tree = read_tree(data)
    written, position, found = {}, 0, 0
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
                    written[name] = max(unit["candidates"], key=lambda candidate: candidate["p"])["sense"]
            position += 1
    tree.write(f"{prefix}.data.xml", encoding="utf-8", xml_declaration=True)
    with open(f"{prefix}.gold.key.txt", "w", encoding="utf-8") as file:
        file.writelines(f"{name} {senses}\n" for name, senses in written.items())
    print(f"{prefix}: {len(written) - found} instances kept, {found} filled in")


def main():
    match sys.argv[1:]:
        case ["text", data]:
            print_text(data)
        case ["fill", data, gold, tags, prefix, *options] if options in ([], ["--left-out-classes"]):
            fill(data, gold, tags, prefix, left_out_classes=bool(options))
        case _:
            sys.exit(__doc__)


main()
