#include "messages/errortext.h"

#include <QSet>
#include <QTest>

using namespace glossator;

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnSentences();
    void namesPlaceAndRemedy();
    void namesStandardInput();
    void startsWithACapitalWithoutSubject();
};

void TestErrorText::everyCodeHasItsOwnSentences()
{
    QSet<QString> sentences;
    QSet<QString> remedies;
    constexpr int last = int(ErrorCode::TrainingDiverged);
    for (int code = 0; code <= last; ++code) {
        const QString sentence = messages::whatHappened({ErrorCode(code), QStringLiteral("subject"), 0, {}});
        const QString remedy = messages::remedy(ErrorCode(code));
        QVERIFY2(sentence.size() > 10 && sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(remedy.size() > 10 && remedy.endsWith(u'.'), qPrintable(remedy));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
        sentences.insert(sentence);
        remedies.insert(remedy);
    }
    QCOMPARE(sentences.size(), last + 1);
    QCOMPARE(remedies.size(), last + 1);
}

void TestErrorText::namesPlaceAndRemedy()
{
    const QString text =
        messages::describe({ErrorCode::MalformedXml, QStringLiteral("corpus.xml"), 12, QStringLiteral("Premature end of document.")});
    QVERIFY2(text.startsWith(u"“corpus.xml” (line 12) is not well-formed XML. "), qPrintable(text));
    // Sense keys look like placeholders.
    const QString sense = messages::describe({ErrorCode::UnknownSense, QStringLiteral("bank%1:17:09::"), 3, {}});
    QVERIFY2(sense.contains(u"“bank%1:17:09::” (line 3)"), qPrintable(sense));
    QVERIFY(text.contains(messages::remedy(ErrorCode::MalformedXml)));
    QVERIFY(text.endsWith(u"(Premature end of document.)"));
}

void TestErrorText::namesStandardInput()
{
    const QString text = messages::whatHappened({ErrorCode::NotText, QStringLiteral("-"), 0, {}});
    QCOMPARE(text, QStringLiteral("Standard input is not text in UTF-8."));
}

void TestErrorText::startsWithACapitalWithoutSubject()
{
    const QString text = messages::whatHappened({ErrorCode::NotText, {}, 0, {}});
    QCOMPARE(text, QStringLiteral("The input is not text in UTF-8."));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
