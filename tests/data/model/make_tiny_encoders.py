#!/usr/bin/env python3
"""Makes the folders tiny-*: encoders of random weights, 2 layers and 32 wide, of each kind besides BERT, as their official files are
laid out. What they compute is kept by make_encoder_fixture.py, with EVERY = 8.

usage: make_tiny_encoders.py SAMPLE.txt MPNET_FOLDER OUT_FOLDER

SAMPLE.txt is resources/sample/the-twins.txt, which the vocabularies are learnt from. MPNET_FOLDER holds the official all-mpnet-base-v2,
whose table of relative positions the tiny one borrows. Weights are written with 16 bits. Vocabularies are not learnt the same way twice:
after a run, the fixtures that hang on them are to be made again.
"""
import json
import pathlib
import sys

import sentencepiece
import tokenizers
import torch
import transformers
from safetensors import safe_open
from safetensors.torch import save_file

SIZES = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64, "layer_norm_eps": 1e-5,
         "max_position_embeddings": 202, "pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2}


def randomise(model):
    """Weights large enough that attention is uneven and every part has its say in the result."""
    generator = torch.Generator().manual_seed(1)
    for name, weight in model.named_parameters():
        mean = 1.0 if name.endswith("LayerNorm.weight") else 0.0
        spread = 1.0 if "word_embeddings" in name else 0.3
        weight.data = mean + spread * torch.randn(weight.shape, generator=generator)


def write(model, folder, prefix=""):
    """config.json and model.safetensors; the pooler, which is no part of the encoder, is left out."""
    tensors = {prefix + name: tensor.half().contiguous() for name, tensor in model.state_dict().items()
               if "pooler" not in name and not name.endswith(("position_ids", "token_type_ids"))}
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    model.config.save_pretrained(folder)


def word_piece(sample, folder):
    """A lower-case vocabulary with MPNet's special tokens, and tokenizer.json, which the reference reads."""
    special = ["<s>", "<pad>", "</s>", "<unk>", "[UNK]", "<mask>"]
    tokenizer = tokenizers.BertWordPieceTokenizer(unk_token="[UNK]", cls_token="<s>", sep_token="</s>", pad_token="<pad>",
                                                  mask_token="<mask>")
    tokenizer.train([sample], vocab_size=700, special_tokens=special, show_progress=False)
    entries = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    (folder / "vocab.txt").write_text("".join(entry + "\n" for entry, _ in entries), encoding="utf-8")
    names = {"bos_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "cls_token": "<s>", "unk_token": "[UNK]",
             "pad_token": "<pad>", "mask_token": "<mask>"}
    tokenizer_config = {"do_lower_case": True, **names, "model_max_length": 200, "tokenizer_class": "MPNetTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer_config))
    return len(entries)


def make_mpnet(sample, official, folder):
    folder.mkdir(parents=True, exist_ok=True)
    entries = word_piece(sample, folder)
    model = transformers.MPNetModel(transformers.MPNetConfig(vocab_size=entries, **SIZES))
    randomise(model)
    with safe_open(official / "model.safetensors", "pt") as weights:
        bias = weights.get_tensor("encoder.relative_attention_bias.weight")
    model.encoder.relative_attention_bias.weight.data = bias[:, : SIZES["num_attention_heads"]]
    write(model, folder, "mpnet.")


def byte_level_bpe(sample, folder):
    """vocab.json and merges.txt."""
    tokenizer = tokenizers.ByteLevelBPETokenizer()
    tokenizer.train([sample], vocab_size=600, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"], show_progress=False)
    tokenizer.save_model(str(folder))
    (folder / "tokenizer_config.json").write_text(json.dumps({"model_max_length": 200, "tokenizer_class": "RobertaTokenizer"}))
    return tokenizer.get_vocab_size()


def sentence_piece(sample, folder):
    """sentencepiece.bpe.model, a unigram model with the normalisation of XLM-RoBERTa's. Its <unk>, <s> and </s> become four special tokens
    and <mask>."""
    sentencepiece.SentencePieceTrainer.train(input=sample, model_prefix=str(folder / "sentencepiece.bpe"), vocab_size=500,
                                             model_type="unigram", normalization_rule_name="nmt_nfkc", num_threads=1)
    (folder / "sentencepiece.bpe.vocab").unlink()
    (folder / "tokenizer_config.json").write_text(json.dumps({"model_max_length": 200, "tokenizer_class": "XLMRobertaTokenizer"}))
    return 500 + 2


def make_roberta(config, folder, entries):
    model = transformers.RobertaModel(config(vocab_size=entries, type_vocab_size=1, **SIZES), add_pooling_layer=False)
    randomise(model)
    # Checkpoints with a head keep the encoder under this name, others have none.
    write(model, folder, "roberta." if config is transformers.RobertaConfig else "")


def main():
    sample, official, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    make_mpnet(sample, official, out / "tiny-mpnet")
    for name, config, vocabulary in (("tiny-roberta", transformers.RobertaConfig, byte_level_bpe),
                                     ("tiny-xlm-roberta", transformers.XLMRobertaConfig, sentence_piece)):
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        make_roberta(config, folder, vocabulary(sample, folder))


main()
