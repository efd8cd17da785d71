#include "store/guidelinestore.h"

#include "store/sqlcall.h"
#include "store/transaction.h"

namespace glossator {

GuidelineStore::GuidelineStore(Database &database) : m_database(database) {}

Result<std::optional<Guideline>> GuidelineStore::guideline(const QString &lemma, WordClass wordClass) const
{
    return sqlCall(m_database, [&]() -> std::optional<Guideline> {
        Query query(m_database, "SELECT text, author, time FROM guidelines WHERE lemma = ?1 AND word_class = ?2");
        if (!query.bind(lemma, int(wordClass)).next())
            return {};
        return Guideline{query.text(0), query.text(1), QDateTime::fromMSecsSinceEpoch(query.number(2), Qt::UTC)};
    });
}

Result<void> GuidelineStore::setGuideline(const QString &lemma, WordClass wordClass, const Guideline &guideline)
{
    return inTransaction(m_database, [&] {
        if (guideline.text.isEmpty()) {
            Query(m_database, "DELETE FROM guidelines WHERE lemma = ?1 AND word_class = ?2").bind(lemma, int(wordClass)).execute();
            return;
        }
        Query(m_database, "INSERT OR REPLACE INTO guidelines (lemma, word_class, text, author, time) VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind(lemma, int(wordClass), guideline.text, guideline.author, guideline.time.toMSecsSinceEpoch())
            .execute();
    });
}

} // namespace glossator
