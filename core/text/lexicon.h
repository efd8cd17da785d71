#pragma once

#include <QString>

#include <span>

#include "text/document.h"

namespace glossator {

/// What lemmatisation and multiword search need to know of a sense inventory. Lemmas are lower case with underscores.
class Lexicon
{
public:
    virtual ~Lexicon() = default;

    [[nodiscard]] virtual bool contains(QStringView lemma, WordClass wordClass) const = 0;
    /// How often its makers saw the lemma in text, all senses together; 0 where they did not count.
    [[nodiscard]] virtual int frequency(QStringView lemma, WordClass wordClass) const = 0;
    /// Base forms that the exception list gives for an irregular form; usually one, empty if it is not listed.
    [[nodiscard]] virtual std::span<const QString> exceptions(QStringView form, WordClass wordClass) const = 0;
    /// Entries of two or more parts (split at "_" only) whose first part is this.
    [[nodiscard]] virtual std::span<const QString> multiwordsStartingWith(QStringView part) const = 0;
};

} // namespace glossator
