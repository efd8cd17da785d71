#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QIODevice>
#include <QStringList>

#include <memory>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "text/annotation.h"
#include "text/document.h"

namespace glossator {

/// Receives documents sentence by sentence, so that readers need no more memory than one sentence (or paragraph).
/// An error returned from here ends the reading and is what read() returns.
class DocumentSink
{
public:
    virtual ~DocumentSink() = default;
    virtual Result<void> beginDocument(const DocumentInfo &info) = 0;
    virtual Result<void> addSentence(Sentence &&sentence) = 0;
    /// tail: the white space after the last sentence.
    virtual Result<void> endDocument(const QString &tail) = 0;
};

class DocumentReader
{
public:
    virtual ~DocumentReader() = default;
    /// Reads the device to its end; fileName is for messages and for documents without a name of their own. Progress
    /// counts bytes. After an error the sink has seen an incomplete document and must discard it.
    virtual Result<void> read(QIODevice &device, const QString &fileName, DocumentSink &sink, const TaskControl &control) = 0;
};

/// Writes annotated documents to one file or several side by side (data and key).
class DocumentWriter
{
public:
    virtual ~DocumentWriter() = default;
    /// Before the first document: which ones will come. The ids that they have are then given to no other.
    virtual void announce(const std::vector<DocumentInfo> &) {}
    virtual Result<void> beginDocument(const DocumentInfo &info) = 0;
    virtual Result<void> writeSentence(const AnnotatedSentence &sentence) = 0;
    virtual Result<void> endDocument(const QString &tail) = 0;
    /// The format has a place for it.
    [[nodiscard]] virtual bool holds(const Decision &) const { return true; }
    /// Puts the finished files in place. Without this call no file is changed.
    virtual Result<void> commit() = 0;
};

/// instance id → sense keys, as in "d000.s000.t000 say%2:32:00:: …" (unified WSD framework, Raganato et al. 2017).
using GoldKeys = QHash<QString, QStringList>;

struct DocumentFormat
{
    QString name; ///< for the command line: "text", "wsd-xml", "conllu", "jsonl"
    QStringList suffixes;
    bool readable = false;
    bool writable = false;
};

/// All formats; the only place that lists them.
[[nodiscard]] const std::vector<DocumentFormat> &documentFormats();

/// The readable format of a file, by suffix and first bytes; "text" for standard input ("-"), see below. Errors: those
/// of openForReading, NotText for binary data, UnknownFormat.
[[nodiscard]] Result<QString> detectFormat(const QString &path);
/// The same for an open device, whose position stays; its suffix is that of path. The way to do it with standard input.
[[nodiscard]] Result<QString> detectFormat(QIODevice &device, const QString &path);
/// Error: UnknownFormat.
[[nodiscard]] Result<std::unique_ptr<DocumentReader>> makeReader(const QString &format);
/// Writes to path (for "wsd-xml" also to the key file beside it, see goldKeyPath()). Errors: UnknownFormat,
/// FileUnwritable, IsDirectory, DiskFull; the last three also from each call of the writer.
[[nodiscard]] Result<std::unique_ptr<DocumentWriter>> makeWriter(const QString &format, const QString &path);

/// Whether a file that begins with these bytes, a few thousand or all it has, looks like an export in this format.
[[nodiscard]] bool mayBeExport(const QString &format, QByteArrayView head);

/// "corpus.data.xml" → "corpus.gold.key.txt"; "corpus.xml" → "corpus.gold.key.txt".
[[nodiscard]] QString goldKeyPath(const QString &dataPath);
/// Errors: those of openForReading, NotText, UnexpectedStructure with the line of an id without keys or of a repeated
/// id.
[[nodiscard]] Result<GoldKeys> readGoldKeys(const QString &path);
/// The same as mayBeExport() for a key file.
[[nodiscard]] bool mayBeGoldKey(QByteArrayView head);

/// Opens for reading with the errors FileNotFound, IsDirectory, FileUnreadable; "-" is standard input. NotText, without opening it, for a
/// file of a project that is open: see holdsLocksOn().
[[nodiscard]] Result<std::unique_ptr<QIODevice>> openForReading(const QString &path);

} // namespace glossator
