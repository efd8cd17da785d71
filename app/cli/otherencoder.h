#pragma once

#include <QProcess>
#include <QStringList>

#include <memory>

#include "base/result.h"

namespace glossator::cli {

/// Another program's encoder, kept running so that it can be measured in turns with this one's.
class OtherEncoder
{
public:
    /// Starts the command with these arguments and gives it the passages, a line each, and an empty line. Errors: FileNotFound.
    [[nodiscard]] static Result<std::unique_ptr<OtherEncoder>> start(const QString &command, const QStringList &arguments,
                                                                     const QStringList &passages);
    ~OtherEncoder();
    OtherEncoder(const OtherEncoder &) = delete;
    OtherEncoder &operator=(const OtherEncoder &) = delete;

    /// Asks for another round, with a line; the answer is a line with subwords a second. Errors: FileNotFound when there is none.
    [[nodiscard]] Result<double> measure();

private:
    explicit OtherEncoder(QString command) : m_command(std::move(command)) {}
    [[nodiscard]] Error failure() const;

    QString m_command;
    QProcess m_process;
};

} // namespace glossator::cli
