#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "io/collectingsink.h"
#include "io/jsonlines.h"
#include "io/samplecorpus.h"

using namespace glossator;
using namespace glossator::testing;

class DocumentWritersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatIsExpected_data();
    void writesWhatIsExpected();
    void wsdXmlRoundTrip_data();
    void wsdXmlRoundTrip();
    void realCorpusRoundTrip();
    void idsOfSourcesAreKept_data();
    void idsOfSourcesAreKept();
    void replacesWhatXmlCannotHold();
    void writesRefusals_data();
    void writesRefusals();
    void conlluKeepsSpacesInTokens();

private:
    QTemporaryDir m_folder;
};

namespace {

QString firstDifference(const QByteArray &actual, const QByteArray &expected)
{
    const auto a = actual.split('\n');
    const auto b = expected.split('\n');
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return QStringLiteral("line %1:\n%2\nexpected:\n%3")
                .arg(QString::number(i + 1), QString::fromUtf8(a.value(i)), QString::fromUtf8(b.value(i)));
    }
    return {};
}

/// Documents as the WSD XML reader makes them, of forms that put escaping to the test.
class CorpusGenerator
{
public:
    explicit CorpusGenerator(quint32 seed) : m_random(seed) {}

    std::vector<AnnotatedDocument> corpus()
    {
        std::vector<AnnotatedDocument> documents;
        for (int d = 0, count = m_random.bounded(4); d < count; ++d) {
            AnnotatedDocument document;
            document.info.externalId = document.info.name = QStringLiteral("t%1%2").arg(d).arg(form().trimmed());
            document.info.source = m_random.bounded(2) ? form() : QString();
            for (int s = 0, sentences = m_random.bounded(5); s < sentences; ++s)
                document.sentences.push_back(sentence(document.info.externalId + u".s"_qs + QString::number(s), s == 0));
            documents.push_back(std::move(document));
        }
        return documents;
    }

private:
    QString form()
    {
        static const QString alphabet = u"aZ 0<>&\"'\t\n\r;]/=-\u00A0\u00E9\u05D0\u4E2D\uFEFF\uFFFD.%😀𝔸"_qs;
        const auto characters = alphabet.toUcs4();
        QString result;
        for (int i = 0, length = 1 + m_random.bounded(6); i < length; ++i) {
            result += QStringView(QChar::fromUcs4(characters[m_random.bounded(int(characters.size()))]));
        }
        return result;
    }

    AnnotatedSentence sentence(const QString &id, bool first)
    {
        AnnotatedSentence result;
        Sentence &s = result.sentence;
        s.externalId = id;
        s.gap = first ? QString() : u"\n"_qs;
        s.analysed = true;
        for (int t = 0, count = m_random.bounded(8); t < count; ++t) {
            s.text += t == 0 ? QString() : u" "_qs;
            Token token;
            token.start = int(s.text.size());
            s.text += form();
            token.end = int(s.text.size());
            token.tag = UniversalTag(m_random.bounded(universalTagCount));
            token.lemma = form().toLower().replace(u' ', u'_');
            s.tokens.push_back(token);
            WordClass wordClass{};
            if (wordClassOf(token.tag, &wordClass))
                addUnit(result, wordClass);
        }
        return result;
    }

    void addUnit(AnnotatedSentence &result, WordClass wordClass)
    {
        const int token = int(result.sentence.tokens.size()) - 1;
        const QString id = QStringLiteral("%1.t%2").arg(result.sentence.externalId).arg(token);
        result.sentence.units.push_back({{token}, wordClass, result.sentence.tokens.back().lemma, id});
        UnitAnnotation annotation;
        const int kind = m_random.bounded(3);
        if (kind > 0) {
            annotation.decision = Decision{};
            annotation.decision->verdict = kind == 1 ? Verdict::Senses : Verdict::NoneOfThese;
        }
        if (kind == 1) {
            for (int i = 0, count = 1 + m_random.bounded(3); i < count; ++i)
                annotation.decision->senses += QStringLiteral("sense%1%1:00:0%2::").arg(m_random.bounded(99)).arg(i);
        }
        result.annotations.push_back(std::move(annotation));
    }

