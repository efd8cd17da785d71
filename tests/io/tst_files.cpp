#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "io/collectingsink.h"
#include "io/samplecorpus.h"

using namespace glossator;
using namespace glossator::testing;

class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsFormats();
    void detectsFormats_data();
    void detectsFormats();
    void detectionConsumesNothing();
    void opens();
    void refusesPlacesToWrite_data();
    void refusesPlacesToWrite();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void fullDevice_data();
    void fullDevice();
    void sizeLimit_data();
    void sizeLimit();
    void writesToPipes();
    void survivesMutations_data();
    void survivesMutations();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

void addWritableFormats()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("WSD XML") << u"wsd-xml"_qs << u"out.data.xml"_qs;
    QTest::newRow("CoNLL-U") << u"conllu"_qs << u"out.conllu"_qs;
    QTest::newRow("JSON Lines") << u"jsonl"_qs << u"out.jsonl"_qs;
}

/// Writes until an error comes, at most a few megabytes.
Result<void> writeMuch(DocumentWriter &writer)
{
    for (int i = 0; i < 1000; ++i) {
        if (auto written = writeDocuments(writer, sampleCorpus()); !written)
            return written;
    }
    return writer.commit();
}

/// No file of this process grows beyond a limit, as on a disk that is full at that point.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

void checkInvariants(const std::vector<CollectedDocument> &documents)
{
    for (const CollectedDocument &document : documents) {
        for (const Sentence &sentence : document.sentences) {
            int end = 0;
            for (const Token &token : sentence.tokens) {
                QVERIFY(token.start >= end && token.start < token.end && token.end <= sentence.text.size());
                end = token.end;
            }
            for (const Unit &unit : sentence.units)
                QVERIFY(unit.tokens.size() == 1 && unit.tokens[0] >= 0 && unit.tokens[0] < int(sentence.tokens.size()));
        }
    }
}

QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    static const QList<QByteArray> pieces{"<",       ">",          "&",   "</",   "\"",   "\xFF",      QByteArray(1, '\0'), "<wf>",
                                          "</text>", "<instance ", "]]>", "<!--", "&#0;", "&#x1F600;", "\xF0\x9F",          "\xED\xA0\x80",
                                          "\r",      "\n\n",       " ",   "id"};
    for (int i = 0, count = 1 + random.bounded(3); i < count; ++i) {
        const int at = random.bounded(int(bytes.size()) + 1);
        switch (random.bounded(5)) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.remove(at, random.bounded(100));
            break;
        case 2:
            bytes.insert(at, pieces[random.bounded(int(pieces.size()))]);
            break;
        case 3:
            bytes.insert(at, bytes.mid(random.bounded(int(bytes.size()) + 1), random.bounded(300)));
            break;
        default:
            if (at < bytes.size())
                bytes[at] = char(random.bounded(256));
        }
    }
    return bytes;
}

} // namespace

void FilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString FilesTest::write(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void FilesTest::listsFormats()
{
    for (const DocumentFormat &format : documentFormats()) {
        QCOMPARE(makeReader(format.name).has_value(), format.readable);
        QCOMPARE(makeWriter(format.name, m_folder->filePath(u"x."_qs + format.suffixes.front())).has_value(), format.writable);
        QVERIFY(format.readable || format.writable);
    }
    QCOMPARE(makeReader(u"docx"_qs).error(), (Error{ErrorCode::UnknownFormat, u"docx"_qs}));
    QCOMPARE(makeWriter(u"docx"_qs, u"x"_qs).error(), (Error{ErrorCode::UnknownFormat, u"docx"_qs}));
}

void FilesTest::detectsFormats_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::addColumn<ErrorCode>("code");
    const auto is = [](const char *row, const char *name, const QByteArray &bytes, const char *format) {
        QTest::newRow(row) << QString::fromLatin1(name) << bytes << QString::fromLatin1(format) << ErrorCode::Internal;
    };
    const auto isNot = [](const char *row, const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(row) << QString::fromLatin1(name) << bytes << QString() << code;
    };
    const QByteArray corpus = "<?xml version=\"1.0\"?>\n<!-- note -->\n<corpus lang=\"en\">\n<text id=\"d000\">";
    is("text", "a.txt", "Once upon a time", "text");
    is("text, empty", "a.txt", "", "text");
    is("text without suffix", "README", "Once upon a time", "text");
    is("text with another suffix", "a.md", "# Once", "text");
    is("text that begins like XML", "a.txt", "<3 is a heart", "text");
    is("text cut within a character", "a.txt", QByteArray(8 * 1024 - 1, 'a') + "\xC3\xA9 and more", "text");
    is("WSD XML", "a.xml", corpus, "wsd-xml");
    is("WSD XML, other suffix", "a.txt", corpus, "wsd-xml");
    is("WSD XML, byte order mark", "a.data.xml", "\xEF\xBB\xBF" + corpus, "wsd-xml");
    is("XML cut off before its root", "a.xml", "<?xml version=\"1.0\"?>\n", "wsd-xml");
    isNot("TEI", "a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/></TEI>", ErrorCode::UnknownFormat);
    isNot("CoNLL-U", "a.conllu", "# sent_id = 1\n", ErrorCode::UnknownFormat);
    isNot("gold key", "a.gold.key.txt", "d000.s000.t000 art%1:09:00::\n", ErrorCode::UnknownFormat);
    isNot("PNG", "a.txt", QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), ErrorCode::NotText);
    isNot("ZIP, as .docx is", "a.docx", QByteArray("PK\3\4\24\0\6\0", 8), ErrorCode::NotText);
}

