#include "store/documenttext.h"

#include "store/sqlcall.h"

namespace glossator {

void TextDigest::add(const QString &text)
{
    m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * qsizetype(sizeof(char16_t))));
}

void TextDigest::add(const QString &gap, const QString &text)
{
    add(gap);
    add(text);
}

QByteArray TextDigest::finish(const QString &tail)
{
    add(tail);
    const QByteArray digest = m_hash.result();
    m_hash.reset();
    return digest;
}

Result<std::optional<QByteArray>> textDigestOf(Database &database, DocumentId document)
{
    return sqlCall(database, [&]() -> std::optional<QByteArray> {
        Query tail(database, "SELECT tail FROM documents WHERE id = ?1 AND state = 0");
        if (!tail.bind(document.value).next())
            return std::nullopt;
        TextDigest digest;
        Query query(database, "SELECT gap, text FROM sentences WHERE document_id = ?1 ORDER BY position");
        query.bind(document.value);
        while (query.next())
            digest.add(query.text(0), query.text(1));
        return digest.finish(tail.text(0));
    });
}

} // namespace glossator
