#include <QTest>

#include "io/documentio.h"
#include "io/utf8.h"
#include "io/collectingsink.h"
#include "io/faildevice.h"

using namespace glossator;
using namespace glossator::testing;

class PlainTextReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rebuildsTheSource_data();
    void rebuildsTheSource();
    void segmentsARealText();
    void rejectsWhatIsNotText_data();
    void rejectsWhatIsNotText();
    void validatesUtf8_data();
    void validatesUtf8();
    void reportsAFailingDevice();
    void cancels();
    void reportsProgress();
};

void PlainTextReaderTest::rebuildsTheSource_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("expected");
    const auto same = [](const char *name, const QByteArray &source) { QTest::newRow(name) << source << source; };

    same("empty", "");
    same("white space only", " \r\n\t\n");
    same("no line end", "One sentence");
    same("DOS line ends", "One sentence.\r\nAnother one.\r\n\r\nA third.");
    same("emoji and combining marks", "I \xF0\x9F\x98\x80 laughed. Cafe\xCC\x81s are \xE2\x80\x9Copen\xE2\x80\x9D.\n");
    same("no-break and zero-width spaces",
         "A\xC2\xA0"
         "b. C\xEF\xBB\xBF d.\n");
    same("right to left", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D. \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D.\n");
    // Four-byte characters at every alignment cross whatever piece size the reader uses.
    for (int shift = 0; shift < 4; ++shift)
        same(qPrintable(QStringLiteral("long, shifted by %1").arg(shift)),
             QByteArray(shift, 'a') + QByteArray("\xF0\x9F\x98\x80").repeated(40'000) + " end.\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFText.\n") << QByteArray("Text.\n");
    same("real text", contents(dataFile(QStringLiteral("gum-voyage-york.txt"))));
}

void PlainTextReaderTest::rebuildsTheSource()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, expected);

    CollectingSink sink;
    const auto result = readBytes(QStringLiteral("text"), source, sink, QStringLiteral("folder/a text.txt"));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(sink.documents.size(), 1u);
    const CollectedDocument &document = sink.documents.front();
    QVERIFY(document.ended);
    QCOMPARE(document.info.name, QStringLiteral("a text.txt"));
    QCOMPARE(document.sourceText().toUtf8(), expected);
    for (const Sentence &sentence : document.sentences) {
        QVERIFY(!sentence.analysed);
        QVERIFY(!sentence.tokens.empty());
    }
}

// The corpus's own annotation has 32 sentences; headings and fragments without a full stop leave room for disagreement.
void PlainTextReaderTest::segmentsARealText()
{
    CollectingSink sink;
    QVERIFY(readBytes(QStringLiteral("text"), contents(dataFile(QStringLiteral("gum-voyage-york.txt"))), sink));
    const auto &sentences = sink.documents.front().sentences;
    QVERIFY(sentences.size() >= 26 && sentences.size() <= 36);
    QCOMPARE(sentences[1].text, QStringLiteral("York is an ancient cathedral city with a history that dates back to before Roman times."));
    QCOMPARE(sentences[1].gap, QStringLiteral("\n\n"));
    QCOMPARE(sentences[2].gap, QStringLiteral(" "));
}

void PlainTextReaderTest::rejectsWhatIsNotText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<QString>("detail");

    QTest::newRow("NUL") << QByteArray("One.\nTw\0o.", 10) << 2LL << QStringLiteral("byte 7: 0x00");
    QTest::newRow("Latin-1") << QByteArray("caf\xE9 noir") << 1LL << QStringLiteral("byte 3: 0xe9");
    QTest::newRow("cut off") << QByteArray("Two lines\nand \xF0\x9F\x98") << 2LL << QStringLiteral("byte 14: 0xf0");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFEH\0i\0", 6) << 1LL << QStringLiteral("byte 0: 0xff");
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) << 1LL << QStringLiteral("byte 0: 0x89");
    QTest::newRow("far in") << QByteArray("A line.\n").repeated(50'000) + '\xC0' << 50'001LL << QStringLiteral("byte 400000: 0xc0");
}

void PlainTextReaderTest::rejectsWhatIsNotText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, line);
    QFETCH(QString, detail);

    CollectingSink sink;
    const auto result = readBytes(QStringLiteral("text"), bytes, sink, QStringLiteral("in.txt"));
    QVERIFY(!result);
    QCOMPARE(result.error(), (Error{ErrorCode::NotText, QStringLiteral("in.txt"), line, detail}));
    QVERIFY(!sink.documents.front().ended);
}

