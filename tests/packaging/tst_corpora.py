"""The scripts that prepare training corpora, run as `./dev` runs them."""
import gzip
import json
import lzma
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "packaging"

# Nouns and verbs have keys in the first document, verbs alone in the second.
CORPUS = """<corpus lang="en" source="test">
<text id="d0">
<sentence id="d0.s0">
<wf lemma="the" pos="DET">The</wf>
<instance id="d0.s0.t0" lemma="grand_jury" pos="NOUN">grand jury</instance>
<instance id="d0.s0.t1" lemma="sit" pos="VERB">sat</instance>
<wf lemma="bank" pos="NOUN">bank</wf>
</sentence>
</text>
<text id="d1">
<sentence id="d1.s0">
<wf lemma="bank" pos="NOUN">Banks</wf>
<instance id="d1.s0.t0" lemma="lend" pos="VERB">lend</instance>
<wf lemma="be" pos="VERB">is</wf>
</sentence>
<sentence id="d1.s1">
<wf lemma="bank" pos="NOUN">bank</wf>
</sentence>
</text>
</corpus>
"""
KEYS = "d0.s0.t0 grand_jury%1:14:00::\nd0.s0.t1 sit%2:35:00::\nd1.s0.t0 lend%2:40:00:: lend%2:40:01::\n"


def sentence(offset, words, units):
    """A line as `glossator-cli tag` prints it; units: index of the token → lemma, part of speech, senses from the most probable."""
    tokens, start = [], 0
    for word in words:
        tokens.append({"form": word, "start": start, "end": start + len(word)})
        start += len(word) + 1
    listed = [{"tokens": [token], "lemma": lemma, "pos": pos,
               "candidates": [{"sense": sense, "p": 0.6 - 0.1 * i} for i, sense in enumerate(senses)]}
              for token, (lemma, pos, senses) in units.items()]
    return json.dumps({"offset": offset, "tokens": tokens, "units": listed})


BANK = ("bank", "NOUN", ["bank%1:17:01::", "bank%1:14:00::"])
TAGS = "\n".join([
    sentence(0, ["The", "grand_jury", "sat", "bank"], {2: ("sit", "VERB", ["sit%2:35:01::", "sit%2:35:00::"]), 3: BANK}),
    sentence(25, ["Banks", "lend", "is"], {0: BANK, 1: ("lend", "VERB", ["lend%2:40:01::", "lend%2:40:00::"]),
                                           2: ("be", "VERB", ["be%2:42:03::", "be%2:42:05::"])}),
    sentence(40, ["bank"], {0: BANK}),
]) + "\n"


# As in DiMSUM: word, lemma, part of speech, place in a multiword unit, supersense; sentences by their ids.
SUPERSENSES = {
    "review.1": [("The", "the", "DET", "O", ""), ("plants", "plant", "NOUN", "O", "n.artifact"), ("grew", "grow", "VERB", "O", "v.change")],
    "review.2": [("plant", "plant", "NOUN", "B", "n.artifact"), ("life", "life", "NOUN", "I", ""),
                 ("Plants", "plant", "NOUN", "o", "n.person"), ("&", "&", "PUNCT", "O", "")],
    "tweet-1": [("plant", "Plant", "NOUN", "o", "n.other")],
}


# As WordNet's dictionary has them: "plant" has two nouns, "fern" one, which is a plant of the second kind; a licence, examples, a marked
# adjective.
WORDNET = {
    "index.noun": "  1 licence\nplant n 2 1 @ 2 1 00000001 00000002\nfern n 1 1 @ 1 0 00000003\n",
    "index.sense": "plant%1:06:00:: 00000001 1 0\nplant%1:03:00:: 00000002 2 0\nalive%5:00:00:: 00000006 1 0\n",
    "data.noun": "  1 licence\n00000001 06 n 01 plant 0 000 | buildings for carrying on industrial labor; \"they built a large plant\"\n"
                 "00000002 03 n 02 plant 0 flora 0 000 | (botany) a living organism lacking \"legs\"\n"
                 "00000003 20 n 01 fern 0 002 @ 00000002 n 0000 & 00000006 s 0000 | any of numerous flowerless plants & more\n",
    "index.verb": "grow v 2 0 2 0 00000004 00000005\n",
    "data.verb": "00000004 30 v 01 grow 0 000 | become larger\n",
    "index.adj": "alive a 2 0 2 0 00000006 00000007\n",
    "data.adj": "00000006 00 a 01 alive(p) 0 000 | possessing life of one's own\n",
    "index.adv": "",
    "data.adv": "",
}


