#include "model/scoreweights.h"

#include <algorithm>
#include <cmath>

namespace glossator {

double roundedPriorFactor(double factor)
{
    return std::round(std::clamp(factor, 0.0, mostPriorFactor) * 100) / 100;
}

QString versionWithPriorFactor(const QString &version, double factor)
{
    return factor == 1 ? version : QStringLiteral("%1, frequency × %2").arg(version, QString::number(factor, 'f', 2));
}

} // namespace glossator
