#include <QTest>

#include <algorithm>

#include "store/storetesting.h"
#include "store/unitquery.h"

using namespace glossator;
using namespace glossator::testing;

Q_DECLARE_METATYPE(UnitFilter)

/// Sentences and units by words that someone types.
class TestWordSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsSentencesByTheirWords_data();
    void findsSentencesByTheirWords();
    void findsUnitsByTheirWords_data();
    void findsUnitsByTheirWords();
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

void TestWordSearch::findsUnitsByTheirWords_data()
{
    QTest::addColumn<UnitFilter>("filter");
    QTest::addColumn<QStringList>("found"); // lemmas
    const auto row = [](const char *name, UnitFilter filter, const QString &found) {
        QTest::newRow(name) << filter << found.split(u' ', Qt::SkipEmptyParts);
    };
    const auto undecided = [](const char *text) { return UnitFilter{.text = QString::fromUtf8(text), .status = UnitStatus::Undecided}; };
    row("a word", undecided("bank"), QStringLiteral("bank bank bank"));
    row("in another case", undecided("BANK"), QStringLiteral("bank bank bank"));
    row("two words", undecided("bank river"), QStringLiteral("bank river bank"));
    row("a phrase", undecided("\"river bank\""), QStringLiteral("river bank"));
    row("a phrase whose other words are no units", undecided("\"the river\""), QStringLiteral("river"));
    row("a phrase within a unit that has a gap", undecided("\"it up\""), QStringLiteral("look_up"));
    row("within the gap only", undecided("it"), QString());
    row("beginning", undecided("loo*"), QStringLiteral("look_up"));
    row("without accents, behind a character of two units", undecided("cafe"), QStringLiteral("café"));
    row("another class", {.text = QStringLiteral("bank"), .wordClass = WordClass::Verb}, QString());
    row("nothing undecided", {.text = QStringLiteral("bank"), .status = UnitStatus::Refused}, QString());
    row("words around the lemma", {.text = QStringLiteral("river"), .lemma = QStringLiteral("bank")}, QStringLiteral("bank bank"));
    row("words around the form", {.text = QStringLiteral("steep"), .form = QStringLiteral("bank")}, QStringLiteral("bank bank"));
}

/// What stands beside them in their sentences is not asked for.
void TestWordSearch::findsUnitsByTheirWords()
{
    QFETCH(UnitFilter, filter);
    QFETCH(QStringList, found);
    TestProject project;
    DocumentText text{{QStringLiteral("t"), {}, {}}, {}, {}};
    const auto add = [&text](const char *words, const std::vector<std::pair<std::vector<int>, const char *>> &units) {
        Sentence sentence;
        sentence.analysed = true;
        sentence.text = QString::fromUtf8(words);
        int start = 0;
        for (const QString &word : sentence.text.split(u' ')) {
            sentence.tokens.push_back({start, start + int(word.size()), UniversalTag::Noun, {}});
            start += int(word.size()) + 1;
        }
        for (const auto &[tokens, lemma] : units)
            sentence.units.push_back({tokens, WordClass::Noun, QString::fromUtf8(lemma), {}});
        text.sentences.push_back(std::move(sentence));
    };
    add("a steep bank , the river bank", {{{1}, "steep"}, {{2}, "bank"}, {{5}, "river"}, {{6}, "bank"}});
    add("a bank note", {{{1}, "bank"}, {{2}, "note"}});
    add("look it up", {{{0, 2}, "look_up"}});
    add("😀 the Café opens", {{{2}, "café"}, {{3}, "open"}});
    QVERIFY(store(project.database(), text).isValid());
    QStringList lemmas;
    for (const FoundUnit &unit : must(UnitQuery(project.database(), filter).page(10))) {
        const AnnotatedSentence sentence = must(CorpusStore(project.database()).sentence(unit.sentence));
        const auto at = std::ranges::find(sentence.annotations, unit.id, &UnitAnnotation::id);
        lemmas.append(sentence.sentence.units[size_t(at - sentence.annotations.begin())].lemma);
    }
    QCOMPARE(lemmas, found);
    QCOMPARE(must(UnitQuery(project.database(), filter).count(10)), qint64(found.size()));
}

QTEST_GUILESS_MAIN(TestWordSearch)
#include "tst_wordsearch.moc"
