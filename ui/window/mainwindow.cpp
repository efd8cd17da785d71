#include "window/mainwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QDialog>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QStatusBar>
#include <QTabBar>
#include <QUrl>

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
#include "window/closingguard.h"
#include "window/concordancecontroller.h"
#include "window/copycontroller.h"
#include "window/errorpresenter.h"
#include "window/frequencycontroller.h"
#include "window/helpcontroller.h"
#include "window/keyboardcontroller.h"
#include "window/keyprecedence.h"
#include "window/menus.h"
#include "window/modelscontroller.h"
#include "window/navigationcontroller.h"
#include "window/preferencescontroller.h"
#include "window/projectcommands.h"
#include "window/projectwatch.h"
#include "window/queuecontroller.h"
#include "window/repaircontroller.h"
#include "window/screenfit.h"
#include "window/searchcontroller.h"
#include "window/secondopinioncontroller.h"
#include "window/reviewcontroller.h"
#include "window/sessionholder.h"
#include "window/sessionkeeper.h"
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
    {
        presenter.setRemedy(ErrorCode::ProjectMoved, actions.saveCopy);
    }

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
    FrequencyController *frequency = nullptr;
    ModelsController *models = nullptr;
    SecondOpinionController *secondOpinion = nullptr;
    RepairController *repair = nullptr;
    ClosingGuard *guard = nullptr;
    ProjectWatch *watch = nullptr;
    ProjectCommands *commands = nullptr;
    CopyController *copying = nullptr;
    KeyboardController *keyboard = nullptr;
    PreferencesController *preferences = nullptr;
    HelpController *help = nullptr;
    SessionKeeper *keeper = nullptr;
    bool closing = false; ///< whatever is lost with it
    SessionHolder holder; // last, so that workers end before anything they report to
};

MainWindow::MainWindow(const WindowConfig &config) : d(new Parts(*this, config))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icon(QStringLiteral("glossator")));
    setAcceptDrops(true);
    new KeyPrecedence(this);
    makeToolBar(*this, d->actions);
    for (QDockWidget *dock : d->layout.docks)
        d->menus.panes->addAction(dock->toggleViewAction());
    makeControllers(config);
    connectPanes();
    makeSettings(config);
    connect(&d->holder, &SessionHolder::sessionChanged, &d->presenter, [this](const ProjectSession *session) {
        if (!session)
            d->presenter.withdrawAll(); // of the project that closes
    });
    connect(&d->holder, &SessionHolder::sessionChanged, this, &MainWindow::setSession);
    resize(boundedByScreen(firstSize, *this));
    if (config.restore)
        d->keeper->restoreWindow();
    setSession(nullptr);
}

MainWindow::~MainWindow()
{
    // Dialogs show what the window's parts own.
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    d->holder.close();
    hide(); // panes turn to the window's parts when they are hidden
}

void MainWindow::makeControllers(const WindowConfig &config)
{
    WindowLayout &layout = d->layout;
    d->navigation =
        new NavigationController({d->actions, d->documents, d->senses, d->history, *layout.documents, *layout.text, d->presenter}, this);
    d->watch = new ProjectWatch(d->presenter, this);
    d->annotation = new AnnotationController(
        {d->actions, d->senses, *layout.senses, *layout.docks[1], *layout.text, *d->navigation, *d->watch, d->presenter, *this}, this);
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
    d->frequency = new FrequencyController({d->actions, d->presenter, *this}, this);
    d->models = new ModelsController({d->actions, d->presenter, *this}, this);
    d->secondOpinion = new SecondOpinionController({d->actions, d->senses, d->presenter, *this}, this);
    d->repair = new RepairController({d->actions, *layout.text, *d->navigation, d->presenter, *this}, this);
    d->guard = new ClosingGuard({d->actions, d->holder, *this}, this);
    d->commands = new ProjectCommands(
        {d->actions, d->holder, *d->guard, *d->transfer, *layout.welcome, *d->menus.recent, d->presenter, *this}, config.sampleText, this);
    d->copying = new CopyController({d->actions, *d->commands, d->presenter, *this}, this);
    connect(d->commands, &ProjectCommands::annotatorChanged, &d->status, &StatusPanel::showAnnotator);
    d->keeper = new SessionKeeper({d->holder, *d->commands, *d->navigation, layout, d->presenter, *this}, this);
}

