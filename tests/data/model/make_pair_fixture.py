#!/usr/bin/env python3
"""Makes the folder tiny-bert, a BERT of random weights (2 layers, 32 wide), and what the reference implementation (the transformers package)
computes with it and a head for pairs of a sentence and a gloss.

usage: make_pair_fixture.py SAMPLE.txt OUT_FOLDER

SAMPLE.txt is resources/sample/the-twins.txt, which the vocabulary is learnt from. OUT_FOLDER/tiny-bert gets config.json, vocab.txt and
model.safetensors (16 bits); OUT_FOLDER/tiny-bert-pairs.safetensors:
"pairs" (metadata): a JSON array of [sentence, first and end of the target in it, target, gloss], offsets counting UTF-16 units;
ids, types, lengths: the pairs' sequences, one behind the other, the sentence with quotes round the target and the gloss behind
"target :"; hidden: the last hidden states; weight, bias: a linear map to two classes and one score, as BertForTokenClassification has it;
logits: what it gives for every subword. 32-bit floats, computed without padding, one pair at a time.
"""
import json
import pathlib
import sys

import tokenizers
import torch
import transformers
from safetensors.torch import save_file

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
SENTENCES = [
    ("He sat on the bank of the river and fished.", "bank", 0), ("The bank paid the bank's own clerk.", "bank", 1),
    ("“Yes,” said the man, “that's so.”", "said", 0), ("Time flies.", "flies", 0), ("Go!", "Go", 0),
    ("It was the look of one who had looked and looked at the long road before him, and had seen nothing but the road.", "road", 0),
]
GLOSSES = [
    "sloping land (especially the slope beside a body of water)", "a financial institution that accepts deposits",
    "express in words", "two-winged insects characterized by active flight", "change location; move, travel, or proceed",
    "an open way (generally public) for travel or transportation, also proceeding from here to there without an end in sight",
]


def make_folder(sample, folder):
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizers.BertWordPieceTokenizer()
    tokenizer.train([sample], vocab_size=700, special_tokens=SPECIAL, show_progress=False)
    entries = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    (folder / "vocab.txt").write_text("".join(entry + "\n" for entry, _ in entries), encoding="utf-8")
    config = transformers.BertConfig(vocab_size=len(entries), hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
                                     intermediate_size=64, max_position_embeddings=128, num_labels=3)
    model = transformers.BertForTokenClassification(config).eval()
    generator = torch.Generator().manual_seed(1)
    for name, weight in model.named_parameters():
        mean = 1.0 if name.endswith("LayerNorm.weight") else 0.0
        spread = 1.0 if "word_embeddings" in name or "token_type" in name else 0.3
        weight.data = (mean + spread * torch.randn(weight.shape, generator=generator)).half().float()
    save_file({name: tensor.half().contiguous() for name, tensor in model.state_dict().items()
               if name.startswith("bert.") and not name.endswith("position_ids")}, folder / "model.safetensors", {"format": "pt"})
    model.config.save_pretrained(folder)
    return model, transformers.BertTokenizer(str(folder / "vocab.txt"), do_lower_case=True)


def place_of(sentence, target, occurrence):
    start = -1
    for _ in range(occurrence + 1):
        start = sentence.index(target, start + 1)
    return start, start + len(target)


def main():
    sample, out = sys.argv[1], pathlib.Path(sys.argv[2])
    model, tokenizer = make_folder(sample, out / "tiny-bert")
    pairs, ids, types, lengths, hidden, logits = [], [], [], [], [], []
    with torch.no_grad():
        for (sentence, target, occurrence) in SENTENCES:
            start, end = place_of(sentence, target, occurrence)
            marked = sentence[:start] + ' " ' + target + ' " ' + sentence[end:]
            for gloss in GLOSSES:
                encoded = tokenizer(marked, target + " : " + gloss, return_tensors="pt")
                result = model(**encoded, output_hidden_states=True)
                pairs.append([sentence, start, end, target, gloss])
                ids.append(encoded["input_ids"][0].to(torch.int32))
                types.append(encoded["token_type_ids"][0].to(torch.int32))
                lengths.append(len(ids[-1]))
                hidden.append(result.hidden_states[-1][0])
                logits.append(result.logits[0])
    save_file({"ids": torch.cat(ids), "types": torch.cat(types), "lengths": torch.tensor(lengths, dtype=torch.int32),
               "hidden": torch.cat(hidden), "logits": torch.cat(logits), "weight": model.classifier.weight.data.contiguous(),
               "bias": model.classifier.bias.data.contiguous()},
              out / "tiny-bert-pairs.safetensors", {"pairs": json.dumps(pairs)})
    print(f"{len(pairs)} pairs, {sum(lengths)} subwords, longest {max(lengths)}")


main()
