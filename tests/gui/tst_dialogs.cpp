#include <QAbstractButton>
#include <QComboBox>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "base/filelocks.h"
#include "dialogs/aboutdialog.h"
#include "dialogs/activitytexts.h"
#include "dialogs/blinddialog.h"
#include "dialogs/exportdialog.h"
#include "dialogs/importdialog.h"
#include "gui/guitesting.h"
#include "models/documentlistmodel.h"
#include "support/files.h"
#include "support/projectfixture.h"
#include "theme/filedialog.h"

using namespace glossator;
using namespace glossator::testing;

class DialogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blindReportIsShownWhole();
    void importTakesFilesOfAFolder();
    void importTakesRemovedFilesAgain();
    void importClosesWhileItLooks();
    void importNeedsAFile();
    void importBeginsWhereFilesAreAdded();
    void importKeyBelongsToOneXmlFile();
    void exportNamesDocumentsAndFormat();
    void exportSuffixFollowsTheFormat();
    void exportAsksBeforeItReplaces();
    void paceNeedsAMinute();
    void aboutNamesWhatTheModelsLearnedFrom();
    void fileDialogsLeaveLocksAlone();

private:
    OwnPreferences m_preferences;
};

namespace {

void choose(QComboBox *box, const QString &format)
{
    box->setCurrentIndex(box->findData(format));
}

/// It has looked for all files that it was given.
bool canStart(const ImportDialog &dialog)
{
    return part<QAbstractButton>(dialog, QStringLiteral("importStart"))->isEnabled();
}

} // namespace

