#include <QTest>

#include "io/collectingsink.h"
#include "io/documentio.h"
#include "io/faildevice.h"

using namespace glossator;
using namespace glossator::testing;

class WsdXmlReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACorpus();
    void keepsAttributes();
    void keepsForms();
    void rejects_data();
    void rejects();
    void rejectsEveryTruncation();
    void reportsAFailingDevice();
    void passesOnTheSinksError();
    void readsGoldKeys();
    void rejectsGoldKeys_data();
    void rejectsGoldKeys();
};

namespace {

QByteArray excerpt()
{
    return contents(dataFile(QStringLiteral("senseval2-excerpt.data.xml")));
}

/// A corpus of one sentence with these tokens.
QByteArray corpusOf(const QByteArray &tokens)
{
    return "<corpus><text id=\"d\">\n<sentence id=\"s\">\n" + tokens + "\n</sentence></text></corpus>";
}

} // namespace

// The numbers are those of grep on the file.
void WsdXmlReaderTest::readsACorpus()
{
    CollectingSink sink;
    QVERIFY(readBytes(u"wsd-xml"_qs, excerpt(), sink));
    QCOMPARE(sink.documents.size(), 2u);
    QCOMPARE(sink.documents[0].info, (DocumentInfo{u"d000"_qs, u"d000"_qs, u"senseval2"_qs}));
    QCOMPARE(sink.documents[1].info.name, u"d001"_qs);
    QCOMPARE(sink.documents[0].sentences.size(), 30u);
    QCOMPARE(sink.documents[1].sentences.size(), 20u);
    size_t tokens = 0;
    size_t units = 0;
    const auto key = readGoldKeys(dataFile(u"senseval2-excerpt.gold.key.txt"_qs));
    QVERIFY(key);
    for (const CollectedDocument &document : sink.documents) {
        QVERIFY(document.ended);
        for (const Sentence &sentence : document.sentences) {
            QVERIFY(sentence.analysed);
            tokens += sentence.tokens.size();
            units += sentence.units.size();
            for (const Unit &unit : sentence.units)
                QVERIFY(key->contains(unit.externalId));
        }
    }
    QCOMPARE(tokens, 1262u);
    QCOMPARE(units, 528u);

    const Sentence &first = sink.documents[0].sentences[0];
    QCOMPARE(first.text,
             u"The art of change-ringing is peculiar to the English , and , like most English peculiarities , "
             "unintelligible to the rest of the world ."_qs);
    QCOMPARE(first.gap, QString());
    QCOMPARE(first.externalId, u"d000.s000"_qs);
    QCOMPARE(first.form(3), u"change-ringing");
    QCOMPARE(first.tokens[3].lemma, u"change_ringing"_qs);
    QCOMPARE(first.tokens[9].tag, UniversalTag::Punct);
    QCOMPARE(first.units[2], (Unit{{5}, WordClass::Adjective, u"peculiar"_qs, u"d000.s000.t002"_qs}));
    QCOMPARE(sink.documents[0].sentences[1].gap, u"\n"_qs);
    QCOMPARE(sink.documents[1].sentences[0].gap, QString());
}

void WsdXmlReaderTest::keepsAttributes()
{
    CollectingSink sink;
    QVERIFY(readBytes(u"wsd-xml"_qs,
                      "<!-- a comment --><corpus lang=\"en\" source=\"semcor\"><?note?><text id=\"d000\" source=\"br-a01\"/>"
                      "<text id=\"d001\"></text><text><sentence></sentence></text></corpus>\n<!-- the end -->\n",
                      sink, u"folder/three.xml"_qs));
    QCOMPARE(sink.documents.size(), 3u);
    QCOMPARE(sink.documents[0].info, (DocumentInfo{u"d000"_qs, u"d000"_qs, u"br-a01"_qs}));
    QCOMPARE(sink.documents[1].info, (DocumentInfo{u"d001"_qs, u"d001"_qs, u"semcor"_qs}));
    QCOMPARE(sink.documents[2].info, (DocumentInfo{u"three.xml"_qs, QString(), u"semcor"_qs}));
    QCOMPARE(sink.documents[2].sentences.size(), 1u);
}

