"""Splits a sense-annotated corpus (WSD XML with gold keys, plain or .xz) by document: every Nth is held out.

usage: split_corpus.py DATA.xml KEYS.txt N PREFIX [INSTANCES]
writes PREFIX-train and PREFIX-held, each as .data.xml and .gold.key.txt. With INSTANCES as a project that somebody has begun to annotate:
PREFIX-train has no more than the first sentences of each document, with about so many instances in all, PREFIX-rest what comes after them.
"""
import lzma
import re
import sys

INSTANCE = re.compile(r'<instance id="([^"]+)"')


def read(path):
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as file:
        return file.read()


def write(prefix, head, documents, keys):
    ids = {name for document in documents for name in INSTANCE.findall(document)}
    with open(f"{prefix}.data.xml", "w", encoding="utf-8") as file:
        file.write(head + "".join(documents) + "</corpus>\n")
    with open(f"{prefix}.gold.key.txt", "w", encoding="utf-8") as file:
        file.writelines(key + "\n" for key in keys if key.split(" ", 1)[0] in ids)
    print(f"{prefix}: {len(documents)} documents, {len(ids)} instances")


def part(document, instances):
    """Its first sentences, until so many instances are among them, and the rest, each as a document."""
    first = document.index("<sentence ")
    sentences = re.findall(r"<sentence .*?</sentence>\n?", document, re.DOTALL)
    count, begun = 0, 0
    while begun < len(sentences) and count < instances:
        count += len(INSTANCE.findall(sentences[begun]))
        begun += 1
    return [document[:first] + "".join(some) + "</text>\n" if some else "" for some in (sentences[:begun], sentences[begun:])]


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    data, gold, every, prefix = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    text, keys = read(data), read(gold).splitlines()
    head = text[: text.index("<text ")]
    documents = re.findall(r"<text .*?</text>\n?", text, re.DOTALL)
    held = documents[every - 1 :: every]
    kept = [document for i, document in enumerate(documents) if i % every != every - 1]
    if len(sys.argv) == 6:
        parts = [part(document, int(sys.argv[5]) / len(kept)) for document in kept]
        kept = [begun for begun, _ in parts]
        write(f"{prefix}-rest", head, [rest for _, rest in parts if rest], keys)
    write(f"{prefix}-train", head, kept, keys)
    write(f"{prefix}-held", head, held, keys)


main()
