#include "analysis/activity.h"

namespace glossator {

double Activity::decisionsPerHour() const
{
    constexpr double hourMs = 60 * 60 * 1000;
    return activeMs > 0 ? double(timed) * hourMs / double(activeMs) : 0;
}

void ActivityTally::add(std::span<const JournalMoment> moments)
{
    for (const JournalMoment &moment : moments)
        add(moment);
}

void ActivityTally::add(const JournalMoment &moment)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(moment.time).date();
    if (day != m_day)
        m_report.today = {};
    m_day = day;
    // A clock that was set back makes a pause, too.
    const qint64 gap = m_lastTime ? moment.time - *m_lastTime : -1;
    const bool goesOn = gap >= 0 && gap <= pauseMs;
    const auto count = [&](Activity &activity, bool timed) {
        activity.decisions += moment.isDecision ? 1 : 0;
        if (!timed)
            return;
        activity.activeMs += gap;
        activity.timed += moment.isDecision ? 1 : 0;
    };
    count(m_report.project, goesOn);
    count(m_report.today, goesOn);
    if (moment.time >= m_sessionStart)
        count(m_report.session, goesOn && *m_lastTime >= m_sessionStart);
    m_lastTime = moment.time;
    m_lastAction = moment.action;
}

ActivityReport ActivityTally::report(const QDateTime &now) const
{
    ActivityReport report = m_report;
    if (m_day != now.toLocalTime().date())
        report.today = {};
    return report;
}

} // namespace glossator
