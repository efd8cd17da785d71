"""Splits a sense-annotated corpus (WSD XML with gold keys, plain or .xz) by document: every Nth is held out.

usage: split_corpus.py DATA.xml KEYS.txt N PREFIX
writes PREFIX-train and PREFIX-held, each as .data.xml and .gold.key.txt.
"""
import lzma
import re
import sys


def read(path):
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as file:
        return file.read()


def write(prefix, head, documents, keys):
    ids = {name for document in documents for name in re.findall(r'<instance id="([^"]+)"', document)}
    with open(f"{prefix}.data.xml", "w", encoding="utf-8") as file:
        file.write(head + "".join(documents) + "</corpus>\n")
    with open(f"{prefix}.gold.key.txt", "w", encoding="utf-8") as file:
        file.writelines(key + "\n" for key in keys if key.split(" ", 1)[0] in ids)
    print(f"{prefix}: {len(documents)} documents, {len(ids)} instances")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    data, gold, every, prefix = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    text, keys = read(data), read(gold).splitlines()
    head = text[: text.index("<text ")]
    documents = re.findall(r"<text .*?</text>\n?", text, re.DOTALL)
    held = documents[every - 1 :: every]
    kept = [document for i, document in enumerate(documents) if i % every != every - 1]
    write(f"{prefix}-train", head, kept, keys)
    write(f"{prefix}-held", head, held, keys)


main()
