#include "store/decisionrows.h"

#include "store/nametable.h"

namespace glossator {

Decision decisionAt(Database &database, Query &query, int first)
{
    Decision decision;
    decision.verdict = Verdict(qBound<qint64>(0, query.number(first + 1), qint64(Verdict::Unsure)));
    decision.time = QDateTime::fromMSecsSinceEpoch(query.number(first + 2), Qt::UTC);
    decision.suggestionShown = query.number(first + 3) != 0;
    if (!query.isNull(first + 4))
        decision.modelVersion = database.modelVersions().nameOf(query.number(first + 4));
    decision.annotator = query.text(first + 5);
    decision.comment = query.text(first + 6);
    decision.order = SenseOrder(qBound<qint64>(0, query.number(first + 7), qint64(SenseOrder::Inventory)));
    if (!query.isNull(first + 8))
        decision.suggestion = SenseProbability{database.senseKeys().nameOf(query.number(first + 8)), float(query.real(first + 9))};
    decision.inBulk = query.number(first + 10) != 0;
    return decision;
}

QStringList sensesOf(Database &database, qint64 decision)
{
    QStringList senses;
    Query query(database, "SELECT sense_id FROM decision_senses WHERE decision_id = ?1 ORDER BY position");
    query.bind(decision);
    while (query.next())
        senses.push_back(database.senseKeys().nameOf(query.number(0)));
    return senses;
}

} // namespace glossator