# As four Debian packages have them, with what is not prose between: headings, sources, links; drawings, authors; forms of words, fields of
# knowledge.
PROSE = {
    "usr/share/doc/anarchism/markdown/a.md.gz": "# A heading of this many words is none the less no prose\n\nLabour creates _\"all that there is\"_"
                                                " [ **A Book** , p. 3]\nand shall have all of it .\n\nSee [this](b.md) and that and all the other links\n",
    "usr/share/games/fortunes/wisdom": "A _\bgood scapegoat is as hard to find as a tree.\n\t\t-- Anonymous\n%\nToo short a saying.\n",
    "usr/share/games/fortunes/wisdom.dat": "A binary index of all the sayings that are in the file\n",
    "usr/share/games/fortunes/ascii-art": "A drawing of a cat that sits upon a mat here\n",
    "usr/share/doc/gnucash-docs/gnucash-guide-en/a.html": "<h1>Not this</h1><p>A cheque is <i>paid</i> into the bank by all who &lt;can&gt;</p>",
    "usr/share/dictd/gcide.dict.dz": "Bank \\Bank\\, n. [OE. banke.]\n   1. (Geog.) A mound or {ridge} of earth above the level of the rest.\n"
                                     "      [1913 Webster]\n\n            Tiber trembled underneath her banks as you will know. --Shak.\n"
                                     "   [1913 Webster]\n\n   Note: It is said of all the mounds of earth there are.\n   [1913 Webster]\n",
}


