#include "cli/labelleddata.h"

#include "cli/annotatedreading.h"
#include "cli/console.h"

namespace glossator::cli {

namespace {

/// Turns the passages of a WSD XML file into examples.
class ExampleSink : public DocumentSink
{
public:
    ExampleSink(ExampleBuilder &builder, const GoldKeys &gold, int passageSentences, bool isCounted, LabelledData &data) :
        m_builder(builder),
        m_gold(gold),
        m_passageSentences(size_t(passageSentences)),
        m_isCounted(isCounted),
        m_data(data)
    {}

    Result<void> beginDocument(const DocumentInfo &) override { return {}; }

    Result<void> addSentence(Sentence &&sentence) override
    {
        SentenceGold &gold = m_documentGold.emplace_back();
        for (const Unit &unit : sentence.units)
            gold.push_back(m_gold.value(unit.externalId));
        m_document.push_back(std::move(sentence));
        return {};
    }

    Result<void> endDocument(const QString &) override
    {
        if (m_isCounted)
            m_builder.setDiscounts(goldCounts());
        for (size_t first = 0; first < m_document.size(); first += m_passageSentences) {
            const size_t count = std::min(m_passageSentences, m_document.size() - first);
            m_data.passages.push_back(m_builder.build(std::span(m_document).subspan(first, count),
                                                      std::span<const SentenceGold>(m_documentGold).subspan(first, count), true));
            m_data.units += qint64(m_data.passages.back().units.size());
        }
        m_data.sentences += qint64(m_document.size());
        m_document.clear();
        m_documentGold.clear();
        return {};
    }

private:
    [[nodiscard]] QHash<QString, int> goldCounts() const
    {
        QHash<QString, int> counts;
        for (const SentenceGold &sentence : m_documentGold) {
            for (const QStringList &keys : sentence) {
                for (const QString &key : keys)
                    ++counts[key];
            }
        }
        return counts;
    }

    ExampleBuilder &m_builder;
    const GoldKeys &m_gold;
    const size_t m_passageSentences;
    const bool m_isCounted;
    LabelledData &m_data;
    std::vector<Sentence> m_document;
    std::vector<SentenceGold> m_documentGold;
};

} // namespace

Result<LabelledData> readLabelled(const LabelledFiles &files, const SenseModel &model, const Inventory &inventory, int passageSentences,
                                  const std::stop_token &stop)
{
    const Result<GoldKeys> gold = readGoldKeys(files.gold);
    if (!gold)
        return gold.error();
    LabelledData data;
    ExampleBuilder builder(model, inventory);
    ExampleSink sink(builder, *gold, passageSentences, files.isCounted, data);
    ProgressLine progress(QStringLiteral("Reading: byte"));
    if (const Result<void> read = readDocument(files.data, QStringLiteral("wsd-xml"), sink, progress.control(stop)); !read)
        return read.error();
    data.unitsLeftOut = builder.unitsLeftOut();
    if (data.units == 0)
        return Error{ErrorCode::KeyMismatch, files.gold, 0, QStringLiteral("it names no instance of %1").arg(files.data)};
    return data;
}

} // namespace glossator::cli
