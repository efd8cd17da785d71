#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "panes/text/textpane.h"
#include "panes/text/textview.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

constexpr qint64 tokens = 1'000'000;

/// Resident memory of this process in MiB, without what was freed.
double residentMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    QFile file(u"/proc/self/statm"_qs);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / (1 << 20);
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[size_t(share * double(values.size() - 1))];
}

} // namespace

/// A document of a million tokens. Limits are a few times what the product promises, for slow and busy machines; the figures are printed.
class TextPaneLargeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensAndJumps();
    void scrollsSmoothly();
    void decidesBetweenFrames();
    void cleanupTestCase();

private:
    void paintNow() { m_view->viewport()->repaint(); }

    ProjectFixture m_fixture;
    std::unique_ptr<TextPane> m_pane;
    TextView *m_view = nullptr;
    double m_emptyMemory = 0;
};

void TextPaneLargeTest::initTestCase()
{
    m_fixture.generatedDocument(u"million"_qs, tokens, 20'000);
    m_fixture.open();
    m_fixture.close();
    m_pane = std::make_unique<TextPane>();
    m_view = m_pane->findChild<TextView *>();
    m_pane->resize(1280, 800);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    paintNow();
    m_emptyMemory = residentMemory();
}

void TextPaneLargeTest::opensAndJumps()
{
    QElapsedTimer timer;
    timer.start();
    Project &project = m_fixture.open();
    m_pane->setProject(&project);
    m_pane->setDocument(m_fixture.documentId());
    paintNow();
    const double opening = milliseconds(timer);

    timer.restart();
    QTest::keyClick(m_view, Qt::Key_End);
    paintNow();
    const double jumping = milliseconds(timer);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(m_pane->currentUnit().isValid());

    const double memory = residentMemory() - m_emptyMemory;
    qInfo("%lld tokens: opened in %.0f ms, jumped to the end in %.1f ms, %.1f MiB over the empty program", tokens, opening, jumping,
          memory);
    QVERIFY(opening < 3000);
    QVERIFY(jumping < 400);
    QVERIFY(memory < 200);
}

void TextPaneLargeTest::scrollsSmoothly()
{
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(0);
    std::vector<double> frames;
    QElapsedTimer timer;
    for (int i = 0; i < 600; ++i) {
        timer.restart();
        bar->setValue(bar->value() + 90);
        paintNow();
        frames.push_back(milliseconds(timer));
    }
    std::vector<double> jumps;
    for (int i = 0; i < 100; ++i) {
        timer.restart();
        bar->setValue(int(qint64(bar->maximum()) * ((i * 37) % 100) / 100));
        paintNow();
        jumps.push_back(milliseconds(timer));
    }
    const double memory = residentMemory() - m_emptyMemory;
    qInfo("scrolling: median %.1f ms a frame, 95th percentile %.1f ms; anywhere by the scroll bar: median %.1f ms, worst %.1f ms; %.1f MiB",
          percentile(frames, 0.5), percentile(frames, 0.95), percentile(jumps, 0.5), percentile(jumps, 1), memory);
    QVERIFY(percentile(frames, 0.5) < 50);
    QVERIFY(percentile(jumps, 0.5) < 300);
    QVERIFY(memory < 200);
}

void TextPaneLargeTest::decidesBetweenFrames()
{
    QTest::keyClick(m_view, Qt::Key_Home);
    Project &project = m_fixture.open();
    std::vector<double> moves;
    std::vector<double> decisions;
    QElapsedTimer timer;
    for (int i = 0; i < 300; ++i) {
        Decision decision;
        decision.senses = {u"some%1:00:00::"_qs};
        QVERIFY(project.decide(m_pane->currentUnit(), decision));
        timer.restart();
        QVERIFY(m_pane->moveToNextUndecided());
        QCoreApplication::processEvents();
        moves.push_back(milliseconds(timer));
    }
    QVERIFY(m_pane->moveToNextUndecided());
    for (int i = 0; i < 100; ++i) {
        timer.restart();
        Q_EMIT project.decisionsChanged({m_pane->currentUnit()});
        QCoreApplication::processEvents();
        decisions.push_back(milliseconds(timer));
    }
    qInfo("to the next unit with paint: 95th percentile %.2f ms; showing a decision: %.2f ms", percentile(moves, 0.95),
          percentile(decisions, 0.95));
    QVERIFY(percentile(moves, 0.95) < 50);
    QVERIFY(percentile(decisions, 0.95) < 50);
}

void TextPaneLargeTest::cleanupTestCase()
{
    m_pane.reset();
}

QTEST_MAIN(TextPaneLargeTest)
#include "tst_textpanelarge.moc"