void DialogsTest::importTakesFilesOfAFolder()
{
    ImportDialog dialog(QString(), nullptr);
    dialog.addFiles({QStringLiteral(GLOSSATOR_TEST_DATA "/io")});
    QTRY_VERIFY(canStart(dialog));
    const QStringList files = dialog.request().files;
    QVERIFY(files.contains(QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt")));
    QVERIFY(files.contains(QStringLiteral(GLOSSATOR_TEST_DATA "/io/sample.data.xml")));
    QVERIFY(!files.contains(QStringLiteral(GLOSSATOR_TEST_DATA "/io/sample.gold.key.txt")));
    QCOMPARE(dialog.folder(), QStringLiteral(GLOSSATOR_TEST_DATA "/io"));
    // The same again adds nothing.
    dialog.addFiles(files);
    QTRY_VERIFY(canStart(dialog));
    QCOMPARE(dialog.request().files, files);
}

void DialogsTest::importTakesRemovedFilesAgain()
{
    const QStringList three{QStringLiteral("/somewhere/a.txt"), QStringLiteral("/somewhere/b.txt"), QStringLiteral("/somewhere/c.txt")};
    ImportDialog dialog(QString(), nullptr);
    dialog.addFiles(three + three);
    QTRY_COMPARE(dialog.request().files, three);
    auto *files = part<QListWidget>(dialog, QStringLiteral("importFiles"));
    files->item(0)->setSelected(true);
    files->item(1)->setSelected(true);
    auto *remove = part<QAbstractButton>(dialog, QStringLiteral("importRemove"));
    QVERIFY(remove->isEnabled());
    remove->click();
    QVERIFY(!remove->isEnabled());
    QCOMPARE(dialog.request().files, three.mid(2));
    dialog.addFiles(three);
    QTRY_COMPARE(dialog.request().files, QStringList({three[2], three[0], three[1]}));
}

/// Whatever its worker is doing then.
void DialogsTest::importClosesWhileItLooks()
{
    const QTemporaryDir folder;
    for (int file = 0; file < 500; ++file)
        writeBytes(folder.filePath(QStringLiteral("%1.txt").arg(file)), "text");
    for (int i = 0; i < 20; ++i) {
        auto *dialog = new ImportDialog(QString(), nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        dialog->addFiles({folder.path()});
        dialog->addFiles({folder.path()});
        QSignalSpy destroyed(dialog, &QObject::destroyed);
        dialog->reject();
        QTRY_COMPARE(destroyed.size(), 1);
    }
    QCoreApplication::processEvents();
}

void DialogsTest::importNeedsAFile()
{
    ImportDialog dialog(QString(), nullptr);
    auto *start = part<QAbstractButton>(dialog, QStringLiteral("importStart"));
    QVERIFY(!start->isEnabled());
    dialog.addFiles({QStringLiteral("/somewhere/a.txt")});
    QVERIFY(!start->isEnabled()); // before it is known what is to be imported
    QTRY_VERIFY(start->isEnabled());
    part<QListWidget>(dialog, QStringLiteral("importFiles"))->selectAll();
    part<QAbstractButton>(dialog, QStringLiteral("importRemove"))->click();
    QVERIFY(!start->isEnabled());
}

/// With files there already, Enter imports them.
void DialogsTest::importBeginsWhereFilesAreAdded()
{
    ImportDialog dialog(QString(), nullptr);
    const auto *start = part<QPushButton>(dialog, QStringLiteral("importStart"));
    dialog.open();
    dialog.activateWindow();
    QTRY_VERIFY(part<QAbstractButton>(dialog, QStringLiteral("importAddFiles"))->hasFocus());
    dialog.addFiles({QStringLiteral("/somewhere/a.txt")});
    QTRY_VERIFY(start->hasFocus());
    QVERIFY(start->isDefault());
    // Whoever is elsewhere stays there.
    auto *format = part<QComboBox>(dialog, QStringLiteral("importFormat"));
    format->setFocus();
    dialog.addFiles({QStringLiteral("/somewhere/b.txt")});
    QTRY_COMPARE(dialog.request().files.size(), 2);
    QTRY_VERIFY(canStart(dialog));
    QVERIFY(format->hasFocus());
}

void DialogsTest::importKeyBelongsToOneXmlFile()
{
    ImportDialog dialog(QString(), nullptr);
    auto *key = part<QLineEdit>(dialog, QStringLiteral("importKey"));
    dialog.addFiles({QStringLiteral("/somewhere/a.txt")});
    QTRY_VERIFY(canStart(dialog));
    QVERIFY(!key->isEnabled());
    choose(part<QComboBox>(dialog, QStringLiteral("importFormat")), QStringLiteral("wsd-xml"));
    QVERIFY(key->isEnabled());
    key->setText(QStringLiteral("/somewhere/a.key"));
    QCOMPARE(dialog.request().goldKey, QStringLiteral("/somewhere/a.key"));
    QCOMPARE(dialog.request().format, QStringLiteral("wsd-xml"));
    dialog.addFiles({QStringLiteral("/somewhere/b.xml")});
    QTRY_VERIFY(!key->isEnabled());
    QVERIFY(dialog.request().goldKey.isEmpty());
}

void DialogsTest::exportNamesDocumentsAndFormat()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).decided({QStringLiteral("bank%1:17:01::")});
    fixture.document(QStringLiteral("b.txt")).sentence(QStringLiteral("A loan ."));
    DocumentListModel documents;
    documents.setProject(&fixture.open());
    ExportDialog dialog(documents, QString(), nullptr);
    auto *start = part<QAbstractButton>(dialog, QStringLiteral("exportStart"));
    QVERIFY(!start->isEnabled());
    part<QLineEdit>(dialog, QStringLiteral("exportPath"))->setText(QStringLiteral("/somewhere/gold.data.xml"));
    QVERIFY(start->isEnabled());
    QVERIFY(dialog.request().documents.empty());

    part<QAbstractButton>(dialog, QStringLiteral("exportSome"))->click();
    auto *list = part<QListWidget>(dialog, QStringLiteral("exportDocumentList"));
    list->item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(dialog.request().documents, std::vector<DocumentId>{fixture.documentId(1)});
    QVERIFY(part<QLabel>(dialog, QStringLiteral("exportSummary"))->text().contains(QStringLiteral("with decisions: 0")));
    list->item(1)->setCheckState(Qt::Unchecked);
    QVERIFY(!start->isEnabled());
}

void DialogsTest::exportSuffixFollowsTheFormat()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    DocumentListModel documents;
    documents.setProject(&fixture.open());
    ExportDialog dialog(documents, QString(), nullptr);
    choose(part<QComboBox>(dialog, QStringLiteral("exportFormat")), QStringLiteral("wsd-xml"));
    part<QLineEdit>(dialog, QStringLiteral("exportPath"))->setText(QStringLiteral("/somewhere/gold.xml"));
    choose(part<QComboBox>(dialog, QStringLiteral("exportFormat")), QStringLiteral("conllu"));
    QCOMPARE(dialog.request().path, QStringLiteral("/somewhere/gold.conllu"));
    QCOMPARE(dialog.request().format, QStringLiteral("conllu"));
}