    QRandomGenerator m_random;
};

std::vector<AnnotatedDocument> annotated(const std::vector<CollectedDocument> &documents, const GoldKeys &keys)
{
    std::vector<AnnotatedDocument> result;
    for (const CollectedDocument &document : documents) {
        AnnotatedDocument copy{document.info, {}, document.tail};
        for (const Sentence &sentence : document.sentences) {
            AnnotatedSentence with{.id = {}, .sentence = sentence, .annotations = {}};
            for (const Unit &unit : sentence.units) {
                UnitAnnotation annotation;
                if (keys.contains(unit.externalId)) {
                    annotation.decision = Decision{};
                    annotation.decision->senses = keys.value(unit.externalId);
                }
                with.annotations.push_back(std::move(annotation));
            }
            copy.sentences.push_back(std::move(with));
        }
        result.push_back(std::move(copy));
    }
    return result;
}

std::vector<CollectedDocument> readFile(const QString &path)
{
    CollectingSink sink;
    const auto result = readBytes(u"wsd-xml"_qs, contents(path), sink, path);
    if (!result)
        qFatal("line %lld: %s", result.error().line, qPrintable(result.error().detail));
    return sink.documents;
}

std::vector<CollectedDocument> withoutAnnotations(const std::vector<AnnotatedDocument> &documents)
{
    std::vector<CollectedDocument> result;
    for (const AnnotatedDocument &document : documents) {
        result.push_back({.info = document.info, .sentences = {}, .tail = document.tail, .ended = true});
        for (const AnnotatedSentence &sentence : document.sentences)
            result.back().sentences.push_back(sentence.sentence);
    }
    return result;
}

} // namespace

void DocumentWritersTest::writesWhatIsExpected_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QStringList>("files");
    QTest::newRow("WSD XML") << u"wsd-xml"_qs << QStringList{u"sample.data.xml"_qs, u"sample.gold.key.txt"_qs};
    QTest::newRow("CoNLL-U") << u"conllu"_qs << QStringList{u"sample.conllu"_qs};
    QTest::newRow("JSON Lines") << u"jsonl"_qs << QStringList{u"sample.jsonl"_qs};
}

void DocumentWritersTest::writesWhatIsExpected()
{
    QFETCH(QString, format);
    QFETCH(QStringList, files);

    auto writer = makeWriter(format, m_folder.filePath(files.front()));
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, sampleCorpus()));
    for (const QString &file : files)
        QVERIFY(!QFile::exists(m_folder.filePath(file)));
    QVERIFY((*writer)->commit());
    for (const QString &file : files) {
        const QString difference = firstDifference(contents(m_folder.filePath(file)), contents(dataFile(file)));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void DocumentWritersTest::wsdXmlRoundTrip_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 50; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void DocumentWritersTest::wsdXmlRoundTrip()
{
    QFETCH(quint32, seed);

    CorpusGenerator generator(seed);
    const std::vector<AnnotatedDocument> corpus = generator.corpus();
    const QString path = m_folder.filePath(u"round.data.xml"_qs);
    auto writer = makeWriter(u"wsd-xml"_qs, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, corpus));
    QVERIFY((*writer)->commit());

    QByteArray key;
    for (const AnnotatedDocument &document : corpus) {
        for (const AnnotatedSentence &sentence : document.sentences) {
            for (size_t u = 0; u < sentence.annotations.size(); ++u) {
                const auto &decision = sentence.annotations[u].decision;
                if (decision && decision->verdict == Verdict::Senses)
                    key += sentence.sentence.units[u].externalId.toUtf8() + ' ' + decision->senses.join(u' ').toUtf8() + '\n';
            }
        }
    }
    QCOMPARE(contents(goldKeyPath(path)), key);

    const std::vector<CollectedDocument> read = readFile(path);
    const std::vector<CollectedDocument> expected = withoutAnnotations(corpus);
    QCOMPARE(read.size(), expected.size());
    for (size_t d = 0; d < read.size(); ++d) {
        QCOMPARE(read[d].info, expected[d].info);
        QCOMPARE(read[d].sentences.size(), expected[d].sentences.size());
        for (size_t s = 0; s < read[d].sentences.size(); ++s) {
            QCOMPARE(read[d].sentences[s].text, expected[d].sentences[s].text);
            QVERIFY(read[d].sentences[s] == expected[d].sentences[s]);
        }
    }
}

