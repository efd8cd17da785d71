#include "learning/bankexamples.h"

#include "learning/calibration.h"
#include "model/tinyencoder.h"
#include "support/must.h"

namespace glossator {

using testing::must;

LabelledPassage bankExample(const SenseModel &model, const QString &text, int token, int gold)
{
    LabelledPassage sentence;
    sentence.subwords = model.toSubwords(std::vector{sentenceOf(text)});
    sentence.tags.assign(sentence.subwords.tokens.size(), UniversalTag::Noun);
    sentence.tags.front() = UniversalTag::Pron;
    sentence.units.push_back({{token}, WordClass::Noun, std::vector<SenseCandidate>{{0, -0.7F}, {1, -0.7F}}, {gold}});
    return sentence;
}

std::vector<LabelledPassage> bankExamples(const SenseModel &model)
{
    return {bankExample(model, QStringLiteral("he sat on the bank of the river"), 4, 0),
            bankExample(model, QStringLiteral("he paid money into the bank"), 5, 1),
            bankExample(model, QStringLiteral("a bank near a slope of land"), 1, 0),
            bankExample(model, QStringLiteral("that firm lends his bank money"), 4, 1)};
}

TrainerSettings bankTraining()
{
    TrainerSettings settings;
    settings.version = QStringLiteral("test-1");
    settings.adapterRank = 4;
    settings.epochs = 30;
    settings.batchSubwords = 24;
    settings.warmupSteps = 3;
    settings.adapterRate = 5e-3;
    settings.offsetRate = 5e-3;
    settings.taggerRate = 1e-2;
    return settings;
}

double meanLoss(SenseModel &model, const std::vector<LabelledPassage> &examples)
{
    double sum = 0;
    const std::vector<ScoredUnit> units = must(scoreUnits(model, examples, {}));
    for (const ScoredUnit &unit : units)
        sum += negativeLogLikelihood(unit);
    return sum / double(units.size());
}

} // namespace glossator
