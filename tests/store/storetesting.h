#pragma once

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <memory>
#include <vector>

#include "store/corpusstore.h"
#include "store/corpuswriter.h"
#include "store/database.h"
#include "store/decisionstore.h"
#include "support/must.h"

namespace glossator::testing {

struct DocumentText
{
    DocumentInfo info;
    std::vector<Sentence> sentences;
    QString tail;

    /// What the sentences were made from.
    [[nodiscard]] QString rebuilt() const;
};

/// A project file in a folder of its own.
class TestProject
{
public:
    TestProject();
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("test.glossator")); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] Database &database() { return *m_database; }
    void close() { m_database.reset(); }
    void reopen();
    [[nodiscard]] std::unique_ptr<Database> anotherConnection() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

void add(CorpusWriter &writer, const DocumentText &document);
[[nodiscard]] DocumentId store(Database &database, const DocumentText &document);
[[nodiscard]] DocumentText load(Database &database, DocumentId id);

/// Words of several scripts, emoji, combining and bidirectional marks, odd white space; half of them analysed, with
/// units that overlap or have gaps.
[[nodiscard]] DocumentText randomDocument(QRandomGenerator &random);
/// "w0 w1 w2 …": each word is a unit with lemma w0, w1, …
[[nodiscard]] DocumentText plainDocument(int sentences, int wordsPerSentence);
[[nodiscard]] std::vector<UnitId> unitsOf(Database &database, DocumentId document);

[[nodiscard]] Decision decisionFor(const QStringList &senses, const QString &comment = {});
[[nodiscard]] qint64 countRows(Database &database, const char *table);

} // namespace glossator::testing
