"""What programs export goes to all libraries they load, among them Qt 5's, which libtorch draws in: no name of Qt's may be among it.

usage: tst_exports.py NM PROGRAM...
"""
import re
import subprocess
import sys

NAME_OF_QT = re.compile(r"\bQ[A-Z]\w*")


def main():
    nm, *programs = sys.argv[1:]
    for program in programs:
        listed = subprocess.run([nm, "--dynamic", "--defined-only", "--demangle", program], check=True, capture_output=True, text=True)
        exported = [line for line in listed.stdout.splitlines() if NAME_OF_QT.search(line)]
        if exported:
            sys.exit("\n".join([f"{program} exports:"] + exported))


main()
