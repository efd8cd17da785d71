#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <filesystem>

#include "gui/bankproject.h"
#include "gui/windowtest.h"
#include "support/files.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// What happens to a project's file from outside while a window shows it, and what the window asks before it lets go of it.
class ProjectFileTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatAnotherWindowDecides();
    void undoesNothingUnseen();
    void savesACopy();
    void offersACopyOfADeletedProject();
    void asksBeforeItLosesAProject();
    void asksBeforeItStopsAnImport();
    void closesAtOnceOtherwise();

private:
    [[nodiscard]] QString message() const { return part<MessageBar>(*m_window)->text(); }
    void chooseFile(const QString &path);
    [[nodiscard]] static QAbstractButton *answer(QWidget *question, const QString &text);
};

void ProjectFileTest::init()
{
    makeWindow(describeBanks);
    open();
    waitForMissingModel();
}

void ProjectFileTest::chooseFile(const QString &path)
{
    auto *dialog = qobject_cast<QFileDialog *>(openDialog(QStringLiteral("projectDialog")));
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    part<QLineEdit>(*dialog, QStringLiteral("fileNameEdit"))->setText(path);
    static_cast<QDialog *>(dialog)->accept();
}

QAbstractButton *ProjectFileTest::answer(QWidget *question, const QString &text)
{
    for (auto *button : question->findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    qFatal("no answer \"%s\"", qUtf8Printable(text));
}

void ProjectFileTest::showsWhatAnotherWindowDecides()
{
    const auto another = shownWindow(withoutModel());
    another->openProject(m_fixture->path());
    auto *text = part<TextPane>(*another);
    QTRY_COMPARE(text->currentUnit(), m_fixture->unitId(0));
    another->activateWindow();
    text->setFocus();
    QTRY_VERIFY(text->isAncestorOf(QApplication::focusWidget()) || text->hasFocus());
    press(*another, Qt::Key_1);
    QTRY_VERIFY(part<QAction>(*m_window, QStringLiteral("undo"))->isEnabled());
    QTRY_VERIFY(message().contains(QStringLiteral("Another window")));
    QVERIFY(part<QPushButton>(*m_window, QStringLiteral("clearDecision"))->isEnabled()); // the word in view is decided
}

/// The first press shows what is new; only the next takes it back.
void ProjectFileTest::undoesNothingUnseen()
{
    press(*m_window, Qt::Key_1);
    QVERIFY(decided(0));
    const auto other = Project::open(m_fixture->path());
    Decision decision;
    decision.senses = {slope};
    QVERIFY((*other)->decide(m_fixture->unitId(2), decision));
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(decided(0) && decided(2));
    QVERIFY(message().contains(QStringLiteral("Another window")));
    press(*m_window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(decided(0) && !decided(2));
    QCOMPARE(current(), m_fixture->unitId(2));
}

void ProjectFileTest::savesACopy()
{
    press(*m_window, Qt::Key_1);
    const QString path = m_fixture->folder() + QStringLiteral("/copy.glossator");
    part<QAction>(*m_window, QStringLiteral("saveCopy"))->trigger();
    chooseFile(path);
    QTRY_VERIFY(message().contains(QStringLiteral("copy.glossator")));
    QCOMPARE(m_window->session()->project().path(), m_fixture->path());
    const auto copy = Project::open(path);
    QVERIFY(copy);
    QVERIFY((*copy)->decisions().inForce(m_fixture->unitId(0))->has_value());
}

void ProjectFileTest::offersACopyOfADeletedProject()
{
    press(*m_window, Qt::Key_1);
    std::filesystem::remove(m_fixture->path().toStdString());
    QTRY_VERIFY(message().contains(QStringLiteral("moved, deleted or replaced")));
    press(*m_window, Qt::Key_1);
    QWidget *refused = openDialog(QStringLiteral("errorDialog"));
    QVERIFY(refused);
    QVERIFY(!decided(1));
    auto *offer = part<QToolButton>(*m_window, QStringLiteral("messageOffer"));
    QVERIFY(offer->isVisible());
    QCOMPARE(offer->text(), QStringLiteral("Save a copy…"));
    answer(refused, QStringLiteral("Save a copy…"))->click();
    chooseFile(m_fixture->path());
    QTRY_VERIFY(QFile::exists(m_fixture->path()));
    QTRY_VERIFY(m_window->session() && m_window->session()->project().checkPlace());
    QCOMPARE(m_window->session()->project().path(), m_fixture->path());
    QVERIFY(decided(0));
    QTRY_COMPARE(current(), m_fixture->unitId(0));
    m_window->activateWindow();
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()) || m_text->hasFocus());
    press(*m_window, Qt::Key_Right);
    press(*m_window, Qt::Key_1);
    QVERIFY(decided(1));
}

void ProjectFileTest::asksBeforeItLosesAProject()
{
    press(*m_window, Qt::Key_1);
    std::filesystem::remove(m_fixture->path().toStdString());
    m_window->close();
    QVERIFY(m_window->isVisible());
    QWidget *question = openDialog(QStringLiteral("closingQuestion"));
    QVERIFY(question);
    answer(question, QStringLiteral("Go on working"))->click();
    QVERIFY(m_window->session());
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    question = openDialog(QStringLiteral("closingQuestion"));
    QVERIFY(question);
    answer(question, QStringLiteral("Save a copy…"))->click();
    const QString path = m_fixture->folder() + QStringLiteral("/copy.glossator");
    chooseFile(path);
    QTRY_COMPARE(m_window->session()->project().path(), path);
    QVERIFY(decided(0));
}

void ProjectFileTest::asksBeforeItStopsAnImport()
{
    const QString text = m_fixture->folder() + QStringLiteral("/long.txt");
    writeBytes(text, bytesOf(QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt")).repeated(2000));
    m_window->session()->imports().start({{text}, {}, {}});
    m_window->close();
    QVERIFY(m_window->isVisible());
    QWidget *question = openDialog(QStringLiteral("closingQuestion"));
    QVERIFY(question);
    QVERIFY(m_window->session()->imports().isRunning());
    answer(question, QStringLiteral("Close"))->click();
    QVERIFY(!m_window->isVisible());
    QVERIFY(!m_window->session());
    const auto project = Project::open(m_fixture->path());
    QCOMPARE(int((*project)->corpus().documentIds()->size()), 3);
}

void ProjectFileTest::closesAtOnceOtherwise()
{
    press(*m_window, Qt::Key_1);
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

QTEST_MAIN(ProjectFileTest)
#include "tst_projectfile.moc"
