#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include "dialogs/workerindicator.h"
#include "gui/bankproject.h"
#include "gui/windowtest.h"
#include "models/occurrencemodel.h"
#include "models/senselistmodel.h"
#include "panes/text/textpane.h"
#include "theme/appearance.h"
#include "theme/theme.h"
#include "window/messagebar.h"
#include "window/preferences.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// The window on a project with stored predictions; there is no model.
class MainWindowTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void welcomesWithoutProject();
    void reportsAMissingModelWithoutADialog();
    void decidesByKeyAndMovesOn();
    void decidesByMouse();
    void undoesAndShowsWhatItUndid();
    void redoesAfterReopening();
    void arrowsAndTabMoveBetweenUnits();
    void clearsADecision();
    void comesBackToTheSamePlace();
    void messagesGoWithTheirProject();
    void claimsNoShareOfWhatIsNotRead();
    void anActionThatFailsOpensADialog();
    void saysWhyNoModelReads();
    void everyPartHasAName();
    void beginsNoLargerThanTheScreen();
    void largeLettersFitOnASmallScreen();
    void longNamesGiveWay();
    void partsGrowWithTheLetters();
    void themesKeepTextLegible_data();
    void themesKeepTextLegible();
};

void MainWindowTest::init()
{
    makeWindow(describeBanks);
}

void MainWindowTest::welcomesWithoutProject()
{
    QVERIFY(part<QWidget>(*m_window, QStringLiteral("welcomePage"))->isVisible());
    QVERIFY(!part<QWidget>(*m_window, QStringLiteral("sensesDock"))->isVisible());
    QVERIFY(!part<QAction>(*m_window, QStringLiteral("importDocuments"))->isEnabled());
    open();
    QVERIFY(!part<QWidget>(*m_window, QStringLiteral("welcomePage"))->isVisible());
    QVERIFY(part<QWidget>(*m_window, QStringLiteral("sensesDock"))->isVisible());
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    QVERIFY(!m_window->session());
    QVERIFY(part<QWidget>(*m_window, QStringLiteral("welcomePage"))->isVisible());
    QCOMPARE(Preferences().recentProjects(), QStringList(m_fixture->path()));
}

void MainWindowTest::reportsAMissingModelWithoutADialog()
{
    open();
    // The worker reads the inventory first.
    waitForMissingModel();
    QVERIFY(!openDialog(QStringLiteral("errorDialog")));
}

void MainWindowTest::decidesByKeyAndMovesOn()
{
    open();
    press(*m_window, Qt::Key_2);
    QCOMPARE(decided(0)->senses, QStringList(slope));
    QCOMPARE(decided(0)->suggestionShown, true);
    QCOMPARE(decided(0)->modelVersion, ProjectFixture::modelVersion());
    QCOMPARE(current(), m_fixture->unitId(1));
    press(*m_window, Qt::Key_Space);
    QCOMPARE(decided(1)->senses, QStringList(money));
    press(*m_window, Qt::Key_0);
    QCOMPARE(decided(2)->verdict, Verdict::NoneOfThese);
    QCOMPARE(current(), m_fixture->unitId(3));
}

