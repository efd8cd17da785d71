#include "window/preferences.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace glossator {

namespace {

const auto recentKey = QStringLiteral("projects/recent");
const auto usedKey = QStringLiteral("projects/used");
const auto folderKey = QStringLiteral("projects/folder");
const auto appearanceKey = QStringLiteral("view/appearance");
const auto languageKey = QStringLiteral("view/language");
const auto detailKey = QStringLiteral("view/briefSenses");
const auto tintsKey = QStringLiteral("view/tints");
const auto mapKey = QStringLiteral("view/map");
const auto zoomKey = QStringLiteral("view/textZoom");
const auto advanceKey = QStringLiteral("annotation/advance");
const std::array advanceNames{std::pair{Advance::NextUndecided, QStringLiteral("undecided")},
                              std::pair{Advance::NextUnit, QStringLiteral("next")}, std::pair{Advance::Stay, QStringLiteral("stay")}};
const auto fontKey = QStringLiteral("view/fontPercent");
const auto deviceKey = QStringLiteral("model/device");
const auto keysGroup = QStringLiteral("keys/");

} // namespace

QStringList Preferences::recentProjects() const
{
    return m_settings.value(recentKey).toStringList();
}

QDateTime Preferences::lastUsed(const QString &project) const
{
    return m_settings.value(usedKey).toMap().value(project).toDateTime();
}

void Preferences::addRecentProject(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QVariantMap used = m_settings.value(usedKey).toMap();
    used.insert(absolute, QDateTime::currentDateTimeUtc());
    m_settings.setValue(usedKey, used);
    QStringList paths = recentProjects();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    setRecentProjects(paths.mid(0, recentLimit));
}

void Preferences::removeRecentProject(const QString &path)
{
    QStringList paths = recentProjects();
    paths.removeAll(path);
    setRecentProjects(paths);
}

void Preferences::setRecentProjects(const QStringList &paths)
{
    m_settings.setValue(recentKey, paths);
    QVariantMap used = m_settings.value(usedKey).toMap();
    for (const QString &known : used.keys()) {
        if (!paths.contains(known))
            used.remove(known);
    }
    m_settings.setValue(usedKey, used);
}

Appearance Preferences::appearance() const
{
    return appearanceFromName(m_settings.value(appearanceKey).toString());
}

void Preferences::setAppearance(Appearance appearance)
{
    m_settings.setValue(appearanceKey, appearanceName(appearance));
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &language)
{
    m_settings.setValue(languageKey, language);
}

SenseDetail Preferences::senseDetail() const
{
    return m_settings.value(detailKey, false).toBool() ? SenseDetail::Brief : SenseDetail::Full;
}

void Preferences::setSenseDetail(SenseDetail detail)
{
    m_settings.setValue(detailKey, detail == SenseDetail::Brief);
}

TintScheme Preferences::tints() const
{
    return tintSchemeFromName(m_settings.value(tintsKey).toString());
}

void Preferences::setTints(TintScheme scheme)
{
    m_settings.setValue(tintsKey, tintSchemeName(scheme));
}

bool Preferences::isMapShown() const
{
    return m_settings.value(mapKey, true).toBool();
}

void Preferences::setMapShown(bool shown)
{
    m_settings.setValue(mapKey, shown);
}

Advance Preferences::advance() const
{
    const QString name = m_settings.value(advanceKey).toString();
    const auto known = std::ranges::find(advanceNames, name, &std::pair<Advance, QString>::second);
    return known == advanceNames.end() ? Advance::NextUndecided : known->first;
}

void Preferences::setAdvance(Advance advance)
{
    m_settings.setValue(advanceKey, std::ranges::find(advanceNames, advance, &std::pair<Advance, QString>::first)->second);
}

int Preferences::textZoom() const
{
    return m_settings.value(zoomKey, 0).toInt();
}

void Preferences::setTextZoom(int level)
{
    m_settings.setValue(zoomKey, level);
}

int Preferences::fontPercent() const
{
    return m_settings.value(fontKey, 100).toInt();
}

void Preferences::setFontPercent(int percent)
{
    m_settings.setValue(fontKey, percent);
}

QString Preferences::device() const
{
    return m_settings.value(deviceKey, QStringLiteral("auto")).toString();
}

void Preferences::setDevice(const QString &device)
{
    m_settings.setValue(deviceKey, device);
}

std::optional<QList<QKeySequence>> Preferences::keys(const QString &action) const
{
    if (!m_settings.contains(keysGroup + action))
        return {};
    return QKeySequence::listFromString(m_settings.value(keysGroup + action).toString(), QKeySequence::PortableText);
}

void Preferences::setKeys(const QString &action, const QList<QKeySequence> &keys)
{
    m_settings.setValue(keysGroup + action, QKeySequence::listToString(keys, QKeySequence::PortableText));
}

void Preferences::forgetKeys(const QString &action)
{
    m_settings.remove(keysGroup + action);
}

QString Preferences::folder() const
{
    return m_settings.value(folderKey, QDir::homePath()).toString();
}

void Preferences::setFolder(const QString &folder)
{
    m_settings.setValue(folderKey, folder);
}

QString Preferences::settingsFolder() const
{
    return QFileInfo(m_settings.fileName()).absolutePath();
}

} // namespace glossator