// Boundary sequences of the Unicode Standard, table 3-7, and of Markus Kuhn's list of overlong forms.
void PlainTextReaderTest::validatesUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("end");
    QTest::addColumn<qsizetype>("length");
    const auto row = [](const char *name, const QByteArray &bytes, Utf8Scan::End end, qsizetype length) {
        QTest::newRow(name) << bytes << int(end) << length;
    };
    using enum Utf8Scan::End;
    row("U+007F", "\x7F", Complete, 1);
    row("U+0080", "\xC2\x80", Complete, 2);
    row("U+07FF", "\xDF\xBF", Complete, 2);
    row("U+0800", "\xE0\xA0\x80", Complete, 3);
    row("U+D7FF", "\xED\x9F\xBF", Complete, 3);
    row("U+E000", "\xEE\x80\x80", Complete, 3);
    row("U+FFFF", "\xEF\xBF\xBF", Complete, 3);
    row("U+10000", "\xF0\x90\x80\x80", Complete, 4);
    row("U+10FFFF", "\xF4\x8F\xBF\xBF", Complete, 4);
    row("beyond U+10FFFF", "\xF4\x90\x80\x80", Invalid, 0);
    row("lead byte F5", "a\xF5\x80\x80\x80", Invalid, 1);
    row("overlong slash, 2 bytes", "\xC0\xAF", Invalid, 0);
    row("overlong slash, 3 bytes", "\xE0\x80\xAF", Invalid, 0);
    row("overlong slash, 4 bytes", "\xF0\x80\x80\xAF", Invalid, 0);
    row("surrogate", "\xED\xA0\x80", Invalid, 0);
    row("lone continuation", "ab\x80", Invalid, 2);
    row("bad continuation", "\xE2\x82z", Invalid, 0);
    row("cut after 1", "ab\xE2", Truncated, 2);
    row("cut after 3", "ab\xF0\x9F\x98", Truncated, 2);
}

void PlainTextReaderTest::validatesUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, end);
    QFETCH(qsizetype, length);

    const Utf8Scan scan = scanUtf8(bytes);
    QCOMPARE(int(scan.end), end);
    QCOMPARE(scan.length, length);
}

void PlainTextReaderTest::reportsAFailingDevice()
{
    for (const int size : {0, 10, 200'000}) {
        FailDevice device(QByteArray("A text. ").repeated(size / 8 + 1).first(size));
        CollectingSink sink;
        const auto result = (*makeReader(QStringLiteral("text")))->read(device, QStringLiteral("disk.txt"), sink, {});
        QVERIFY(!result);
        QCOMPARE(result.error(), (Error{ErrorCode::FileUnreadable, QStringLiteral("disk.txt"), 0, FailDevice::message()}));
    }
}

void PlainTextReaderTest::cancels()
{
    QBuffer buffer;
    buffer.setData(QByteArray("A sentence. ").repeated(100'000));
    buffer.open(QIODevice::ReadOnly);
    std::stop_source source;
    const TaskControl control{source.get_token(), [&source](const Progress &progress) {
                                  if (progress.done > 300'000)
                                      source.request_stop();
                              }};
    CollectingSink sink;
    const auto result = (*makeReader(QStringLiteral("text")))->read(buffer, QStringLiteral("long.txt"), sink, control);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(buffer.pos() < 600'000);
}

void PlainTextReaderTest::reportsProgress()
{
    QBuffer buffer;
    buffer.setData(QByteArray("A sentence. ").repeated(100'000));
    buffer.open(QIODevice::ReadOnly);
    std::vector<Progress> reports;
    const TaskControl control{{}, [&reports](const Progress &progress) { reports.push_back(progress); }};
    CollectingSink sink;
    QVERIFY((*makeReader(QStringLiteral("text")))->read(buffer, QStringLiteral("long.txt"), sink, control));
    QVERIFY(reports.size() > 10);
    QVERIFY(std::ranges::is_sorted(reports, {}, &Progress::done));
    QCOMPARE(reports.back().done, 1'200'000);
    QVERIFY(std::ranges::all_of(reports, [](const Progress &progress) { return progress.total == 1'200'000; }));
}

QTEST_GUILESS_MAIN(PlainTextReaderTest)
#include "tst_plaintextreader.moc"
