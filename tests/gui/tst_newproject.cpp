#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QToolButton>
#include <QTreeWidget>

#include <unistd.h>

#include "base/filelocks.h"
#include "dialogs/assistantpages.h"
#include "dialogs/documentfinder.h"
#include "dialogs/guidelineseditor.h"
#include "dialogs/newprojectassistant.h"
#include "gui/bankproject.h"
#include "gui/guitesting.h"
#include "support/patience.h"
#include "window/preferences.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// The welcome page and the assistant that makes a project.
class NewProjectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesAProjectByKeyboard();
    void makesNothingBeforeTheEnd();
    void saysWhatIsWrongWithTheFile();
    void tellsWhetherWordNetIsThere();
    void takesOtherTrainedParts();
    void namesFormatsAndWhatCannotBeRead();
    void showsAndCancelsALongSearch();
    void refusesTheOpenProject();
    void readsGuidelinesFromAFile();
    void listsRecentProjects();
    void removesAProjectFromTheList();

private:
    NewProjectAssistant *assist();
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const;
    /// To look through it takes seconds.
    [[nodiscard]] QString folderOfManyFiles() const;

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

const QString text = QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt");

void click(const QWizard &wizard, QWizard::WizardButton button)
{
    wizard.button(button)->click();
}

} // namespace

void NewProjectTest::init()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_folder = std::make_unique<QTemporaryDir>();
    Preferences().setFolder(m_folder->path());
    m_window = shownWindow(withoutModel());
}

void NewProjectTest::cleanup()
{
    m_window.reset();
}

NewProjectAssistant *NewProjectTest::assist()
{
    part<QAction>(*m_window, QStringLiteral("newProject"))->trigger();
    auto *assistant = qobject_cast<NewProjectAssistant *>(openDialog(QStringLiteral("newProjectAssistant")));
    if (!assistant)
        qFatal("no assistant");
    return assistant;
}

QString NewProjectTest::file(const QString &name, const QByteArray &content) const
{
    QFile written(path(name));
    if (!written.open(QIODevice::WriteOnly) || written.write(content) != content.size())
        qFatal("cannot write %s", qUtf8Printable(name));
    return written.fileName();
}

QString NewProjectTest::folderOfManyFiles() const
{
    constexpr int files = 200'000;
    constexpr int namesOfOne = 50'000; // some file systems allow no more than 65,000
    const QString folder = path(QStringLiteral("many"));
    QDir().mkdir(folder);
    QByteArray first;
    for (int i = 0; i < files; ++i) {
        if (i % namesOfOne == 0) {
            first = file(QStringLiteral("many/%1.txt").arg(i), "The bank of the river.").toLocal8Bit();
            continue;
        }
        const QByteArray name = QStringLiteral("%1/%2.txt").arg(folder).arg(i).toLocal8Bit();
        if (link(first.constData(), name.constData()) != 0)
            qFatal("cannot link %s", name.constData());
    }
    return folder;
}

