#include "io/documentio.h"

#include <QFile>
#include <QFileInfo>
#include <QXmlStreamReader>

#include <algorithm>
#include <cerrno>

#include "base/filelocks.h"
#include "io/conlluwriter.h"
#include "io/jsonlineswriter.h"
#include "io/plaintextreader.h"
#include "io/utf8.h"
#include "io/wsdxmlreader.h"
#include "io/wsdxmlwriter.h"

namespace glossator {

namespace {

using ReaderFactory = std::unique_ptr<DocumentReader> (*)();
using WriterFactory = Result<std::unique_ptr<DocumentWriter>> (*)(const QString &path);
using Recogniser = bool (*)(QByteArrayView head);

struct Entry
{
    QString name;
    QStringList suffixes;
    ReaderFactory reader = nullptr;
    WriterFactory writer = nullptr;
    Recogniser mayHaveWritten = nullptr;
};

template <typename Reader>
std::unique_ptr<DocumentReader> reader()
{
    return std::make_unique<Reader>();
}

template <typename Writer>
Result<std::unique_ptr<DocumentWriter>> writer(const QString &path)
{
    auto created = Writer::create(path);
    if (!created)
        return created.error();
    return std::unique_ptr<DocumentWriter>(std::move(*created));
}

const std::vector<Entry> &entries()
{
    static const std::vector<Entry> all{
        {u"text"_qs, {u"txt"_qs, u"text"_qs}, reader<PlainTextReader>},
        {u"wsd-xml"_qs, {u"xml"_qs}, reader<WsdXmlReader>, writer<WsdXmlWriter>, WsdXmlWriter::mayHaveWritten},
        {u"conllu"_qs, {u"conllu"_qs}, nullptr, writer<ConlluWriter>, ConlluWriter::mayHaveWritten},
        {u"jsonl"_qs, {u"jsonl"_qs, u"ndjson"_qs}, nullptr, writer<JsonLinesWriter>, JsonLinesWriter::mayHaveWritten},
    };
    return all;
}

const Entry *entryNamed(const QString &name)
{
    const auto found = std::ranges::find(entries(), name, &Entry::name);
    return found == entries().end() ? nullptr : &*found;
}

const Entry *entryForSuffix(const QString &suffix)
{
    const auto found = std::ranges::find_if(entries(), [&suffix](const Entry &entry) { return entry.suffixes.contains(suffix); });
    return found == entries().end() ? nullptr : &*found;
}

// Enough to pass the comments that some corpora begin with.
constexpr qint64 peekSize = 8 * 1024;

} // namespace

const std::vector<DocumentFormat> &documentFormats()
{
    static const std::vector<DocumentFormat> formats = [] {
        std::vector<DocumentFormat> all;
        for (const Entry &entry : entries())
            all.push_back({entry.name, entry.suffixes, entry.reader != nullptr, entry.writer != nullptr});
        return all;
    }();
    return formats;
}

Result<QString> detectFormat(const QString &path)
{
    if (path == u"-")
        return u"text"_qs;
    const auto device = openForReading(path);
    if (!device)
        return device.error();
    return detectFormat(**device, path);
}

Result<QString> detectFormat(QIODevice &device, const QString &path)
{
    const QByteArray head = device.peek(peekSize);
    const QString suffix = QFileInfo(path).suffix().toLower();
    QXmlStreamReader xml(head);
    if (xml.readNextStartElement()) {
        if (xml.name() == u"corpus")
            return u"wsd-xml"_qs;
        if (suffix == u"xml")
            return Error{ErrorCode::UnknownFormat, path, xml.lineNumber(), QStringLiteral("<%1>").arg(xml.name())};
    }
    const Utf8Scan scan = scanUtf8(head);
    if (scan.end == Utf8Scan::End::Invalid) {
        const auto line = 1 + std::count(head.cbegin(), head.cbegin() + scan.length, '\n');
        return Error{ErrorCode::NotText, path, line, QStringLiteral("byte %1").arg(scan.length)};
    }
    if (path.endsWith(u".gold.key.txt", Qt::CaseInsensitive))
        return Error{ErrorCode::UnknownFormat, path, 0, QStringLiteral("gold key")};
    const Entry *entry = entryForSuffix(suffix);
    if (!entry)
        return u"text"_qs;
    if (!entry->reader)
        return Error{ErrorCode::UnknownFormat, path, 0, entry->name};
    return entry->name;
}

Result<std::unique_ptr<DocumentReader>> makeReader(const QString &format)
{
    const Entry *entry = entryNamed(format);
    if (!entry || !entry->reader)
        return Error{ErrorCode::UnknownFormat, format};
    return entry->reader();
}

Result<std::unique_ptr<DocumentWriter>> makeWriter(const QString &format, const QString &path)
{
    const Entry *entry = entryNamed(format);
    if (!entry || !entry->writer)
        return Error{ErrorCode::UnknownFormat, format};
    return entry->writer(path);
}

bool mayBeExport(const QString &format, QByteArrayView head)
{
    const Entry *entry = entryNamed(format);
    return entry && entry->mayHaveWritten && entry->mayHaveWritten(head);
}

Result<std::unique_ptr<QIODevice>> openForReading(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (path == u"-") {
        if (!file->open(stdin, QIODevice::ReadOnly))
            return Error{ErrorCode::FileUnreadable, path, 0, file->errorString()};
        return std::unique_ptr<QIODevice>(std::move(file));
    }
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::IsDirectory, path};
    if (const auto locked = errorIfLocked(path, ErrorCode::NotText))
        return *locked;
    if (!file->open(QIODevice::ReadOnly)) {
        const QString message = file->errorString();
        const bool missing = message == qt_error_string(ENOENT) || message == qt_error_string(ENOTDIR);
        return Error{missing ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, path, 0, message};
    }
    return std::unique_ptr<QIODevice>(std::move(file));
}

} // namespace glossator
