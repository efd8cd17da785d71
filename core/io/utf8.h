#pragma once

#include <QByteArrayView>
#include <QIODevice>
#include <QString>
#include <QStringDecoder>

#include "base/result.h"

namespace glossator {

struct Utf8Scan
{
    enum class End {
        Complete,
        Truncated, ///< the last sequence lacks bytes
        Invalid, ///< what follows is no UTF-8, or NUL, which no text holds
    };
    qsizetype length = 0; ///< bytes of whole, valid characters at the beginning
    End end = End::Complete;
};

/// Validity as in Unicode 15, table 3-7.
[[nodiscard]] Utf8Scan scanUtf8(QByteArrayView bytes);

/// Decodes a text file piece by piece; pieces may end within a character. A byte order mark at the beginning is not
/// part of the text. Error: NotText with the line and the byte's position in the file.
class Utf8Stream
{
public:
    explicit Utf8Stream(QString fileName);

    [[nodiscard]] Result<QString> decode(QByteArrayView piece);
    /// Call after the last piece.
    [[nodiscard]] Result<void> finish() const;

private:
    [[nodiscard]] Error notText(const QString &what) const;

    QString m_fileName;
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    QByteArray m_rest;
    qint64 m_offset = 0;
    qint64 m_line = 1;
};

/// Reads a device to its end or to the first byte that is not UTF-8; a last character may be cut off. Error: NotText
/// as above.
[[nodiscard]] Result<void> checkUtf8(QIODevice &device, const QString &fileName);

} // namespace glossator
