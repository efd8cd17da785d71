#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

#include <stop_token>

#include "base/progress.h"
#include "base/result.h"
#include "cli/options.h"

namespace glossator::cli {

/// Standard output or another open file, gathered into large writes; failures carry the system's reason. Not
/// thread-safe.
class Output
{
public:
    explicit Output(int fileDescriptor = 1) : m_fileDescriptor(fileDescriptor) {}

    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    [[nodiscard]] Result<void> flush();

private:
    int m_fileDescriptor;
    QByteArray m_pending;
};

/// When a long task writes into a log, in milliseconds.
struct LogPace
{
    qint64 first = 5'000;
    qint64 next = 60'000; ///< after the line before
};

/// A progress line on standard error, rewritten in place ten times a second. Where standard error is no terminal, as in a log, lines of
/// their own: a task that takes long has one soon and then every now and then, a short one none.
class ProgressLine
{
public:
    explicit ProgressLine(QString task, LogPace pace = {});
    ~ProgressLine(); ///< clears the line
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(const Progress &progress);
    void show(const QString &state);
    /// Reports to this line, which must outlive the task.
    [[nodiscard]] TaskControl control(const std::stop_token &stop);

private:
    void log(const QString &state);

    QString m_task;
    LogPace m_pace;
    QElapsedTimer m_sinceMade;
    QElapsedTimer m_sinceShown;
    bool m_terminal = false;
};

/// Prints the error to standard error and returns the exit code that goes with it.
ExitCode fail(const Error &error);
void warn(const QString &text);

/// Prints one JSON object and ends.
[[nodiscard]] ExitCode finishWith(const QJsonObject &object);
/// Prints text and ends.
[[nodiscard]] ExitCode finishWith(const QString &text);

} // namespace glossator::cli
