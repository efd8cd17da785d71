#include "window/mainwindow.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QStatusBar>
#include <QTabBar>
#include <QUrl>

#include "dialogs/aboutdialog.h"
#include "dialogs/shortcutsdialog.h"
#include "models/documentlistmodel.h"
#include "models/occurrencemodel.h"
#include "models/historymodel.h"
#include "models/senselistmodel.h"
#include "panes/concordance/concordancepane.h"
#include "panes/documents/documentspane.h"
#include "panes/history/historypane.h"
#include "panes/senses/sensespane.h"
#include "panes/text/textpane.h"
#include "panes/training/trainingpane.h"
#include "theme/icons.h"
#include "window/actions.h"
#include "window/annotationcontroller.h"
#include "window/changescontroller.h"
#include "window/concordancecontroller.h"
#include "window/errorpresenter.h"
#include "window/menus.h"
#include "window/navigationcontroller.h"
#include "window/preferences.h"
#include "window/projectcommands.h"
#include "window/queuecontroller.h"
#include "window/searchcontroller.h"
#include "window/secondopinioncontroller.h"
#include "window/reviewcontroller.h"
#include "window/sessionholder.h"
#include "window/statuspanel.h"
#include "window/trainingcontroller.h"
#include "window/transfercontroller.h"
#include "window/welcomepage.h"
#include "window/windowlayout.h"

namespace glossator {

namespace {

constexpr QSize firstSize(1280, 800);

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

struct MainWindow::Parts
{
    Parts(MainWindow &window, const WindowConfig &config) :
        actions(window),
        layout(window, actions, {documents, senses, history, results, occurrences}),
        menus(makeMenus(window, actions)),
        presenter(*layout.messageBar, window),
        status(*window.statusBar()),
        holder(config.annotator)
    {}

    DocumentListModel documents;
    SenseListModel senses;
    OccurrenceModel results; ///< of the search
    OccurrenceModel occurrences; ///< of the concordance
    HistoryModel history;
    Actions actions;
    WindowLayout layout;
    Menus menus;
    ErrorPresenter presenter;
    StatusPanel status;
    NavigationController *navigation = nullptr;
    AnnotationController *annotation = nullptr;
    TransferController *transfer = nullptr;
    TrainingController *training = nullptr;
    SearchController *search = nullptr;
    QueueController *queues = nullptr;
    ConcordanceController *concordance = nullptr;
    ChangesController *changes = nullptr;
    ReviewController *review = nullptr;
    SecondOpinionController *secondOpinion = nullptr;
    ProjectCommands *commands = nullptr;
    SessionHolder holder; // last, so that workers end before anything they report to
};

MainWindow::MainWindow(const WindowConfig &config) : d(new Parts(*this, config))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icon(QStringLiteral("glossator")));
    setAcceptDrops(true);
    makeToolBar(*this, d->actions);
    for (QDockWidget *dock : d->layout.docks)
        d->menus.panes->addAction(dock->toggleViewAction());
    makeControllers(config);
    connectPanes();
    connectView();
    connectHelp();
    connect(&d->holder, &SessionHolder::sessionChanged, this, &MainWindow::setSession);
    restoreWindow();
    setSession(nullptr);
}

MainWindow::~MainWindow()
{
    d->holder.close();
}

void MainWindow::makeControllers(const WindowConfig &config)
{
    WindowLayout &layout = d->layout;
    d->navigation =
        new NavigationController({d->actions, d->documents, d->senses, d->history, *layout.documents, *layout.text, d->presenter}, this);
    d->annotation =
        new AnnotationController({d->actions, d->senses, *layout.senses, *layout.text, *d->navigation, d->presenter, *this}, this);
    d->transfer = new TransferController({d->actions, d->documents, d->presenter, *this}, this);
    d->training = new TrainingController({d->actions, d->documents, *layout.training, d->presenter}, this);
    d->search = new SearchController(
        {d->actions, d->results, *layout.search, *layout.docks[4], *layout.text, *d->navigation, d->presenter, *this}, this);
    d->queues = new QueueController({d->actions, d->results, *layout.text, *d->navigation, d->presenter, *d->menus.queues, *this}, this);
    d->concordance = new ConcordanceController(
        {d->actions, d->occurrences, *layout.concordance, *layout.docks[5], d->senses, *layout.text, *d->navigation, d->presenter, *this},
        this);
    d->changes = new ChangesController({d->actions, *d->concordance, d->presenter}, this);
    d->review = new ReviewController({d->actions, d->presenter, *this}, this);
    d->secondOpinion = new SecondOpinionController({d->actions, d->senses, d->presenter, *this}, this);
    d->commands = new ProjectCommands({d->actions, d->holder, *d->transfer, *layout.welcome, *d->menus.recent, d->presenter, *this},
                                      config.sampleText, this);
    connect(d->commands, &ProjectCommands::annotatorChanged, &d->status, &StatusPanel::showAnnotator);
}

