#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QProcess>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "gui/bankproject.h"
#include "gui/guitesting.h"
#include "panes/search/searchpane.h"
#include "panes/text/textpane.h"
#include "support/projectfixture.h"
#include "window/messagebar.h"
#include "window/preferences.h"
#include "window/projectsession.h"
#include "window/sessionstate.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

constexpr auto childArgument = "--work";
constexpr int unitInDocumentB = 4;
constexpr int zoom = 3;

QDockWidget *dock(const MainWindow &window, const char *name)
{
    return part<QDockWidget>(window, QLatin1StringView(name));
}

UnitFilter lemmaFilter()
{
    UnitFilter filter;
    filter.lemma = QStringLiteral("bank");
    return filter;
}

SessionState sessionIn(const QString &project)
{
    SessionState state;
    state.project = project;
    return state;
}

QString shown(const QRect &rect)
{
    return QStringLiteral("%1×%2 at %3, %4").arg(rect.width()).arg(rect.height()).arg(rect.x()).arg(rect.y());
}

/// The killed process: opens the project, goes somewhere, moves panes, searches, and waits for its end.
int work(int argc, char **argv)
{
    QApplication application(argc, argv);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromLocal8Bit(argv[2]));
    MainWindow window(withoutModel());
    window.show();
    window.openProject(QString::fromLocal8Bit(argv[3]));
    auto *text = part<TextPane>(window);
    text->setCurrentUnit(UnitId{QString::fromLocal8Bit(argv[4]).toLongLong()});
    text->setZoomLevel(zoom);
    dock(window, "historyDock")->hide();
    dock(window, "trainingDock")->setFloating(true);
    part<SearchPane>(window)->setFilter(lemmaFilter());
    return QApplication::exec();
}

} // namespace

/// Where the user was is there again when the program starts the next time, however it ended.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackAfterAKill();
    void comesBackAfterAnOrdinaryEnd();
    void passesOverADamagedFile();
    void saysThatTheProjectIsGone();
    void beginsAnewWhenAsked();
    void comesBackOntoASmallerScreen();
    void mirrorsALayoutOfTheOtherDirection();
    void resetsTheLayout();
    void resetsTheSize();
    void floatsAPaneByKey();

private:
    [[nodiscard]] std::unique_ptr<MainWindow> start(bool restore = true);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProjectFixture> m_fixture;
};

void SessionTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    m_fixture = std::make_unique<ProjectFixture>();
    describeBanks(*m_fixture);
    m_fixture->open();
    m_fixture->close();
}

std::unique_ptr<MainWindow> SessionTest::start(bool restore)
{
    WindowConfig config = withoutModel();
    config.restore = restore;
    auto window = std::make_unique<MainWindow>(config);
    window->show();
    if (restore)
        window->restoreSession();
    return window;
}

void SessionTest::comesBackAfterAKill()
{
    QProcess window;
    window.start(
        QCoreApplication::applicationFilePath(),
        {QLatin1StringView(childArgument), m_folder->path(), m_fixture->path(), QString::number(m_fixture->unitId(unitInDocumentB).value)});
    QVERIFY(window.waitForStarted());
    // One look at the window writes all of it down at once.
    QTRY_VERIFY_WITH_TIMEOUT(readSessionState(sessionStatePath())->filter.contains(QStringLiteral("bank")), 60'000);
    window.kill();
    QVERIFY(window.waitForFinished());

    const auto restored = start();
    QVERIFY(restored->session());
    QCOMPARE(restored->session()->project().path(), m_fixture->path());
    auto *text = part<TextPane>(*restored);
    QCOMPARE(text->document(), m_fixture->documentId(1));
    QCOMPARE(text->currentUnit(), m_fixture->unitId(unitInDocumentB));
    QCOMPARE(text->zoomLevel(), zoom);
    QVERIFY(dock(*restored, "historyDock")->isHidden());
    QVERIFY(dock(*restored, "trainingDock")->isFloating());
    QCOMPARE(part<SearchPane>(*restored)->filter(), lemmaFilter());
    QVERIFY(!openDialog(QStringLiteral("errorDialog")));
}

void SessionTest::comesBackAfterAnOrdinaryEnd()
{
    auto window = start();
    QVERIFY(!window->session());
    window->openProject(m_fixture->path());
    part<TextPane>(*window)->setCurrentUnit(m_fixture->unitId(2));
    window->close();
    window = start();
    QVERIFY(window->session());
    QCOMPARE(part<TextPane>(*window)->currentUnit(), m_fixture->unitId(2));
    // Who closes the project is welcomed the next time.
    part<QAction>(*window, QStringLiteral("closeProject"))->trigger();
    window->close();
    window = start();
    QVERIFY(!window->session());
}

void SessionTest::passesOverADamagedFile()
{
    QVERIFY(writeSessionState(sessionStatePath(), sessionIn(m_fixture->path())));
    QFile file(sessionStatePath());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() / 2));
    file.close();
    const auto window = start();
    QVERIFY(!window->session());
    QVERIFY(part<MessageBar>(*window)->text().contains(sessionStatePath()));
    QVERIFY(!openDialog(QStringLiteral("errorDialog")));
    // The next state is whole again.
    window->openProject(m_fixture->path());
    window->close();
    QCOMPARE(readSessionState(sessionStatePath())->project, m_fixture->path());
}

void SessionTest::saysThatTheProjectIsGone()
{
    const QString path = m_folder->filePath(QStringLiteral("gone.glossator"));
    QVERIFY(writeSessionState(sessionStatePath(), sessionIn(path)));
    const auto window = start();
    QVERIFY(!window->session());
    QVERIFY(part<MessageBar>(*window)->text().contains(path));
}

