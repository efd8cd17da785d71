#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "io/collectingsink.h"
#include "io/jsonlines.h"
#include "io/samplecorpus.h"

using namespace glossator;
using namespace glossator::testing;

class JsonLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsCodePoints_data();
    void countsCodePoints();
    void escapes();
    void writesPredictions();
    void writesABulkDecision();
};

void JsonLinesTest::countsCodePoints_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("emoji") << QByteArray(
        "😀 I 😀😀 laughed 👩‍👩‍👧 at 🇺🇳. 𝔸 second one😀!\n\n😀Third: \"café\".\n");
    QTest::newRow("gaps beyond the BMP") << QByteArray("\xEF\xBB\xBF  One.\r\n\r\nTwo 😀.\tThree.");
    QTest::newRow("real text") << contents(dataFile(u"gum-voyage-york.txt"_qs));
}

// A JSON parser and UTF-32 arithmetic of Qt's own find every form again at the places given.
void JsonLinesTest::countsCodePoints()
{
    QFETCH(QByteArray, source);

    CollectingSink sink;
    QVERIFY(readBytes(u"text"_qs, source, sink));
    if (source.startsWith("\xEF\xBB\xBF"))
        source.remove(0, 3);
    const auto whole = QString::fromUtf8(source).toUcs4();
    JsonLinesEncoder encoder;
    encoder.beginDocument(u"doc \"1\""_qs);
    qint64 number = 0;
    for (const Sentence &sentence : sink.documents[0].sentences) {
        QByteArray line;
        encoder.append(sentence, {}, line);
        QVERIFY(line.endsWith('\n') && line.count('\n') == 1);
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object.keys(), (QStringList{u"doc"_qs, u"offset"_qs, u"sent"_qs, u"text"_qs, u"tokens"_qs, u"units"_qs}));
        QCOMPARE(object[u"doc"].toString(), u"doc \"1\""_qs);
        QCOMPARE(object[u"sent"].toInteger(-1), number++);
        const auto text = object[u"text"].toString().toUcs4();
        QCOMPARE(text, whole.mid(object[u"offset"].toInteger(-1), text.size()));
        const QJsonArray tokens = object[u"tokens"].toArray();
        QCOMPARE(tokens.size(), qsizetype(sentence.tokens.size()));
        for (const QJsonValue &token : tokens) {
            const qint64 start = token[u"start"].toInteger(-1);
            const auto form = token[u"form"].toString().toUcs4();
            QVERIFY(!form.isEmpty());
            QCOMPARE(form, text.mid(start, token[u"end"].toInteger(-1) - start));
        }
    }
    QCOMPARE(number, qint64(sink.documents[0].sentences.size()));
}

void JsonLinesTest::escapes()
{
    QString all;
    for (char16_t c = 0; c < 0x300; ++c)
        all += QChar(c);
    all += u"\u07FF\u0800\u2028\uFFFD\uFFFF😀\U0010FFFF"_qs;
    Sentence sentence;
    sentence.text = all;
    sentence.tokens.push_back({0, int(all.size()), UniversalTag::Punct, all});
    JsonLinesEncoder encoder;
    encoder.beginDocument(all);
    QByteArray line;
    encoder.append(sentence, {}, line);
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QCOMPARE(object[u"doc"].toString(), all);
    QCOMPARE(object[u"text"].toString(), all);
    QCOMPARE(object[u"tokens"][0][u"lemma"].toString(), all);
    QCOMPARE(object[u"tokens"][0][u"pos"].toString(), u"."_qs);

    sentence.text = QStringLiteral("a") + QChar(0xDE00) + QChar(0xD83D);
    sentence.tokens.clear();
    line.clear();
    encoder.append(sentence, {}, line);
    QCOMPARE(QJsonDocument::fromJson(line)[u"text"].toString(), u"a\uFFFD\uFFFD"_qs);
}

void JsonLinesTest::writesPredictions()
{
    Sentence sentence = makeSentence({}, u"banks"_qs, {u"banks/NOUN/bank"_qs});
    sentence.units = {{{0}, WordClass::Noun, u"bank"_qs, {}}, {{0}, WordClass::Verb, u"bank"_qs, {}}};
    const std::vector<float> probabilities{0.6999999f, 0.3f, 1.2e-7f};
    std::vector<Prediction> predictions(2);
    for (size_t i = 0; i < probabilities.size(); ++i)
        predictions[0].candidates.push_back({QStringLiteral("bank%1:14:0%2::").arg(i), probabilities[i]});
    predictions[0].none = 0.04f;
    JsonLinesEncoder encoder;
    encoder.beginDocument(u"d"_qs);
    QByteArray line;
    encoder.append(sentence, predictions, line);
    const QJsonArray units = QJsonDocument::fromJson(line)[u"units"].toArray();
    QCOMPARE(units.size(), 2);
    QCOMPARE(units[1][u"candidates"].toArray().size(), 0);
    QVERIFY(!units[0].toObject().contains(u"decision"));
    for (size_t i = 0; i < probabilities.size(); ++i)
        QCOMPARE(float(units[0][u"candidates"][qsizetype(i)][u"p"].toDouble()), probabilities[i]);
    QCOMPARE(float(units[0][u"none"].toDouble()), 0.04f);
    QVERIFY(!units[1].toObject().contains(u"none"));
}

void JsonLinesTest::writesABulkDecision()
{
    Decision decision;
    decision.senses = {u"bank%1:17:01::"_qs, u"bank%1:14:00::"_qs};
    decision.suggestion = SenseProbability{u"bank%1:17:01::"_qs, 0.75F};
    decision.order = SenseOrder::Inventory;
    decision.inBulk = true;
    JsonLinesEncoder encoder;
    QByteArray line;
    encoder.beginDocument(u"d"_qs);
    encoder.append(decidedWord(decision), line);
    const QJsonObject written = QJsonDocument::fromJson(line)[u"units"_qs][0][u"decision"_qs].toObject();
    QCOMPARE(written[u"senses"_qs].toArray(), QJsonArray({u"bank%1:17:01::"_qs, u"bank%1:14:00::"_qs}));
    QCOMPARE(written[u"suggested"_qs].toObject(), (QJsonObject{{u"sense"_qs, u"bank%1:17:01::"_qs}, {u"p"_qs, 0.75}}));
    QCOMPARE(written[u"order"_qs].toString(), u"inventory"_qs);
    QCOMPARE(written[u"bulk"_qs].toBool(), true);
}

QTEST_GUILESS_MAIN(JsonLinesTest)
#include "tst_jsonlines.moc"
