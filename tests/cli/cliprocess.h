#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace glossator::testing {

/// What one run of glossator-cli left.
struct CliRun
{
    int exitCode = -1; ///< -1: it crashed or did not end
    QByteArray output;
    QByteArray errors;

    [[nodiscard]] QJsonObject object() const; ///< the output as one JSON object; empty if it is not one
    [[nodiscard]] std::vector<QJsonObject> lines() const;
};

struct CliCall
{
    QStringList arguments;
    QByteArray input; ///< on standard input
    QString outputFile; ///< where standard output goes; empty: into CliRun::output
    QStringList environment; ///< NAME=value, besides the test's own
};

[[nodiscard]] CliRun runCli(const CliCall &call);
[[nodiscard]] CliRun runCli(const QStringList &arguments);

} // namespace glossator::testing
