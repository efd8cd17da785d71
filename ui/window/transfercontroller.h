#pragma once

#include <QObject>
#include <QStringList>

#include "base/result.h"
#include "service/exportservice.h"
#include "service/importservice.h"

class QAction;
class QWidget;

namespace glossator {

class Actions;
class DocumentListModel;
class ErrorPresenter;
class ProjectSession;

/// Documents in and out: dialogs, workers, what they report.
class TransferController : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        DocumentListModel &documents;
        ErrorPresenter &presenter;
        QWidget &window;
    };

    /// The parts must outlive the controller.
    TransferController(const Parts &parts, QObject *parent);

    void setSession(ProjectSession *session);

    /// Opens the dialog with these files in its list.
    void askImport(const QStringList &files = {});
    void askExport();
    void startImport(const ImportRequest &request);
    void startExport(const ExportRequest &request);
    /// Asks first: decisions on the document go with it.
    void askRemove(DocumentId document);

private:
    void connectSession();
    void tellImported(const QString &summary, const QStringList &alreadyThere);
    void reportImport(const ImportOutcome &outcome);

    Parts m_parts;
    ProjectSession *m_session = nullptr;
    QAction *m_importAgain;
    ImportRequest m_request; ///< the last one
    ImportRequest m_again; ///< what m_importAgain starts
};

} // namespace glossator
