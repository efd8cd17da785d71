#!/usr/bin/env python3
"""Makes a fixture of what the reference implementation (the transformers package) computes for 200 texts.

usage: make_encoder_fixture.py ENCODER_FOLDER SAMPLE.txt OUT.safetensors [EVERY]

ENCODER_FOLDER holds the encoder's official files, with tokenizer.json; SAMPLE.txt is resources/sample/the-twins.txt.
"texts" (metadata): the texts, a JSON array; ids, lengths: their sequences, one behind the other, at most 256 ids each, or as many as the encoder reads;
sample: every EVERYth (32nd) element of the last hidden state of each subword; pooled: the mean over each sequence, all elements.
32-bit floats, computed without padding, one text at a time.
"""
import json
import re
import sys

import torch
from safetensors.torch import save_file
from transformers import AutoModel, AutoTokenizer

HAND_MADE = [
    "", "It's the dog's breakfast, isn't it?  Don't say \"no\", say ‘yes’ — or “maybe”.",
    "café cafe CAFÉ naïve façade coöperate résumé Zażółć gęślą jaźń", "cafe\u0301 e\u0301te\u0301",
    "Tiếng Việt: Nguyễn Ái Quốc; Straße, STRASSE, ΟΔΥΣΣΕΥΣ, Οδυσσεύς.",
    "日本語のテキスト、カタカナとがぎぐ。中文文本,混合English词汇。한국어 각 힣 가",
    "Привет, мир! Ёжик и ёлка. مرحبا بالعالم، كيف الحال؟ שָׁלוֹם עוֹלָם",
    "👍 ok👍ok 👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇬🇧 I ❤️ NY ☃",
    "x²+y³=√z ½ ¼ ⅷ ℵ ™ ® $1,234.56 100% #tag @me ~x `y` ^z |w| {v} [u]",
    "no_one's e-mail@ex-ample.org; http://a.b/c?d=e&f=%20#g  I'm we've you'd they'll he'S 'TIS",
    " two  spaces   three\ta tab, and a non-breaking\u00a0space. ",
    "pneumonoultramicroscopicsilicovolcanoconiosis antidisestablishmentarianism's donaudampfschifffahrtsgesellschaftskapitän",
]


def sample_texts(path, count):
    """The three longest paragraphs, then sentences."""
    paragraphs = [line for line in open(path, encoding="utf-8").read().split("\n") if line]
    sentences = [s for p in paragraphs for s in re.split(r"(?<=[.!?;:])\s+", p)]
    return (sorted(paragraphs, key=len)[-3:] + sentences)[:count]


def main():
    folder, sample_path, out = sys.argv[1:4]
    every = int(sys.argv[4]) if len(sys.argv) > 4 else 32
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    longest = min(256, tokenizer.model_max_length)
    texts = HAND_MADE + sample_texts(sample_path, 200 - len(HAND_MADE))
    ids, lengths, sample, pooled = [], [], [], []
    with torch.no_grad():
        for text in texts:
            encoded = tokenizer(text, truncation=True, max_length=longest, return_tensors="pt")
            hidden = model(input_ids=encoded["input_ids"]).last_hidden_state[0]
            ids.append(encoded["input_ids"][0].to(torch.int32))
            lengths.append(len(hidden))
            sample.append(hidden[:, ::every])
            pooled.append(hidden.mean(0))
    save_file({"ids": torch.cat(ids), "lengths": torch.tensor(lengths, dtype=torch.int32),
               "sample": torch.cat(sample).contiguous(), "pooled": torch.stack(pooled)},
              out, {"texts": json.dumps(texts)})
    print(f"{len(texts)} texts, {sum(lengths)} subwords, longest {max(lengths)}")


main()
