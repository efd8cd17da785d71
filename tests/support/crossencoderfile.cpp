#include "support/crossencoderfile.h"

#include <QFile>

#include "learning/pairtraining.h"
#include "model/sensemodel.h"

namespace glossator::testing {

bool writeCrossEncoder(Annotator &annotator, const QString &file)
{
    Sentence sentence;
    sentence.text = QStringLiteral("He sat on the bank");
    int start = 0;
    for (const QString &word : sentence.text.split(u' ')) {
        sentence.tokens.push_back({start, start + int(word.size()), UniversalTag::X, {}});
        start += int(word.size()) + 1;
    }
    sentence.units.push_back({{4}, WordClass::Noun, QStringLiteral("bank"), {}});
    PairTrainerSettings settings;
    settings.version = QStringLiteral("lmgc-test");
    settings.adapterRank = 2;
    settings.epochs = 3;

    const Annotator::ModelAccess access = annotator.lockModel();
    PairExampleBuilder builder(access.model, annotator.inventory(), settings.recipe.form);
    std::vector<PairExample> examples;
    builder.add(sentence, SentenceGold{QStringList{QStringLiteral("bank%1:17:01::")}}, examples);
    const auto trained = trainPairs(access.model, examples, {}, settings, {});
    QFile out(file);
    return trained && out.open(QIODevice::WriteOnly) && out.write(trained->parts) == trained->parts.size();
}

} // namespace glossator::testing
