#pragma once

#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

#include "service/project.h"
#include "text/annotation.h"
#include "text/document.h"

namespace glossator::testing {

/// Describes documents word by word and puts them into a real project file in a temporary folder, through the store. A failure on the way
/// ends the test program with the store's message. Calls chain:
///
///     ProjectFixture fixture;
///     fixture.document(u"bank.txt"_qs)
///         .sentence(u"They looked the word up ."_qs)
///         .unit({1, 4}, u"look_up"_qs, WordClass::Verb)
///         .predicted({{u"look_up%2:31:00::"_qs, 0.75f}, {u"look_up%2:38:00::"_qs, 0.25f}})
///         .decided({u"look_up%2:31:00::"_qs});
///     Project &project = fixture.open();
class ProjectFixture
{
public:
    ProjectFixture();
    ~ProjectFixture();
    Q_DISABLE_COPY_MOVE(ProjectFixture)

    ProjectFixture &document(const QString &name);
    /// Tokens are what white space separates; punctuation wants spaces around it to be a token. Analysed from the start.
    ProjectFixture &sentence(const QString &text);
    /// Text and tokens only, as an import of plain text leaves it.
    ProjectFixture &rawSentence(const QString &text);
    /// The next sentence begins a paragraph (as each document's first does).
    ProjectFixture &paragraph();
    /// A unit of the last sentence; tokens are positions in it.
    ProjectFixture &unit(std::vector<int> tokens, const QString &lemma, WordClass wordClass = WordClass::Noun);
    /// Of the last unit; an empty list: the lemma is not in the inventory.
    ProjectFixture &predicted(std::vector<SenseProbability> candidates, std::optional<float> none = {});
    ProjectFixture &decided(const QStringList &senses);
    ProjectFixture &decidedNoneOfThese();

    /// A document of running English-like text made of a fixed random sequence: sentences of 8 to 32 tokens, five to a paragraph, about every second
    /// token a unit. Predictions (modelVersion()) for the units of the first predictedSentences.
    ProjectFixture &generatedDocument(const QString &name, qint64 tokens, qint64 predictedSentences);

    /// Writes what was described so far and opens it; later calls return the same project.
    Project &open();
    /// Closes the project, keeps the file; open() opens it again.
    void close();

    [[nodiscard]] QString path() const;
    [[nodiscard]] QString folder() const;
    [[nodiscard]] static QString modelVersion();
    /// Of the units described with unit(), in that order. After open().
    [[nodiscard]] UnitId unitId(int number) const;
    /// In the order of description. After open().
    [[nodiscard]] DocumentId documentId(int number = 0) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace glossator::testing
