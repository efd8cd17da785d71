#pragma once

#include <QDateTime>
#include <QKeySequence>
#include <QList>
#include <QSettings>
#include <QStringList>

#include <optional>

#include "panes/senses/senselayout.h"
#include "theme/appearance.h"
#include "theme/tintscheme.h"

namespace glossator {

/// Where the cursor goes after a decision.
enum class Advance { NextUndecided, NextUnit, Stay };

/// What the program remembers of its user on this machine, apart from any project.
class Preferences
{
public:
    static constexpr int recentLimit = 8;

    /// Newest first; there may be files among them that are gone.
    [[nodiscard]] QStringList recentProjects() const;
    /// Null: not known.
    [[nodiscard]] QDateTime lastUsed(const QString &project) const;
    /// As used now.
    void addRecentProject(const QString &path);
    void removeRecentProject(const QString &path);

    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);
    /// "en", "ar"; empty: the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    [[nodiscard]] SenseDetail senseDetail() const;
    void setSenseDetail(SenseDetail detail);
    [[nodiscard]] TintScheme tints() const;
    void setTints(TintScheme scheme);
    [[nodiscard]] bool isMapShown() const;
    void setMapShown(bool shown);
    [[nodiscard]] Advance advance() const;
    void setAdvance(Advance advance);
    /// Steps of the text pane, 0 is the normal size.
    [[nodiscard]] int textZoom() const;
    void setTextZoom(int level);
    /// Of menus and panes, in percent of the system's.
    [[nodiscard]] int fontPercent() const;
    void setFontPercent(int percent);
    /// As AnnotatorConfig::device.
    [[nodiscard]] QString device() const;
    void setDevice(const QString &device);
    /// What the user has chosen for an action; nothing: the program's own.
    [[nodiscard]] std::optional<QList<QKeySequence>> keys(const QString &action) const;
    void setKeys(const QString &action, const QList<QKeySequence> &keys);
    void forgetKeys(const QString &action);
    /// Where the last file dialog was.
    [[nodiscard]] QString folder() const;
    void setFolder(const QString &folder);
    /// Where all this is kept.
    [[nodiscard]] QString settingsFolder() const;

private:
    void setRecentProjects(const QStringList &paths);

    QSettings m_settings{QStringLiteral("glossator"), QStringLiteral("glossator")};
};

} // namespace glossator