void MainWindow::connectPanes()
{
    WindowLayout &layout = d->layout;
    d->actions.bindKeys(*layout.text, *layout.senses);
    layout.concordance->focusProxy()->addActions({d->actions.nextSenses, d->actions.previousSenses});
    connect(layout.senses, &SensesPane::senseChosen, d->annotation, &AnnotationController::chooseRow);
    layout.senses->setRefusalActions({d->actions.textError, d->actions.notTaggable, d->actions.unsure});
    connect(layout.senses, &SensesPane::refused, d->annotation, [this] { d->annotation->refuse(Verdict::NoneOfThese); });
    connect(layout.senses, &SensesPane::cleared, d->annotation, &AnnotationController::clear);
    connect(layout.history, &HistoryPane::unitChosen, d->navigation, &NavigationController::showUnit);
    connect(layout.history, &HistoryPane::travelRequested, d->annotation, &AnnotationController::travelTo);
    connect(layout.text, &TextPane::unitActivated, layout.senses, [&layout] {
        if (auto *list = layout.senses->findChild<QListView *>())
            list->setFocus(Qt::OtherFocusReason);
    });
    connect(layout.documents, &DocumentsPane::importRequested, d->transfer, [this] { d->transfer->askImport(); });
    connect(layout.documents, &DocumentsPane::removeRequested, d->transfer, &TransferController::askRemove);
    connect(d->actions.nextPane, &QAction::triggered, this, [&layout] { layout.moveFocus(1); });
    connect(d->actions.previousPane, &QAction::triggered, this, [&layout] { layout.moveFocus(-1); });
    connect(d->actions.refreshPredictions, &QAction::triggered, this, [this] {
        if (session())
            session()->predictions().refresh();
    });
    connect(d->actions.quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectView()
{
    const Preferences preferences;
    for (QAction *action : d->actions.appearances->actions())
        action->setChecked(action->data().toInt() == int(preferences.appearance()));
    for (QAction *action : d->actions.languages->actions())
        action->setChecked(action->data().toString() == preferences.language());
    connect(d->actions.appearances, &QActionGroup::triggered, this, [](const QAction *action) {
        const auto appearance = Appearance(action->data().toInt());
        Preferences().setAppearance(appearance);
        applyAppearance(appearance);
    });
    connect(d->actions.languages, &QActionGroup::triggered, this, [this](const QAction *action) {
        Preferences().setLanguage(action->data().toString());
        d->presenter.inform(tr("The language changes when Glossator starts the next time."));
    });
    connect(d->actions.briefSenses, &QAction::toggled, this, [this](bool brief) {
        const SenseDetail detail = brief ? SenseDetail::Brief : SenseDetail::Full;
        Preferences().setSenseDetail(detail);
        d->layout.senses->setDetail(detail);
    });
    d->actions.briefSenses->setChecked(preferences.senseDetail() == SenseDetail::Brief);
    connectTextView();
}

void MainWindow::connectTextView()
{
    const Preferences preferences;
    TextPane &text = *d->layout.text;
    for (QAction *action : d->actions.tints->actions())
        action->setChecked(TintScheme(action->data().toInt()) == preferences.tints());
    text.setTints(preferences.tints());
    connect(d->actions.tints, &QActionGroup::triggered, &text, [&text](const QAction *action) {
        const auto scheme = TintScheme(action->data().toInt());
        Preferences().setTints(scheme);
        text.setTints(scheme);
    });
    connect(d->actions.documentMap, &QAction::toggled, &text, [&text](bool shown) {
        Preferences().setMapShown(shown);
        text.setMapVisible(shown);
    });
    d->actions.documentMap->setChecked(preferences.isMapShown());
    text.setMapVisible(preferences.isMapShown());
}

void MainWindow::connectHelp()
{
    connect(d->actions.shortcutSheet, &QAction::triggered, this, [this] {
        auto *dialog = new ShortcutsDialog(findChildren<QAction *>(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(d->actions.about, &QAction::triggered, this, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindow::setSession(ProjectSession *session)
{
    d->actions.setProjectOpen(session != nullptr);
    d->status.setSession(session);
    d->layout.showProject(session != nullptr);
    for (QDockWidget *dock : d->layout.docks)
        dock->toggleViewAction()->setEnabled(session != nullptr);
    d->navigation->setSession(session);
    d->annotation->setSession(session);
    d->transfer->setSession(session);
    d->training->setSession(session);
    d->search->setSession(session);
    d->queues->setSession(session);
    d->concordance->setSession(session);
    d->changes->setSession(session);
    d->review->setSession(session);
    d->secondOpinion->setSession(session);
    if (session) {
        setWindowTitle(tr("%1 – Glossator").arg(QFileInfo(session->project().path()).completeBaseName()));
        connect(&session->predictions(), &PredictionService::failed, &d->presenter, &ErrorPresenter::report);
    } else {
        setWindowTitle(tr("Glossator"));
    }
}

void MainWindow::restoreWindow()
{
    resize(firstSize);
    const Preferences preferences;
    restoreGeometry(preferences.windowGeometry());
    d->layout.setState(preferences.windowState());
}

void MainWindow::openProject(const QString &path)
{
    d->commands->open(path);
}

void MainWindow::createProject(const QString &path)
{
    d->commands->create(path);
}

void MainWindow::openSample()
{
    d->commands->openSample();
}

ProjectSession *MainWindow::session() const
{
    return d->holder.session();
}

/// Docks behind each other get a tab bar from Qt, which gives it no name.
void MainWindow::childEvent(QChildEvent *event)
{
    QMainWindow::childEvent(event);
    auto *tabs = event->polished() ? qobject_cast<QTabBar *>(event->child()) : nullptr;
    if (!tabs)
        return;
    tabs->setObjectName(QStringLiteral("dockTabs"));
    tabs->setAccessibleName(tr("Panes"));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Preferences().setWindow(saveGeometry(), d->layout.state());
    d->holder.close();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (session() && !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    d->transfer->askImport(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace glossator
