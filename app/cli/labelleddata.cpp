#include "cli/labelleddata.h"

#include <QSet>

#include "cli/annotatedreading.h"
#include "cli/console.h"

namespace glossator::cli {

namespace {

/// Turns the passages of a WSD XML file into examples.
class ExampleSink : public DocumentSink
{
public:
    /// counted: keys of senses that are taken off the inventory's counts; null: none.
    ExampleSink(ExampleBuilder &builder, const GoldKeys &gold, const GoldKeys *counted, int passageSentences, LabelledData &data) :
        m_builder(builder),
        m_gold(gold),
        m_counted(counted),
        m_counter(passageSentences),
        m_data(data)
    {}

    Result<void> beginDocument(const DocumentInfo &) override
    {
        m_counter.beginDocument();
        return {};
    }

    Result<void> addSentence(Sentence &&sentence) override
    {
        SentenceGold &gold = m_documentGold.emplace_back();
        for (const Unit &unit : sentence.units) {
            gold.push_back(m_gold.value(unit.externalId));
            if (!gold.back().isEmpty())
                m_met.insert(unit.externalId);
            for (const QString &key : m_counted ? m_counted->value(unit.externalId) : QStringList())
                ++m_documentCounts[key];
        }
        m_passages.push_back(m_counter.next(sentence));
        m_document.push_back(std::move(sentence));
        return {};
    }

    Result<void> endDocument(const QString &) override
    {
        m_builder.setDiscounts(m_documentCounts);
        for (const auto &[first, count] : passagesOf(m_passages)) {
            m_data.passages.push_back(m_builder.build(std::span(m_document).subspan(first, count),
                                                      std::span<const SentenceGold>(m_documentGold).subspan(first, count), true));
            m_data.units += qint64(m_data.passages.back().units.size());
        }
        m_data.sentences += qint64(m_document.size());
        m_document.clear();
        m_passages.clear();
        m_documentGold.clear();
        m_documentCounts.clear();
        return {};
    }

    /// How many of the gold keys name an instance: files may have several of one id.
    [[nodiscard]] qint64 keysMet() const { return m_met.size(); }

private:
    ExampleBuilder &m_builder;
    const GoldKeys &m_gold;
    const GoldKeys *m_counted;
    PassageCounter m_counter;
    LabelledData &m_data;
    std::vector<Sentence> m_document;
    std::vector<qint64> m_passages; ///< of the document's sentences
    std::vector<SentenceGold> m_documentGold;
    QHash<QString, int> m_documentCounts;
    QSet<QString> m_met;
};

} // namespace

Result<void> checkFit(const QString &goldFile, qint64 fit, qint64 unfit)
{
    if (fit > 0 && fit >= unfit)
        return {};
    const QString detail = QStringLiteral("of the %1 instances with keys, %2 have one that is a sense of their word");
    return Error{ErrorCode::KeyMismatch, goldFile, 0, detail.arg(fit + unfit).arg(fit)};
}

Result<LabelledData> readLabelled(const LabelledFiles &files, const SenseModel &model, const Inventory &inventory, int passageSentences,
                                  const std::stop_token &stop)
{
    const Result<GoldKeys> gold = readGoldKeys(files.gold);
    if (!gold)
        return gold.error();
    const Result<GoldKeys> annotated = files.annotatedGold.isEmpty() ? gold : readGoldKeys(files.annotatedGold);
    if (!annotated)
        return annotated.error();
    LabelledData data;
    ExampleBuilder builder(model, inventory);
    ExampleSink sink(builder, *gold, files.isCounted ? &*annotated : nullptr, passageSentences, data);
    ProgressLine progress(QStringLiteral("Reading: byte"));
    if (const Result<void> read = readDocument(files.data, QStringLiteral("wsd-xml"), sink, progress.control(stop)); !read)
        return read.error();
    data.idleKeys = gold->size() - sink.keysMet();
    data.unitsLeftOut = builder.unitsLeftOut();
    if (const Result<void> checked = checkFit(files.gold, data.units, data.unitsLeftOut); !checked)
        return checked.error();
    return data;
}

} // namespace glossator::cli
