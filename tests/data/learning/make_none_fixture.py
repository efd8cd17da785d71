#!/usr/bin/env python3
"""Writes none.tsv: what scikit-learn's logistic regression makes of few units with and without a right candidate.

A line for each unit: the twelve numbers of NoneEvidence in their order and "present" or "missing" for the 150 that the regression is fitted
on, or the probability that it gives for the rest. Features (the numbers, candidates by their logarithm, and their products) are standardised,
the penalty is three halves of the squared weights without the constant, and the constant is corrected to a base rate of 0.05.

Usage: make_none_fixture.py none.tsv, with numpy and scikit-learn installed.
"""

import sys

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

FITTED = 150
PROBED = 50
PENALTY = 3
BASE_RATE = 0.05


def draw(random, missing):
    count = random.integers(2, 13)
    senses = numpy.sort(random.normal(-0.5 if missing else 0.5, 1.5, count))[::-1]
    glosses = senses * 0.6 + random.normal(0, 0.7, count)
    shares = numpy.exp(senses) / numpy.exp(senses).sum()
    nearest = numpy.sort(glosses)[::-1]
    return [senses[0], senses.mean(), shares[0], -(shares * numpy.log(shares)).sum(), count, senses[0], senses[1],
            random.integers(0, 2), nearest[0], nearest.mean(), glosses[0], nearest[1]]


def features(evidence):
    values = evidence.copy()
    values[:, 4] = numpy.log(values[:, 4])
    products = [values[:, i] * values[:, j] for i in range(values.shape[1]) for j in range(i, values.shape[1])]
    return numpy.column_stack([values, *products])


def main():
    random = numpy.random.default_rng(11)
    missing = random.random(FITTED + PROBED) < 0.4
    # As they are in the file, so that both read the same numbers.
    evidence = numpy.array([draw(random, kind) for kind in missing]).round(4)
    kinds = missing[:FITTED]
    scaler = StandardScaler().fit(features(evidence[:FITTED]))
    regression = LogisticRegression(C=1 / PENALTY, solver="newton-cholesky", tol=1e-12, max_iter=1000)
    regression.fit(scaler.transform(features(evidence[:FITTED])), kinds)
    logits = regression.decision_function(scaler.transform(features(evidence[FITTED:])))
    logits += numpy.log(BASE_RATE / (1 - BASE_RATE)) - numpy.log(kinds.sum() / (~kinds).sum())
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        for i, row in enumerate(evidence):
            last = ("missing" if kinds[i] else "present") if i < FITTED else f"{1 / (1 + numpy.exp(-logits[i - FITTED])):.6f}"
            print(*[f"{value:g}" for value in row], last, sep="\t", file=file)


main()
