#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

#include "gui/guitesting.h"
#include "model/sensemodel.h"
#include "support/must.h"
#include "support/projectfixture.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// Another model for an open project, on a real window with the shipped model.
class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void goesBackToWhatCameWithTheProgram();
    void damagedVersionIsRefused();
    void removesAVersion();
    void listFollowsWhatComesIntoUse();

private:
    QTreeWidget *ask();
    [[nodiscard]] QString version() const { return m_window->session()->predictions().annotator()->modelVersion(); }

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

constexpr int patience = 240'000; // ms; a processor shared with others computes glosses that the index lacks
const QString ownVersion = QStringLiteral("project-1");
const QString damagedVersion = QStringLiteral("project-2");

} // namespace

void ModelsTest::init()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->document(QStringLiteral("bank.txt"));
    m_fixture->sentence(QStringLiteral("The old bank stood firm .")).unit({2}, QStringLiteral("bank"));
    ModelStore &models = m_fixture->open().models();
    {
        const auto annotator = must(Annotator::open({}));
        const Annotator::ModelAccess access = annotator->lockModel();
        access.model.setPartsVersion(ownVersion);
        const ModelRecord record{ownVersion, QStringLiteral("parent"), QDateTime::currentDateTimeUtc(), {50, 62.5, 8, 40}};
        QVERIFY(models.add(record, access.model.trainedParts()));
        QVERIFY(models.add({damagedVersion, ownVersion, QDateTime::currentDateTimeUtc(), {}}, QByteArrayLiteral("damaged")));
    }
    QVERIFY(models.setCurrent(ownVersion));
    m_fixture->close();
    m_window = shownWindow({});
    QVERIFY(openPredicted(*m_window, m_fixture->path(), patience));
    QCOMPARE(version(), ownVersion);
}

void ModelsTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

/// The list once the versions are in it.
QTreeWidget *ModelsTest::ask()
{
    part<QAction>(*m_window, QStringLiteral("projectModels"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("modelsDialog"));
    if (!dialog)
        qFatal("no dialog");
    auto *list = part<QTreeWidget>(*dialog, QStringLiteral("modelsList"));
    if (!QTest::qWaitFor([list] { return list->topLevelItemCount() == 4; }))
        qFatal("no versions");
    return list;
}

void ModelsTest::goesBackToWhatCameWithTheProgram()
{
    QTreeWidget *list = ask();
    auto *use = part<QAbstractButton>(*list->window(), QStringLiteral("useModel"));
    QCOMPARE(list->currentItem()->text(0), QStringLiteral("project-1 (in use)"));
    QCOMPARE(list->currentItem()->text(1), QStringLiteral("50.0 % before, 62.5 % after, of 8"));
    QVERIFY(!use->isEnabled());
    list->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(list->window()));
    QCOMPARE(QApplication::focusWidget(), list);
    press(*m_window, Qt::Key_Home);
    QVERIFY(use->isEnabled());
    press(*m_window, Qt::Key_Return);
    QTRY_VERIFY(!openDialog(QStringLiteral("modelsDialog")));
    QTRY_VERIFY_WITH_TIMEOUT(version() != ownVersion, patience);
    auto *bar = part<MessageBar>(*m_window);
    QTRY_VERIFY_WITH_TIMEOUT(bar->text().contains(QStringLiteral("Predictions that name another sense now: 0 of 1 ")), patience);
    QVERIFY(bar->text().startsWith(QStringLiteral("Model %1 is in use.").arg(version())));
    QVERIFY(must(m_window->session()->models().current()).version.isEmpty());

    list = ask();
    QCOMPARE(list->currentItem()->text(0), QStringLiteral("Fast, as it comes (in use)"));
    // Enter presses the button that has the focus, not the one that uses a model.
    list->setCurrentItem(list->topLevelItem(3));
    list->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(list->window()));
    part<QAbstractButton>(*list->window(), QStringLiteral("modelFromFile"))->setFocus();
    press(*m_window, Qt::Key_Return);
    QWidget *files = nullptr;
    QTRY_VERIFY((files = openDialog(QStringLiteral("modelFileDialog"))));
    files->close();
    QVERIFY(openDialog(QStringLiteral("modelsDialog")));
    list->setCurrentItem(list->topLevelItem(0));
    QCOMPARE(list->indexOfTopLevelItem(list->currentItem()), 0);
}

void ModelsTest::damagedVersionIsRefused()
{
    QTreeWidget *list = ask();
    list->setCurrentItem(list->topLevelItem(2)); // the newest version
    QCOMPARE(list->currentItem()->text(0), damagedVersion);
    QCOMPARE(list->currentItem()->text(4), QStringLiteral("unknown"));
    part<QAbstractButton>(*list->window(), QStringLiteral("useModel"))->click();
    QWidget *message = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((message = openDialog(QStringLiteral("errorDialog"))), patience);
    message->close();
    QCOMPARE(version(), ownVersion);
    QCOMPARE(must(m_window->session()->models().current()).version, ownVersion);
}

void ModelsTest::removesAVersion()
{
    QTreeWidget *list = ask();
    auto *remove = part<QAbstractButton>(*list->window(), QStringLiteral("removeModel"));
    QVERIFY(!remove->isEnabled()); // the one in use
    list->setCurrentItem(list->topLevelItem(0));
    QVERIFY(!remove->isEnabled()); // came with the program
    list->setCurrentItem(list->topLevelItem(2));
    QCOMPARE(list->currentItem()->text(0), damagedVersion);
    for (const auto role : {QMessageBox::RejectRole, QMessageBox::DestructiveRole}) {
        QCOMPARE(list->topLevelItemCount(), 4);
        remove->click();
        auto *question = qobject_cast<QMessageBox *>(openDialog(QStringLiteral("removeModelDialog")));
        QVERIFY(question);
        const auto buttons = question->buttons();
        (*std::ranges::find(buttons, role, [question](QAbstractButton *button) { return question->buttonRole(button); }))->click();
        QTRY_VERIFY(!openDialog(QStringLiteral("removeModelDialog")));
    }
    QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 3, patience);
    QVERIFY(part<QLabel>(*list->window(), QStringLiteral("modelsNote"))->text().contains(damagedVersion));
    QVERIFY(!remove->isEnabled());
    list->window()->close();
    m_window->session()->models().readVersions();
    QSignalSpy read(&m_window->session()->models(), &ProjectModels::versionsRead);
    QVERIFY(read.wait(patience));
    QCOMPARE(read.front().front().value<std::vector<ProjectVersion>>().size(), 1u);
}

void ModelsTest::listFollowsWhatComesIntoUse()
{
    QTreeWidget *list = ask();
    auto *remove = part<QAbstractButton>(*list->window(), QStringLiteral("removeModel"));
    QVERIFY(!remove->isEnabled());
    m_window->session()->models().choose({});
    QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItem(0)->text(0), QStringLiteral("Fast, as it comes (in use)"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(remove->isEnabled(), patience);
    QCOMPARE(list->topLevelItemCount(), 4);
    QCOMPARE(list->currentItem()->text(0), ownVersion);
    QVERIFY(!list->currentItem()->font(0).bold());
    QVERIFY(list->topLevelItem(0)->font(0).bold());
}

QTEST_MAIN(ModelsTest)
#include "tst_models.moc"
