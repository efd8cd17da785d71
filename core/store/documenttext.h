#pragma once

#include <QCryptographicHash>

#include <optional>

#include "base/ids.h"
#include "base/result.h"
#include "store/database.h"
#include "text/document.h"

namespace glossator {

/// What a document says from the first character to the last, however it is cut into sentences and tokens.
class TextDigest
{
public:
    void add(const QString &gap, const QString &text);
    /// The next document begins then.
    [[nodiscard]] QByteArray finish(const QString &tail);

private:
    void add(const QString &text);

    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

/// Nothing for a document that is no longer there.
[[nodiscard]] Result<std::optional<QByteArray>> textDigestOf(Database &database, DocumentId document);

} // namespace glossator
