#include "io/documentio.h"

#include <algorithm>

#include "io/inputdevice.h"
#include "io/utf8.h"

namespace glossator {

namespace {

constexpr qint64 pieceSize = 64 * 1024;
// Real lines are below 1 kB; a longer one is no key file, and must not fill the memory.
constexpr qsizetype longestLine = 1024 * 1024;

/// Takes in a key file's text piece by piece.
class GoldKeyParser
{
public:
    explicit GoldKeyParser(QString path) : m_path(std::move(path)) {}

    [[nodiscard]] Result<void> feed(const QString &text)
    {
        m_pending += text;
        qsizetype from = 0;
        for (qsizetype to = m_pending.indexOf(u'\n'); to >= 0; to = m_pending.indexOf(u'\n', from)) {
            if (auto added = addLine(m_pending.mid(from, to - from)); !added)
                return added;
            from = to + 1;
        }
        m_pending.remove(0, from);
        if (m_pending.size() > longestLine)
            return unexpected(QStringLiteral("a line longer than any of a key file: %1…").arg(m_pending.left(40)));
        return {};
    }

    [[nodiscard]] Result<GoldKeys> finish()
    {
        if (auto added = addLine(m_pending); !added)
            return added.error();
        return std::move(m_keys);
    }

private:
    [[nodiscard]] Error unexpected(const QString &detail) const { return Error{ErrorCode::UnexpectedStructure, m_path, m_line, detail}; }

    [[nodiscard]] Result<void> addLine(const QString &line)
    {
        QStringList fields = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (!fields.isEmpty()) {
            const QString id = fields.takeFirst();
            if (fields.isEmpty())
                return unexpected(QStringLiteral("no sense key stands after “%1”").arg(id));
            if (m_keys.contains(id))
                return unexpected(QStringLiteral("a line before has keys for “%1” already").arg(id));
            m_keys.insert(id, fields);
        }
        ++m_line;
        return {};
    }

    QString m_path;
    QString m_pending;
    qint64 m_line = 1;
    GoldKeys m_keys;
};

} // namespace

QString goldKeyPath(const QString &dataPath)
{
    QString stem = dataPath;
    for (const QLatin1StringView suffix : {QLatin1StringView(".xml"), QLatin1StringView(".data")}) {
        if (stem.endsWith(suffix, Qt::CaseInsensitive))
            stem.chop(suffix.size());
    }
    return stem + QLatin1StringView(".gold.key.txt");
}

bool mayBeGoldKey(QByteArrayView head)
{
    const QByteArray line = head.first(std::max<qsizetype>(0, head.indexOf('\n'))).toByteArray();
    const QByteArrayList fields = line.simplified().split(' ');
    return fields.size() > 1 && std::all_of(fields.begin() + 1, fields.end(), [](const QByteArray &sense) { return sense.contains('%'); });
}

Result<GoldKeys> readGoldKeys(const QString &path)
{
    const auto device = openForReading(path);
    if (!device)
        return device.error();
    const TaskControl uncontrolled;
    InputDevice input(**device, path, uncontrolled);
    Utf8Stream utf8(path);
    GoldKeyParser parser(path);
    for (QByteArray piece = input.read(pieceSize); !piece.isEmpty(); piece = input.read(pieceSize)) {
        const auto text = utf8.decode(piece);
        if (!text)
            return text.error();
        if (auto fed = parser.feed(*text); !fed)
            return fed.error();
    }
    if (input.failure())
        return *input.failure();
    if (auto complete = utf8.finish(); !complete)
        return complete.error();
    return parser.finish();
}

} // namespace glossator
