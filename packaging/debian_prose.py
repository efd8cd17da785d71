"""Gathers English prose of the last two centuries from Debian packages, for a teacher to label (glossator-cli train --teacher-texts).

usage: debian_prose.py FOLDER PARTS PREFIX
FOLDER holds the packages anarchism, dict-gcide, fortunes and gnucash-docs, unpacked. Writes PREFIX-1.txt to PREFIX-PARTS.txt, paragraphs
with an empty line between them: political essays, definitions and quotations of Webster's dictionary of 1913, sayings and jokes, a handbook
of bookkeeping. What is not running text is left out as far as a script can see. The paragraphs come in random order, always the same.
"""
import gzip
import html
import pathlib
import random
import re
import sys

# Collections of fortunes that are mostly code, drawings, other languages or talk about computers.
NOT_PROSE = {"ascii-art", "computers", "debian", "knghtbrd", "linux", "perl", "tao", "translate-me", "zippy"}
# What a dictionary says about a word's history and forms instead of its meaning.
ABOUT_FORMS = re.compile(r"Syn:|Note:|\[(?:F\.|L\.|Gr|OE|AS)|imp\. & p|\bpl\.")


def plain(text):
    """On one line, without control characters, which XML does not allow."""
    return " ".join(re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text).split())


def is_prose(paragraph):
    letters = sum(character.isalpha() or character == " " for character in paragraph)
    return 8 <= len(paragraph.split()) <= 400 and letters > 0.9 * len(paragraph)


def paragraphs(text):
    return re.split(r"\n\s*\n", text)


def essays(folder):
    for path in sorted(folder.glob("usr/share/doc/anarchism/markdown/*.md.gz")):
        for paragraph in paragraphs(gzip.decompress(path.read_bytes()).decode("utf-8", "replace")):
            if not paragraph.lstrip().startswith("#") and "](" not in paragraph and "http" not in paragraph:
                without_sources = re.sub(r"\[[^\]]*\]", " ", paragraph)
                unmarked = re.sub(r"[_*>]+", "", without_sources).replace(" . . .", "...").replace('"-', "-")
                yield re.sub(r" ([.,;:])", r"\1", plain(unmarked))


def fortunes(folder):
    for path in sorted(folder.glob("usr/share/games/fortunes/*")):
        if not path.suffix and path.name not in NOT_PROSE:
            for fortune in path.read_text(encoding="utf-8", errors="replace").split("\n%\n"):
                without_author = re.sub(r"\n\s*--.*", "", fortune, flags=re.DOTALL)
                yield plain(re.sub(".\x08", "", without_author))  # letters printed over others


def handbook(folder):
    for path in sorted(folder.glob("usr/share/doc/gnucash-docs/gnucash-guide-en/*.html")):
        for paragraph in re.findall(r"<p>(.*?)</p>", path.read_text(encoding="utf-8", errors="replace"), re.DOTALL):
            yield plain(html.unescape(re.sub(r"<[^>]+>", "", paragraph)))


def definition(text):
    """Without fields of knowledge, marks of usage, authors and numbers."""
    text = re.sub(r"[{}`]", "", re.sub(r"\([A-Z][\w. &]*\.?\)|\[[^\]]*\]", "", text))
    return plain(re.sub(r"^\s*(?:\(\w\)|\d+\.)\s*", "", re.sub(r"--\s?[A-Z][\w. ]*\.?\s*", "", text)))


def dictionary(folder):
    compressed = (folder / "usr/share/dictd/gcide.dict.dz").read_bytes()
    for entry in re.split(r"\n(?=\S)", gzip.decompress(compressed).decode("utf-8", "replace")):
        headword, _, body = entry.partition("\n")
        if "\\" in headword:
            for meaning in body.split("[1913 Webster]")[:-1]:
                for paragraph in paragraphs(meaning):
                    if not ABOUT_FORMS.search(paragraph) and "\\" not in paragraph:
                        text = definition(paragraph)
                        if text[:1].isupper():  # not the end of something else
                            yield text


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, parts, prefix = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    found = [paragraph for source in (essays, fortunes, handbook, dictionary) for paragraph in source(folder) if is_prose(paragraph)]
    random.seed(1)
    random.shuffle(found)
    for part in range(parts):
        chosen = found[part::parts]
        pathlib.Path(f"{prefix}-{part + 1}.txt").write_text("\n\n".join(chosen) + "\n", encoding="utf-8")
        print(f"{prefix}-{part + 1}: {len(chosen)} paragraphs, {sum(len(paragraph.split()) for paragraph in chosen)} words")


main()
