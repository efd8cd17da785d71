#include "cli/console.h"

#include <QJsonDocument>

#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "messages/errortext.h"

namespace glossator::cli {

namespace {

constexpr qsizetype bufferSize = 1 << 16;
constexpr qint64 showInterval = 100; // ms

Error outputError(int number)
{
    const ErrorCode code = number == ENOSPC ? ErrorCode::DiskFull : ErrorCode::FileUnwritable;
    return Error{code, QStringLiteral("standard output"), 0, QString::fromLocal8Bit(std::strerror(number))};
}

void writeToStandardError(const QByteArray &bytes)
{
    // Where standard error cannot be written there is nowhere left to say so.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, bytes.constData(), size_t(bytes.size()));
}

} // namespace

Result<void> Output::write(QByteArrayView bytes)
{
    m_pending.append(bytes);
    return m_pending.size() < bufferSize ? Result<void>() : flush();
}

Result<void> Output::flush()
{
    const char *next = m_pending.constData();
    qsizetype left = m_pending.size();
    while (left > 0) {
        const ssize_t written = ::write(m_fileDescriptor, next, size_t(left));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return outputError(errno);
        next += written;
        left -= written;
    }
    m_pending.clear();
    return {};
}

ProgressLine::ProgressLine(QString task, LogPace pace) : m_task(std::move(task)), m_pace(pace), m_terminal(::isatty(STDERR_FILENO) == 1)
{
    m_sinceMade.start();
}

ProgressLine::~ProgressLine()
{
    if (m_terminal && m_sinceShown.isValid())
        writeToStandardError("\r\033[K");
}

void ProgressLine::show(const Progress &progress)
{
    QString state = QString::number(progress.done);
    if (progress.total > 0)
        state += QStringLiteral(" of %1 (%2 %)").arg(progress.total).arg(100 * progress.done / progress.total);
    show(state);
}

void ProgressLine::show(const QString &state)
{
    if (!m_terminal) {
        log(state);
        return;
    }
    if (m_sinceShown.isValid() && m_sinceShown.elapsed() < showInterval)
        return;
    m_sinceShown.start();
    writeToStandardError("\r\033[K" + (m_task + QLatin1Char(' ') + state).toUtf8());
}

void ProgressLine::log(const QString &state)
{
    const bool isDue = m_sinceShown.isValid() ? m_sinceShown.elapsed() >= m_pace.next : m_sinceMade.elapsed() >= m_pace.first;
    if (!isDue)
        return;
    m_sinceShown.start();
    warn(m_task + u' ' + state);
}

TaskControl ProgressLine::control(const std::stop_token &stop)
{
    return TaskControl{stop, [this](const Progress &progress) { show(progress); }};
}

ExitCode fail(const Error &error)
{
    writeToStandardError("glossator-cli: " + messages::describe(error).toUtf8() + '\n');
    return error.code == ErrorCode::Cancelled ? ExitCode::Interrupted : ExitCode::BadInput;
}

void warn(const QString &text)
{
    writeToStandardError("glossator-cli: " + text.toUtf8() + '\n');
}

ExitCode finishWith(const QString &text)
{
    Output output;
    Result<void> written = output.write(text.toUtf8());
    if (written)
        written = output.flush();
    return written ? ExitCode::Done : fail(written.error());
}

ExitCode finishWith(const QJsonObject &object)
{
    return finishWith(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + QLatin1Char('\n'));
}

} // namespace glossator::cli