/// Once all actions have the program's own keys.
void MainWindow::makeSettings(const WindowConfig &config)
{
    const WindowLayout &layout = d->layout;
    d->keyboard = new KeyboardController(*this, this);
    d->preferences =
        new PreferencesController({d->actions, d->keyboard->model(), d->holder, *layout.senses, *layout.text, d->presenter, *this}, this);
    d->help = new HelpController({d->actions, d->keyboard->model(), *d->preferences, *this}, config.helpFolder, this);
}

void MainWindow::connectPanes()
{
    WindowLayout &layout = d->layout;
    d->actions.bindKeys(*layout.text, *layout.senses);
    layout.concordance->focusProxy()->addActions({d->actions.nextSenses, d->actions.previousSenses});
    connect(layout.senses, &SensesPane::senseChosen, d->annotation, &AnnotationController::chooseRow);
    layout.senses->setActions({.none = *d->actions.noneOfThese,
                               .clear = *d->actions.clearDecision,
                               .previousPage = *d->actions.previousSenses,
                               .nextPage = *d->actions.nextSenses,
                               .comment = *d->actions.comment,
                               .guideline = *d->actions.guideline,
                               .refusals = {d->actions.textError, d->actions.notTaggable, d->actions.unsure}});
    connect(layout.senses, &SensesPane::refused, d->annotation, [this] { d->annotation->refuse(Verdict::NoneOfThese); });
    connect(layout.senses, &SensesPane::cleared, d->annotation, &AnnotationController::clear);
    connect(layout.history, &HistoryPane::unitChosen, d->navigation, &NavigationController::showUnit);
    connect(layout.history, &HistoryPane::travelRequested, d->annotation, &AnnotationController::travelTo);
    connect(layout.text, &TextPane::unitActivated, layout.senses, [&layout] {
        bringForward(*layout.docks[1]);
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
    connect(d->actions.retrain, &QAction::triggered, layout.training, [&layout] { bringForward(*layout.docks[2]); });
    // After the training controller, which starts it.
    connect(d->actions.retrain, &QAction::triggered, &d->status, &StatusPanel::showTrainingBegun);
    connect(layout.training, &TrainingPane::startRequested, &d->status, &StatusPanel::showTrainingBegun);
    connect(d->actions.floatPane, &QAction::triggered, this, [&layout] { layout.toggleFloating(); });
    connect(d->actions.resetLayout, &QAction::triggered, this, [&layout] { layout.reset(); });
    connect(d->actions.activity, &QAction::triggered, &d->status, &StatusPanel::showActivityDialog);
    connect(&d->documents, &DocumentListModel::totalsChanged, &d->status,
            [this] { d->status.showProgress(d->documents.decidedInAll(), d->documents.unitsInAll(), d->documents.analysedShare()); });
    connect(d->actions.quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::setSession(ProjectSession *session)
{
    // First: others offer something beside the message.
    if (session)
        connect(&session->predictions(), &PredictionService::failed, &d->presenter, &ErrorPresenter::report);
    d->actions.setProjectOpen(session != nullptr);
    d->status.setSession(session);
    d->layout.showProject(session != nullptr);
    for (QDockWidget *dock : d->layout.docks)
        dock->toggleViewAction()->setEnabled(session != nullptr);
    d->navigation->setSession(session);
    d->annotation->setSession(session);
    d->watch->setSession(session);
    d->transfer->setSession(session);
    d->copying->setSession(session);
    d->training->setSession(session);
    d->search->setSession(session);
    d->queues->setSession(session);
    d->concordance->setSession(session);
    d->changes->setSession(session);
    d->review->setSession(session);
    d->frequency->setSession(session);
    d->models->setSession(session);
    d->secondOpinion->setSession(session);
    d->repair->setSession(session);
    setWindowTitle(session ? tr("%1 – Glossator").arg(QFileInfo(session->project().path()).completeBaseName()) : tr("Glossator"));
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

void MainWindow::restoreSession()
{
    d->keeper->restoreProject();
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
    // A session of the desktop that ends waits for no answer.
    if (!d->closing && !d->guard->isFree() && !qGuiApp->isSavingSession()) {
        event->ignore();
        d->guard->whenFree([this] {
            d->closing = true;
            close();
        });
        return;
    }
    d->keeper->finish();
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