void WsdXmlReaderTest::keepsForms()
{
    CollectingSink sink;
    QVERIFY(readBytes(u"wsd-xml"_qs,
                      corpusOf("<wf lemma=\"it\" pos=\"PRON\">It</wf><wf lemma=\"'s\" pos=\"VBZ\">&apos;s</wf>"
                               "<instance id=\"i\" lemma=\"New York\" pos=\"NOUN\">New  York</instance>"
                               "<wf>\xF0\x9F\x98\x80</wf><wf pos=\".\"><![CDATA[<&>]]></wf>"),
                      sink));
    const Sentence &sentence = sink.documents[0].sentences[0];
    QCOMPARE(sentence.text, u"It 's New  York 😀 <&>"_qs);
    QCOMPARE(sentence.form(2), u"New  York");
    QCOMPARE(sentence.form(4), u"<&>");
    QCOMPARE(sentence.tokens[1].tag, UniversalTag::X);
    QCOMPARE(sentence.tokens[2].lemma, u"New_York"_qs);
    QCOMPARE(sentence.tokens[3].lemma, QString());
    QCOMPARE(sentence.units.size(), 1u);
    QCOMPARE(sentence.units[0].lemma, u"new_york"_qs);

    CollectingSink latin;
    QVERIFY(readBytes(u"wsd-xml"_qs, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + corpusOf("<wf>caf\xE9</wf>"), latin));
    QCOMPARE(latin.documents[0].sentences[0].text, u"caf\u00E9"_qs);
}

void WsdXmlReaderTest::rejects_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<QString>("detail");
    const auto malformed = [](const char *name, const QByteArray &xml, qint64 line) {
        QTest::newRow(name) << xml << ErrorCode::MalformedXml << line << QString();
    };
    const auto unexpected = [](const char *name, const QByteArray &xml, qint64 line, const QString &detail) {
        QTest::newRow(name) << xml << ErrorCode::UnexpectedStructure << line << detail;
    };
    malformed("empty", "", 1);
    malformed("plain text", "Once upon a time.\n", 1);
    const auto notText = [](const char *name, const QByteArray &xml, qint64 line, const QString &detail) {
        QTest::newRow(name) << xml << ErrorCode::NotText << line << detail;
    };
    notText("binary", QByteArray("\x89PNG\r\n\x1A\n\0\0\0\r", 12), 1, u"byte 0: 0x89"_qs);
    notText("Latin-1", corpusOf("<wf>caf\xE9</wf>"), 3, u"byte 47: 0xe9"_qs);
    malformed("unclosed tag in declared Latin-1",
              "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + corpusOf("<wf>caf\xE9</wf>\n<wf>open"), 6);
    notText("Latin-1 declared as UTF-8", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + corpusOf("<wf>caf\xE9</wf>"), 4,
            u"byte 86: 0xe9"_qs);
    malformed("wrong nesting", "<corpus>\n<text>\n</corpus>\n</text>", 3);
    malformed("control character", corpusOf("<wf>a\x01</wf>"), 3);
    malformed("undeclared entity", corpusOf("<wf>&nbsp;</wf>"), 3);
    malformed("two roots", "<corpus/>\n<corpus/>", 2);
    malformed("text after the end", "<corpus/>\nmore", 2);
    malformed("entity bomb",
              "<!DOCTYPE corpus [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
              "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
              "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]>"
              "<corpus><text><sentence><wf>&e;&e;&e;&e;</wf></sentence></text></corpus>",
              1);
    unexpected("another format", "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"/>", 2,
               u"<TEI> instead of <corpus>"_qs);
    unexpected("no text level", "<corpus>\n<sentence/></corpus>", 2, u"<sentence> in <corpus>"_qs);
    unexpected("no sentence level", "<corpus><text>\n\n<wf>a</wf></text></corpus>", 3, u"<wf> in <text>"_qs);
    unexpected("unknown token", corpusOf("<w>a</w>"), 3, u"<w> in <sentence>"_qs);
    unexpected("loose text", corpusOf("<wf>a</wf>\nloose"), 5, u"text in <sentence>: loose"_qs);
    unexpected("element in a token", corpusOf("<wf><b>a</b></wf>"), 3, QString());
    unexpected("empty token", corpusOf("<wf lemma=\"a\"/>"), 3, u"a token without text"_qs);
    unexpected("instance without id", corpusOf("<instance lemma=\"a\" pos=\"NOUN\">a</instance>"), 3, u"<instance> without id"_qs);
    unexpected("instance without lemma", corpusOf("<instance id=\"i\" pos=\"NOUN\">a</instance>"), 3, u"<instance> without lemma"_qs);
    unexpected("instance without senses", corpusOf("\n<instance id=\"i\" lemma=\"a\" pos=\"DET\">a</instance>"), 4,
               u"<instance id=\"i\"> with pos=\"DET\""_qs);
}

void WsdXmlReaderTest::rejects()
{
    QFETCH(QByteArray, xml);
    QFETCH(ErrorCode, code);
    QFETCH(qint64, line);
    QFETCH(QString, detail);

    CollectingSink sink;
    const auto result = readBytes(u"wsd-xml"_qs, xml, sink, u"bad.xml"_qs);
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().subject, u"bad.xml"_qs);
    QCOMPARE(result.error().line, line);
    if (detail.isEmpty())
        QVERIFY(!result.error().detail.isEmpty());
    else
        QCOMPARE(result.error().detail, detail);
}

