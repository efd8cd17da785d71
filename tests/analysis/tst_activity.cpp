#include <QTest>

#include "analysis/activity.h"

using namespace glossator;

namespace {

constexpr qint64 minute = 60'000;

/// Steps at these minutes after a time on the machine's own calendar; negative ones are undos at the same minute.
std::vector<JournalMoment> steps(const QDateTime &start, std::initializer_list<int> minutes)
{
    std::vector<JournalMoment> moments;
    for (const int at : minutes)
        moments.push_back({{qint64(moments.size()) + 1}, start.toMSecsSinceEpoch() + qAbs(at) * minute, at >= 0});
    return moments;
}

} // namespace

class ActivityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesPausesOut_data();
    void leavesPausesOut();
    void tellsTodayFromBefore();
    void tellsTheSessionFromBefore();
    void goesOnWhereItEnded();
    void aClockSetBackIsAPause();

private:
    QDateTime m_start{QDate(2024, 5, 6), QTime(9, 0)};
};

void ActivityTest::leavesPausesOut_data()
{
    QTest::addColumn<std::vector<JournalMoment>>("moments");
    QTest::addColumn<Activity>("expected");
    QTest::newRow("nothing") << steps(m_start, {}) << Activity{};
    QTest::newRow("one decision takes no time that is known") << steps(m_start, {0}) << Activity{0, 1, 0};
    QTest::newRow("one a minute") << steps(m_start, {0, 1, 2, 3}) << Activity{3 * minute, 4, 3};
    QTest::newRow("five minutes are work") << steps(m_start, {0, 5}) << Activity{5 * minute, 2, 1};
    QTest::newRow("six are a pause") << steps(m_start, {0, 6}) << Activity{0, 2, 0};
    QTest::newRow("two stretches") << steps(m_start, {0, 1, 31, 33}) << Activity{3 * minute, 4, 2};
    QTest::newRow("undo is work, no decision") << steps(m_start, {0, -1, 2}) << Activity{2 * minute, 2, 1};
}

void ActivityTest::leavesPausesOut()
{
    QFETCH(std::vector<JournalMoment>, moments);
    QFETCH(Activity, expected);
    ActivityTally tally(0);
    tally.add(moments);
    QCOMPARE(tally.report(m_start).project, expected);
    if (expected.timed > 0)
        QCOMPARE(expected.decisionsPerHour(), double(expected.timed) / (double(expected.activeMs) / (60.0 * minute)));
}

void ActivityTest::tellsTodayFromBefore()
{
    ActivityTally tally(0);
    tally.add(steps(m_start, {0, 1, 2}));
    tally.add(steps(m_start.addDays(1), {0, 1}));
    const ActivityReport report = tally.report(m_start.addDays(1).addSecs(3600));
    QCOMPARE(report.today, (Activity{minute, 2, 1}));
    QCOMPARE(report.project, (Activity{3 * minute, 5, 3}));
    // The next morning, before anything is decided.
    QCOMPARE(tally.report(m_start.addDays(2)).today, Activity{});
}

void ActivityTest::tellsTheSessionFromBefore()
{
    ActivityTally tally(m_start.toMSecsSinceEpoch() + 90'000);
    tally.add(steps(m_start, {0, 1, 2, 3}));
    QCOMPARE(tally.report(m_start).session, (Activity{minute, 2, 1}));
}

void ActivityTest::goesOnWhereItEnded()
{
    const auto all = steps(m_start, {0, 1, 2, 20, 21});
    ActivityTally atOnce(0);
    atOnce.add(all);
    ActivityTally inParts(0);
    for (const JournalMoment &moment : all)
        inParts.add(std::span(&moment, 1));
    QCOMPARE(inParts.report(m_start).project, atOnce.report(m_start).project);
    QCOMPARE(inParts.lastAction(), ActionId{5});
}

void ActivityTest::aClockSetBackIsAPause()
{
    ActivityTally tally(0);
    tally.add(steps(m_start, {10, 0, 1}));
    QCOMPARE(tally.report(m_start).project, (Activity{minute, 3, 1}));
}

QTEST_MAIN(ActivityTest)
#include "tst_activity.moc"
