#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

#include "base/ids.h"
#include "text/document.h"
#include "text/lexicon.h"

namespace glossator {

/// One sense of one lemma, as the inventory lists it.
struct Sense
{
    QString key; ///< e.g. "bank%1:17:01::", the only name files keep
    QString lemma; ///< as in the key, lower case, underscores for spaces
    SynsetId synset;
    int tagCount = 0; ///< how often the inventory's makers saw it in text (WordNet's index.sense)
};

struct Synset
{
    WordClass wordClass = WordClass::Noun;
    QStringList lemmas; ///< spelled as in the source, spaces for underscores
    QString gloss; ///< without the examples
    QStringList examples;
    QString fullGloss; ///< gloss and examples as the source words them, where that is not just gloss; "example"; …
    std::vector<SynsetId> hypernyms; ///< instance hypernyms included
};

/// A sense inventory in memory, immutable once read, safe to share between threads.
class Inventory : public Lexicon
{
public:
    /// Filled by readers only; see wordnetreader.h.
    class Builder;

    ~Inventory() override;

    /// Identifies the inventory and its edition, e.g. "wordnet-3.0"; keys of caches and models contain it.
    [[nodiscard]] QString name() const;

    /// The senses of a lemma in the inventory's order (most frequent first in WordNet). The lemma is lower case with
    /// underscores. Empty when unknown.
    [[nodiscard]] std::span<const SenseId> candidates(QStringView lemma, WordClass wordClass) const;
    [[nodiscard]] const Sense &sense(SenseId id) const;
    [[nodiscard]] const Synset &synset(SynsetId id) const;
    /// Invalid when the key is unknown.
    [[nodiscard]] SenseId findSense(QStringView key) const;
    [[nodiscard]] int senseCount() const;
    [[nodiscard]] int synsetCount() const;

    [[nodiscard]] bool contains(QStringView lemma, WordClass wordClass) const override;
    [[nodiscard]] int frequency(QStringView lemma, WordClass wordClass) const override;
    [[nodiscard]] std::span<const QString> exceptions(QStringView form, WordClass wordClass) const override;
    [[nodiscard]] std::span<const QString> multiwordsStartingWith(QStringView part) const override;

private:
    struct Tables;
    explicit Inventory(std::unique_ptr<const Tables> tables);
    std::unique_ptr<const Tables> m_tables;
};

} // namespace glossator
