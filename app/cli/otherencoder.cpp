#include "cli/otherencoder.h"

namespace glossator::cli {

Result<std::unique_ptr<OtherEncoder>> OtherEncoder::start(const QString &command, const QStringList &arguments, const QStringList &passages)
{
    std::unique_ptr<OtherEncoder> other(new OtherEncoder(command));
    QStringList words = QProcess::splitCommand(command);
    if (words.isEmpty())
        return other->failure();
    const QString program = words.takeFirst();
    other->m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    other->m_process.start(program, words + arguments);
    if (!other->m_process.waitForStarted(-1))
        return other->failure();
    other->m_process.write(passages.join(QLatin1Char('\n')).toUtf8() + "\n\n");
    return other;
}

OtherEncoder::~OtherEncoder()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(-1);
}

Result<double> OtherEncoder::measure()
{
    m_process.write("again\n");
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(-1))
            return failure();
    }
    bool isNumber = false;
    const double speed = m_process.readLine().trimmed().toDouble(&isNumber);
    return isNumber && speed > 0 ? Result<double>(speed) : Result<double>(failure());
}

Error OtherEncoder::failure() const
{
    return Error{ErrorCode::FileNotFound, m_command, 0, QStringLiteral("it cannot be run, or prints no number")};
}

} // namespace glossator::cli
