#pragma once

#include <QDateTime>

#include <optional>
#include <span>

#include "store/journalmoments.h"

namespace glossator {

/// Work of some span of time.
struct Activity
{
    qint64 activeMs = 0; ///< between steps that follow each other without a pause
    qint64 decisions = 0; ///< a bulk counts once
    qint64 timed = 0; ///< of the decisions, those whose way from the step before is part of activeMs

    /// Zero while nothing was timed.
    [[nodiscard]] double decisionsPerHour() const;
    bool operator==(const Activity &) const = default;
};

struct ActivityReport
{
    Activity today;
    Activity session;
    Activity project;
};

/// Adds up one annotator's work from the journal's times, step by step. Who does nothing for longer than pauseMs has paused: that time counts
/// for nothing, and neither does the way to the decision that ends it.
class ActivityTally
{
public:
    static constexpr qint64 pauseMs = 5 * 60 * 1000;

    /// sessionStart: milliseconds since 1970, UTC; what happens from then on is the session's.
    explicit ActivityTally(qint64 sessionStart) : m_sessionStart(sessionStart) {}

    /// In the journal's order; each call goes on where the last one ended.
    void add(std::span<const JournalMoment> moments);
    /// Days begin at midnight in the machine's time zone.
    [[nodiscard]] ActivityReport report(const QDateTime &now) const;
    /// The last action added; 0 before the first.
    [[nodiscard]] ActionId lastAction() const { return m_lastAction; }

private:
    void add(const JournalMoment &moment);

    qint64 m_sessionStart;
    ActivityReport m_report;
    QDate m_day; ///< of m_report.today
    ActionId m_lastAction{0};
    std::optional<qint64> m_lastTime;
};

} // namespace glossator
