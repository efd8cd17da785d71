#include "service/goldsenses.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace glossator {

namespace {

struct KeyLine
{
    qint64 number = 0;
    QString instance;
};

KeyLine firstLine(const QString &keyPath, const QSet<QString> &instances)
{
    const Result<std::unique_ptr<QIODevice>> device = openForReading(keyPath);
    if (!device)
        return {};
    for (qint64 line = 1; !(*device)->atEnd(); ++line) {
        const QString instance = QString::fromUtf8((*device)->readLine()).simplified().section(u' ', 0, 0);
        if (instances.contains(instance))
            return {line, instance};
    }
    return {};
}

} // namespace

std::optional<Error> dropUnknownSenses(GoldKeys &gold, const Inventory &inventory, const QString &keyPath)
{
    QHash<QString, QString> unknown; // the first of an instance
    for (auto key = gold.begin(); key != gold.end(); ++key) {
        const auto sense = std::ranges::find_if(*key, [&](const QString &name) { return !inventory.findSense(name).isValid(); });
        if (sense == key->end())
            continue;
        unknown.insert(key.key(), *sense);
        key->clear();
    }
    if (unknown.isEmpty())
        return std::nullopt;
    const KeyLine first = firstLine(keyPath, {unknown.keyBegin(), unknown.keyEnd()});
    return Error{ErrorCode::UnknownSense, unknown.value(first.instance), first.number,
                 QStringLiteral("%1: instances left undecided for such keys, %2")
                     .arg(QFileInfo(keyPath).fileName(), QString::number(unknown.size()))};
}

qint64 lineOfKey(const QString &keyPath, const QString &instance)
{
    return firstLine(keyPath, {instance}).number;
}

} // namespace glossator
