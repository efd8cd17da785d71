#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include <cmath>

#include "gui/bankproject.h"
#include "gui/guitesting.h"
#include "models/senselistmodel.h"
#include "panes/text/textpane.h"
#include "support/crossencoderfile.h"
#include "support/patience.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// Second opinions on a real window, with the real encoder and a cross-encoder that has hardly learnt anything.
class SecondOpinionPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void explainsHowToGetOne();
    void showsItBesideTheFirst();
    void goesWhenTheCursorMoves();
    void wrongFileIsExplained();
    void isNotAskedWhereSuggestionsAreHidden();

private:
    [[nodiscard]] QAbstractItemModel &senses() const { return *part<QListView>(*m_window, QStringLiteral("senseList"))->model(); }
    [[nodiscard]] QVariant second(int row) const { return senses().index(row, 0).data(SenseListModel::SecondProbabilityRole); }
    [[nodiscard]] QLabel *opinion() const { return part<QLabel>(*m_window, QStringLiteral("unitSecondOpinion")); }
    void ask() { part<QAction>(*m_window, QStringLiteral("secondOpinion"))->trigger(); }
    void chooseFile(const QString &file);

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    TextPane *m_text = nullptr;
    QTemporaryDir m_dir;
    QString m_file;
};

namespace {

constexpr int patience = patient(100'000); // ms

} // namespace

void SecondOpinionPaneTest::initTestCase()
{
    const auto annotator = Annotator::open({});
    QVERIFY(annotator);
    m_file = m_dir.filePath(QStringLiteral("lmgc.safetensors"));
    QVERIFY(writeCrossEncoder(**annotator, m_file));
}

void SecondOpinionPaneTest::init()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    describeBanks(*m_fixture);
    m_fixture->open();
    m_fixture->close();
    m_window = shownWindow({});
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->predictions().annotator(), patience);
    m_text = part<TextPane>(*m_window);
    m_text->setCurrentUnit(m_fixture->unitId(0));
    QTRY_VERIFY(senses().rowCount() > 1);
}

void SecondOpinionPaneTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void SecondOpinionPaneTest::chooseFile(const QString &file)
{
    QTRY_VERIFY(openDialog(QStringLiteral("secondModelDialog")));
    auto *dialog = qobject_cast<QFileDialog *>(openDialog(QStringLiteral("secondModelDialog")));
    part<QLineEdit>(*dialog)->setText(file);
    QTest::keyClick(part<QLineEdit>(*dialog), Qt::Key_Return);
}

void SecondOpinionPaneTest::explainsHowToGetOne()
{
    QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = qobject_cast<QMessageBox *>(openDialog(QStringLiteral("secondOpinionDialog")));
    QVERIFY(dialog);
    QVERIFY(dialog->informativeText().contains(QStringLiteral("--scorer lmgc")));
    part<QPushButton>(*dialog, QStringLiteral("chooseSecondModel"))->click();
    chooseFile(m_file);
    QTRY_VERIFY_WITH_TIMEOUT(second(0).isValid(), patience);
    QCOMPARE(m_window->session()->secondOpinion().file(), m_file);
}

void SecondOpinionPaneTest::showsItBesideTheFirst()
{
    QVERIFY(m_window->session()->project().setSetting(QStringLiteral("second_opinion"), m_file));
    QVERIFY(!opinion()->isVisible());
    const QSize before = part<QListView>(*m_window, QStringLiteral("senseList"))->visualRect(senses().index(0, 0)).size();
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(second(0).isValid(), patience);
    QVERIFY(!openDialog(QStringLiteral("secondOpinionDialog")));
    double sum = 0;
    for (int row = 0; row < senses().rowCount(); ++row) {
        sum += second(row).toDouble();
        QVERIFY(senses().index(row, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("second opinion")));
    }
    QVERIFY(std::abs(sum - 1) < 1e-4);
    QVERIFY(opinion()->isVisible());
    QVERIFY2(opinion()->text().contains(QStringLiteral("lmgc-test")), qPrintable(opinion()->text()));
    QVERIFY(part<QListView>(*m_window, QStringLiteral("senseList"))->visualRect(senses().index(0, 0)).height() > before.height());
    // The indicator has nothing more to say.
    QVERIFY(!part<QWidget>(*m_window, QStringLiteral("secondOpinionWorker"))->isVisible());
}

void SecondOpinionPaneTest::goesWhenTheCursorMoves()
{
    QVERIFY(m_window->session()->project().setSetting(QStringLiteral("second_opinion"), m_file));
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(second(0).isValid(), patience);
    m_text->setCurrentUnit(m_fixture->unitId(1));
    QVERIFY(!second(0).isValid());
    QVERIFY(!opinion()->isVisible());

    // One that is still awaited when the cursor leaves never shows.
    ask();
    m_text->setCurrentUnit(m_fixture->unitId(2));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->secondOpinion().isRunning(), patience);
    QVERIFY(!second(0).isValid());
    QVERIFY(!openDialog(QStringLiteral("errorDialog")));
}

void SecondOpinionPaneTest::wrongFileIsExplained()
{
    part<QAction>(*m_window, QStringLiteral("secondModel"))->trigger();
    chooseFile(shippedModelPath());
    QTRY_VERIFY_WITH_TIMEOUT(openDialog(QStringLiteral("errorDialog")), patience);
    auto *dialog = qobject_cast<QMessageBox *>(openDialog(QStringLiteral("errorDialog")));
    QVERIFY2(dialog->informativeText().contains(QStringLiteral("--scorer")), qPrintable(dialog->informativeText()));
    QVERIFY(m_window->session()->secondOpinion().file().isEmpty());
    QVERIFY(!second(0).isValid());
}

void SecondOpinionPaneTest::isNotAskedWhereSuggestionsAreHidden()
{
    Project &project = m_window->session()->project();
    QVERIFY(project.setSetting(QStringLiteral("second_opinion"), m_file));
    BlindMode blind;
    blind.share = 1;
    QVERIFY(project.setBlindMode(blind));
    ask();
    QVERIFY(!m_window->session()->secondOpinion().isRunning());
    QVERIFY(part<MessageBar>(*m_window)->text().contains(QStringLiteral("hidden")));
}

QTEST_MAIN(SecondOpinionPaneTest)
#include "tst_secondopinionpane.moc"
