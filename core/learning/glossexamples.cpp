#include "learning/glossexamples.h"

#include "text/lemmatizer.h"
#include "text/segmenter.h"

#include <algorithm>

#include "learning/candidates.h"

namespace glossator {

namespace {

QString entryOf(const QString &lemma)
{
    return lemma.toLower().replace(u' ', u'_');
}

/// Where words from first on are a form of the entry.
std::optional<Unit> unitAt(const Sentence &sentence, int first, const QString &entry, WordClass wordClass, const Inventory &inventory)
{
    const int last = first + int(entry.count(u'_'));
    if (last >= int(sentence.tokens.size()))
        return std::nullopt;
    Unit unit{{}, wordClass, entry, {}};
    QStringList forms;
    for (int token = first; token <= last; ++token) {
        unit.tokens.push_back(token);
        forms.append(sentence.form(token).toString());
    }
    return lemmasOf(forms.join(u' '), wordClass, inventory).contains(entry) ? std::optional(unit) : std::nullopt;
}

} // namespace

std::optional<Sentence> exampleSentence(const QString &example, const Synset &synset, const Inventory &inventory)
{
    Sentence sentence;
    sentence.text = example;
    sentence.tokens = splitWords(example);
    for (const QString &lemma : synset.lemmas) {
        for (int first = 0; first < int(sentence.tokens.size()); ++first) {
            if (const auto unit = unitAt(sentence, first, entryOf(lemma), synset.wordClass, inventory)) {
                sentence.units.push_back(*unit);
                return sentence;
            }
        }
    }
    return std::nullopt;
}

std::vector<LabelledPassage> glossExamples(const SenseModel &model, const Inventory &inventory)
{
    std::vector<LabelledPassage> passages;
    for (int row = 0; row < inventory.synsetCount(); ++row) {
        const Synset &synset = inventory.synset(SynsetId{row});
        for (const QString &example : synset.examples) {
            const auto sentence = exampleSentence(example, synset, inventory);
            if (!sentence)
                continue;
            const Unit &unit = sentence->units.front();
            LabelledUnit labelled{unit.tokens, unit.wordClass, candidatesOf(inventory, unit.lemma, unit.wordClass), {}};
            if (labelled.candidates.size() < 2)
                continue;
            for (SenseCandidate &candidate : labelled.candidates)
                candidate.logPrior = 0;
            const auto gold = std::ranges::find(labelled.candidates, row, &SenseCandidate::gloss);
            labelled.gold = {int(gold - labelled.candidates.begin())};
            LabelledPassage &passage = passages.emplace_back();
            passage.subwords = model.toSubwords(std::span(&*sentence, 1));
            passage.units.push_back(std::move(labelled));
            passage.isExample = true;
        }
    }
    return passages;
}

} // namespace glossator
