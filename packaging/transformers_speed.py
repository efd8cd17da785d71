"""Subwords a second that the Python transformers encoder reads: what `./dev bench-transformers` compares with.

usage: transformers_speed.py ENCODER_FOLDER THREADS

Standard input: a passage a line, an empty line, then a line for every measurement, which is answered by a line.
"""
import sys
import time

import torch
from transformers import AutoModel, AutoTokenizer, logging


def main():
    folder, threads = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(threads)
    logging.disable_progress_bar()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).float().eval()
    texts = []
    for line in sys.stdin:
        if not line.strip():
            break
        texts.append(line.strip())
    # As its users do: sorted by length, padded to the longest of a batch.
    texts.sort(key=len)
    batches = [
        tokenizer(texts[i : i + 32], padding=True, truncation=True, max_length=256, return_tensors="pt") for i in range(0, len(texts), 32)
    ]
    subwords = sum(int(batch["attention_mask"].sum()) for batch in batches)

    def read_all():
        with torch.inference_mode():
            for batch in batches:
                model(**batch)

    read_all()
    while sys.stdin.readline():
        start = time.perf_counter()
        read_all()
        print(subwords / (time.perf_counter() - start), flush=True)


main()
