#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWizard>
#include <QXmlStreamReader>

#include "dialogs/importdialog.h"
#include "gui/guitesting.h"
#include "io/documentio.h"
#include "messages/percenttext.h"
#include "models/senselistmodel.h"
#include "panes/text/textpane.h"
#include "panes/training/losschart.h"
#include "support/patience.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

constexpr int patience = patient(240'000); // ms; a processor shared with others computes glosses that the index lacks
const QString text = QStringLiteral(GLOSSATOR_TEST_DATA "/io/gum-voyage-york.txt");

/// What the test decided on one word, read off the window.
struct Step
{
    UnitId unit;
    QString form;
    QString sense; ///< empty: none of these
};

/// instance id → text, in file order.
std::vector<std::pair<QString, QString>> instancesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<std::pair<QString, QString>> instances;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1StringView("instance")) {
            const QString id = xml.attributes().value(QLatin1StringView("id")).toString();
            instances.emplace_back(id, xml.readElementText());
        }
    }
    return xml.hasError() ? std::vector<std::pair<QString, QString>>() : instances;
}

} // namespace

/// One annotator's way through the program, with the real encoder and the shipped model. Each test function goes on where the last one ended.
class WorkflowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void createsAProject();
    void importsAText();
    void waitsForSenses();
    void decidesTwentyByKeyboard();
    void undoesThree();
    void retrainsWhileAnnotating();
    void refreshesPredictions();
    void exportsExactlyTheDecisions();

private:
    [[nodiscard]] ProjectSession &session() const { return *m_window->session(); }
    [[nodiscard]] std::vector<UnitAnnotation> units() const;
    void decide(Qt::Key key);

    OwnPreferences m_preferences;
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    TextPane *m_text = nullptr;
    std::vector<Step> m_steps;
    QString m_firstVersion;
    bool m_broken = false; ///< an earlier step failed
};

void WorkflowTest::initTestCase()
{
    m_window = shownWindow({});
    m_text = part<TextPane>(*m_window);
}

void WorkflowTest::init()
{
    QVERIFY2(!m_broken, "an earlier step failed");
}

void WorkflowTest::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

std::vector<UnitAnnotation> WorkflowTest::units() const
{
    std::vector<UnitAnnotation> all;
    const auto sentences = session().project().corpus().sentences(m_text->document(), 0, 10'000);
    if (!sentences)
        return all;
    for (const AnnotatedSentence &sentence : *sentences)
        all.insert(all.end(), sentence.annotations.begin(), sentence.annotations.end());
    return all;
}

void WorkflowTest::createsAProject()
{
    part<QAction>(*m_window, QStringLiteral("newProject"))->trigger();
    auto *assistant = qobject_cast<QWizard *>(openDialog(QStringLiteral("newProjectAssistant")));
    QVERIFY(assistant);
    part<QLineEdit>(*assistant, QStringLiteral("assistantPath"))->setText(m_folder.filePath(QStringLiteral("york")));
    while (assistant->nextId() >= 0)
        assistant->next();
    QTest::mouseClick(assistant->button(QWizard::FinishButton), Qt::LeftButton);
    QTRY_VERIFY(m_window->session());
    QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("york.glossator"))));
}

void WorkflowTest::importsAText()
{
    QSignalSpy finished(&session().imports(), &ImportService::finished);
    part<QAction>(*m_window, QStringLiteral("importDocuments"))->trigger();
    auto *dialog = qobject_cast<ImportDialog *>(openDialog(QStringLiteral("importDialog")));
    QVERIFY(dialog);
    dialog->addFiles({text});
    auto *start = part<QPushButton>(*dialog, QStringLiteral("importStart"));
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(finished.wait(patience));
    QVERIFY(m_text->document().isValid());
    QCOMPARE(part<QListView>(*m_window, QStringLiteral("documentList"))->model()->rowCount(), 1);
}

void WorkflowTest::waitsForSenses()
{
    QTRY_VERIFY_WITH_TIMEOUT(session().predictions().annotator(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!session().predictions().isRunning(), patience);
    const auto all = units();
    QVERIFY(all.size() > 100);
    for (const UnitAnnotation &unit : all)
        QVERIFY(unit.prediction);
    m_firstVersion = all.front().prediction->modelVersion;
    QVERIFY(part<QLabel>(*m_window, QStringLiteral("statusModel"))->text().contains(m_firstVersion));
    QVERIFY(!part<QLabel>(*m_window, QStringLiteral("statusDevice"))->text().isEmpty());
    QTRY_VERIFY(m_text->currentUnit().isValid());
}

/// Presses the key and notes what the list says that it means.
void WorkflowTest::decide(Qt::Key key)
{
    const QAbstractItemModel *senses = part<QListView>(*m_window, QStringLiteral("senseList"))->model();
    const int row = key == Qt::Key_Space ? 0 : int(key) - int(Qt::Key_1);
    Step step{m_text->currentUnit(), part<QLabel>(*m_window, QStringLiteral("unitForm"))->text(), {}};
    if (key != Qt::Key_0) {
        step.sense = senses->index(row, 0).data(SenseListModel::KeyRole).toString();
        QVERIFY(!step.sense.isEmpty());
    }
    press(*m_window, key);
    m_steps.push_back(step);
    // The decision was on disk before it showed; the cursor went on.
    QVERIFY(session().project().decisions().inForce(step.unit)->has_value());
    QVERIFY(m_text->currentUnit() != step.unit);
}

void WorkflowTest::decidesTwentyByKeyboard()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_text->setFocus();
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()));
    // The first word may have been current before its prediction came.
    press(*m_window, Qt::Key_Right);
    press(*m_window, Qt::Key_N);
    const QAbstractItemModel *senses = part<QListView>(*m_window, QStringLiteral("senseList"))->model();
    for (int i = 0; i < 20; ++i) {
        QVERIFY2(senses->rowCount() > 1, qPrintable(QStringLiteral("step %1").arg(i)));
        const Qt::Key key = i % 7 == 6 ? Qt::Key_0 : i % 5 == 1 ? Qt::Key_2 : i % 2 == 0 ? Qt::Key_Space : Qt::Key_1;
        decide(key);
    }
    QCOMPARE(session().project().decisions().allInForce()->size(), size_t(20));
}

