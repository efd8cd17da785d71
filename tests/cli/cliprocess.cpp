#include "cli/cliprocess.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QtEndian>

#include "support/privileges.h"

namespace glossator::testing {

namespace {

constexpr int timeout = 120'000; // ms

} // namespace

QJsonObject CliRun::object() const
{
    return QJsonDocument::fromJson(output).object();
}

std::vector<QJsonObject> CliRun::lines() const
{
    std::vector<QJsonObject> objects;
    for (const QByteArray &line : output.split('\n')) {
        if (!line.isEmpty())
            objects.push_back(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

CliRun runCli(const CliCall &call)
{
    QProcess process;
    QStringList environment = QProcess::systemEnvironment();
    environment += call.environment;
    process.setEnvironment(environment);
    if (!call.outputFile.isEmpty())
        process.setStandardOutputFile(call.outputFile);
    if (call.unprivileged)
        process.setChildProcessModifier(dropPrivileges);
    process.start(QStringLiteral(GLOSSATOR_CLI), call.arguments);
    process.write(call.input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(timeout) && process.exitStatus() == QProcess::NormalExit;
    return CliRun{ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

CliRun runCli(const QStringList &arguments)
{
    return runCli(CliCall{arguments});
}

QString excerptData()
{
    return QStringLiteral(GLOSSATOR_TEST_DATA "/cli/excerpt.data.xml");
}

QString excerptGold()
{
    return QStringLiteral(GLOSSATOR_TEST_DATA "/cli/excerpt.gold.key.txt");
}

QStringList shortTraining(const QString &folder, const QString &name, const QStringList &more)
{
    return QStringList{QStringLiteral("train"),  excerptData(),
                       QStringLiteral("--gold"), excerptGold(),
                       QStringLiteral("-o"),     folder + u'/' + name,
                       QStringLiteral("--name"), name,
                       QStringLiteral("--json"), QStringLiteral("--instances"),
                       QStringLiteral("8")}
    + more;
}

QString shippedModel()
{
    const QString programs = QFileInfo(QStringLiteral(GLOSSATOR_CLI)).absolutePath();
    return programs + QStringLiteral("/../share/glossator/models/all-MiniLM-L6-v2.safetensors");
}

QJsonObject metadataOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // JSON behind its length in eight bytes.
    const QByteArray length = file.read(8);
    if (length.size() < 8)
        return {};
    const QByteArray header = file.read(qFromLittleEndian<qint64>(length.constData()));
    return QJsonDocument::fromJson(header).object().value(u"__metadata__").toObject();
}

} // namespace glossator::testing