void SessionTest::beginsAnewWhenAsked()
{
    auto window = start();
    window->openProject(m_fixture->path());
    dock(*window, "historyDock")->hide();
    window->close();
    window = start(false);
    QVERIFY(!window->session());
    window->openProject(m_fixture->path());
    QVERIFY(!dock(*window, "historyDock")->isHidden());
}

void SessionTest::comesBackOntoASmallerScreen()
{
    auto window = start();
    window->openProject(m_fixture->path());
    const QRect screen = window->screen()->availableGeometry();
    window->setGeometry(screen.left() + 200, screen.top() + 100, screen.width() + 500, screen.height() + 300);
    window->close();
    window = start();
    // Without the frame, whose width nobody knows before the window shows.
    QVERIFY2(screen.contains(window->geometry()), qPrintable(shown(window->geometry())));
}

/// As after a change of the language.
void SessionTest::mirrorsALayoutOfTheOtherDirection()
{
    auto window = start();
    window->resize(1280, 800);
    window->openProject(m_fixture->path());
    window->tabifyDockWidget(dock(*window, "documentsDock"), dock(*window, "searchDock"));
    dock(*window, "documentsDock")->raise();
    window->addDockWidget(Qt::RightDockWidgetArea, dock(*window, "concordanceDock"));
    window->splitDockWidget(dock(*window, "concordanceDock"), dock(*window, "sensesDock"), Qt::Vertical);
    dock(*window, "historyDock")->hide();
    window->close();
    window = start(); // onto the tests' screen, which is smaller
    const int width = dock(*window, "sensesDock")->width();
    window->close();
    const auto verifyPlaces = [&](Qt::DockWidgetArea ofDocuments, Qt::DockWidgetArea ofSenses) {
        window = start();
        QCOMPARE(window->dockWidgetArea(dock(*window, "documentsDock")), ofDocuments);
        QCOMPARE(window->tabifiedDockWidgets(dock(*window, "documentsDock")).value(0), dock(*window, "searchDock"));
        QCOMPARE(window->dockWidgetArea(dock(*window, "sensesDock")), ofSenses);
        QCOMPARE(window->dockWidgetArea(dock(*window, "trainingDock")), Qt::BottomDockWidgetArea);
        QVERIFY(dock(*window, "historyDock")->isHidden());
        QTRY_VERIFY(dock(*window, "searchDock")->visibleRegion().isEmpty()); // behind the tab of the documents
        QVERIFY(!dock(*window, "documentsDock")->visibleRegion().isEmpty());
        QTRY_VERIFY(dock(*window, "concordanceDock")->y() < dock(*window, "sensesDock")->y());
        // Where there is too little room for all, the side matters to Qt.
        QTRY_VERIFY(std::abs(dock(*window, "sensesDock")->width() - width) <= 25);
        window->close();
    };
    QApplication::setLayoutDirection(Qt::RightToLeft);
    verifyPlaces(Qt::RightDockWidgetArea, Qt::LeftDockWidgetArea);
    verifyPlaces(Qt::RightDockWidgetArea, Qt::LeftDockWidgetArea); // mirrored once, not each time
    QApplication::setLayoutDirection(Qt::LeftToRight);
    verifyPlaces(Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea);
}

void SessionTest::resetsTheLayout()
{
    const auto window = start();
    window->openProject(m_fixture->path());
    dock(*window, "sensesDock")->setFloating(true);
    dock(*window, "documentsDock")->hide();
    window->addDockWidget(Qt::LeftDockWidgetArea, dock(*window, "searchDock"));
    part<QAction>(*window, QStringLiteral("resetLayout"))->trigger();
    for (const QDockWidget *pane : window->findChildren<QDockWidget *>()) {
        QVERIFY2(!pane->isHidden(), qPrintable(pane->objectName()));
        QVERIFY(!pane->isFloating());
    }
    QCOMPARE(window->dockWidgetArea(dock(*window, "sensesDock")), Qt::RightDockWidgetArea);
    QCOMPARE(window->dockWidgetArea(dock(*window, "documentsDock")), Qt::LeftDockWidgetArea);
    QCOMPARE(window->tabifiedDockWidgets(dock(*window, "searchDock")).size(), 3);
}

void SessionTest::resetsTheSize()
{
    const auto window = start();
    window->openProject(m_fixture->path());
    const QRect screen = window->screen()->availableGeometry();
    window->setGeometry(screen.right() - 50, screen.bottom() - 50, screen.width() + 300, screen.height() + 200);
    part<QAction>(*window, QStringLiteral("resetLayout"))->trigger();
    QTRY_VERIFY2(screen.contains(window->frameGeometry()), qPrintable(shown(window->frameGeometry())));
}

void SessionTest::floatsAPaneByKey()
{
    const auto window = start();
    window->openProject(m_fixture->path());
    window->activateWindow();
    QTRY_VERIFY(QApplication::focusWidget());
    press(*window, Qt::Key_F6);
    press(*window, Qt::Key_F6, Qt::ControlModifier);
    QVERIFY(dock(*window, "sensesDock")->isFloating());
    QTRY_VERIFY(dock(*window, "sensesDock")->isAncestorOf(QApplication::focusWidget()));
    part<QAction>(*window, QStringLiteral("floatPane"))->trigger();
    QVERIFY(!dock(*window, "sensesDock")->isFloating());
}

int main(int argc, char **argv)
{
    if (argc == 5 && std::string_view(argv[1]) == childArgument)
        return work(argc, argv);
    QApplication application(argc, argv);
    SessionTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_session.moc"
