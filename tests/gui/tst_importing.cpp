#include <QApplication>
#include <QListView>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "gui/bankproject.h"
#include "gui/windowtest.h"
#include "service/importservice.h"
#include "support/files.h"
#include "window/messagebar.h"
#include "window/projectsession.h"
#include "window/transfercontroller.h"

using namespace glossator;
using namespace glossator::testing;

/// What the window shows and tells of documents that come into its project; there is no model.
class ImportingTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatAnotherProgramImports();
    void tellsWhichFilesWereLeftOut();
    void tellsWhatWasNotTakenOver();
};

void ImportingTest::init()
{
    makeWindow(describeBanks);
}

void ImportingTest::showsWhatAnotherProgramImports()
{
    open();
    press(*m_window, Qt::Key_Right);
    const QAbstractItemModel *documents = part<QListView>(*m_window, QStringLiteral("documentList"))->model();
    const int before = documents->rowCount();
    const QString file = QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt");
    QVERIFY(importFiles(m_fixture->path(), {{file}, {}, {}}, {}));
    QCOMPARE(documents->rowCount(), before);
    Q_EMIT qApp->applicationStateChanged(Qt::ApplicationActive); // the user comes back to the window
    QCOMPARE(documents->rowCount(), before + 1);
    QCOMPARE(current(), m_fixture->unitId(1));
    QVERIFY(!openDialog(QStringLiteral("errorDialog")));
}

void ImportingTest::tellsWhichFilesWereLeftOut()
{
    open();
    waitForMissingModel();
    const QString good = QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt");
    const auto import = [&](const QStringList &files) {
        m_window->session()->imports().start({files, {}, {}});
        const QString name = QStringLiteral("errorDialog");
        return QTest::qWaitFor([&] { return openDialog(name); }, 30'000) ? qobject_cast<QMessageBox *>(openDialog(name)) : nullptr;
    };
    QStringList files{good};
    for (int number = 1; number <= 6; ++number)
        files.append(QStringLiteral("/nowhere/text-%1.txt").arg(number));
    QMessageBox *dialog = import(files);
    QVERIFY(dialog);
    QCOMPARE(dialog->text(), QStringLiteral("Documents imported: 1. Files left out: 6."));
    QVERIFY(dialog->informativeText().contains(QStringLiteral("text-1.txt")));
    for (const QString &file : files.sliced(1))
        QVERIFY2(dialog->detailedText().contains(file), qPrintable(file));
    dialog->close();
    QTRY_VERIFY(!openDialog(QStringLiteral("errorDialog")));
    // One file alone is an import that failed.
    dialog = import({QStringLiteral("/nowhere/alone.txt")});
    QVERIFY(dialog);
    QCOMPARE(dialog->text(), QStringLiteral("There is no file “/nowhere/alone.txt”."));
}

void ImportingTest::tellsWhatWasNotTakenOver()
{
    open();
    waitForMissingModel();
    QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("odd.key"));
    writeBytes(key, "d000.s000.t001 change_ringing%1:04:00::\nd000.s000.t000 art%1:99:00::\n");
    auto *transfer = m_window->findChild<TransferController *>();
    const ImportRequest request{{QStringLiteral(GLOSSATOR_TEST_DATA "/io/senseval2-excerpt.data.xml")}, {}, key};
    const auto verifyOddKeyIsTold = [] {
        QTRY_VERIFY_WITH_TIMEOUT(openDialog(QStringLiteral("errorDialog")), 30'000);
        auto *dialog = qobject_cast<QMessageBox *>(openDialog(QStringLiteral("errorDialog")));
        QVERIFY(dialog);
        QCOMPARE(dialog->text(), QStringLiteral("Documents imported: 2."));
        QVERIFY2(dialog->informativeText().contains(QStringLiteral("“art%1:99:00::” (line 2)")), qPrintable(dialog->informativeText()));
        dialog->close();
        QTRY_VERIFY(!openDialog(QStringLiteral("errorDialog")));
    };
    transfer->startImport(request);
    verifyOddKeyIsTold();
    transfer->startImport(request);
    const QString known = QStringLiteral("Documents imported: 0. Files that are in the project already: 1. Key files that were not read, "
                                         "as their files are not added again: 1.");
    QTRY_COMPARE_WITH_TIMEOUT(part<MessageBar>(*m_window)->text(), known, 30'000);
    QTest::mouseClick(part<QToolButton>(*m_window, QStringLiteral("messageOffer")), Qt::LeftButton);
    verifyOddKeyIsTold(); // with the same keys
    // Beside a file that cannot be read it is told, and offered, too.
    transfer->startImport({request.files + QStringList{QStringLiteral("/nowhere/alone.txt")}, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(openDialog(QStringLiteral("errorDialog")), 30'000);
    QCOMPARE(qobject_cast<QMessageBox *>(openDialog(QStringLiteral("errorDialog")))->text(), known + QStringLiteral(" Files left out: 1."));
    QCOMPARE(part<MessageBar>(*m_window)->text(), known);
    QVERIFY(part<QToolButton>(*m_window, QStringLiteral("messageOffer"))->isVisible());
}

QTEST_MAIN(ImportingTest)
#include "tst_importing.moc"
