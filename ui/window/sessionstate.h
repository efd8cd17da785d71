#pragma once

#include <QByteArray>
#include <QString>

#include "base/ids.h"
#include "base/result.h"

namespace glossator {

/// Where the user is, so that the program comes back there, also after it was killed.
struct SessionState
{
    QString project; ///< empty: none is open
    DocumentId document{};
    UnitId unit{};
    QString filter; ///< of the search, as UnitFilter::toJson()
    QByteArray geometry; ///< of the window
    QByteArray panes; ///< QMainWindow::saveState() with a project open
    bool rightToLeft = false; ///< the window that the panes stand in

    bool operator==(const SessionState &) const = default;

    [[nodiscard]] QByteArray toJson() const;
    /// UnexpectedStructure for what toJson() did not write; subject: path.
    [[nodiscard]] static Result<SessionState> fromJson(const QByteArray &json, const QString &path);
};

/// Beside the user's settings.
[[nodiscard]] QString sessionStatePath();
/// An empty state where there is no file. Errors: FileUnreadable, UnexpectedStructure.
[[nodiscard]] Result<SessionState> readSessionState(const QString &path);
/// The file is the old one or the new one, whole and on the disk, whatever happens meanwhile. For any thread.
[[nodiscard]] Result<void> writeSessionState(const QString &path, const SessionState &state);

} // namespace glossator
