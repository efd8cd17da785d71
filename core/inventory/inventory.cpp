#include "inventory/inventory.h"

#include "inventory/inventorytables.h"

namespace glossator {

namespace {

template <typename T>
std::span<const T> spanOf(const std::vector<T> &table, TableRange range)
{
    return std::span<const T>(table).subspan(size_t(range.begin), size_t(range.end - range.begin));
}

} // namespace

Inventory::Inventory(std::unique_ptr<const Tables> tables) : m_tables(std::move(tables)) {}

Inventory::~Inventory() = default;

QString Inventory::name() const
{
    return m_tables->name;
}

std::span<const SenseId> Inventory::candidates(QStringView lemma, WordClass wordClass) const
{
    const auto found = m_tables->lemmas.constFind(lemma);
    if (found == m_tables->lemmas.cend())
        return {};
    return spanOf(m_tables->candidates, (*found)[size_t(wordClass)]);
}

const Sense &Inventory::sense(SenseId id) const
{
    return m_tables->senses[size_t(id.value)];
}

const Synset &Inventory::synset(SynsetId id) const
{
    return m_tables->synsets[size_t(id.value)];
}

SenseId Inventory::findSense(QStringView key) const
{
    return m_tables->senseByKey.value(key);
}

int Inventory::senseCount() const
{
    return int(m_tables->senses.size());
}

int Inventory::synsetCount() const
{
    return int(m_tables->synsets.size());
}

bool Inventory::contains(QStringView lemma, WordClass wordClass) const
{
    return !candidates(lemma, wordClass).empty();
}

int Inventory::frequency(QStringView lemma, WordClass wordClass) const
{
    int count = 0;
    for (const SenseId id : candidates(lemma, wordClass))
        count += sense(id).tagCount;
    return count;
}

std::span<const QString> Inventory::exceptions(QStringView form, WordClass wordClass) const
{
    return spanOf(m_tables->exceptionBases, m_tables->exceptions[size_t(wordClass)].value(form));
}

std::span<const QString> Inventory::multiwordsStartingWith(QStringView part) const
{
    return spanOf(m_tables->multiwords, m_tables->multiwordsByFirstPart.value(part));
}

} // namespace glossator
