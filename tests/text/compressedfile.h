#pragma once

#include <QByteArray>
#include <QFile>

namespace glossator {

/// A file of tests/data that was written for qUncompress; empty if it cannot be read.
inline QByteArray readCompressed(const QString &name)
{
    QFile file(QStringLiteral(GLOSSATOR_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? qUncompress(file.readAll()) : QByteArray();
}

} // namespace glossator