void FilesTest::detectsFormats()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    QFETCH(ErrorCode, code);

    const QString path = write(name, bytes);
    const auto detected = detectFormat(path);
    if (!format.isEmpty()) {
        QVERIFY(detected);
        QCOMPARE(*detected, format);
        return;
    }
    QVERIFY(!detected);
    QCOMPARE(detected.error().code, code);
    QCOMPARE(detected.error().subject, path);
}

void FilesTest::detectionConsumesNothing()
{
    const auto device = openForReading(dataFile(u"senseval2-excerpt.data.xml"_qs));
    QVERIFY(device);
    QCOMPARE(*detectFormat(**device, u"-"_qs), u"wsd-xml"_qs);
    QCOMPARE((*device)->readAll(), contents(dataFile(u"senseval2-excerpt.data.xml"_qs)));
}

void FilesTest::opens()
{
    const QString file = write(u"a.txt"_qs, "text");
    const auto opened = openForReading(file);
    QVERIFY(opened);
    QCOMPARE((*opened)->readAll(), QByteArray("text"));

    const QString missing = m_folder->filePath(u"missing.txt"_qs);
    QCOMPARE(openForReading(missing).error().code, ErrorCode::FileNotFound);
    QCOMPARE(openForReading(missing).error().subject, missing);
    QCOMPARE(openForReading(file + u"/below"_qs).error().code, ErrorCode::FileNotFound);
    QCOMPARE(openForReading(m_folder->path()).error().code, ErrorCode::IsDirectory);
    QCOMPARE(detectFormat(missing).error().code, ErrorCode::FileNotFound);
    QCOMPARE(detectFormat(m_folder->path()).error().code, ErrorCode::IsDirectory);
    QCOMPARE(readGoldKeys(missing).error().code, ErrorCode::FileNotFound);
    // Permissions do not bind root; a loop of links is unreadable for everybody.
    const QString loop = m_folder->filePath(u"loop"_qs);
    QVERIFY(QFile::link(loop, loop));
    QCOMPARE(openForReading(loop).error().code, ErrorCode::FileUnreadable);
    QVERIFY(!openForReading(loop).error().detail.isEmpty());
}

void FilesTest::refusesPlacesToWrite_data()
{
    addWritableFormats();
}

void FilesTest::refusesPlacesToWrite()
{
    QFETCH(QString, format);
    QFETCH(QString, name);

    QCOMPARE(makeWriter(format, m_folder->path()).error(), (Error{ErrorCode::IsDirectory, m_folder->path()}));
    const QString nowhere = m_folder->filePath(u"missing/"_qs + name);
    const Error error = makeWriter(format, nowhere).error();
    QCOMPARE(error.code, ErrorCode::FileUnwritable);
    QCOMPARE(error.subject, nowhere);
    QVERIFY(!error.detail.isEmpty());
    QCOMPARE(files(), QStringList());
}

void FilesTest::leavesNothingBehind_data()
{
    addWritableFormats();
}