void DocumentWritersTest::realCorpusRoundTrip()
{
    const auto keys = readGoldKeys(dataFile(u"senseval2-excerpt.gold.key.txt"_qs));
    QVERIFY(keys);
    const auto documents = readFile(dataFile(u"senseval2-excerpt.data.xml"_qs));
    const QString path = m_folder.filePath(u"again.data.xml"_qs);
    auto writer = makeWriter(u"wsd-xml"_qs, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, annotated(documents, *keys)));
    QVERIFY((*writer)->commit());
    QVERIFY(readFile(path) == documents);
    // The key file even has the same lines in the same order.
    QCOMPARE(contents(goldKeyPath(path)), contents(dataFile(u"senseval2-excerpt.gold.key.txt"_qs)));
}

void DocumentWritersTest::idsOfSourcesAreKept_data()
{
    QTest::addColumn<QStringList>("own"); // ids of texts, in order; empty: none
    QTest::addColumn<QStringList>("written");
    QTest::newRow("texts stand before a corpus")
        << QStringList{{}, {}, u"d000"_qs, u"d002"_qs, {}} << QStringList{u"d001"_qs, u"d003"_qs, u"d000"_qs, u"d002"_qs, u"d004"_qs};
    QTest::newRow("a corpus is there twice") << QStringList{u"d000"_qs, u"d001"_qs, u"d000"_qs, u"d001"_qs}
                                             << QStringList{u"d000"_qs, u"d001"_qs, u"d002"_qs, u"d003"_qs};
}

void DocumentWritersTest::idsOfSourcesAreKept()
{
    QFETCH(QStringList, own);
    QFETCH(QStringList, written);
    std::vector<AnnotatedDocument> documents;
    Decision decision;
    decision.senses = {u"bank%1:14:00::"_qs};
    for (const QString &id : own) {
        AnnotatedSentence sentence = decidedWord(decision);
        if (!id.isEmpty())
            sentence.sentence.units.front().externalId = id + u".s000.t000"_qs;
        documents.push_back({.info = {.name = u"n"_qs, .externalId = id, .source = {}}, .sentences = {sentence}, .tail = {}});
    }
    const QString path = m_folder.filePath(u"ids.data.xml"_qs);
    auto writer = makeWriter(u"wsd-xml"_qs, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, documents));
    QVERIFY((*writer)->commit());
    QByteArray keys;
    for (const QString &id : written)
        keys += id.toLatin1() + ".s000.t000 bank%1:14:00::\n";
    QCOMPARE(contents(goldKeyPath(path)), keys);
}

void DocumentWritersTest::replacesWhatXmlCannotHold()
{
    AnnotatedDocument document;
    document.info.externalId = u"t"_qs;
    AnnotatedSentence sentence;
    sentence.sentence.text = u"a\u0001b\uFFFEc"_qs + QChar(0xD83D) + u'd';
    sentence.sentence.tokens.push_back({0, int(sentence.sentence.text.size()), UniversalTag::X, u"\u001F"_qs});
    document.sentences.push_back(sentence);
    const QString path = m_folder.filePath(u"controls.xml"_qs);
    auto writer = makeWriter(u"wsd-xml"_qs, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, {document}));
    QVERIFY((*writer)->commit());
    const auto read = readFile(path);
    QCOMPARE(read[0].sentences[0].text, u"a\uFFFDb\uFFFDc\uFFFDd"_qs);
    QCOMPARE(read[0].sentences[0].tokens[0].lemma, u"\uFFFD"_qs);
}

