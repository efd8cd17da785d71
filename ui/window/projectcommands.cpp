#include "window/projectcommands.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QStandardPaths>

#include "dialogs/guidelinesdialog.h"
#include "messages/pathtext.h"
#include "service/modelchoice.h"
#include "service/username.h"
#include "window/actions.h"
#include "window/closingguard.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/projectdialog.h"
#include "window/sessionholder.h"
#include "window/transfercontroller.h"
#include "window/welcomepage.h"

namespace glossator {

namespace {

constexpr int nameLetters = 60; ///< in sight

const auto guidelinesSetting = QStringLiteral("guidelines/project");

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
    connect(actions.newProject, &QAction::triggered, this, [this] { m_parts.guard.whenFree([this] { assist(); }); });
    connect(actions.openProject, &QAction::triggered, this, &ProjectCommands::askOpen);
    connect(actions.openSample, &QAction::triggered, this, &ProjectCommands::openSample);
    connect(actions.closeProject, &QAction::triggered, this, [this] { m_parts.guard.whenFree([this] { m_parts.holder.close(); }); });
    connect(actions.changeAnnotator, &QAction::triggered, this, &ProjectCommands::askAnnotator);
    connect(actions.projectGuidelines, &QAction::triggered, this, &ProjectCommands::askGuidelines);
    connect(&m_parts.welcome, &WelcomePage::projectChosen, this, &ProjectCommands::open);
    connect(&m_parts.welcome, &WelcomePage::removeRequested, this, [this](const QString &path) {
        Preferences().removeRecentProject(path);
        showRecent();
    });
    connect(&m_summaries, &ProjectSummaries::read, &m_parts.welcome, &WelcomePage::setSummary);
    // What was decided meanwhile shows when the project closes.
    connect(&m_parts.holder, &SessionHolder::sessionChanged, this, [this](const ProjectSession *session) {
        if (!session)
            showRecent();
    });
    connect(&m_parts.recentMenu, &QMenu::aboutToShow, this, &ProjectCommands::showRecent);
}

void ProjectCommands::open(const QString &path)
{
    if (m_parts.holder.isOpen(path))
        return;
    m_parts.guard.whenFree([this, path] { openNow(path); });
}

void ProjectCommands::goOnWith(const QString &path)
{
    // Its file is gone, perhaps with this one in its place.
    m_parts.holder.close();
    openNow(path);
}

void ProjectCommands::openNow(const QString &path)
{
    if (const auto opened = m_parts.holder.open(path); !opened)
        m_parts.presenter.fail(tr("Open project"), opened.error());
    else
        noteOpened();
}

bool ProjectCommands::reopen(const QString &path)
{
    const auto opened = m_parts.holder.open(path);
    if (opened)
        noteOpened();
    else
        m_parts.presenter.report(opened.error());
    return opened.has_value();
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
    m_parts.guard.whenFree([this, path] { createSample(path); });
}

void ProjectCommands::createSample(const QString &path)
{
    create(path);
    if (m_parts.holder.session() && QFileInfo(m_parts.holder.session()->project().path()) == QFileInfo(path))
        m_parts.transfer.startImport({{m_sampleText}, {}, {}});
}

void ProjectCommands::askOpen()
{
    QFileDialog *dialog = makeProjectDialog(tr("Open project"), &m_parts.window);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ProjectCommands::open);
    dialog->open();
}

void ProjectCommands::assist()
{
    auto *assistant = new NewProjectAssistant(
        Preferences().folder(), userName(), [this](const NewProject &wanted) { return make(wanted); }, &m_parts.window);
    assistant->setAttribute(Qt::WA_DeleteOnClose);
    assistant->open();
}

/// All or nothing: a project that cannot be filled is removed again.
Result<void> ProjectCommands::make(const NewProject &wanted)
{
    {
        const auto project = Project::create(wanted.path);
        if (!project)
            return project.error();
        Result<void> filled = (*project)->setAnnotator(wanted.annotator);
        if (filled)
            filled = setModelChoice(**project, wanted.model);
        if (filled)
            filled = (*project)->setSetting(guidelinesSetting, wanted.guidelines);
        if (!filled) {
            QFile::remove(wanted.path);
            return filled;
        }
    }
    if (const auto opened = m_parts.holder.open(wanted.path); !opened)
        return opened;
    noteOpened();
    if (!wanted.documents.files.isEmpty())
        m_parts.transfer.startImport(wanted.documents);
    return {};
}

void ProjectCommands::askGuidelines()
{
    if (!m_parts.holder.session())
        return;
    auto *dialog =
        new GuidelinesDialog(m_parts.holder.session()->project().setting(guidelinesSetting), Preferences().folder(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (!m_parts.holder.session())
            return;
        if (const auto set = m_parts.holder.session()->project().setSetting(guidelinesSetting, dialog->text()); !set)
            m_parts.presenter.fail(tr("Guidelines of the project"), set.error());
    });
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
    dialog->resize(nameLetters * dialog->fontMetrics().averageCharWidth(), dialog->sizeHint().height());
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
    const Preferences preferences;
    const QStringList paths = preferences.recentProjects();
    std::vector<RecentProjectsModel::Row> rows;
    m_parts.recentMenu.clear();
    for (const QString &path : paths) {
        rows.push_back({path, preferences.lastUsed(path).toLocalTime()});
        QString label = QFileInfo(path).completeBaseName();
        QAction *action = m_parts.recentMenu.addAction(label.replace(u'&', QStringLiteral("&&")));
        action->setToolTip(messages::pathText(path));
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    m_parts.recentMenu.setEnabled(!paths.isEmpty());
    m_parts.welcome.setRecentProjects(rows);
    m_summaries.request(paths);
}

} // namespace glossator
