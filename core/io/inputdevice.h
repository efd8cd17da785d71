#pragma once

#include <QIODevice>

#include <optional>

#include "base/progress.h"
#include "base/result.h"

namespace glossator {

/// Hands a device on to a parser that can only tell that its input ended, and keeps the reason: a failed read or a
/// cancel. Reports progress in bytes.
class InputDevice : public QIODevice
{
public:
    /// The device must be open; fileName is the subject of failures.
    InputDevice(QIODevice &source, QString fileName, const TaskControl &control);

    /// Why the input ended before its time. Look here before believing a parser that complains of truncated input.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_source;
    const TaskControl &m_control;
    QString m_fileName;
    qint64 m_total = 0;
    qint64 m_done = 0;
    std::optional<Error> m_failure;
};

} // namespace glossator
