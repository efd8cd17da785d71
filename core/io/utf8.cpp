#include "io/utf8.h"

#include <algorithm>

namespace glossator {

namespace {

struct Sequence
{
    int length = 0; ///< 0: no sequence begins with this byte
    uchar secondFrom = 0x80;
    uchar secondTo = 0xBF;
};

Sequence sequenceAfter(uchar lead)
{
    if (lead < 0xC2 || lead > 0xF4)
        return {};
    if (lead < 0xE0)
        return {2};
    if (lead < 0xF0) {
        // No overlong forms, no surrogates.
        return {3, uchar(lead == 0xE0 ? 0xA0 : 0x80), uchar(lead == 0xED ? 0x9F : 0xBF)};
    }
    return {4, uchar(lead == 0xF0 ? 0x90 : 0x80), uchar(lead == 0xF4 ? 0x8F : 0xBF)};
}

QString hexadecimal(uchar byte)
{
    return QStringLiteral("0x%1").arg(byte, 2, 16, QLatin1Char('0'));
}

} // namespace

Utf8Scan scanUtf8(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const uchar lead = uchar(bytes[at]);
        if (lead > 0 && lead < 0x80) {
            ++at;
            continue;
        }
        const Sequence sequence = sequenceAfter(lead);
        if (sequence.length == 0)
            return {at, Utf8Scan::End::Invalid};
        for (int k = 1; k < sequence.length; ++k) {
            if (at + k == bytes.size())
                return {at, Utf8Scan::End::Truncated};
            const uchar byte = uchar(bytes[at + k]);
            if (byte < (k == 1 ? sequence.secondFrom : 0x80) || byte > (k == 1 ? sequence.secondTo : 0xBF))
                return {at, Utf8Scan::End::Invalid};
        }
        at += sequence.length;
    }
    return {at, Utf8Scan::End::Complete};
}

Utf8Stream::Utf8Stream(QString fileName) : m_fileName(std::move(fileName)) {}

Error Utf8Stream::notText(const QString &what) const
{
    return Error{ErrorCode::NotText, m_fileName, m_line, QStringLiteral("byte %1: %2").arg(m_offset).arg(what)};
}

Result<QString> Utf8Stream::decode(QByteArrayView piece)
{
    m_rest.append(piece);
    const Utf8Scan scan = scanUtf8(m_rest);
    m_offset += scan.length;
    m_line += std::count(m_rest.cbegin(), m_rest.cbegin() + scan.length, '\n');
    if (scan.end == Utf8Scan::End::Invalid)
        return notText(hexadecimal(uchar(m_rest[scan.length])));
    QString text = m_decoder.decode(QByteArrayView(m_rest).first(scan.length));
    m_rest.remove(0, scan.length);
    return text;
}

Result<void> Utf8Stream::finish() const
{
    if (!m_rest.isEmpty())
        return notText(hexadecimal(uchar(m_rest.front())));
    return {};
}

Result<void> checkUtf8(QIODevice &device, const QString &fileName)
{
    constexpr qint64 pieceSize = 64 * 1024;
    Utf8Stream utf8(fileName);
    for (QByteArray piece = device.read(pieceSize); !piece.isEmpty(); piece = device.read(pieceSize)) {
        if (const auto text = utf8.decode(piece); !text)
            return text.error();
    }
    return {};
}

} // namespace glossator
