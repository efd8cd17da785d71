#include <QTest>

#include "text/wordcontext.h"

using namespace glossator;

class WordContextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsBetweenCharacters_data();
    void cutsBetweenCharacters();
    void putsAllOnOneLine();
    void spansAUnitWithAGap();
    void withoutAWord();
    void looksAtLittleOfALongText();
};

void WordContextTest::cutsBetweenCharacters_data()
{
    QTest::addColumn<QString>("left"); // before the word "bank"
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *left, int length, const char *shown) {
        QTest::newRow(name) << QString::fromUtf8(left) << length << QString::fromUtf8(shown);
    };
    row("all of it", "the steep ", 10, "the steep");
    row("part of it", "the steep ", 6, "… steep");
    // An emoji is two units, with skin tone four; e and an accent are two; the family is four emoji joined by three joiners, eleven units.
    row("before an emoji", "a😀b ", 4, "… 😀b");
    row("within an emoji", "a😀b ", 3, "… b");
    row("within a skin tone", "a👍🏽b ", 4, "… b");
    row("within an accent", "ae\u0301b ", 3, "… b");
    row("within a family", "a👨‍👩‍👧‍👦b ", 7, "… b");
    row("before a family", "a👨‍👩‍👧‍👦b ", 13, "… 👨‍👩‍👧‍👦b");
    row("within a flag", "a🇩🇪b ", 4, "… b");
    row("nothing fits", "a👨‍👩‍👧‍👦", 3, "…");
}

/// On the other side, too.
void WordContextTest::cutsBetweenCharacters()
{
    QFETCH(QString, left);
    QFETCH(int, length);
    QFETCH(QString, shown);
    const QString word = QStringLiteral("bank");
    const int start = int(left.size());
    const WordContext before = wordContext(left + word, start, start + 4, length);
    QCOMPARE(before.before, shown);
    QCOMPARE(before.word, word);
    QCOMPARE(before.after, QString());
    for (int i = 0; i <= int(left.size()) + 1; ++i) {
        const WordContext after = wordContext(word + u' ' + left, 0, 4, i);
        QCOMPARE(after.word, word);
        QVERIFY(after.after.isValidUtf16());
        QVERIFY(after.after.endsWith(u'…') == (i <= int(left.size())));
    }
}

void WordContextTest::putsAllOnOneLine()
{
    const WordContext context = wordContext(QStringLiteral("by\nthe  river bank\t is"), 8, 20, 50);
    QCOMPARE(context.inBrackets(), QStringLiteral("by the [river bank] is"));
    QCOMPARE(context.parts(), (QStringList{QStringLiteral("by the"), QStringLiteral("[river bank]"), QStringLiteral("is")}));
}

void WordContextTest::spansAUnitWithAGap()
{
    Sentence sentence;
    sentence.text = QStringLiteral("They looked it up .");
    int start = 0;
    for (const QString &word : sentence.text.split(u' ')) {
        sentence.tokens.push_back({start, start + int(word.size()), UniversalTag::X, {}});
        start += int(word.size()) + 1;
    }
    QCOMPARE(wordContext(sentence, {{1, 3}, WordClass::Verb, {}, {}}, 50).inBrackets(), QStringLiteral("They [looked it up] ."));
}

void WordContextTest::withoutAWord()
{
    QCOMPARE(wordContext(QStringLiteral("Hello there"), 0, 0, 7).inBrackets(), QStringLiteral("Hello t …"));
}

/// A book without a full stop is one sentence; lists paint such cells by the dozen.
void WordContextTest::looksAtLittleOfALongText()
{
    const QString text = QStringLiteral("word ").repeated(1'000'000);
    QBENCHMARK_ONCE
    {
        for (int i = 0; i < 1000; ++i)
            QVERIFY(wordContext(text, 2'500'000, 2'500'004, 60).after.endsWith(u'…'));
    }
}

QTEST_GUILESS_MAIN(WordContextTest)
#include "tst_wordcontext.moc"
