#pragma once

#include <QStringList>
#include <QTimer>

#include <functional>
#include <vector>

#include "dialogs/workerindicator.h"
#include "io/documentscan.h"
#include "service/taskrunner.h"

namespace glossator {

/// Looks in the background for files to import: folders may be large, disks slow. Shows only when that takes a while, and then how far it is
/// and a button to cancel it. Ends with the dialog that it is part of.
class DocumentFinder : public WorkerIndicator
{
    Q_OBJECT

public:
    enum class Look { Names, Formats };
    /// What is in the list now, and is not to be found again.
    using Listed = std::function<QStringList()>;

    /// What listed refers to must outlive the finder.
    DocumentFinder(Look look, Listed listed, QWidget *parent);

    /// See scanForDocuments(). What was asked for before comes first; to cancel ends that alone.
    void find(const QStringList &paths);
    [[nodiscard]] bool isRunning() const { return m_runner.isRunning() || !m_waiting.isEmpty(); }

Q_SIGNALS:
    void found(const std::vector<glossator::ScannedFile> &files);
    /// Nothing is being looked for any more, be it that all was found or that the user cancelled it.
    void finished();

private:
    void start();
    void end(const Result<std::vector<ScannedFile>> &files);
    void cancel();

    Look m_look;
    Listed m_listed;
    QStringList m_waiting;
    QTimer m_patience; ///< what comes soon needs no indicator
    TaskRunner m_runner; // last: its thread ends before the rest goes
};

} // namespace glossator
