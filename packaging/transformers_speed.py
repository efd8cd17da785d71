"""Subwords a second that the Python transformers encoder reads: what `./dev bench-transformers` compares with.

usage: transformers_speed.py ENCODER_FOLDER THREADS < TEXTS (a passage a line)
"""
import sys
import time

import torch
from transformers import AutoModel, AutoTokenizer


def main():
    folder, threads = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(threads)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder, torch_dtype=torch.float32).eval()
    # As its users do: sorted by length, padded to the longest of a batch.
    texts = sorted((line.strip() for line in sys.stdin if line.strip()), key=len)
    batches = [texts[i : i + 32] for i in range(0, len(texts), 32)]

    def read_all():
        subwords = 0
        with torch.inference_mode():
            for batch in batches:
                encoded = tokenizer(batch, padding=True, truncation=True, max_length=256, return_tensors="pt")
                model(**encoded)
                subwords += int(encoded["attention_mask"].sum())
        return subwords

    read_all()
    start = time.perf_counter()
    subwords = read_all()
    print(subwords / (time.perf_counter() - start))


main()
