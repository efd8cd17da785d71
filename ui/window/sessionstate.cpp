#include "window/sessionstate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include "base/savefile.h"
#include "window/preferences.h"

namespace glossator {

namespace {

constexpr int currentVersion = 1;

const auto versionKey = QStringLiteral("version");
const auto projectKey = QStringLiteral("project");
const auto documentKey = QStringLiteral("document");
const auto unitKey = QStringLiteral("unit");
const auto filterKey = QStringLiteral("filter");
const auto geometryKey = QStringLiteral("geometry");
const auto panesKey = QStringLiteral("panes");
const auto rightToLeftKey = QStringLiteral("rightToLeft");

QByteArray bytes(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QString text(const QByteArray &value)
{
    return QString::fromLatin1(value.toBase64());
}

} // namespace

QByteArray SessionState::toJson() const
{
    return QJsonDocument(QJsonObject{{versionKey, currentVersion},
                                     {projectKey, project},
                                     {documentKey, document.value},
                                     {unitKey, unit.value},
                                     {filterKey, filter},
                                     {geometryKey, text(geometry)},
                                     {panesKey, text(panes)},
                                     {rightToLeftKey, rightToLeft}})
        .toJson();
}

Result<SessionState> SessionState::fromJson(const QByteArray &json, const QString &path)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return Error{ErrorCode::UnexpectedStructure, path, 0, problem.errorString()};
    const QJsonObject object = document.object();
    if (object[versionKey].toInt() != currentVersion)
        return Error{ErrorCode::UnexpectedStructure, path, 0, QStringLiteral("version")};
    SessionState state;
    state.project = object[projectKey].toString();
    state.document = {object[documentKey].toInteger(-1)};
    state.unit = {object[unitKey].toInteger(-1)};
    state.filter = object[filterKey].toString();
    state.geometry = bytes(object[geometryKey]);
    state.panes = bytes(object[panesKey]);
    state.rightToLeft = object[rightToLeftKey].toBool(QGuiApplication::isRightToLeft());
    return state;
}

QString sessionStatePath()
{
    return Preferences().settingsFolder() + QStringLiteral("/session.json");
}

Result<SessionState> readSessionState(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return SessionState{};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, path, 0, file.errorString()};
    return SessionState::fromJson(file.readAll(), path);
}

Result<void> writeSessionState(const QString &path, const SessionState &state)
{
    QDir().mkpath(QFileInfo(path).path());
    return saveFile(path, state.toJson());
}

} // namespace glossator
