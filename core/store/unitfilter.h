#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

#include "base/ids.h"
#include "store/unitfacts.h"
#include "text/document.h"

namespace glossator {

/// Units that "next undecided" and queues pass over. The same rules for the whole project.
struct SkipRules
{
    bool onlySense = true; ///< the inventory has one sense only
    bool names = false; ///< see looksLikeName()
    bool listed = false; ///< the lemmas of the list
    QStringList lemmas = auxiliaries(); ///< as they stand in the inventory

    /// Of English: words whose senses as auxiliaries no inventory tells apart.
    [[nodiscard]] static QStringList auxiliaries();
    bool operator==(const SkipRules &) const = default;
    [[nodiscard]] bool skips(const Sentence &sentence, const Unit &unit) const;

    [[nodiscard]] QString toJson() const;
    /// What cannot be read is as in a new project.
    [[nodiscard]] static SkipRules fromJson(const QString &json);
};

/// Per cent, both ends included.
struct PercentRange
{
    int from = 0;
    int to = 100;

    [[nodiscard]] bool isAll() const { return from <= 0 && to >= 100; }
    bool operator==(const PercentRange &) const = default;
};

/// Which units are wanted: those that everything set here holds for.
struct UnitFilter // braces: call sites name only what they ask for
{
    QString text{}; ///< words of the sentence as people type them, see matchExpression() and looksForText()
    QString form{}; ///< as in the text, in any case; several words with one space between them
    QString lemma{}; ///< in any case, with spaces or underscores
    std::optional<WordClass> wordClass{};
    QString sense{}; ///< key; the decision's first sense, or the suggested one where nobody decided
    std::optional<UnitStatus> status{};
    bool differs = false; ///< decided otherwise than the model suggests
    PercentRange probability{}; ///< of the suggested sense; unless all, units without prediction are not among them
    PercentRange margin{}; ///< of the suggested sense over the second; unless all, only units with two senses or more
    PercentRange none{}; ///< that no sense fits; unless all, only units of which the model can tell
    QString annotator{}; ///< of the decision in force
    QDateTime decidedFrom{}; ///< null: any time
    QDateTime decidedTo{}; ///< not included
    DocumentId document{}; ///< invalid: all
    std::optional<SkipRules> skip{};

    bool operator==(const UnitFilter &) const = default;
    /// Units that wait for a decision are not among those asked for.
    [[nodiscard]] bool isAboutTheRest() const;
    /// Nothing is asked but words of the sentence (and a document).
    [[nodiscard]] bool isTextOnly() const;
    /// The words of the text are to stand in the unit itself; where something else says which word is wanted, they stand around it.
    [[nodiscard]] bool looksForText() const;
    [[nodiscard]] QString wantedForm() const;
    /// As typed, and in plain letters, where that differs: the units have lemmas as their inventory or their file spells them.
    [[nodiscard]] QStringList wantedLemmas() const;

    [[nodiscard]] QString toJson() const;
    /// Nothing for what toJson() did not write.
    [[nodiscard]] static std::optional<UnitFilter> fromJson(const QString &json);
};

} // namespace glossator
