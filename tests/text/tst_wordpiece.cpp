#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "support/files.h"
#include "text/compressedfile.h"
#include "text/subwordtokenizer.h"

using namespace glossator;
using glossator::testing::writeBytes;

/// Expected values come from the `tokenizers` package, see tests/data/text/make_wordpiece_fixture.py.
class TestWordPiece : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreesWithReference();
    void knowsItsVocabulary();
    void keepsCaseAndAccents();
    void readsSpecialTokensAsText();
    void dropsLoneSurrogates();
    void refusesBadVocabulary();
    void splitsFast();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QStringList pieces(const SubwordTokenizer &tokenizer, const QString &text) const;

    QTemporaryDir m_folder;
    std::unique_ptr<SubwordTokenizer> m_tokenizer;
};

QStringList TestWordPiece::pieces(const SubwordTokenizer &tokenizer, const QString &text) const
{
    QStringList result;
    for (const Subword &subword : tokenizer.tokenize(text))
        result.append(tokenizer.piece(subword.id));
    return result;
}

void TestWordPiece::initTestCase()
{
    const QByteArray vocabulary = readCompressed(QStringLiteral("text/vocab.txt.qz"));
    QVERIFY(!vocabulary.isEmpty());
    writeBytes(path(QStringLiteral("vocab.txt")), vocabulary);
    auto tokenizer = readWordPiece(path(QStringLiteral("vocab.txt")), true);
    QVERIFY(tokenizer);
    m_tokenizer = std::move(*tokenizer);
}

void TestWordPiece::agreesWithReference()
{
    const QList<QByteArray> lines = readCompressed(QStringLiteral("text/wordpiece.jsonl.qz")).split('\n');
    QVERIFY(lines.size() >= 5000);
    int differing = 0;
    for (const QByteArray &line : lines) {
        const QJsonArray row = QJsonDocument::fromJson(line).array();
        QCOMPARE(row.size(), 2);
        const QString text = row[0].toString();
        QJsonArray actual;
        int end = 0;
        for (const Subword &subword : m_tokenizer->tokenize(text)) {
            for (const int value : {int(subword.id), subword.start - end, subword.end - subword.start})
                actual.append(value);
            end = subword.end;
        }
        if (actual == row[1].toArray())
            continue;
        if (++differing <= 10)
            qWarning().noquote() << text << "\nexpected" << row[1].toArray() << "\nactual" << actual;
    }
    QCOMPARE(differing, 0);
}

void TestWordPiece::knowsItsVocabulary()
{
    QCOMPARE(m_tokenizer->vocabularySize(), 30522);
    QCOMPARE(m_tokenizer->beginId(), 101);
    QCOMPARE(m_tokenizer->endId(), 102);
    QCOMPARE(m_tokenizer->unknownId(), 100);
    QCOMPARE(m_tokenizer->piece(2924), QStringLiteral("bank"));
}

void TestWordPiece::keepsCaseAndAccents()
{
    writeBytes(path(QStringLiteral("cased.txt")), "[UNK]\n[CLS]\n[SEP]\nÉ\n##tude\nE\n##\xCC\x81\ne\n");
    const auto cased = readWordPiece(path(QStringLiteral("cased.txt")), false);
    QVERIFY(cased);
    QCOMPARE(pieces(**cased, QStringLiteral("Étude e é")),
             QStringList({QStringLiteral("É"), QStringLiteral("##tude"), QStringLiteral("e"), QStringLiteral("[UNK]")}));
    const auto lower = readWordPiece(path(QStringLiteral("cased.txt")), true);
    QVERIFY(lower);
    QCOMPARE(pieces(**lower, QStringLiteral("Étude E é")),
             QStringList({QStringLiteral("e"), QStringLiteral("##tude"), QStringLiteral("e"), QStringLiteral("e")}));
}

void TestWordPiece::readsSpecialTokensAsText()
{
    QCOMPARE(pieces(*m_tokenizer, QStringLiteral("a[SEP]b")),
             QStringList({QStringLiteral("a"), QStringLiteral("["), QStringLiteral("sep"), QStringLiteral("]"), QStringLiteral("b")}));
}

void TestWordPiece::dropsLoneSurrogates()
{
    const QString text = QStringLiteral("bank") + QChar(0xD83D) + QStringLiteral(" ") + QChar(0xDC4D);
    const std::vector<Subword> subwords = m_tokenizer->tokenize(text);
    QCOMPARE(subwords.size(), size_t(1));
    QCOMPARE(subwords[0].start, 0);
    QCOMPARE(subwords[0].end, 4);
}

void TestWordPiece::refusesBadVocabulary()
{
    const auto missing = readWordPiece(path(QStringLiteral("absent.txt")), true);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileNotFound);
    QCOMPARE(missing.error().subject, path(QStringLiteral("absent.txt")));

    writeBytes(path(QStringLiteral("plain.txt")), "[UNK]\n[SEP]\nword\n");
    const auto plain = readWordPiece(path(QStringLiteral("plain.txt")), true);
    QVERIFY(!plain);
    QCOMPARE(plain.error().code, ErrorCode::EncoderUnsupported);
}

void TestWordPiece::splitsFast()
{
    QStringList texts;
    for (const QByteArray &line : readCompressed(QStringLiteral("text/wordpiece.jsonl.qz")).split('\n'))
        texts.append(QJsonDocument::fromJson(line).array()[0].toString());
    qsizetype subwords = 0;
    QBENCHMARK
    {
        subwords = 0;
        for (const QString &text : texts.first(3000))
            subwords += qsizetype(m_tokenizer->tokenize(text).size());
    }
    QVERIFY(subwords > 60'000);
}

QTEST_GUILESS_MAIN(TestWordPiece)
#include "tst_wordpiece.moc"
