#include "cli/pairs.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/annotatedreading.h"
#include "cli/calibrating.h"
#include "cli/console.h"
#include "cli/numberchecks.h"
#include "learning/batching.h"

namespace glossator::cli {

namespace {

class PairSink : public DocumentSink
{
public:
    PairSink(PairExampleBuilder &builder, const GoldKeys &gold, PairData &data) : m_builder(builder), m_gold(gold), m_data(data) {}

    Result<void> beginDocument(const DocumentInfo &) override { return {}; }
    Result<void> addSentence(Sentence &&sentence) override
    {
        SentenceGold gold;
        for (const Unit &unit : sentence.units)
            gold.push_back(m_gold.value(unit.externalId));
        m_builder.add(sentence, gold, m_data.examples);
        ++m_data.sentences;
        return {};
    }
    Result<void> endDocument(const QString &) override { return {}; }

private:
    PairExampleBuilder &m_builder;
    const GoldKeys &m_gold;
    PairData &m_data;
};

} // namespace

void PairOptions::addTo(CLI::App &command)
{
    constexpr const char *group = "Cross-encoder";
    command.add_option("--scorer", scorer, "lmgc or glossbert: a slow second opinion in the place of the fast scorer")
        ->check(CLI::IsMember({"lmgc", "glossbert"}))
        ->group(group);
    command.add_option("--form", form, "How it reads: token-cls, sent-cls or sent-cls-ws (default: sent-cls-ws)")
        ->check(CLI::IsMember({"token-cls", "sent-cls", "sent-cls-ws"}))
        ->group(group);
    command.add_option("--masked-lm", maskedLm, "Weight of a masked-LM loss beside that of the senses (LMGC-M); 0: none")
        ->check(nonNegativeNumber())
        ->group(group);
    command.add_option("--head-rate", headRate, "Learning rate of its head")
        ->check(nonNegativeNumber())
        ->capture_default_str()
        ->group(group);
}

PairRecipe PairOptions::recipe() const
{
    PairRecipe recipe;
    recipe.scorer = pairScorerFromName(QString::fromStdString(scorer)).value_or(recipe.scorer);
    recipe.form = pairFormFromName(QString::fromStdString(form)).value_or(recipe.form);
    return recipe;
}

Result<PairData> readPairs(const LabelledFiles &files, const SenseModel &model, std::shared_ptr<const Inventory> inventory, PairForm form,
                           const std::stop_token &stop)
{
    const Result<GoldKeys> gold = readGoldKeys(files.gold);
    if (!gold)
        return gold.error();
    PairData data;
    PairExampleBuilder builder(model, std::move(inventory), form);
    PairSink sink(builder, *gold, data);
    ProgressLine progress(QStringLiteral("Reading: byte"));
    if (const Result<void> read = readDocument(files.data, QStringLiteral("wsd-xml"), sink, progress.control(stop)); !read)
        return read.error();
    if (const Result<void> checked = checkFit(files.gold, builder.unitsFit(), builder.unitsLeftOut()); !checked)
        return checked.error();
    if (data.examples.empty())
        return Error{ErrorCode::KeyMismatch, files.gold, 0,
                     QStringLiteral("it names no instance of %1 with several senses").arg(files.data)};
    return data;
}

QString toText(const PairTrainingSummary &summary, const TrainedPairs &trained)
{
    QString text = QStringLiteral("%1: trained on %2 units of %3 sentences in %4 s\n")
                       .arg(summary.output)
                       .arg(summary.instances)
                       .arg(summary.sentences)
                       .arg(summary.seconds, 0, 'f', 0);
    if (trained.maskedLm)
        text += QStringLiteral("masked-LM loss: %1 before, %2 after\n")
                    .arg(trained.maskedLm->before, 0, 'f', 3)
                    .arg(trained.maskedLm->after, 0, 'f', 3);
    if (trained.calibration)
        text += QStringLiteral("development data: %1 % of units with several senses, %2\n")
                    .arg(trained.calibration->senses, 0, 'f', 1)
                    .arg(toText(trained.calibration->scaling));
    return text;
}

QJsonObject toJson(const PairTrainingSummary &summary, const TrainedPairs &trained)
{
    QJsonObject object{{QStringLiteral("output"), summary.output},
                       {QStringLiteral("version"), summary.version},
                       {QStringLiteral("sentences"), summary.sentences},
                       {QStringLiteral("units"), summary.instances},
                       {QStringLiteral("seconds"), summary.seconds}};
    if (trained.maskedLm)
        object.insert(
            QStringLiteral("masked_lm_loss"),
            QJsonObject{{QStringLiteral("before"), trained.maskedLm->before}, {QStringLiteral("after"), trained.maskedLm->after}});
    if (trained.calibration) {
        QJsonObject development = toJson(trained.calibration->scaling);
        development.insert(QStringLiteral("senses"), trained.calibration->senses);
        object.insert(QStringLiteral("development"), development);
    }
    return object;
}

void keepInstances(LabelledData &data, int count, quint64 seed)
{
    if (count == 0)
        return;
    const auto hasChoice = [](const LabelledUnit &unit) { return unit.candidates.size() > 1; };
    qint64 all = 0;
    for (const LabelledPassage &passage : data.passages)
        all += std::ranges::count_if(passage.units, hasChoice);
    const std::vector<int> kept = drawSubset(int(all), count, seed);
    int number = 0;
    data.units = qint64(kept.size());
    for (LabelledPassage &passage : data.passages) {
        std::erase_if(passage.units,
                      [&](const LabelledUnit &unit) { return !hasChoice(unit) || !std::ranges::binary_search(kept, number++); });
    }
    std::erase_if(data.passages, [](const LabelledPassage &passage) { return passage.units.empty(); });
}

void keepInstances(PairData &data, int count, quint64 seed)
{
    if (count == 0)
        return;
    std::vector<PairExample> kept;
    for (const int i : drawSubset(int(data.examples.size()), count, seed))
        kept.push_back(std::move(data.examples[size_t(i)]));
    data.examples = std::move(kept);
}

} // namespace glossator::cli
