#include "inventory/inventorybuilder.h"

#include <algorithm>
#include <numeric>

#include "inventory/inventorytables.h"

namespace glossator {

namespace {

QStringView firstPart(QStringView multiword)
{
    return multiword.first(multiword.indexOf(u'_'));
}

} // namespace

Inventory::Builder::Builder() : m_tables(std::make_unique<Tables>()) {}

Inventory::Builder::~Builder() = default;

void Inventory::Builder::reserve(int senses, int synsets)
{
    m_tables->senses.reserve(size_t(senses));
    m_tables->senseByKey.reserve(senses);
    m_numbers.reserve(size_t(senses));
    m_tables->synsets.reserve(size_t(synsets));
}

SynsetId Inventory::Builder::addSynset(Synset &&synset)
{
    m_tables->synsets.push_back(std::move(synset));
    return SynsetId{qint32(m_tables->synsets.size() - 1)};
}

Synset &Inventory::Builder::synset(SynsetId id)
{
    return m_tables->synsets[size_t(id.value)];
}

int Inventory::Builder::synsetCount() const
{
    return int(m_tables->synsets.size());
}

SenseId Inventory::Builder::addSense(Sense &&sense, int number)
{
    const SenseId id{qint32(m_tables->senses.size())};
    m_tables->senses.push_back(std::move(sense));
    m_tables->senseByKey.insert(m_tables->senses.back().key, id);
    m_numbers.push_back(number);
    return id;
}

void Inventory::Builder::addException(WordClass wordClass, const QString &form, const QStringList &bases)
{
    m_exceptions.push_back({wordClass, form, bases});
}

std::shared_ptr<const Inventory> Inventory::Builder::build(const QString &name)
{
    m_tables->name = name;
    indexLemmas();
    indexMultiwords();
    indexExceptions();
    std::shared_ptr<const Inventory> inventory(new Inventory(std::move(m_tables)));
    m_tables = std::make_unique<Tables>();
    return inventory;
}

void Inventory::Builder::indexLemmas()
{
    struct Place
    {
        qint32 group; ///< lemmas in order of first appearance, four word classes each
        int number;
        SenseId sense;
        auto operator<=>(const Place &) const = default;
    };
    const std::vector<Sense> &senses = m_tables->senses;
    QHash<QStringView, qint32> groupOfLemma;
    groupOfLemma.reserve(qsizetype(senses.size()));
    std::vector<Place> places;
    places.reserve(senses.size());
    // Senses of one lemma mostly follow each other.
    QStringView lastLemma;
    qint32 group = -1;
    for (size_t i = 0; i < senses.size(); ++i) {
        if (group < 0 || senses[i].lemma != lastLemma) {
            lastLemma = senses[i].lemma;
            const auto next = qint32(groupOfLemma.size()) * wordClassCount;
            auto found = groupOfLemma.constFind(lastLemma);
            group = found != groupOfLemma.cend() ? *found : *groupOfLemma.insert(lastLemma, next);
        }
        const WordClass wordClass = m_tables->synsets[size_t(senses[i].synset.value)].wordClass;
        places.push_back({group + qint32(wordClass), m_numbers[i], SenseId{qint32(i)}});
    }
    m_numbers.clear();
    std::sort(places.begin(), places.end());

    m_tables->lemmas.reserve(groupOfLemma.size());
    m_tables->candidates.reserve(places.size());
    std::array<TableRange, wordClassCount> ranges;
    for (size_t i = 0; i < places.size(); ++i) {
        TableRange &range = ranges[size_t(places[i].group % wordClassCount)];
        if (range.end == 0)
            range.begin = qint32(i);
        range.end = qint32(i + 1);
        m_tables->candidates.push_back(places[i].sense);
        const bool lastOfLemma = i + 1 == places.size() || places[i + 1].group / wordClassCount != places[i].group / wordClassCount;
        if (lastOfLemma) {
            m_tables->lemmas.insert(senses[size_t(places[i].sense.value)].lemma, ranges);
            ranges = {};
        }
    }
}

void Inventory::Builder::indexMultiwords()
{
    std::vector<QString> &multiwords = m_tables->multiwords;
    QStringView last;
    for (const SenseId id : m_tables->candidates) {
        const QString &lemma = m_tables->senses[size_t(id.value)].lemma;
        if (lemma != last && lemma.contains(u'_'))
            multiwords.push_back(lemma);
        last = lemma;
    }
    std::sort(multiwords.begin(), multiwords.end()); // "part_" is a prefix, so this groups by first part
    for (size_t begin = 0; begin < multiwords.size();) {
        const QStringView part = firstPart(multiwords[begin]);
        const QStringView prefix = QStringView(multiwords[begin]).first(part.size() + 1);
        size_t end = begin + 1;
        while (end < multiwords.size() && multiwords[end].startsWith(prefix))
            ++end;
        m_tables->multiwordsByFirstPart.insert(part, {qint32(begin), qint32(end)});
        begin = end;
    }
}

void Inventory::Builder::indexExceptions()
{
    m_tables->exceptionForms.reserve(m_exceptions.size());
    for (const PendingException &exception : m_exceptions) {
        const auto begin = qint32(m_tables->exceptionBases.size());
        m_tables->exceptionBases.insert(m_tables->exceptionBases.end(), exception.bases.cbegin(), exception.bases.cend());
        m_tables->exceptionForms.push_back(exception.form);
        m_tables->exceptions[size_t(exception.wordClass)].insert(m_tables->exceptionForms.back(),
                                                                 {begin, qint32(m_tables->exceptionBases.size())});
    }
    m_exceptions.clear();
}

} // namespace glossator
