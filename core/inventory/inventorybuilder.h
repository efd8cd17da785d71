#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

#include "inventory/inventory.h"

namespace glossator {

/// Collects what a reader finds and turns it into an Inventory. Synsets and senses may come in any order; a sense names
/// its synset by the id that addSynset() gave.
class Inventory::Builder
{
public:
    Builder();
    ~Builder();

    void reserve(int senses, int synsets);
    SynsetId addSynset(Synset &&synset);
    [[nodiscard]] Synset &synset(SynsetId id);
    [[nodiscard]] int synsetCount() const;
    /// number: the sense's place (from 1) among those of its lemma and word class; gaps are fine.
    SenseId addSense(Sense &&sense, int number);
    void addException(WordClass wordClass, const QString &form, const QStringList &bases);

    /// The builder is empty afterwards.
    [[nodiscard]] std::shared_ptr<const Inventory> build(const QString &name);

private:
    void indexLemmas();
    void indexMultiwords();
    void indexExceptions();

    struct PendingException
    {
        WordClass wordClass;
        QString form;
        QStringList bases;
    };
    std::unique_ptr<Tables> m_tables;
    std::vector<int> m_numbers; ///< of m_tables->senses
    std::vector<PendingException> m_exceptions;
};

} // namespace glossator