void WsdXmlReaderTest::rejectsEveryTruncation()
{
    const QByteArray whole = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + corpusOf("<wf lemma=\"a\" pos=\"DET\">\xF0\x9F\x98\x80</wf>\n<instance id=\"i\" lemma=\"b\" "
                   "pos=\"NOUN\">b&amp;</instance>");
    for (qsizetype size = 0; size < whole.size(); ++size) {
        CollectingSink sink;
        const auto result = readBytes(u"wsd-xml"_qs, whole.first(size), sink);
        QVERIFY2(!result, qPrintable(QString::number(size)));
        QCOMPARE(result.error().code, ErrorCode::MalformedXml);
    }
    CollectingSink sink;
    QVERIFY(readBytes(u"wsd-xml"_qs, whole, sink));
}

void WsdXmlReaderTest::reportsAFailingDevice()
{
    const QByteArray whole = excerpt();
    for (const qsizetype size : {qsizetype(0), qsizetype(100), whole.size() - 20}) {
        FailDevice device(whole.first(size));
        CollectingSink sink;
        const auto result = (*makeReader(u"wsd-xml"_qs))->read(device, u"disk.xml"_qs, sink, {});
        QVERIFY(!result);
        QCOMPARE(result.error(), (Error{ErrorCode::FileUnreadable, u"disk.xml"_qs, 0, FailDevice::message()}));
    }
}

void WsdXmlReaderTest::passesOnTheSinksError()
{
    class FullSink : public CollectingSink
    {
        Result<void> addSentence(Sentence &&) override { return Error{ErrorCode::DiskFull, u"project"_qs}; }
    };
    FullSink sink;
    const auto result = readBytes(u"wsd-xml"_qs, excerpt(), sink);
    QVERIFY(!result);
    QCOMPARE(result.error(), (Error{ErrorCode::DiskFull, u"project"_qs}));
}

void WsdXmlReaderTest::readsGoldKeys()
{
    const auto keys = readGoldKeys(dataFile(u"senseval2-excerpt.gold.key.txt"_qs));
    QVERIFY(keys);
    QCOMPARE(keys->size(), 528);
    QCOMPARE(std::ranges::count_if(*keys, [](const QStringList &senses) { return senses.size() > 1; }), 28);
    QCOMPARE(keys->value(u"d000.s000.t002"_qs),
             (QStringList{u"peculiar%5:00:00:specific:00"_qs, u"peculiar%5:00:00:characteristic:00"_qs}));

    QCOMPARE(goldKeyPath(u"a/corpus.data.xml"_qs), u"a/corpus.gold.key.txt"_qs);
    QCOMPARE(goldKeyPath(u"a.data/corpus.XML"_qs), u"a.data/corpus.gold.key.txt"_qs);
    QCOMPARE(goldKeyPath(u"corpus"_qs), u"corpus.gold.key.txt"_qs);
}

void WsdXmlReaderTest::rejectsGoldKeys_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<QString>("reason"); // part of it

    QTest::newRow("id without key") << QByteArray("i1 a%1:00:00::\r\n\r\ni2\r\n") << ErrorCode::UnexpectedStructure << 3LL
                                    << u"no sense key stands after “i2”"_qs;
    QTest::newRow("repeated id") << QByteArray("i1 a%1:00:00::\ni1 a%1:00:01::\n") << ErrorCode::UnexpectedStructure << 2LL
                                 << u"has keys for “i1” already"_qs;
    QTest::newRow("binary") << QByteArray("i1 a%1:00:00::\ni\0 2\n", 20) << ErrorCode::NotText << 2LL << QString();
    QTest::newRow("one endless line") << QByteArray(3'000'000, 'a') << ErrorCode::UnexpectedStructure << 1LL << u"a line longer than"_qs;
}

void WsdXmlReaderTest::rejectsGoldKeys()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    QFETCH(qint64, line);
    QFETCH(QString, reason);

    QTemporaryDir folder;
    const QString path = folder.filePath(u"bad.gold.key.txt"_qs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto keys = readGoldKeys(path);
    QVERIFY(!keys);
    QCOMPARE(keys.error().code, code);
    QCOMPARE(keys.error().subject, path);
    QCOMPARE(keys.error().line, line);
    QVERIFY2(keys.error().detail.contains(reason), qPrintable(keys.error().detail));
}

QTEST_GUILESS_MAIN(WsdXmlReaderTest)
#include "tst_wsdxmlreader.moc"