class Corpora(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.data = self.write("corpus.data.xml", CORPUS)
        self.keys = self.write("corpus.gold.key.txt", KEYS)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run_script(self, name, *arguments):
        done = subprocess.run([sys.executable, SCRIPTS / name, *arguments], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def filled(self, *options):
        """The words with keys by their ids, and the keys."""
        tags = self.write("tags.jsonl", TAGS)
        prefix = self.folder / "filled"
        self.run_script("fill_corpus.py", "fill", self.data, self.keys, tags, prefix, *options)
        words = {token.get("id"): token.text for token in ElementTree.parse(f"{prefix}.data.xml").iter("instance")}
        lines = pathlib.Path(f"{prefix}.gold.key.txt").read_text(encoding="utf-8").splitlines()
        return words, dict(line.split(" ", 1) for line in lines)

    def test_text_has_a_paragraph_for_each_sentence(self):
        text = self.run_script("fill_corpus.py", "text", self.data)
        self.assertEqual(text, "The grand_jury sat bank\n\nBanks lend is\n\nbank\n\n")
        for tagged in map(json.loads, TAGS.splitlines()):
            self.assertTrue(text[tagged["offset"]:].startswith(tagged["tokens"][0]["form"]))

    def test_words_without_keys_get_the_first_sense(self):
        words, keys = self.filled()
        self.assertEqual(sorted(words.values()), ["Banks", "bank", "bank", "grand jury", "is", "lend", "sat"])
        self.assertEqual(words.keys(), keys.keys())
        for name, word in words.items():
            if word.lower().startswith("bank"):
                self.assertEqual(keys[name], "bank%1:17:01::")

    def test_keys_that_are_there_stay(self):
        for options in ([], ["--left-out-classes"]):
            _, keys = self.filled(*options)
            for line in KEYS.splitlines():
                name, senses = line.split(" ", 1)
                self.assertEqual(keys[name], senses)

    def test_left_out_classes_are_those_that_no_key_of_the_document_has(self):
        words, _ = self.filled("--left-out-classes")
        self.assertEqual(sorted(words.values()), ["Banks", "bank", "grand jury", "lend", "sat"])
        self.assertEqual(sum(name.startswith("d0.") for name in words), 2)

    def write_wordnet(self):
        for name, text in WORDNET.items():
            self.write(name, text)

    def definitions(self, count):
        self.write_wordnet()
        prefix = self.folder / "definitions"
        self.run_script("definition_corpus.py", self.folder, str(count), prefix)
        self.assertEqual(pathlib.Path(f"{prefix}.gold.key.txt").read_text(encoding="utf-8"), "")
        texts = ElementTree.parse(f"{prefix}.data.xml").iter("text")
        return [(text.get("id"), " ".join(token.text for token in text.iter("wf"))) for text in texts]

    def related(self, probabilities):
        """Keys of a definition of ferns whose plants have these probabilities, and which of them the wordnet's relations gave."""
        self.write_wordnet()
        data = self.write("fern.data.xml", '<corpus><text id="n00000003"><sentence id="n00000003.s0"><wf lemma="plants" pos="X">plants</wf>'
                                           '<wf lemma="grow" pos="X">grow</wf></sentence></text></corpus>')
        plant, grow = ("plant", "NOUN", list(probabilities)), ("grow", "VERB", ["grow%2:30:01::", "grow%2:30:00::"])
        tagged = json.loads(sentence(0, ["plants", "grow"], {0: plant, 1: grow}))
        for candidate in tagged["units"][0]["candidates"]:
            candidate["p"] = probabilities[candidate["sense"]]
        prefix = self.folder / "fern"
        self.run_script("fill_corpus.py", "fill", data, self.write("no.key.txt", ""), self.write("fern.jsonl", json.dumps(tagged)), prefix,
                        "--related", self.folder)
        return [dict(line.split() for line in pathlib.Path(f"{prefix}{suffix}").read_text(encoding="utf-8").splitlines())
                for suffix in (".gold.key.txt", ".related.key.txt")]

    def test_related_senses_outdo_the_model(self):
        keys, related = self.related({"plant%1:06:00::": 0.9, "plant%1:03:00::": 0.1})
        self.assertEqual(related, {"n00000003.s0.f000000": "plant%1:03:00::"})
        self.assertEqual(keys, related | {"n00000003.s0.f000001": "grow%2:30:01::"})

    def test_improbable_relatives_are_chance(self):
        keys, related = self.related({"plant%1:06:00::": 0.99, "plant%1:03:00::": 0.01})
        self.assertEqual(related, {})
        self.assertEqual(keys["n00000003.s0.f000000"], "plant%1:06:00::")

    def test_definitions_are_documents_without_examples(self):
        definitions = self.definitions(10)
        self.assertEqual(sorted(definitions[:3]), [("a00000006", "possessing life of one's own"),
                                                   ("n00000001", "buildings for carrying on industrial labor"),
                                                   ("n00000002", "( botany ) a living organism lacking legs")])
        # After those whose lemma is ambiguous; what has fewer than four tokens is left out.
        self.assertEqual(definitions[3:], [("n00000003", "any of numerous flowerless plants & more")])

    def test_fewer_definitions_are_the_first_of_more(self):
        self.assertEqual(self.definitions(2), self.definitions(10)[:2])

    def test_definitions_can_be_filled(self):
        self.definitions(1)
        prefix = self.folder / "definitions"
        text = self.run_script("fill_corpus.py", "text", f"{prefix}.data.xml")
        form = text.split(" ", 1)[0]
        tags = self.write("tags.jsonl", sentence(0, [form], {0: ("word", "NOUN", ["word%1:00:01::", "word%1:00:02::"])}))
        self.run_script("fill_corpus.py", "fill", f"{prefix}.data.xml", f"{prefix}.gold.key.txt", tags, prefix)
        (instance,) = ElementTree.parse(f"{prefix}.data.xml").iter("instance")
        self.assertEqual(instance.text, form)
        self.assertEqual(pathlib.Path(f"{prefix}.gold.key.txt").read_text(), f"{instance.get('id')} word%1:00:01::\n")

    def test_joined_halves_are_the_whole(self):
        self.run_script("split_corpus.py", self.data, self.keys, "2", self.folder / "half")
        self.run_script("join_corpora.py", self.folder / "half-train", self.folder / "half-held", self.folder / "joined")
        joined = ElementTree.parse(self.folder / "joined.data.xml")
        self.assertEqual([text.get("id") for text in joined.iter("text")], ["d0", "d1"])
        self.assertEqual([token.text for token in joined.iter()], [token.text for token in ElementTree.parse(self.data).iter()])
        self.assertEqual((self.folder / "joined.gold.key.txt").read_text(), KEYS)

    def test_nouns_and_verbs_whose_supersense_leaves_a_choice_become_instances(self):
        lines = [[f"{i}\t{word}\t{lemma}\t{pos}\t{multiword}\t0\t\t{supersense}\t{name}\n"
                  for i, (word, lemma, pos, multiword, supersense) in enumerate(tokens, 1)] for name, tokens in SUPERSENSES.items()]
        data = self.write("supersenses", "\n".join("".join(sentence) for sentence in lines))
        self.write("index.sense", WORDNET["index.sense"])
        self.run_script("supersense_corpus.py", data, self.folder, self.folder / "corpus")
        text = ElementTree.parse(self.folder / "corpus.data.xml")
        self.assertEqual({document.get("id"): [sentence.get("id") for sentence in document] for document in text.iter("text")},
                         {"review": ["review.1", "review.2"], "tweet-1": ["tweet-1"]})
        self.assertEqual([[token.text for token in sentence] for sentence in text.iter("sentence")],
                         [[word for word, *_ in tokens] for tokens in SUPERSENSES.values()])
        self.assertEqual([(token.get("id"), token.get("lemma"), token.get("pos")) for token in text.iter("instance")],
                         [("review.1.t2", "plant", "NOUN"), ("tweet-1.t1", "plant", "NOUN")])
        self.assertEqual((self.folder / "corpus.gold.key.txt").read_text(), "review.1.t2 plant%1:06:00::\ntweet-1.t1 plant%1:03:00::\n")

    def test_prose_of_packages_is_cleaned_and_dealt_out(self):
        for name, text in PROSE.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            packed = text.encode()
            (self.folder / name).write_bytes(gzip.compress(packed) if name.endswith(("gz", "dz")) else packed)
        self.run_script("debian_prose.py", self.folder, "2", self.folder / "prose")
        parts = [(self.folder / f"prose-{part}.txt").read_text().rstrip("\n").split("\n\n") for part in (1, 2)]
        self.assertEqual([len(part) for part in parts], [3, 2])
        self.assertEqual(sorted(parts[0] + parts[1]), [
            "A cheque is paid into the bank by all who <can>",
            "A good scapegoat is as hard to find as a tree.",
            "A mound or ridge of earth above the level of the rest.",
            'Labour creates "all that there is" and shall have all of it.',
            "Tiber trembled underneath her banks as you will know.",
        ])

    def test_split_holds_every_nth_document_out(self):
        packed = self.folder / "corpus.data.xml.xz"
        packed.write_bytes(lzma.compress(CORPUS.encode()))
        for data in (self.data, packed):
            self.run_script("split_corpus.py", data, self.keys, "2", self.folder / "half")
            documents = {part: [text.get("id") for text in ElementTree.parse(self.folder / f"half-{part}.data.xml").iter("text")]
                         for part in ("train", "held")}
            self.assertEqual(sorted(documents["train"] + documents["held"]), ["d0", "d1"])
            self.assertEqual(len(documents["held"]), 1)
            for part, (document,) in documents.items():
                keys = (self.folder / f"half-{part}.gold.key.txt").read_text().splitlines()
                self.assertEqual(keys, [line for line in KEYS.splitlines() if line.startswith(document)])

    def test_split_parts_documents_that_are_begun(self):
        self.run_script("split_corpus.py", self.data, self.keys, "3", self.folder / "begun", "2")
        sentences = {part: [sentence.get("id") for sentence in ElementTree.parse(self.folder / f"begun-{part}.data.xml").iter("sentence")]
                     for part in ("train", "rest", "held")}
        self.assertEqual(sentences, {"train": ["d0.s0", "d1.s0"], "rest": ["d1.s1"], "held": []})
        self.assertEqual((self.folder / "begun-train.gold.key.txt").read_text(), KEYS)
        self.assertEqual((self.folder / "begun-rest.gold.key.txt").read_text(), "")


if __name__ == "__main__":
    unittest.main()
