#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

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

    /// Newest first; files that are gone are left out.
    [[nodiscard]] QStringList recentProjects() const;
    void addRecentProject(const QString &path);

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
    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray &geometry, const QByteArray &state);
    /// Where the last file dialog was.
    [[nodiscard]] QString folder() const;
    void setFolder(const QString &folder);

private:
    QSettings m_settings{QStringLiteral("glossator"), QStringLiteral("glossator")};
};

} // namespace glossator
