#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

#include "gui/guitesting.h"
#include "support/projectfixture.h"
#include "window/messagebar.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// The weight of frequency, by hand and from the decisions, on a real window with the shipped model.
class FrequencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void setByHand();
    void learnedFromDecisions();
    void stopped();

private:
    QWidget *ask();
    [[nodiscard]] FrequencyService &service() const { return m_window->session()->frequency(); }
    [[nodiscard]] QString version() const { return m_window->session()->predictions().annotator()->modelVersion(); }
    [[nodiscard]] bool isPredicted() const;

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

constexpr int patience = 240'000; // ms; a processor shared with others computes glosses that the index lacks
constexpr int banks = 30;

} // namespace

void FrequencyTest::init()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->document(QStringLiteral("bank.txt"));
    for (int i = 0; i < banks; ++i) {
        m_fixture->sentence(QStringLiteral("In row %1 the old bank stood firm .").arg(i)).unit({5}, QStringLiteral("bank"));
        if (i > 0)
            m_fixture->decided({QStringLiteral("bank%1:14:01::")});
    }
    m_fixture->open();
    m_fixture->close();
    m_window = shownWindow({});
    QVERIFY(openPredicted(*m_window, m_fixture->path(), patience));
}

void FrequencyTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

QWidget *FrequencyTest::ask()
{
    part<QAction>(*m_window, QStringLiteral("frequencyWeight"))->trigger();
    QWidget *dialog = openDialog(QStringLiteral("frequencyDialog"));
    if (!dialog)
        qFatal("no dialog");
    dialog->activateWindow();
    if (!QTest::qWaitForWindowActive(dialog))
        qFatal("the dialog is not active");
    return dialog;
}

/// All units by the model as it is now.
bool FrequencyTest::isPredicted() const
{
    const auto sentences = m_window->session()->project().corpus().sentences(m_fixture->documentId(), 0, banks);
    return std::ranges::all_of(*sentences, [this](const AnnotatedSentence &sentence) {
        return sentence.annotations.front().prediction && sentence.annotations.front().prediction->modelVersion == version();
    });
}

void FrequencyTest::setByHand()
{
    const QString asTrained = version();
    QWidget *dialog = ask();
    auto *percent = part<QSpinBox>(*dialog, QStringLiteral("frequencyPercent"));
    auto *slider = part<QSlider>(*dialog, QStringLiteral("frequencySlider"));
    QCOMPARE(percent->value(), 100);
    QCOMPARE(slider->value(), 100);
    slider->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), slider);
    press(*m_window, Qt::Key_PageDown);
    QCOMPARE(percent->value(), 75);
    percent->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), percent);
    percent->selectAll();
    for (const Qt::Key key : {Qt::Key_5, Qt::Key_0})
        press(*m_window, key);
    QCOMPARE(slider->value(), 50);
    press(*m_window, Qt::Key_Escape);
    QTRY_VERIFY(!openDialog(QStringLiteral("frequencyDialog")));
    QCOMPARE(service().factor(), 1.0);

    dialog = ask();
    part<QSpinBox>(*dialog, QStringLiteral("frequencyPercent"))->setValue(50);
    part<QAbstractButton>(*dialog, QStringLiteral("frequencyAccept"))->click();
    QTRY_COMPARE(service().factor(), 0.5);
    QVERIFY2(part<MessageBar>(*m_window)->text().startsWith(QStringLiteral("Frequency counts 50 % now")),
             qPrintable(part<MessageBar>(*m_window)->text()));
    QCOMPARE(version(), asTrained + QString::fromUtf8(", frequency × 0.50"));
    QTRY_VERIFY_WITH_TIMEOUT(isPredicted(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        part<MessageBar>(*m_window)->text().startsWith(QStringLiteral("Frequency counts 50 % now. Predictions that name another sense")),
        patience);
    QCOMPARE(part<QLabel>(*m_window, QStringLiteral("statusModel"))->text(),
             QString::fromUtf8("Model: \u2068%1\u2069, frequency at 50 %").arg(asTrained));

    part<QAction>(*m_window, QStringLiteral("closeProject"))->trigger();
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    QCOMPARE(part<QSpinBox>(*ask(), QStringLiteral("frequencyPercent"))->value(), 50);
}

void FrequencyTest::learnedFromDecisions()
{
    QWidget *dialog = ask();
    auto *percent = part<QSpinBox>(*dialog, QStringLiteral("frequencyPercent"));
    auto *learn = part<QAbstractButton>(*dialog, QStringLiteral("learnFrequency"));
    auto *stop = part<QAbstractButton>(*dialog, QStringLiteral("stopLearning"));
    auto *accept = part<QAbstractButton>(*dialog, QStringLiteral("frequencyAccept"));
    const auto *result = part<QLabel>(*dialog, QStringLiteral("frequencyResult"));
    QVERIFY(learn->isVisible() && !stop->isVisible());
    learn->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), learn);
    press(*m_window, Qt::Key_Space);
    QVERIFY(!learn->isVisible() && stop->isVisible());
    QVERIFY(part<QProgressBar>(*dialog, QStringLiteral("frequencyProgress"))->isVisible());
    QVERIFY(!accept->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(accept->isEnabled(), patience);
    QVERIFY(percent->value() < 90);
    // The one that is not decided does not count; none of the decided is the model's suggestion.
    QVERIFY2(result->text().contains(QStringLiteral("decided words: 29; right were 0.0 % of them before")), qPrintable(result->text()));
    const int learned = percent->value();
    QCOMPARE(service().factor(), 1.0);
    QCOMPARE(QApplication::focusWidget(), percent);
    press(*m_window, Qt::Key_Return);
    QTRY_COMPARE(service().factor(), learned / 100.0);
    QTRY_VERIFY_WITH_TIMEOUT(isPredicted(), patience);
}

void FrequencyTest::stopped()
{
    QWidget *dialog = ask();
    part<QAbstractButton>(*dialog, QStringLiteral("learnFrequency"))->click();
    part<QAbstractButton>(*dialog, QStringLiteral("stopLearning"))->click();
    const auto *result = part<QLabel>(*dialog, QStringLiteral("frequencyResult"));
    QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(QStringLiteral("Stopped")), patience);
    QCOMPARE(part<QSpinBox>(*dialog, QStringLiteral("frequencyPercent"))->value(), 100);
    QVERIFY(part<QAbstractButton>(*dialog, QStringLiteral("learnFrequency"))->isVisible());
    dialog->close();
}

QTEST_MAIN(FrequencyTest)
#include "tst_frequency.moc"
