#pragma once

#include <QBuffer>

#include <vector>

#include "io/documentio.h"

namespace glossator::testing {

struct CollectedDocument
{
    DocumentInfo info;
    std::vector<Sentence> sentences;
    QString tail;
    bool ended = false;

    bool operator==(const CollectedDocument &) const = default;

    [[nodiscard]] QString sourceText() const
    {
        QString text;
        for (const Sentence &sentence : sentences)
            text += sentence.gap + sentence.text;
        return text + tail;
    }
};

/// Keeps what a reader hands out.
class CollectingSink : public DocumentSink
{
public:
    std::vector<CollectedDocument> documents;

    Result<void> beginDocument(const DocumentInfo &info) override
    {
        documents.push_back({.info = info, .sentences = {}, .tail = {}});
        return {};
    }
    Result<void> addSentence(Sentence &&sentence) override
    {
        documents.back().sentences.push_back(std::move(sentence));
        return {};
    }
    Result<void> endDocument(const QString &tail) override
    {
        documents.back().tail = tail;
        documents.back().ended = true;
        return {};
    }
};

inline Result<void> readBytes(const QString &format, const QByteArray &bytes, DocumentSink &sink,
                              const QString &fileName = QStringLiteral("folder/input"))
{
    auto reader = makeReader(format);
    if (!reader)
        return reader.error();
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return (*reader)->read(buffer, fileName, sink, {});
}

inline QString dataFile(const QString &name)
{
    return QStringLiteral(GLOSSATOR_TEST_DATA "/io/") + name;
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

} // namespace glossator::testing
