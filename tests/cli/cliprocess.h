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
    QByteArray input{}; ///< on standard input
    QString outputFile{}; ///< where standard output goes; empty: into CliRun::output
    QStringList environment{}; ///< NAME=value, besides the test's own
    bool unprivileged = false; ///< as an ordinary user even where the test is not run by one
};

[[nodiscard]] CliRun runCli(const CliCall &call);
[[nodiscard]] CliRun runCli(const QStringList &arguments);

/// A short text with 75 labelled instances, and its keys.
[[nodiscard]] QString excerptData();
[[nodiscard]] QString excerptGold();
/// The arguments that train on eight instances of it, in a few seconds. The model's file in the folder has its name.
[[nodiscard]] QStringList shortTraining(const QString &folder, const QString &name, const QStringList &more);

/// The trained parts that the program takes when nothing else is said.
[[nodiscard]] QString shippedModel();
/// What a safetensors file says of itself, all of it strings; empty when it is none.
[[nodiscard]] QJsonObject metadataOf(const QString &path);

} // namespace glossator::testing
