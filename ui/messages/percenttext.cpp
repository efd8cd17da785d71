#include "messages/percenttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace glossator::messages {

namespace {

struct PercentText
{
    Q_DECLARE_TR_FUNCTIONS(glossator::PercentText)
};

/// Languages differ in the sign and the space before it.
QString withSign(const QString &number)
{
    return PercentText::tr("%1 %", "percentage").arg(number);
}

} // namespace

QString percentText(double share, int decimals)
{
    return withSign(QLocale().toString(share * 100, 'f', decimals));
}

QString percentText(qint64 part, qint64 whole)
{
    return withSign(QLocale().toString(whole > 0 ? part * 100 / whole : 0));
}

QString probabilityText(double probability)
{
    constexpr double least = 0.01;
    const bool isExact = probability <= 0 || probability >= 1;
    const QString text = percentText(isExact ? probability : std::clamp(probability, least, 1 - least));
    return !isExact && probability < least / 2 ? PercentText::tr("<%1", "less than so many percent").arg(text) : text;
}

QString percentSuffix()
{
    return withSign({});
}

} // namespace glossator::messages
