#include "window/transfercontroller.h"

#include <QAction>
#include <QDir>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include "dialogs/exportdialog.h"
#include "dialogs/importdialog.h"
#include "models/documentlistmodel.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/projectsession.h"

namespace glossator {

TransferController::TransferController(const Parts &parts, QObject *parent) :
    QObject(parent),
    m_parts(parts),
    m_importAgain(new QAction(tr("Import again"), this))
{
    connect(m_importAgain, &QAction::triggered, this, [this] { startImport(m_again); });
    connect(parts.actions.importDocuments, &QAction::triggered, this, [this] { askImport(); });
    connect(parts.actions.exportDocuments, &QAction::triggered, this, &TransferController::askExport);
}

void TransferController::setSession(ProjectSession *session)
{
    m_session = session;
    if (session)
        connectSession();
}

void TransferController::connectSession()
{
    connect(&m_session->imports(), &ImportService::finished, this, [this](int, const ImportOutcome &outcome) { reportImport(outcome); });
    connect(&m_session->imports(), &ImportService::failed, this,
            [this](int, const Error &error) { m_parts.presenter.fail(tr("Import documents"), error); });
    connect(&m_session->exports(), &ExportService::finished, this, [this](int, const ExportSummary &summary) {
        const QLocale locale;
        QStringList files;
        for (const QString &file : summary.files)
            files.append(QDir::toNativeSeparators(file));
        QString text = tr("Exported: documents %1, sentences %2, decisions %3. Files: %4")
                           .arg(locale.toString(summary.documents), locale.toString(summary.sentences), locale.toString(summary.decisions),
                                files.join(QStringLiteral(", ")));
        if (summary.leftOut > 0)
            text += u' '
                + tr("Left out are %1 decisions for no sense: the format has no place for them.").arg(locale.toString(summary.leftOut));
        m_parts.presenter.inform(text);
    });
    connect(&m_session->exports(), &ExportService::failed, this,
            [this](int, const Error &error) { m_parts.presenter.fail(tr("Export"), error); });
}

void TransferController::tellImported(const QString &summary, const QStringList &alreadyThere)
{
    if (alreadyThere.isEmpty()) {
        m_parts.presenter.inform(summary);
        return;
    }
    m_again = m_request;
    m_again.files = alreadyThere;
    m_again.again = true;
    m_parts.presenter.offer(summary, m_importAgain);
}

void TransferController::reportImport(const ImportOutcome &outcome)
{
    QString summary = tr("Documents imported: %1.").arg(QLocale().toString(qint64(outcome.documents.size())));
    if (!outcome.alreadyThere.isEmpty())
        summary += u' ' + tr("Files that are in the project already: %1.").arg(QLocale().toString(outcome.alreadyThere.size()));
    if (!outcome.unreadKeys.isEmpty())
        summary += u' '
            + tr("Key files that were not read, as their files are not added again: %1.")
                  .arg(QLocale().toString(outcome.unreadKeys.size()));
    const bool isOneFailure = outcome.documents.empty() && outcome.alreadyThere.isEmpty() && outcome.leftOut.size() == 1;
    if (!outcome.documents.empty() || !outcome.alreadyThere.isEmpty() || outcome.leftOut.empty()) {
        tellImported(summary, outcome.alreadyThere);
        // The text in view stays: the next key may be on its way to it.
        m_session->predictions().refresh();
    }
    if (isOneFailure) {
        m_parts.presenter.fail(tr("Import documents"), outcome.leftOut.front());
        return;
    }
    if (!outcome.leftOut.empty())
        summary += u' ' + tr("Files left out: %1.").arg(QLocale().toString(qint64(outcome.leftOut.size())));
    std::vector<Error> errors = outcome.leftOut;
    errors.insert(errors.end(), outcome.unknownSenses.begin(), outcome.unknownSenses.end());
    if (!errors.empty())
        m_parts.presenter.failInPart(tr("Import documents"), summary, errors);
}

void TransferController::askImport(const QStringList &files)
{
    if (!m_session)
        return;
    auto *dialog = new ImportDialog(Preferences().folder(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addFiles(files);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Preferences().setFolder(dialog->folder());
        startImport(dialog->request());
    });
    dialog->open();
}

void TransferController::askExport()
{
    if (!m_session)
        return;
    auto *dialog = new ExportDialog(m_parts.documents, Preferences().folder(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { startExport(dialog->request()); });
    dialog->open();
}

void TransferController::startImport(const ImportRequest &request)
{
    if (!m_session)
        return;
    if (m_session->imports().isRunning()) {
        m_parts.presenter.inform(tr("Another import is still running."));
        return;
    }
    m_request = request;
    m_session->imports().start(request);
}

void TransferController::startExport(const ExportRequest &request)
{
    if (!m_session)
        return;
    if (m_session->exports().isRunning())
        m_parts.presenter.inform(tr("Another export is still running."));
    else
        m_session->exports().start(request);
}

void TransferController::askRemove(DocumentId document)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Remove a document"), QString(), QMessageBox::NoButton, &m_parts.window);
    question->setObjectName(QStringLiteral("removeQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setText(
        tr("Remove “%1” from the project?").arg(m_parts.documents.index(m_parts.documents.rowOf(document)).data().toString()));
    question->setInformativeText(tr("Its decisions leave the project with it; this cannot be undone. The file it came from stays."));
    question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    QPushButton *keep = question->addButton(tr("Keep"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, document](QAbstractButton *button) {
        if (question->buttonRole(button) != QMessageBox::DestructiveRole || !m_session)
            return;
        if (const auto removed = m_session->project().removeDocument(document); !removed)
            m_parts.presenter.fail(tr("Remove a document"), removed.error());
    });
    question->open();
}

} // namespace glossator
