#include "gui/bankproject.h"

namespace glossator::testing {

QString loanSense(int number)
{
    return QStringLiteral("loan%1:21:") + QStringLiteral("%1::").arg(number, 2, 10, QLatin1Char('0'));
}

void describeBanks(ProjectFixture &fixture)
{
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank by the bank of the bank had a loan ."));
    for (const int token : {1, 4, 7})
        fixture.unit({token}, QStringLiteral("bank")).predicted({{money, 0.7f}, {slope, 0.3f}});
    std::vector<SenseProbability> many;
    for (int i = 0; i < 12; ++i)
        many.push_back({loanSense(i), float(12 - i) / 78});
    fixture.unit({10}, QStringLiteral("loan")).predicted(many);
    fixture.document(QStringLiteral("b.txt")).sentence(QStringLiteral("Another bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.6f}, {slope, 0.4f}}, 0.38f);
    fixture.document(QStringLiteral("c.txt")).sentence(QStringLiteral("bank bank bank bank bank bank bank bank"));
    for (int token = 0; token < 8; ++token)
        fixture.unit({token}, QStringLiteral("bank")).predicted({{money, 0.9f}, {slope, 0.1f}});
}

} // namespace glossator::testing
