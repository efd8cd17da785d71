"""Writes the words of a WSD XML file for qUncompress: form, tag, lemma, 1 for instances; a blank line after each sentence.

usage: make_senseval_fixture.py DATA.xml OUT.tsv.qz
"""
import struct
import sys
import xml.etree.ElementTree as ElementTree
import zlib

source, target = sys.argv[1:]
lines = []
for sentence in ElementTree.parse(source).iter("sentence"):
    for word in sentence:
        lines.append("\t".join([word.text, word.get("pos"), word.get("lemma"), "1" if word.tag == "instance" else "0"]))
    lines.append("")
content = "\n".join(lines).encode()
with open(target, "wb") as file:
    file.write(struct.pack(">I", len(content)) + zlib.compress(content, 9))
