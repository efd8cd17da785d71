#include "store/randomrepair.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "store/sentencetext.h"
#include "store/storetesting.h"
#include "store/unitfacts.h"

namespace glossator::testing {

namespace {

std::vector<int> randomTokens(const Sentence &sentence, QRandomGenerator &random)
{
    std::vector<int> tokens;
    for (int token = 0; token < int(sentence.tokens.size()); ++token) {
        if (random.bounded(4) == 0)
            tokens.push_back(token);
    }
    return tokens;
}

void changeAtRandom(RepairDraft &draft, QRandomGenerator &random)
{
    const int sentence = random.bounded(int(draft.sentences().size()));
    const Sentence &text = draft.sentence(sentence);
    const int token = text.tokens.empty() ? 0 : random.bounded(int(text.tokens.size()));
    const int unit = text.units.empty() ? 0 : random.bounded(int(text.units.size()));
    switch (random.bounded(10)) {
    case 0:
        draft.splitToken(sentence, token, 1 + random.bounded(5));
        break;
    case 1:
        draft.joinTokens(sentence, token);
        break;
    case 2:
    case 3:
        draft.splitSentence(sentence, token);
        break;
    case 4:
    case 5:
        draft.joinSentences(sentence);
        break;
    case 6:
        draft.addUnit(sentence, randomTokens(text, random));
        break;
    case 7:
        draft.removeUnit(sentence, unit);
        break;
    case 8:
        draft.breakUp(sentence, unit);
        break;
    default:
        draft.setReading(sentence, unit, {QStringLiteral("lemma_%1").arg(random.bounded(5)), WordClass(random.bounded(4))});
    }
}

void require(bool holds, const char *what, const std::string &more = {})
{
    if (!holds)
        qFatal("inconsistent: %s %s", what, more.c_str());
}

qint64 numberOf(Database &database, const std::string &sql)
{
    return database.connection().execAndGet(sql).getInt64();
}

struct Found
{
    DocumentRecord counted;
    std::map<QString, std::set<qint64>> sentencesOfLemmas;
};

/// Counts a document anew.
Found recount(Database &database, const DocumentRecord &record)
{
    const CorpusStore corpus(database);
    Found found;
    found.counted.id = record.id;
    found.counted.info = record.info;
    const auto sentences = must(corpus.sentences(record.id, 0, std::numeric_limits<qint64>::max()));
    const auto outline = must(corpus.outline(record.id));
    require(outline.size() == sentences.size(), "outline");
    for (size_t position = 0; position < sentences.size(); ++position) {
        const AnnotatedSentence &sentence = sentences[position];
        require(outline[position].id == sentence.id && outline[position].length == sentence.sentence.text.size(), "outline");
        require(must(corpus.placeOf(sentence.id)).sentence == qint64(position), "place of a sentence");
        ++found.counted.sentences;
        found.counted.analysedSentences += sentence.sentence.analysed ? 1 : 0;
        found.counted.tokens += qint64(sentence.sentence.tokens.size());
        for (size_t u = 0; u < sentence.annotations.size(); ++u) {
            const UnitAnnotation &annotation = sentence.annotations[u];
            const Unit &unit = sentence.sentence.units[u];
            ++found.counted.units;
            found.counted.decided += annotation.decision ? 1 : 0;
            found.sentencesOfLemmas[unit.lemma].insert(sentence.id.value);
            SQLite::Statement facts(database.connection(), "SELECT form, is_name, document_id, undecided FROM units WHERE id = ?");
            facts.bind(1, int64_t(annotation.id.value));
            require(facts.executeStep(), "unit");
            require(QString::fromUtf8(facts.getColumn(0).getText()) == searchedForm(sentence.sentence, unit), "form");
            require((facts.getColumn(1).getInt() != 0) == isName(sentence.sentence, unit), "is_name");
            require(facts.getColumn(2).getInt64() == record.id.value, "document_id");
            const bool open = !annotation.decision && (!annotation.prediction || annotation.prediction->candidates.size() > 1);
            require((facts.getColumn(3).getInt() != 0) == open, "undecided");
        }
    }
    return found;
}

void checkNextUndecided(Database &database, DocumentId document)
{
    const CorpusStore corpus(database);
    std::vector<qint64> open;
    const auto sentences = must(corpus.sentences(document, 0, std::numeric_limits<qint64>::max()));
    for (size_t position = 0; position < sentences.size(); ++position) {
        if (std::ranges::any_of(sentences[position].annotations, [](const UnitAnnotation &unit) {
                return !unit.decision && (!unit.prediction || unit.prediction->candidates.size() > 1);
            }))
            open.push_back(qint64(position));
    }
    std::vector<qint64> found;
    for (auto next = must(corpus.nextUndecided(document, -1)); next; next = must(corpus.nextUndecided(document, *next)))
        found.push_back(*next);
    require(found == open, "the next undecided sentence");
}

} // namespace

std::vector<RepairSentence> sentencesForRepair(Database &database, DocumentId document, qint64 position, qint64 count)
{
    std::vector<RepairSentence> sentences;
    for (AnnotatedSentence &loaded : must(CorpusStore(database).sentences(document, position, count))) {
        RepairSentence &sentence = sentences.emplace_back(RepairSentence{loaded.id, std::move(loaded.sentence)});
        for (const UnitAnnotation &annotation : loaded.annotations)
            sentence.units.push_back(annotation.id);
    }
    return sentences;
}

std::optional<Repair> randomRepair(Database &database, DocumentId document, QRandomGenerator &random)
{
    const qint64 count = must(CorpusStore(database).document(document)).sentences;
    if (count == 0)
        return {};
    Repair repair;
    repair.document = document;
    repair.position = random.bounded(int(count));
    repair.annotator = QStringLiteral("ann");
    repair.before = sentencesForRepair(database, document, repair.position, 1 + random.bounded(3));
    QSet<UnitId> decided;
    for (const AnnotatedSentence &sentence :
         must(CorpusStore(database).sentences(document, repair.position, qint64(repair.before.size())))) {
        for (const UnitAnnotation &unit : sentence.annotations) {
            if (unit.decision)
                decided.insert(unit.id);
        }
    }
    RepairDraft draft(repair.before, nullptr, decided);
    const int changes = 1 + random.bounded(3);
    for (int change = 0; change < changes; ++change)
        changeAtRandom(draft, random);
    repair.after = draft.sentences();
    return repair.after == repair.before ? std::nullopt : std::optional(repair);
}

void checkConsistency(Database &database)
{
    std::map<QString, std::set<qint64>> sentencesOfLemmas;
    for (const DocumentRecord &record : must(CorpusStore(database).documents())) {
        const auto [counted, lemmas] = recount(database, record);
        require(counted.sentences == record.sentences && counted.analysedSentences == record.analysedSentences
                    && counted.tokens == record.tokens && counted.units == record.units && counted.decided == record.decided,
                "counters");
        for (const auto &[lemma, sentences] : lemmas)
            sentencesOfLemmas[lemma].insert(sentences.begin(), sentences.end());
        checkNextUndecided(database, record.id);
    }
    for (const auto &[lemma, sentences] : sentencesOfLemmas) {
        std::set<qint64> found;
        SQLite::Statement query(database.connection(), "SELECT rowid FROM unit_terms WHERE unit_terms MATCH ?");
        query.bind(1, lemmaTerm(lemma).toStdString());
        while (query.executeStep())
            found.insert(query.getColumn(0).getInt64());
        require(found == sentences, "unit_terms");
    }
    database.connection().exec("INSERT INTO sentence_text (sentence_text, rank) VALUES ('integrity-check', 1)");
    require(database.connection().execAndGet("PRAGMA integrity_check").getString() == "ok", "the file");
    require(numberOf(database, "SELECT count(*) FROM pragma_foreign_key_check") == 0, "foreign keys");
    require(numberOf(database,
                     "SELECT count(*) FROM in_force f WHERE decision_id <> (SELECT max(d.id) FROM decisions d "
                     "JOIN history h ON h.action_id = d.action_id WHERE d.unit_id = f.unit_id AND h.state <> 1)")
                == 0,
            "what is in force");
}

} // namespace glossator::testing
