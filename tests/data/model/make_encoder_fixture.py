#!/usr/bin/env python3
"""Makes encoder.safetensors: what the reference implementation (the transformers package) computes for 200 sentences.

usage: make_encoder_fixture.py ENCODER_FOLDER SENTENCES.txt OUT.safetensors   (one sentence a line, the first 200 are used)

ids, lengths: the sequences, one behind the other; sample: every 16th element of the last hidden state of each subword;
pooled: the mean over each sequence, all elements. 32-bit floats, computed without padding, one sentence at a time.
"""
import sys

import torch
from safetensors.torch import save_file
from transformers import AutoModel, AutoTokenizer

folder, sentences, out = sys.argv[1:4]
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
ids, lengths, sample, pooled = [], [], [], []
with open(sentences, encoding="utf-8") as lines, torch.no_grad():
    for line in list(lines)[:200]:
        encoded = tokenizer(line.strip(), truncation=True, max_length=256, return_tensors="pt")
        hidden = model(**encoded).last_hidden_state[0]
        ids.append(encoded["input_ids"][0].to(torch.int32))
        lengths.append(len(hidden))
        sample.append(hidden[:, ::16])
        pooled.append(hidden.mean(0))
save_file({"ids": torch.cat(ids), "lengths": torch.tensor(lengths, dtype=torch.int32),
           "sample": torch.cat(sample).contiguous(), "pooled": torch.stack(pooled)}, out)
