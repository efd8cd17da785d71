#include "store/unitfacts.h"

#include <algorithm>
#include <cmath>

#include "store/sqlcall.h"

namespace glossator {

namespace {

int percent(float share)
{
    return int(std::lround(double(qBound(0.0F, share, 1.0F)) * 100));
}

} // namespace

PredictionFacts factsOf(const std::vector<PackedCandidate> &candidates, std::optional<float> none)
{
    PredictionFacts facts{int(candidates.size()), {}, {}, {}, {}};
    if (none)
        facts.none = percent(*none);
    if (!candidates.empty()) {
        facts.suggested = candidates[0].first;
        facts.probability = percent(candidates[0].second);
    }
    if (candidates.size() > 1)
        facts.margin = percent(candidates[0].second - candidates[1].second);
    return facts;
}

QString searchedForm(const Sentence &sentence, const Unit &unit)
{
    QString form;
    for (int token : unit.tokens) {
        if (!form.isEmpty())
            form += u' ';
        form += sentence.form(token);
    }
    return form.simplified().toLower();
}

bool looksLikeName(QStringView sentence, int start, WordClass wordClass)
{
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const QStringView before = sentence.first(start);
    return wordClass == WordClass::Noun && start < sentence.size() && sentence[start].isUpper() && std::ranges::any_of(before, isLetter);
}

bool isName(const Sentence &sentence, const Unit &unit)
{
    return !unit.tokens.empty() && looksLikeName(sentence.text, sentence.tokens[size_t(unit.tokens.front())].start, unit.wordClass);
}

void describeUnit(Database &database, UnitId id, const Sentence &sentence, const Unit &unit)
{
    Query(database, "UPDATE units SET lemma = ?2, word_class = ?3, form = ?4, is_name = ?5 WHERE id = ?1")
        .bind(id.value, unit.lemma, int(unit.wordClass), searchedForm(sentence, unit), isName(sentence, unit))
        .execute();
}

void setPredictionFacts(Database &database, UnitId unit, const PredictionFacts &facts)
{
    // Decisions speak louder: status 1 and 2 stay. The decision's own facts follow from what stands there already.
    Query(database,
          "UPDATE units SET senses = ?2, suggested = ?3, probability = ?4, margin = ?5, none = ?6, "
          "status = CASE WHEN annotator IS NOT NULL THEN status ELSE CASE ?2 WHEN 1 THEN 3 WHEN 0 THEN 4 ELSE 0 END END, "
          "sense_id = CASE WHEN annotator IS NOT NULL THEN sense_id ELSE ?3 END, "
          "differs = annotator IS NOT NULL AND ?3 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM in_force f "
          "JOIN decision_senses s ON s.decision_id = f.decision_id WHERE f.unit_id = ?1 AND s.sense_id = ?3) "
          "WHERE id = ?1")
        .bind(unit.value, facts.senses, facts.suggested, facts.probability, facts.margin, facts.none)
        .execute();
}

void clearPrediction(Database &database, UnitId unit)
{
    if (Query(database, "DELETE FROM predictions WHERE unit_id = ?1").bind(unit.value).execute() == 0)
        return;
    Query(database, "UPDATE units SET senses = NULL, suggested = NULL, probability = NULL, margin = NULL, none = NULL WHERE id = ?1")
        .bind(unit.value)
        .execute();
    refreshDecisionFacts(database, unit);
}

void refreshDecisionFacts(Database &database, UnitId unit)
{
    Query(database,
          "UPDATE units SET annotator = f.annotator, decided_at = f.time, "
          "status = CASE WHEN f.verdict = 0 THEN 1 WHEN f.verdict IS NOT NULL THEN 2 WHEN senses = 1 THEN 3 "
          "WHEN senses = 0 THEN 4 ELSE 0 END, "
          "sense_id = CASE WHEN f.verdict IS NULL THEN suggested ELSE f.sense END, "
          "differs = f.verdict IS NOT NULL AND suggested IS NOT NULL AND NOT EXISTS ("
          "SELECT 1 FROM decision_senses s WHERE s.decision_id = f.decision AND s.sense_id = suggested) "
          "FROM (SELECT d.id AS decision, d.verdict, d.annotator, d.time, "
          "(SELECT sense_id FROM decision_senses WHERE decision_id = d.id AND position = 0) AS sense "
          "FROM (SELECT 1) LEFT JOIN in_force i ON i.unit_id = ?1 LEFT JOIN decisions d ON d.id = i.decision_id) AS f "
          "WHERE units.id = ?1")
        .bind(unit.value)
        .execute();
}

} // namespace glossator
