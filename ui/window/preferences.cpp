#include "window/preferences.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace glossator {

namespace {

const auto recentKey = QStringLiteral("projects/recent");
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
const auto geometryKey = QStringLiteral("window/geometry");
const auto stateKey = QStringLiteral("window/state");

} // namespace

QStringList Preferences::recentProjects() const
{
    QStringList paths = m_settings.value(recentKey).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void Preferences::addRecentProject(const QString &path)
{
    QStringList paths = m_settings.value(recentKey).toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    m_settings.setValue(recentKey, paths.mid(0, recentLimit));
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

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

QByteArray Preferences::windowState() const
{
    return m_settings.value(stateKey).toByteArray();
}

void Preferences::setWindow(const QByteArray &geometry, const QByteArray &state)
{
    m_settings.setValue(geometryKey, geometry);
    m_settings.setValue(stateKey, state);
}

QString Preferences::folder() const
{
    return m_settings.value(folderKey, QDir::homePath()).toString();
}

void Preferences::setFolder(const QString &folder)
{
    m_settings.setValue(folderKey, folder);
}

} // namespace glossator