void DialogsTest::exportAsksBeforeItReplaces()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    DocumentListModel documents;
    documents.setProject(&fixture.open());
    const QTemporaryDir folder;
    // Nobody chose the key file, but it would be written as well.
    const QString key = folder.filePath(QStringLiteral("set.gold.key.txt"));
    writeBytes(key, "somebody's work");
    ExportDialog dialog(documents, QString(), nullptr);
    choose(part<QComboBox>(dialog, QStringLiteral("exportFormat")), QStringLiteral("wsd-xml"));
    part<QLineEdit>(dialog, QStringLiteral("exportPath"))->setText(folder.filePath(QStringLiteral("set.xml")));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    const auto answer = [&dialog](QMessageBox::ButtonRole role) {
        part<QAbstractButton>(dialog, QStringLiteral("exportStart"))->click();
        auto *question = part<QMessageBox>(dialog, QStringLiteral("replaceQuestion"));
        QVERIFY(question->informativeText().contains(QStringLiteral("set.gold.key.txt")));
        QVERIFY(!question->informativeText().contains(QStringLiteral("set.xml")));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == role)
                button->click();
        }
        QCoreApplication::sendPostedEvents(question, QEvent::DeferredDelete);
    };
    answer(QMessageBox::RejectRole);
    QCOMPARE(accepted.size(), 0);
    answer(QMessageBox::DestructiveRole);
    QCOMPARE(accepted.size(), 1);
}

void DialogsTest::paceNeedsAMinute()
{
    QCOMPARE(paceText({.activeMs = 90'000, .decisions = 3, .timed = 3}), QStringLiteral("120"));
    QCOMPARE(paceText({.activeMs = 200, .decisions = 3, .timed = 3}), QStringLiteral("–"));
    QCOMPARE(paceText({.activeMs = 90'000, .decisions = 1, .timed = 0}), QStringLiteral("–"));
}

void DialogsTest::aboutNamesWhatTheModelsLearnedFrom()
{
    const AboutDialog dialog(nullptr);
    const QString text = part<QLabel>(dialog, QStringLiteral("aboutText"))->text();
    for (const char *source : {"SemCor", "MASC", "CC BY 4.0", "WordNet 3.0", "all-MiniLM-L6-v2", "all-mpnet-base-v2", "Apache License 2.0",
                               "anarchism", "dict-gcide", "fortunes", "gnucash-docs"})
        QVERIFY2(text.contains(QLatin1StringView(source)), source);
}

/// Qt's own dialog would open the files of the project that it lists, and by closing them drop the locks on them.
void DialogsTest::fileDialogsLeaveLocksAlone()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.open();
    const QStringList locked{fixture.path(), fixture.path() + QStringLiteral("-shm")};
    for (const QString &path : locked)
        QVERIFY(holdsLocksOn(path));
    const std::unique_ptr<QFileDialog> dialog(makeFileDialog(nullptr, QStringLiteral("Files"), QFileInfo(fixture.path()).path()));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    const auto *files = part<QFileSystemModel>(*dialog);
    dialog->open();
    for (const QString &path : locked) {
        QTRY_VERIFY(files->index(path).isValid());
        // What kind of file it is has been found out.
        QTRY_VERIFY(!files->data(files->index(path, 2)).toString().isEmpty());
        QVERIFY2(holdsLocksOn(path), qPrintable(path));
    }
}

void DialogsTest::blindReportIsShownWhole()
{
    BlindDialog dialog({}, nullptr);
    dialog.resize(380, dialog.sizeHint().height()); // lines wrap
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    AnchoringReport report;
    report.shown = {.judged = 29, .agreed = 20, .interval = {0.508, 0.827}};
    report.hidden = {.judged = 10, .agreed = 1, .interval = {0.018, 0.404}};
    dialog.showReport(report);
    for (const char *name : {"agreementShown", "agreementHidden", "agreementDifference"}) {
        const auto *label = part<QLabel>(dialog, QString::fromLatin1(name));
        QVERIFY(label->heightForWidth(label->width()) > label->fontMetrics().height());
        QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    }
}

QTEST_MAIN(DialogsTest)
#include "tst_dialogs.moc"