void MainWindowTest::decidesByMouse()
{
    open();
    auto *list = part<QListView>(*m_window, QStringLiteral("senseList"));
    const QRect second = list->visualRect(list->model()->index(1, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second.center());
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(decided(0)->senses, QStringList(slope));
    QCOMPARE(current(), m_fixture->unitId(1));
    QTest::mouseClick(part<QPushButton>(*m_window, QStringLiteral("noneOfThese")), Qt::LeftButton);
    QCOMPARE(decided(1)->verdict, Verdict::NoneOfThese);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(decided(2)->senses, QStringList(money));
}

void MainWindowTest::undoesAndShowsWhatItUndid()
{
    open();
    press(*m_window, Qt::Key_1);
    press(*m_window, Qt::Key_2);
    QCOMPARE(current(), m_fixture->unitId(2));
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!decided(1));
    QCOMPARE(current(), m_fixture->unitId(1));
    press(*m_window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(decided(1)->senses, QStringList(slope));
    QCOMPARE(current(), m_fixture->unitId(1));
}

void MainWindowTest::redoesAfterReopening()
{
    open();
    press(*m_window, Qt::Key_1);
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    open();
    QVERIFY(part<QAction>(*m_window, QStringLiteral("redo"))->isEnabled());
    press(*m_window, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(decided(0)->senses, QStringList(money));
}

void MainWindowTest::arrowsAndTabMoveBetweenUnits()
{
    open();
    press(*m_window, Qt::Key_Right);
    QCOMPARE(current(), m_fixture->unitId(1));
    press(*m_window, Qt::Key_Tab);
    QCOMPARE(current(), m_fixture->unitId(2));
    press(*m_window, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(current(), m_fixture->unitId(1));
    press(*m_window, Qt::Key_Left);
    QCOMPARE(current(), m_fixture->unitId(0));
    QCOMPARE(part<QLabel>(*m_window, QStringLiteral("unitForm"))->text(), QStringLiteral("bank"));
    // F6 leaves the text, where Tab does not.
    press(*m_window, Qt::Key_F6);
    QVERIFY(part<QWidget>(*m_window, QStringLiteral("sensesPane"))->isAncestorOf(QApplication::focusWidget()));
}

void MainWindowTest::clearsADecision()
{
    open();
    press(*m_window, Qt::Key_1);
    press(*m_window, Qt::Key_Left);
    press(*m_window, Qt::Key_Delete);
    QVERIFY(!decided(0));
    QCOMPARE(current(), m_fixture->unitId(0));
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(decided(0)->senses, QStringList(money));
}

void MainWindowTest::comesBackToTheSamePlace()
{
    open();
    m_text->setCurrentUnit(m_fixture->unitId(4));
    QCOMPARE(m_text->document(), m_fixture->documentId(1));
    m_window->close();
    m_window = shownWindow(withoutModel());
    m_window->openProject(m_fixture->path());
    m_text = part<TextPane>(*m_window);
    QCOMPARE(m_text->document(), m_fixture->documentId(1));
    QCOMPARE(current(), m_fixture->unitId(4));
}

void MainWindowTest::messagesGoWithTheirProject()
{
    open();
    waitForMissingModel();
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    QCOMPARE(part<MessageBar>(*m_window)->text(), QString());
}

/// All that is known is decided, but half of the sentences are not read.
void MainWindowTest::claimsNoShareOfWhatIsNotRead()
{
    makeWindow([](ProjectFixture &fixture) {
        fixture.document(QStringLiteral("old.txt")).sentence(QStringLiteral("A bank .")).unit({1}, QStringLiteral("bank"));
        fixture.predicted({{money, 0.7f}, {slope, 0.3f}}).decided({money});
        fixture.document(QStringLiteral("new.txt")).rawSentence(QStringLiteral("Another bank ."));
    });
    open();
    const auto *progress = part<QProgressBar>(*m_window, QStringLiteral("statusProgressBar"));
    QCOMPARE(part<QLabel>(*m_window, QStringLiteral("statusProgress"))->text(), QStringLiteral("1 of 1 so far"));
    QCOMPARE(progress->value(), progress->maximum() / 2);
    QCOMPARE(part<QLabel>(*m_window, QStringLiteral("documentTotals"))->text(), QStringLiteral("Decided: 1 of 1 units so far"));
}

void MainWindowTest::anActionThatFailsOpensADialog()
{
    m_window->openProject(QStringLiteral(GLOSSATOR_TEST_DATA "/io/sample.jsonl"));
    QWidget *dialog = openDialog(QStringLiteral("errorDialog"));
    QVERIFY(dialog);
    QVERIFY(!m_window->session());
    dialog->close();
    QTRY_VERIFY(!openDialog(QStringLiteral("errorDialog")));
    // A project that is open stays open.
    open();
    m_window->openProject(QStringLiteral("/nowhere/at/all.glossator"));
    QVERIFY(openDialog(QStringLiteral("errorDialog")));
    QVERIFY(m_window->session());
}

void MainWindowTest::saysWhyNoModelReads()
{
    makeWindow([](ProjectFixture &fixture) {
        fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("A bank .")).unit({1}, QStringLiteral("bank"));
    });
    open();
    const auto *state = part<QLabel>(*m_window, QStringLiteral("unitState"));
    const auto *model = part<QLabel>(*m_window, QStringLiteral("statusModel"));
    waitForMissingModel();
    QCOMPARE(model->text(), QStringLiteral("Model: none"));
    for (const QString &told : {state->text(), model->toolTip()})
        QVERIFY2(told.contains(QStringLiteral("/nowhere/encoder")) && told.contains(QStringLiteral("./dev setup")), qPrintable(told));
    m_text->setCurrentUnit({});
    QVERIFY(state->text().contains(QStringLiteral("/nowhere/encoder")));
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    QVERIFY(state->text().isEmpty());
    QVERIFY(model->text().isEmpty() && model->toolTip().isEmpty());
}

void MainWindowTest::everyPartHasAName()
{
    open();
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool internal = widget->objectName().startsWith(QLatin1StringView("qt_"))
            || (widget->parentWidget() && widget->parentWidget()->inherits("QDockWidget")) || widget->inherits("QToolBarExtension")
            || widget->inherits("QScrollBar") || (widget->inherits("QTabBar") && widget->parentWidget() == m_window.get());
        if (internal || !(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 \"%2\" in \"%3\" has no accessible name")
                                .arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(),
                                     widget->parentWidget()->objectName())));
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

/// As often as they change, and back again.
void MainWindowTest::beginsNoLargerThanTheScreen()
{
    const MainWindow window(withoutModel());
    const QSize available = window.screen()->availableSize();
    QVERIFY2(available.width() < 1280, "a screen that holds any window shows nothing");
    QCOMPARE(window.size(), window.size().boundedTo(available));
}

void MainWindowTest::largeLettersFitOnASmallScreen()
{
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
        dock->show();
    for (WorkerIndicator *worker : m_window->findChildren<WorkerIndicator *>())
        worker->show();
    part<QToolButton>(*m_window, QStringLiteral("searchFilters"))->setChecked(true);
    part<QStackedWidget>(*m_window, QStringLiteral("centre"))->setCurrentWidget(part<TextPane>(*m_window));
    const QFont normal = QApplication::font();
    QFont large = normal;
    large.setPointSizeF(2 * normal.pointSizeF());
    QApplication::setFont(large);
    QTRY_COMPARE(part<QLabel>(*m_window, QStringLiteral("unitForm"))->font().pointSizeF(), 1.4 * large.pointSizeF());
    QTRY_VERIFY2(m_window->minimumSizeHint().width() <= 1000, qPrintable(QString::number(m_window->minimumSizeHint().width())));
    QTRY_VERIFY2(m_window->minimumSizeHint().height() <= 720, qPrintable(QString::number(m_window->minimumSizeHint().height())));
    QApplication::setFont(normal);
}

void MainWindowTest::longNamesGiveWay()
{
    auto *project = part<QLabel>(*m_window, QStringLiteral("statusProject"));
    auto *model = part<QLabel>(*m_window, QStringLiteral("statusModel"));
    const QString name = QStringLiteral("debates of the parliament, annotated by three people ").repeated(5).trimmed();
    project->setText(name);
    model->setText(QStringLiteral("Model"));
    QTRY_VERIFY(model->width() >= model->sizeHint().width() && model->sizeHint().width() > 0);
    QVERIFY(project->width() < project->fontMetrics().horizontalAdvance(name));
    QVERIFY(m_window->minimumSizeHint().width() <= 1000);
    QCOMPARE(project->text(), name);

    QToolTip::hideText();
    const QPoint middle = project->rect().center();
    QHelpEvent ask(QEvent::ToolTip, middle, project->mapToGlobal(middle));
    QApplication::sendEvent(project, &ask);
    QTRY_COMPARE(QToolTip::text(), name);
}

void MainWindowTest::partsGrowWithTheLetters()
{
    const auto *form = part<QLabel>(*m_window, QStringLiteral("unitForm"));
    const auto *title = part<QLabel>(*m_window, QStringLiteral("welcomeTitle"));
    const auto *guideline = part<QStackedWidget>(*part<QWidget>(*m_window, QStringLiteral("guidelinePanel")));
    const auto *progress = part<QProgressBar>(*m_window, QStringLiteral("statusProgressBar"));
    const auto *worker = part<QProgressBar>(*m_window, QStringLiteral("importWorkerProgress"));
    part<QAction>(*m_window, QStringLiteral("preferences"))->trigger();
    QWidget *preferences = openDialog(QStringLiteral("preferencesDialog"));
    QVERIFY(preferences);
    const auto *note = part<QLabel>(*preferences, QStringLiteral("keysNote"));
    const QFont normal = QApplication::font();
    for (const QString &name : {QStringLiteral("searchResults"), QStringLiteral("concordanceTable")}) {
        const auto *table = part<QTableView>(*m_window, name);
        const int normalRow = table->verticalHeader()->defaultSectionSize();
        const int normalColumn = table->columnWidth(OccurrenceModel::SenseColumn);
        for (const double factor : {1.5, 2.0, 1.0}) {
            QFont font = normal;
            font.setPointSizeF(factor * normal.pointSizeF());
            QApplication::setFont(font);
            QTRY_COMPARE(form->font().pointSizeF(), 1.4 * font.pointSizeF());
            const QFontMetrics letters(font);
            QVERIFY(table->verticalHeader()->defaultSectionSize() >= letters.height());
            QVERIFY(table->columnWidth(OccurrenceModel::SenseColumn) >= 10 * letters.averageCharWidth());
            QVERIFY(guideline->height() >= 6 * letters.lineSpacing());
            QCOMPARE(title->font().pointSizeF(), 2 * font.pointSizeF());
            for (const QProgressBar *bar : {progress, worker}) {
                QVERIFY(bar->maximumHeight() > letters.height() / 2 && bar->maximumHeight() < letters.height());
                QVERIFY(bar->maximumWidth() >= 8 * letters.averageCharWidth());
            }
            QVERIFY(note->minimumHeight() >= 2 * letters.height());
            QVERIFY(title->parentWidget()->maximumWidth() > 80 * letters.averageCharWidth());
            QVERIFY(title->parentWidget()->maximumWidth() < 120 * letters.averageCharWidth());
        }
        QCOMPARE(table->verticalHeader()->defaultSectionSize(), normalRow);
        QCOMPARE(table->columnWidth(OccurrenceModel::SenseColumn), normalColumn);
    }
    preferences->close();
}

void MainWindowTest::themesKeepTextLegible_data()
{
    QTest::addColumn<Appearance>("appearance");
    // The system's own palette is not ours to judge.
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark, Appearance::HighContrast})
        QTest::newRow(qPrintable(appearanceName(appearance))) << appearance;
}

/// WCAG 2.1: 4.5 for text, 3 for graphical objects.
void MainWindowTest::themesKeepTextLegible()
{
    QFETCH(Appearance, appearance);
    applyAppearance(appearance);
    const QPalette palette = QApplication::palette();
    const Theme theme = Theme::of(palette);
    const QColor base = palette.color(QPalette::Base);
    QVERIFY(contrastRatio(palette.color(QPalette::Text), base) >= 4.5);
    QVERIFY(contrastRatio(theme.secondaryText, base) >= 4.5);
    QVERIFY(contrastRatio(theme.secondaryText, palette.color(QPalette::Window)) >= 4.5);
    QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
    QVERIFY(contrastRatio(theme.badgeText, theme.badge) >= 4.5);
    for (const QColor &color : {theme.sure, theme.decided, theme.refused, theme.warning})
        QVERIFY2(contrastRatio(color, base) >= 3, qPrintable(color.name()));
    QCOMPARE(theme.highContrast, appearance == Appearance::HighContrast);
    applyAppearance(Appearance::System);
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