void WorkflowTest::undoesThree()
{
    for (int i = 0; i < 3; ++i) {
        press(*m_window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_text->currentUnit(), m_steps.back().unit);
        QVERIFY(!session().project().decisions().inForce(m_steps.back().unit)->has_value());
        m_steps.pop_back();
    }
    QCOMPARE(session().project().decisions().allInForce()->size(), size_t(17));
}

void WorkflowTest::retrainsWhileAnnotating()
{
    QSignalSpy stepped(&session().training(), &TrainingService::stepped);
    QSignalSpy finished(&session().training(), &TrainingService::finished);
    QSignalSpy failed(&session().training(), &TrainingService::failed);
    auto *start = part<QPushButton>(*m_window, QStringLiteral("startTraining"));
    QTRY_VERIFY(start->isEnabled());
    part<QDockWidget>(*m_window, QStringLiteral("historyDock"))->raise();
    QTRY_VERIFY(start->visibleRegion().isEmpty());
    press(*m_window, Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(!start->visibleRegion().isEmpty());
    const auto *doing = part<QLabel>(*m_window, QStringLiteral("trainingWorkerLabel"));
    QVERIFY(doing->isVisible());
    QCOMPARE(doing->text(), QStringLiteral("Preparing to train"));
    QVERIFY(!start->isEnabled());
    QVERIFY(part<QPushButton>(*m_window, QStringLiteral("cancelTraining"))->isEnabled());
    // Annotation goes on meanwhile.
    decide(Qt::Key_1);
    QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty() || !failed.isEmpty(), patience);
    QVERIFY(failed.isEmpty());
    QVERIFY(!stepped.isEmpty());
    QCOMPARE(doing->text(), QStringLiteral("Training"));
    QVERIFY(!doing->isVisible());
    QCOMPARE(part<LossChart>(*m_window)->pointCount(), int(stepped.size()));
    const auto record = finished.front().front().value<ModelRecord>();
    // All that name a sense; the decision made meanwhile may have come in time.
    const auto named = std::ranges::count_if(m_steps, [](const Step &step) { return !step.sense.isEmpty(); });
    const int used = record.scores.heldOut + record.scores.trainedOn;
    QVERIFY(used == named || used == named - 1);
    QVERIFY(record.version != m_firstVersion);
    const QString result = part<QLabel>(*m_window, QStringLiteral("trainingResult"))->text();
    QVERIFY(result.contains(record.version));
    QVERIFY2(record.scores.heldOut == 0 || result.contains(messages::percentText(record.scores.after / 100, 1)), qPrintable(result));
}

void WorkflowTest::refreshesPredictions()
{
    QTRY_VERIFY_WITH_TIMEOUT(!session().predictions().isRunning(), patience);
    const QString version = session().predictions().annotator()->modelVersion();
    QVERIFY(version != m_firstVersion);
    for (const UnitAnnotation &unit : units())
        QCOMPARE(unit.prediction->modelVersion, version);
    QTRY_VERIFY(part<QLabel>(*m_window, QStringLiteral("statusModel"))->text().contains(version));
    // The window says what changed.
    const auto *changes = part<QLabel>(*m_window, QStringLiteral("trainingChanges"));
    const QString total = QLocale().toString(
        qlonglong(std::ranges::count_if(units(), [](const UnitAnnotation &unit) { return !unit.prediction->candidates.empty(); })));
    QTRY_VERIFY(changes->text().contains(total));
    QTRY_VERIFY(part<MessageBar>(*m_window)->text().contains(changes->text()));
}

void WorkflowTest::exportsExactlyTheDecisions()
{
    const QString path = m_folder.filePath(QStringLiteral("gold.data.xml"));
    QSignalSpy finished(&session().exports(), &ExportService::finished);
    part<QAction>(*m_window, QStringLiteral("exportDocuments"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("exportDialog"));
    QVERIFY(dialog);
    auto *format = part<QComboBox>(*dialog, QStringLiteral("exportFormat"));
    format->setCurrentIndex(format->findData(QStringLiteral("wsd-xml")));
    part<QLineEdit>(*dialog, QStringLiteral("exportPath"))->setText(path);
    QTest::mouseClick(part<QPushButton>(*dialog, QStringLiteral("exportStart")), Qt::LeftButton);
    QVERIFY(finished.wait(patience));

    QFile file(goldKeyPath(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QHash<QString, QString> key;
    for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
        const QString text = QString::fromUtf8(line);
        key.insert(text.section(u' ', 0, 0), text.section(u' ', 1));
    }
    // The annotator went through the text from its beginning, so that steps and instances are in the same order.
    std::vector<std::pair<QString, QString>> exported;
    for (const auto &[id, form] : instancesOf(path)) {
        if (key.contains(id))
            exported.emplace_back(form, key.take(id));
    }
    std::vector<std::pair<QString, QString>> expected;
    for (const Step &step : m_steps) {
        if (!step.sense.isEmpty())
            expected.emplace_back(step.form, step.sense);
    }
    QCOMPARE(exported.size(), expected.size());
    QCOMPARE(exported, expected);
    QVERIFY(key.isEmpty());
}

QTEST_MAIN(WorkflowTest)
#include "tst_workflow.moc"
