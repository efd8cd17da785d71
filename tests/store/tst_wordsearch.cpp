#include <QTest>

#include <algorithm>

#include "store/storetesting.h"
#include "store/unitquery.h"

using namespace glossator;
using namespace glossator::testing;

/// Sentences by words that someone types.
class TestWordSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsSentencesByTheirWords_data();
    void findsSentencesByTheirWords();
};

void TestWordSearch::findsSentencesByTheirWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found"); // first words of the sentences
    QTest::newRow("a word") << QStringLiteral("bank") << QStringList{QStringLiteral("The bank"), QStringLiteral("Bank notes")};
    QTest::newRow("in another case") << QStringLiteral("RIVER") << QStringList{QStringLiteral("The bank")};
    QTest::newRow("two words anywhere") << QStringLiteral("steep bank") << QStringList{QStringLiteral("The bank")};
    QTest::newRow("in this order") << QStringLiteral("\"bank of\"") << QStringList{QStringLiteral("The bank")};
    QTest::newRow("not in this order") << QStringLiteral("\"of bank\"") << QStringList{};
    QTest::newRow("beginning") << QStringLiteral("riv*") << QStringList{QStringLiteral("The bank")};
    QTest::newRow("no operators") << QStringLiteral("bank OR river") << QStringList{};
    QTest::newRow("without accents") << QStringLiteral("naive etude") << QStringList{QString::fromUtf8("Naïve e\xCC\x81tudes")};
    QTest::newRow("vowel signs belong to the word") << QString::fromUtf8("كِتَاب") << QStringList{QString::fromUtf8("هذا كِتَاب")};
    QTest::newRow("nothing but signs") << QStringLiteral("* \" ) --") << QStringList{};
}

void TestWordSearch::findsSentencesByTheirWords()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    TestProject project;
    DocumentText text{{QStringLiteral("t"), {}, {}}, {}, {}};
    for (const char *sentence : {"The bank of the river is steep.", "Bank notes burn.", "Naïve e\xCC\x81tude.", "هذا كِتَاب"}) {
        Sentence made;
        made.text = QString::fromUtf8(sentence);
        text.sentences.push_back(std::move(made));
    }
    text.sentences[2].text.replace(QStringLiteral("tude."), QStringLiteral("tudes etude."));
    const DocumentId document = store(project.database(), text);
    UnitFilter filter;
    filter.text = typed;
    QVERIFY(filter.isTextOnly());
    QStringList beginnings;
    for (const FoundUnit &unit : must(UnitQuery(project.database(), filter).page(10))) {
        QVERIFY(!unit.id.isValid());
        QCOMPARE(unit.document, document);
        const QString sentence = must(CorpusStore(project.database()).sentence(unit.sentence)).sentence.text;
        const auto begins = std::ranges::find_if(found, [&](const QString &beginning) { return sentence.startsWith(beginning); });
        beginnings.append(begins == found.end() ? sentence : *begins);
    }
    QCOMPARE(beginnings, found);
}

QTEST_GUILESS_MAIN(TestWordSearch)
#include "tst_wordsearch.moc"
