"""WordNet's dictionary files, as the scripts that prepare corpora need them (wndb(5WN))."""
import pathlib

PARTS_OF_SPEECH = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
CLASS_OF_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


def entries(path):
    """The lines of a dictionary file without those of its licence, which are indented."""
    with open(path, encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file if not line.startswith(" "))


def name_of(part_of_speech, offset):
    """A synset's name: n02084071. Satellite adjectives are adjectives."""
    return ("a" if part_of_speech == "s" else part_of_speech) + offset


def synsets(folder):
    """(name, lemmas, names of the synsets it points to, definition without examples) of each synset."""
    for part in PARTS_OF_SPEECH.values():
        for line in entries(pathlib.Path(folder) / f"data.{part}"):
            head, gloss = line.split(" | ", 1)
            fields = head.split()
            after_lemmas = 4 + 2 * int(fields[3], 16)
            # An adjective's lemma may carry its place in the sentence: "alive(p)".
            lemmas = {lemma.split("(")[0].lower() for lemma in fields[4:after_lemmas:2]}
            pointers = fields[after_lemmas + 1 : after_lemmas + 1 + 4 * int(fields[after_lemmas])]
            related = {name_of(pos, offset) for offset, pos in zip(pointers[1::4], pointers[2::4])}
            yield name_of(fields[2], fields[0]), lemmas, related, gloss.split('; "')[0].replace('"', "").rstrip("; ")


def synsets_of_keys(folder):
    """Sense key → name of its synset."""
    fields = (line.split() for line in entries(pathlib.Path(folder) / "index.sense"))
    return {key: name_of(CLASS_OF_KEY[key.split("%")[1][0]], offset) for key, offset, *_ in fields}