void NewProjectTest::makesAProjectByKeyboard()
{
    NewProjectAssistant *assistant = assist();
    assistant->activateWindow();
    auto *line = part<QLineEdit>(*assistant, QStringLiteral("assistantPath"));
    QTRY_VERIFY(line->hasFocus());
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("letters"));
    QTest::keyClick(line, Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    auto *annotator = part<QLineEdit>(*assistant, QStringLiteral("assistantAnnotator"));
    QCOMPARE(QApplication::focusWidget(), annotator);
    annotator->selectAll();
    QTest::keyClicks(annotator, QStringLiteral("Ada"));
    QTest::keyClick(annotator, Qt::Key_Return); // Next
    QTRY_COMPARE(assistant->currentPage()->objectName(), QStringLiteral("assistantModel"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(assistant->currentPage()->objectName(), QStringLiteral("assistantDocuments"));
    part<AssistantDocumentsPage>(*assistant)->addFiles({text});
    QTRY_VERIFY(assistant->button(QWizard::NextButton)->isEnabled());
    click(*assistant, QWizard::NextButton);
    auto *guidelines = part<QPlainTextEdit>(*assistant, QStringLiteral("guidelinesText"));
    guidelines->setFocus();
    QTest::keyClicks(guidelines, QStringLiteral("Prefer the literal sense."));
    click(*assistant, QWizard::FinishButton);

    QTRY_VERIFY(m_window->session());
    Project &project = m_window->session()->project();
    QCOMPARE(project.path(), path(QStringLiteral("letters.glossator")));
    QCOMPARE(project.annotator(), QStringLiteral("Ada"));
    QCOMPARE(project.setting(QStringLiteral("guidelines/project")), QStringLiteral("Prefer the literal sense."));
    QTRY_VERIFY_WITH_TIMEOUT(!project.corpus().documents()->empty(), 20'000);
    // The guidelines are there to be read and changed.
    part<QAction>(*m_window, QStringLiteral("projectGuidelines"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("guidelinesDialog"));
    QCOMPARE(part<QPlainTextEdit>(*dialog, QStringLiteral("guidelinesText"))->toPlainText(), QStringLiteral("Prefer the literal sense."));
    part<QPlainTextEdit>(*dialog, QStringLiteral("guidelinesText"))->setPlainText(QStringLiteral("Other ones."));
    part<QPushButton>(*dialog, QStringLiteral("guidelinesSave"))->click();
    QCOMPARE(project.setting(QStringLiteral("guidelines/project")), QStringLiteral("Other ones."));
}

void NewProjectTest::makesNothingBeforeTheEnd()
{
    NewProjectAssistant *assistant = assist();
    for (int page = 0; page < 3; ++page)
        click(*assistant, QWizard::NextButton);
    QCOMPARE(assistant->currentPage()->objectName(), QStringLiteral("assistantGuidelines"));
    QVERIFY(QDir(m_folder->path()).isEmpty());
    assistant->reject();
    QVERIFY(QDir(m_folder->path()).isEmpty());
    QVERIFY(!m_window->session());
}

void NewProjectTest::saysWhatIsWrongWithTheFile()
{
    const QString taken = file(QStringLiteral("taken.glossator"), "something");
    NewProjectAssistant *assistant = assist();
    auto *line = part<QLineEdit>(*assistant, QStringLiteral("assistantPath"));
    const auto *note = part<QLabel>(*assistant, QStringLiteral("assistantPathNote"));
    const auto *finish = assistant->button(QWizard::FinishButton);
    const auto *next = assistant->button(QWizard::NextButton);
    QVERIFY(next->isEnabled());
    for (const auto &[entered, said] : {std::pair{QString(), QStringLiteral("file name")}, std::pair{taken, QStringLiteral("already")},
                                        std::pair{QStringLiteral("taken"), QStringLiteral("already")},
                                        std::pair{path(QStringLiteral("no/such/folder/a.glossator")), QStringLiteral("no folder")}}) {
        line->setText(entered);
        QVERIFY2(note->text().contains(said), qPrintable(note->text()));
        QVERIFY(!next->isEnabled());
        QVERIFY(!finish->isEnabled());
    }
    line->setText(path(QStringLiteral("free")));
    QVERIFY(next->isEnabled());
    part<QLineEdit>(*assistant, QStringLiteral("assistantAnnotator"))->clear();
    QVERIFY(!next->isEnabled());
    QVERIFY(note->text().contains(QStringLiteral("annotator")));

    // Somebody else takes the name meanwhile.
    part<QLineEdit>(*assistant, QStringLiteral("assistantAnnotator"))->setText(QStringLiteral("Ada"));
    const QString late = file(QStringLiteral("free.glossator"), "somebody's");
    QVERIFY(finish->isEnabled());
    click(*assistant, QWizard::FinishButton);
    QVERIFY(assistant->isVisible());
    QVERIFY(!m_window->session());
    QVERIFY2(note->text().contains(QStringLiteral("already")), qPrintable(note->text()));
    QFile kept(late);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("somebody's"));
}

void NewProjectTest::tellsWhetherWordNetIsThere()
{
    const NewProjectAssistant *assistant = assist();
    const auto *note = part<QLabel>(*assistant, QStringLiteral("assistantWordNetNote"));
    QCOMPARE(note->text(), QStringLiteral("Found."));
    QVERIFY(assistant->project().model.wordNetFolder.isEmpty());
    part<QLineEdit>(*assistant, QStringLiteral("assistantWordNet"))->setText(m_folder->path());
    QVERIFY(note->text().contains(QStringLiteral("index.sense")));
    QVERIFY(note->text().contains(QStringLiteral("wordnet-base")));
    QCOMPARE(assistant->project().model.wordNetFolder, m_folder->path());
}

void NewProjectTest::takesOtherTrainedParts()
{
    const NewProjectAssistant *assistant = assist();
    QCOMPARE(assistant->project().model, ModelChoice{});
    part<QRadioButton>(*assistant, QStringLiteral("assistantOther"))->setChecked(true);
    auto *line = part<QLineEdit>(*assistant, QStringLiteral("assistantParts"));
    const auto *note = part<QLabel>(*assistant, QStringLiteral("assistantPartsNote"));
    const auto *page = part<AssistantModelPage>(*assistant);
    QVERIFY(!page->isComplete());
    line->setText(text);
    QVERIFY(!page->isComplete());
    QVERIFY2(note->text().contains(text), qPrintable(note->text()));
    line->setText(shippedModelPath());
    QVERIFY2(page->isComplete(), qPrintable(note->text()));
    QCOMPARE(assistant->project().model.encoder, encoderTiers().front().name);
    QVERIFY(!assistant->project().model.trainedParts.isEmpty());
}

void NewProjectTest::namesFormatsAndWhatCannotBeRead()
{
    const NewProjectAssistant *assistant = assist();
    auto *page = part<AssistantDocumentsPage>(*assistant);
    const QString xml = QStringLiteral(GLOSSATOR_TEST_DATA "/io/sample.data.xml");
    page->addFiles({xml});
    auto *files = part<QTreeWidget>(*assistant, QStringLiteral("assistantFiles"));
    QTRY_COMPARE(files->topLevelItemCount(), 1);
    QVERIFY(files->topLevelItem(0)->text(1).contains(QStringLiteral("WSD XML")));
    QVERIFY(page->request().goldKey.endsWith(QStringLiteral("sample.gold.key.txt")));
    const QString broken = file(QStringLiteral("broken.txt"), "\xff\xfe\xff");
    page->addFiles({text, broken});
    QVERIFY(!page->isComplete()); // before it has looked at them
    QTRY_COMPARE(files->topLevelItemCount(), 3);
    QVERIFY(page->request().goldKey.isEmpty());
    QVERIFY(page->isComplete()); // the import leaves out what it cannot read
    const auto *note = part<QLabel>(*assistant, QStringLiteral("assistantDocumentsNote"));
    QVERIFY2(note->text().contains(QStringLiteral("left out: 1")), qPrintable(note->text()));
    files->setCurrentItem(files->topLevelItem(2));
    QVERIFY2(note->text().contains(QStringLiteral("broken.txt")), qPrintable(note->text()));
    part<QPushButton>(*assistant, QStringLiteral("assistantRemove"))->click();
    QCOMPARE(page->request().files, QStringList({xml, text}));
    // What is listed is not listed again; what was removed is.
    page->addFiles({text, broken, broken});
    QTRY_COMPARE(page->request().files, QStringList({xml, text, broken}));
}

void NewProjectTest::showsAndCancelsALongSearch()
{
    NewProjectAssistant *assistant = assist();
    while (assistant->currentPage()->objectName() != QStringLiteral("assistantDocuments"))
        click(*assistant, QWizard::NextButton);
    auto *page = part<AssistantDocumentsPage>(*assistant);
    const auto *finder = part<DocumentFinder>(*page);
    page->addFiles({folderOfManyFiles()});
    page->addFiles({text});
    QVERIFY(!finder->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(finder->isVisible(), patient(10'000));
    QVERIFY(!assistant->button(QWizard::FinishButton)->isEnabled());
    QVERIFY(part<QPushButton>(*page, QStringLiteral("assistantAddFiles"))->isEnabled());

    QTest::mouseClick(finder->cancelButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!finder->isRunning(), patient(10'000));
    QVERIFY(!finder->isVisible());
    QCOMPARE(page->request().files, QStringList(text)); // which was asked for separately
    QVERIFY(assistant->button(QWizard::FinishButton)->isEnabled());
}

/// It would lose its locks on it.
void NewProjectTest::refusesTheOpenProject()
{
    ProjectFixture fixture;
    describeBanks(fixture);
    fixture.open();
    fixture.close();
    m_window->openProject(fixture.path());
    QVERIFY(holdsLocksOn(fixture.path()));
    const NewProjectAssistant *assistant = assist();
    auto *page = part<AssistantDocumentsPage>(*assistant);
    page->addFiles({fixture.path()});
    auto *files = part<QTreeWidget>(*assistant, QStringLiteral("assistantFiles"));
    QTRY_COMPARE(files->topLevelItemCount(), 1);
    files->setCurrentItem(files->topLevelItem(0));
    const auto *note = part<QLabel>(*assistant, QStringLiteral("assistantDocumentsNote"));
    QVERIFY2(note->text().contains(fixture.path()), qPrintable(note->text()));
    auto *guidelines = part<GuidelinesEditor>(*assistant);
    guidelines->read(fixture.path());
    QVERIFY(guidelines->text().isEmpty());
    QVERIFY(holdsLocksOn(fixture.path()));
}

void NewProjectTest::readsGuidelinesFromAFile()
{
    const NewProjectAssistant *assistant = assist();
    auto *editor = part<GuidelinesEditor>(*assistant);
    editor->read(file(QStringLiteral("rules.md"), "# Rules\n\nétiquette"));
    QCOMPARE(editor->text(), QStringLiteral("# Rules\n\nétiquette"));
    editor->read(file(QStringLiteral("picture.png"), QByteArray("\x89PNG\r\n\x1a\n\0", 9)));
    QCOMPARE(editor->text(), QStringLiteral("# Rules\n\nétiquette"));
    QVERIFY(part<QLabel>(*editor, QStringLiteral("guidelinesNote"))->text().contains(QStringLiteral("picture.png")));
}

void NewProjectTest::listsRecentProjects()
{
    ProjectFixture fixture;
    describeBanks(fixture);
    fixture.open();
    fixture.close();
    m_window->openProject(fixture.path());
    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    const auto *list = part<QTreeView>(*m_window, QStringLiteral("recentProjects"));
    QTRY_COMPARE(list->model()->index(0, 2).data().toString(), QStringLiteral("0 of 13 (0 %)"));
    QVERIFY(!list->model()->index(0, 3).data().toString().isEmpty());
    QSignalSpy activated(list, &QTreeView::activated);
    m_window->activateWindow();
    part<QTreeView>(*m_window, QStringLiteral("recentProjects"))->setFocus();
    part<QTreeView>(*m_window, QStringLiteral("recentProjects"))->setCurrentIndex(list->model()->index(0, 0));
    QTRY_VERIFY(list->hasFocus());
    press(*m_window, Qt::Key_Return);
    QTRY_VERIFY(m_window->session());
}

void NewProjectTest::removesAProjectFromTheList()
{
    m_window.reset();
    const QString gone = path(QStringLiteral("gone.glossator"));
    const QString there = file(QStringLiteral("there.glossator"), "no project");
    Preferences().addRecentProject(gone);
    Preferences().addRecentProject(there);
    m_window = shownWindow(withoutModel());
    auto *list = part<QTreeView>(*m_window, QStringLiteral("recentProjects"));
    QTRY_COMPARE(list->model()->index(1, 2).data().toString(), QStringLiteral("file is missing"));
    QTRY_COMPARE(list->model()->index(0, 2).data().toString(), QStringLiteral("cannot be read"));
    auto *remove = part<QPushButton>(*m_window, QStringLiteral("removeRecent"));
    QVERIFY(!remove->isEnabled());
    list->setCurrentIndex(list->model()->index(1, 0));
    remove->click();
    QCOMPARE(Preferences().recentProjects(), QStringList(there));
    m_window->activateWindow();
    list->setFocus();
    QTRY_VERIFY(list->hasFocus());
    list->setCurrentIndex(list->model()->index(0, 0));
    press(*m_window, Qt::Key_Delete);
    QVERIFY(Preferences().recentProjects().isEmpty());
    QVERIFY(QFileInfo::exists(there));
}

QTEST_MAIN(NewProjectTest)
#include "tst_newproject.moc"