void DocumentWritersTest::writesRefusals_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("conllu");
    QTest::newRow("sense missing") << Verdict::NoneOfThese << u"none"_qs << u"missing"_qs;
    QTest::newRow("text error") << Verdict::TextError << u"text-error"_qs << u"text-error"_qs;
    QTest::newRow("not taggable") << Verdict::NotTaggable << u"not-taggable"_qs << u"not-taggable"_qs;
    QTest::newRow("unsure") << Verdict::Unsure << u"unsure"_qs << u"unsure"_qs;
}

void DocumentWritersTest::writesRefusals()
{
    QFETCH(Verdict, verdict);
    QFETCH(QString, json);
    QFETCH(QString, conllu);
    Decision decision;
    decision.verdict = verdict;
    decision.comment = u"a | b"_qs;
    const AnnotatedDocument document{
        .info = {.name = u"d"_qs, .externalId = {}, .source = {}}, .sentences = {decidedWord(decision)}, .tail = {}};

    JsonLinesEncoder encoder;
    QByteArray line;
    encoder.beginDocument(u"d"_qs);
    encoder.append(document.sentences.front(), line);
    const QJsonObject written = QJsonDocument::fromJson(line)[u"units"_qs][0][u"decision"_qs].toObject();
    QCOMPARE(written[u"verdict"_qs].toString(), json);
    QCOMPARE(written[u"senses"_qs].toArray(), QJsonArray());
    QCOMPARE(written[u"comment"_qs].toString(), u"a | b"_qs);

    const QString path = m_folder.filePath(u"refused.conllu"_qs);
    auto writer = makeWriter(u"conllu"_qs, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, {document}));
    QVERIFY((*writer)->commit());
    const QString misc = QStringLiteral("\tSense=NONE|SenseStatus=decided|SenseRefusal=%1|SenseComment=a\\s\\p\\sb|").arg(conllu);
    QVERIFY2(contents(path).contains(misc.toUtf8()), contents(path).constData());
}

/// The escapes are those of UDPipe's manual.
void DocumentWritersTest::conlluKeepsSpacesInTokens()
{
    const QString text = u"in New\nYork , a\\s  |,\tb"_qs;
    AnnotatedSentence sentence;
    sentence.sentence.text = text;
    for (const auto &[start, end] : {std::pair(0, 2), std::pair(3, 11), std::pair(12, 13), std::pair(14, 23)})
        sentence.sentence.tokens.push_back({start, end, UniversalTag::X, u"x"_qs});
    const QString path = m_folder.filePath(u"spaces.conllu"_qs);
    auto writer = makeWriter(u"conllu"_qs, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, {{.info = {.name = u"d"_qs, .externalId = {}, .source = {}}, .sentences = {sentence}, .tail = {}}}));
    QVERIFY((*writer)->commit());

    QStringList columns;
    for (const QString &line : QString::fromUtf8(contents(path)).split(u'\n')) {
        if (line.contains(u'\t'))
            columns += line.section(u'\t', 1, 1) + u' ' + line.section(u'\t', 9);
    }
    QCOMPARE(columns,
             (QStringList{u"in _"_qs, u"New York SpacesInToken=New\\nYork"_qs, u", _"_qs,
                          u"a\\s |, b SpacesInToken=a\\\\s\\s\\s\\p,\\tb|SpaceAfter=No"_qs}));
}

QTEST_GUILESS_MAIN(DocumentWritersTest)
#include "tst_documentwriters.moc"
