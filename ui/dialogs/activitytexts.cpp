#include "dialogs/activitytexts.h"

#include <QCoreApplication>
#include <QLocale>

#include "messages/percenttext.h"

namespace glossator {

namespace {

constexpr qint64 minuteMs = 60 * 1000;

struct ActivityTexts
{
    Q_DECLARE_TR_FUNCTIONS(glossator::ActivityTexts)
};

} // namespace

QString activeTimeText(const Activity &activity)
{
    constexpr qint64 hour = 60;
    const QLocale locale;
    const qint64 minutes = activity.activeMs / minuteMs;
    if (minutes < hour)
        return ActivityTexts::tr("%1 min").arg(locale.toString(minutes));
    return ActivityTexts::tr("%1 h %2 min").arg(locale.toString(minutes / hour), locale.toString(minutes % hour));
}

QString paceText(const Activity &activity)
{
    // A few seconds say nothing about an hour.
    return activity.timed > 0 && activity.activeMs >= minuteMs ? QLocale().toString(qRound64(activity.decisionsPerHour()))
                                                               : QStringLiteral("–");
}

QString progressText(qint64 decided, qint64 units, bool allKnown)
{
    const QLocale locale;
    if (!allKnown)
        return ActivityTexts::tr("%1 of %2 so far").arg(locale.toString(decided), locale.toString(units));
    return ActivityTexts::tr("%1 of %2 (%3)").arg(locale.toString(decided), locale.toString(units), messages::percentText(decided, units));
}

} // namespace glossator
