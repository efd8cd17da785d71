#include "learning/distillation.h"

#include "learning/calibration.h"
#include "learning/candidates.h"

#include <algorithm>

namespace glossator {

namespace {

bool haveSameUnits(const std::vector<LabelledPassage> &a, const std::vector<LabelledPassage> &b)
{
    if (a.size() != b.size())
        return false;
    for (size_t i = 0; i < a.size(); ++i) {
        if (a[i].units.size() != b[i].units.size())
            return false;
        for (size_t k = 0; k < a[i].units.size(); ++k) {
            if (a[i].units[k].tokens != b[i].units[k].tokens || a[i].units[k].candidates.size() != b[i].units[k].candidates.size())
                return false;
        }
    }
    return true;
}

/// The probabilities in the order of the candidates.
std::vector<float> inOrder(const Prediction &prediction, std::span<const SenseId> senses, const Inventory &inventory)
{
    std::vector<float> probabilities;
    for (SenseId sense : senses) {
        const auto found = std::ranges::find(prediction.candidates, inventory.sense(sense).key, &SenseProbability::sense);
        probabilities.push_back(found == prediction.candidates.end() ? 0 : found->probability);
    }
    return probabilities;
}

} // namespace

Result<void> addTeaching(SenseModel &teacher, const std::vector<LabelledPassage> &asTeacherReads, std::vector<LabelledPassage> &passages,
                         const TaskControl &control)
{
    if (!haveSameUnits(asTeacherReads, passages))
        return Error{ErrorCode::Internal, {}, 0, QStringLiteral("the teacher reads other units than the model to be taught")};
    auto scored = scoreUnits(teacher, asTeacherReads, control);
    if (!scored)
        return scored.error();
    auto next = scored->begin();
    for (LabelledPassage &passage : passages) {
        for (LabelledUnit &unit : passage.units)
            unit.taught = std::move((next++)->probabilities);
    }
    return {};
}

void removeTeaching(const std::vector<LabelledPassage> &settled, std::vector<LabelledPassage> &passages)
{
    for (size_t i = 0; i < std::min(settled.size(), passages.size()); ++i) {
        for (LabelledUnit &unit : passages[i].units) {
            if (std::ranges::find(settled[i].units, unit.tokens, &LabelledUnit::tokens) != settled[i].units.end())
                unit.taught.clear();
        }
    }
}

LabelledPassage taughtPassage(const SenseModel &model, const Inventory &inventory, std::span<const Sentence> sentences,
                              std::span<const std::vector<Prediction>> predictions)
{
    LabelledPassage passage;
    passage.subwords = model.toSubwords(sentences);
    int firstToken = 0;
    for (size_t i = 0; i < sentences.size(); ++i) {
        for (size_t j = 0; j < sentences[i].units.size(); ++j) {
            const Unit &unit = sentences[i].units[j];
            if (predictions[i][j].candidates.size() < 2)
                continue;
            const auto senses = inventory.candidates(unit.lemma, unit.wordClass);
            LabelledUnit taught{unit.tokens,
                                unit.wordClass,
                                candidatesOf(inventory, unit.lemma, unit.wordClass),
                                {},
                                inOrder(predictions[i][j], senses, inventory)};
            for (int &token : taught.tokens)
                token += firstToken;
            taught.gold = {int(std::ranges::max_element(taught.taught) - taught.taught.begin())};
            passage.units.push_back(std::move(taught));
        }
        firstToken += int(sentences[i].tokens.size());
    }
    return passage;
}

} // namespace glossator
