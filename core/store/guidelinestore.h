#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

#include "base/result.h"
#include "store/database.h"
#include "text/document.h"

namespace glossator {

/// What a project's annotators agreed on about one lemma: where the line between two senses is drawn, which sense idioms get.
struct Guideline
{
    QString text; ///< plain text, Markdown by custom
    QString author; ///< of the last change
    QDateTime time; ///< UTC, milliseconds

    bool operator==(const Guideline &) const = default;
};

/// A guideline for each lemma and part of speech that has one. Thread contract: that of its Database.
class GuidelineStore
{
public:
    explicit GuidelineStore(Database &database);

    [[nodiscard]] Result<std::optional<Guideline>> guideline(const QString &lemma, WordClass wordClass) const;
    /// One without text is removed.
    [[nodiscard]] Result<void> setGuideline(const QString &lemma, WordClass wordClass, const Guideline &guideline);

private:
    Database &m_database;
};

} // namespace glossator
