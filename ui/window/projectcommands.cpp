#include "window/projectcommands.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QStandardPaths>

#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/sessionholder.h"
#include "window/transfercontroller.h"
#include "window/welcomepage.h"

namespace glossator {

namespace {

const auto projectSuffix = QStringLiteral("glossator");

QFileDialog *projectDialog(const QString &title, QWidget *window)
{
    auto *dialog =
        new QFileDialog(window, title, Preferences().folder(), ProjectCommands::tr("Glossator projects (*.%1)").arg(projectSuffix));
    dialog->setObjectName(QStringLiteral("projectDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(projectSuffix);
    return dialog;
}

} // namespace

ProjectCommands::ProjectCommands(const Parts &parts, QString sampleText, QObject *parent) :
    QObject(parent),
    m_parts(parts),
    m_sampleText(std::move(sampleText))
{
    connectActions();
    showRecent();
}

void ProjectCommands::connectActions()
{
    const Actions &actions = m_parts.actions;
    connect(actions.newProject, &QAction::triggered, this, &ProjectCommands::askCreate);
    connect(actions.openProject, &QAction::triggered, this, &ProjectCommands::askOpen);
    connect(actions.openSample, &QAction::triggered, this, &ProjectCommands::openSample);
    connect(actions.closeProject, &QAction::triggered, &m_parts.holder, &SessionHolder::close);
    connect(actions.changeAnnotator, &QAction::triggered, this, &ProjectCommands::askAnnotator);
    connect(&m_parts.welcome, &WelcomePage::projectChosen, this, &ProjectCommands::open);
    connect(&m_parts.recentMenu, &QMenu::aboutToShow, this, &ProjectCommands::showRecent);
}

void ProjectCommands::open(const QString &path)
{
    if (const auto opened = m_parts.holder.open(path); !opened)
        m_parts.presenter.fail(tr("Open project"), opened.error());
    else
        noteOpened();
}

void ProjectCommands::create(const QString &path)
{
    if (const auto created = m_parts.holder.create(path); !created)
        m_parts.presenter.fail(tr("New project"), created.error());
    else
        noteOpened();
}

void ProjectCommands::openSample()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QString path = folder.filePath(QStringLiteral("Sample") + u'.' + projectSuffix);
    if (QFileInfo::exists(path)) {
        open(path);
        return;
    }
    if (!folder.mkpath(QStringLiteral("."))) {
        m_parts.presenter.fail(tr("Open the sample project"), Error{ErrorCode::FileUnwritable, folder.path(), 0, {}});
        return;
    }
    create(path);
    if (m_parts.holder.session() && QFileInfo(m_parts.holder.session()->project().path()) == QFileInfo(path))
        m_parts.transfer.startImport({{m_sampleText}, {}, {}});
}

void ProjectCommands::askOpen()
{
    QFileDialog *dialog = projectDialog(tr("Open project"), &m_parts.window);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ProjectCommands::open);
    dialog->open();
}

void ProjectCommands::askCreate()
{
    QFileDialog *dialog = projectDialog(tr("New project"), &m_parts.window);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // A project is never overwritten: creating one where a file is fails with a message that says so.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    connect(dialog, &QFileDialog::fileSelected, this, &ProjectCommands::create);
    dialog->open();
}

void ProjectCommands::askAnnotator()
{
    ProjectSession *session = m_parts.holder.session();
    if (!session)
        return;
    auto *dialog = new QInputDialog(&m_parts.window);
    dialog->setObjectName(QStringLiteral("annotatorDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Annotator"));
    dialog->setLabelText(tr("The name that your decisions carry:"));
    dialog->setTextValue(session->project().annotator());
    dialog->setOkButtonText(tr("OK"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (name.trimmed().isEmpty() || !m_parts.holder.session())
            return;
        if (const auto set = m_parts.holder.session()->project().setAnnotator(name.trimmed()); !set)
            m_parts.presenter.fail(tr("Annotator"), set.error());
        Q_EMIT annotatorChanged();
    });
    dialog->open();
}

void ProjectCommands::noteOpened()
{
    Preferences preferences;
    const QString path = m_parts.holder.session()->project().path();
    preferences.addRecentProject(path);
    preferences.setFolder(QFileInfo(path).absolutePath());
    showRecent();
}

void ProjectCommands::showRecent()
{
    const QStringList paths = Preferences().recentProjects();
    m_parts.welcome.setRecentProjects(paths);
    m_parts.recentMenu.clear();
    for (const QString &path : paths) {
        QString label = QFileInfo(path).completeBaseName();
        QAction *action = m_parts.recentMenu.addAction(label.replace(u'&', QStringLiteral("&&")));
        action->setToolTip(QDir::toNativeSeparators(path));
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    m_parts.recentMenu.setEnabled(!paths.isEmpty());
}

} // namespace glossator