void FilesTest::leavesNothingBehind()
{
    QFETCH(QString, format);
    QFETCH(QString, name);

    const QString path = write(name, "older");
    {
        auto writer = makeWriter(format, path);
        QVERIFY(writer);
        QVERIFY(writeDocuments(**writer, sampleCorpus()));
    }
    QCOMPARE(files(), QStringList{name});
    QCOMPARE(contents(path), QByteArray("older"));
}

void FilesTest::fullDevice_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("CoNLL-U") << u"conllu"_qs;
    QTest::newRow("JSON Lines") << u"jsonl"_qs;
}

void FilesTest::fullDevice()
{
    QFETCH(QString, format);

    const QString device = u"/dev/full"_qs;
    auto writer = makeWriter(format, device);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, sampleCorpus())); // still in the buffer
    const auto committed = (*writer)->commit();
    QVERIFY(!committed);
    QCOMPARE(committed.error().code, ErrorCode::DiskFull);
    QCOMPARE(committed.error().subject, device);

    auto second = makeWriter(format, device);
    QVERIFY(second);
    const auto much = writeMuch(**second);
    QVERIFY(!much);
    QCOMPARE(much.error().code, ErrorCode::DiskFull);
    struct stat status
    {};
    QVERIFY(stat("/dev/full", &status) == 0 && S_ISCHR(status.st_mode));
}

void FilesTest::sizeLimit_data()
{
    addWritableFormats();
}

void FilesTest::sizeLimit()
{
    QFETCH(QString, format);
    QFETCH(QString, name);

    const QString path = write(name, "older");
    Result<void> written;
    {
        auto writer = makeWriter(format, path);
        QVERIFY(writer);
        const FileSizeLimit limit(100'000);
        written = writeMuch(**writer);
    }
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DiskFull);
    QCOMPARE(written.error().subject, path);
    QCOMPARE(files(), QStringList{name});
    QCOMPARE(contents(path), QByteArray("older"));
}

void FilesTest::writesToPipes()
{
    const QString path = m_folder->filePath(u"pipe"_qs);
    QVERIFY(mkfifo(qPrintable(path), 0600) == 0);
    QFile reader(path);
    const int descriptor = ::open(qPrintable(path), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    auto writer = makeWriter(u"jsonl"_qs, path);
    QVERIFY(writer);
    QVERIFY(writeDocuments(**writer, sampleCorpus()));
    QVERIFY((*writer)->commit());
    QCOMPARE(reader.read(100'000), contents(dataFile(u"sample.jsonl"_qs)));
    QCOMPARE(files(), QStringList{u"pipe"_qs});
}

void FilesTest::survivesMutations_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("file");
    QTest::newRow("WSD XML") << u"wsd-xml"_qs << u"senseval2-excerpt.data.xml"_qs;
    QTest::newRow("text") << u"text"_qs << u"gum-voyage-york.txt"_qs;
    QTest::newRow("WSD XML as text") << u"text"_qs << u"senseval2-excerpt.data.xml"_qs;
    QTest::newRow("gold key") << QString() << u"senseval2-excerpt.gold.key.txt"_qs;
}

// A thousand files each that were damaged in some way: an error that names the file, or a sound document.
void FilesTest::survivesMutations()
{
    QFETCH(QString, format);
    QFETCH(QString, file);

    QRandomGenerator random(20240229);
    const QByteArray whole = contents(dataFile(file)).first(std::min<qsizetype>(6000, QFile(dataFile(file)).size()));
    int refused = 0;
    for (int i = 0; i < 1000; ++i) {
        QByteArray bytes = mutated(format == u"wsd-xml" ? whole.first(whole.lastIndexOf("<sentence")) + "</text></corpus>" : whole, random);
        Error error;
        if (format.isEmpty()) {
            const auto keys = readGoldKeys(write(u"key"_qs, bytes));
            error = keys ? Error{} : keys.error();
        } else {
            CollectingSink sink;
            const auto result = readBytes(format, bytes, sink, u"mutated"_qs);
            error = result ? Error{} : result.error();
            checkInvariants(sink.documents);
        }
        if (error == Error{})
            continue;
        ++refused;
        QVERIFY(error.subject.endsWith(format.isEmpty() ? u"key"_qs : u"mutated"_qs));
        QVERIFY(error.line > 0);
        QVERIFY(error.code == ErrorCode::MalformedXml || error.code == ErrorCode::UnexpectedStructure || error.code == ErrorCode::NotText);
    }
    QVERIFY(refused > 0 && refused < 1000);
}

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
