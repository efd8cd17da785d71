#include "service/lemmamemory.h"

#include <algorithm>
#include <iterator>

#include "service/storedpassages.h"
#include "store/decisionstore.h"
#include "store/predictionstore.h"
#include "store/transaction.h"

namespace glossator {

namespace {

/// Units written in one transaction, so that a decision never waits long for the file.
constexpr size_t unitsAWrite = 8;
/// Passages read by the model between two looks at the stop token.
constexpr size_t passagesAtOnce = 8;
/// Vectors kept; beyond it all are forgotten.
constexpr qsizetype wordLimit = 20'000;

Error cancelled(const Database &database)
{
    return {ErrorCode::Cancelled, database.path(), 0, {}};
}

Result<void> restore(Database &database, UnitId unit, std::vector<CorpusStore::Place> &places)
{
    ExemplarStore exemplars(database);
    PredictionStore predictions(database);
    const auto stored = predictions.prediction(unit);
    if (!stored)
        return stored.error();
    const auto base = *stored ? exemplars.base(unit, (*stored)->modelVersion) : Result<std::optional<Prediction>>(std::nullopt);
    if (!base)
        return base.error();
    if (*base) {
        const UnitPrediction put{unit, **base};
        if (Result<void> done = predictions.put({&put, 1}); !done)
            return done;
        const auto place = CorpusStore(database).placeOf(unit);
        if (!place)
            return place.error();
        places.push_back(*place);
    }
    return exemplars.dropBase(unit);
}

} // namespace

/// One refresh of one lemma.
class LemmaMemory::Work
{
public:
    Work(LemmaMemory &memory, Database &database, Annotator &annotator, LemmaClass lemma, const ExemplarMemory &settings,
         LemmaChanges &changes) :
        m_memory(memory),
        m_database(database),
        m_annotator(annotator),
        m_lemma(std::move(lemma)),
        m_settings(settings),
        m_version(memory.m_version),
        m_changes(changes)
    {
        const auto inventory = annotator.inventory();
        for (const SenseId sense : inventory->candidates(m_lemma.lemma, m_lemma.wordClass))
            m_senses.append(inventory->sense(sense).key);
    }

    Result<void> run(const std::stop_token &stop)
    {
        if (m_senses.size() < 2)
            return {};
        if (Result<void> found = findUnits(); !found)
            return found;
        if (Result<void> read = readExemplars(); !read)
            return read;
        if (!m_exemplars.empty()) {
            if (Result<void> read = readWords(stop); !read)
                return read;
        }
        for (size_t first = 0; first < m_units.size(); first += unitsAWrite) {
            if (stop.stop_requested())
                return cancelled(m_database);
            const size_t count = std::min(unitsAWrite, m_units.size() - first);
            if (Result<void> written = write(std::span(m_units).subspan(first, count)); !written)
                return written;
        }
        return {};
    }

private:
    Result<void> findUnits()
    {
        UnitFilter filter;
        filter.lemma = m_lemma.lemma;
        filter.wordClass = m_lemma.wordClass;
        filter.status = UnitStatus::Decided;
        const auto decided = UnitQuery(m_database, filter, UnitOrder::Newest).page(exemplarLimit);
        if (!decided)
            return decided.error();
        for (const FoundUnit &unit : *decided)
            m_decided.push_back(unit.id);
        std::ranges::sort(m_decided);
        m_units = *decided;
        filter.status.reset();
        // Where the annotator is, and on from there; then from the beginning.
        const auto here = decided->empty() ? std::nullopt : std::optional(UnitKey{0, decided->front().sentence.value, -1});
        for (const auto &from : {here, std::optional<UnitKey>()}) {
            const auto units = UnitQuery(m_database, filter).page(occurrenceLimit, from);
            if (!units)
                return units.error();
            m_units.insert(m_units.end(), units->begin(), units->end());
            if (int(units->size()) == occurrenceLimit)
                return addTouched();
        }
        sortUnits();
        return {};
    }

    /// There are more than are looked at: those where earlier decisions were heard are looked at all the same.
    Result<void> addTouched()
    {
        const auto touched = ExemplarStore(m_database).unitsWithBase(m_lemma);
        if (!touched)
            return touched.error();
        for (const UnitId unit : *touched)
            m_units.push_back({unit, {}, {}, {}});
        sortUnits();
        return {};
    }

    /// In an order of their own, so that sums do not depend on what was decided when.
    void sortUnits()
    {
        std::ranges::stable_sort(m_units, {}, &FoundUnit::id);
        const auto twice = std::ranges::unique(m_units, {}, &FoundUnit::id);
        m_units.erase(twice.begin(), twice.end());
    }

    Result<void> readExemplars()
    {
        const DecisionStore decisions(m_database);
        for (const UnitId unit : m_decided) {
            const auto decision = decisions.inForce(unit);
            if (!decision)
                return decision.error();
            Exemplar exemplar;
            for (const QString &sense : *decision ? (*decision)->senses : QStringList()) {
                if (const qsizetype place = m_senses.indexOf(sense); place >= 0)
                    exemplar.candidates.push_back(int(place));
            }
            if (!exemplar.candidates.empty())
                m_exemplars.emplace(unit, std::move(exemplar));
        }
        return {};
    }

    /// The vectors of all units; those that the model cannot give are left out.
    Result<void> readWords(const std::stop_token &stop)
    {
        std::map<DocumentId, std::vector<CorpusStore::Place>> missing;
        const CorpusStore corpus(m_database);
        for (const FoundUnit &unit : m_units) {
            if (m_memory.m_words.contains(unit.id))
                continue;
            const auto place = corpus.placeOf(unit.id);
            if (!place && place.error().code == ErrorCode::Internal) // a repair took it out meanwhile
                continue;
            if (!place)
                return place.error();
            missing[place->document].push_back(*place);
        }
        for (auto &[document, places] : missing) {
            std::ranges::sort(places, {}, &CorpusStore::Place::sentence);
            std::vector<qint64> positions;
            for (const CorpusStore::Place &place : places)
                positions.push_back(place.sentence);
            const auto twice = std::ranges::unique(positions);
            positions.erase(twice.begin(), twice.end());
            for (size_t first = 0; first < positions.size(); first += passagesAtOnce) {
                if (stop.stop_requested())
                    return cancelled(m_database);
                const size_t count = std::min(passagesAtOnce, positions.size() - first);
                if (Result<void> read = readSome(document, std::span<const qint64>(positions).subspan(first, count), stop); !read)
                    return read;
            }
        }
        for (auto &[unit, exemplar] : m_exemplars)
            exemplar.word = m_memory.m_words.value(unit).vector;
        std::erase_if(m_exemplars, [](const auto &entry) { return entry.second.word.empty(); });
        return {};
    }

    Result<void> readSome(DocumentId document, std::span<const qint64> positions, const std::stop_token &stop)
    {
        const auto passages = readPassages(CorpusStore(m_database), document, positions, m_annotator.passageSentences());
        if (!passages)
            return passages.error();
        std::vector<Sentence> sentences;
        for (const AnnotatedSentence &sentence : passages->stored)
            sentences.push_back(sentence.sentence);
        std::vector<WordVectors> words;
        const auto predictions = m_annotator.annotate(sentences, passages->numbers, {stop, {}}, &words);
        if (!predictions)
            return predictions.error();
        for (size_t s = 0; s < words.size(); ++s) {
            const AnnotatedSentence &stored = passages->stored[s];
            for (size_t u = 0; u < stored.annotations.size(); ++u) {
                if (std::ranges::binary_search(m_units, stored.annotations[u].id, {}, &FoundUnit::id))
                    m_memory.m_words.insert(stored.annotations[u].id,
                                            {std::move(words[s][u]), {document, passages->positions[s], stored.id}});
            }
        }
        return {};
    }

    Result<void> write(std::span<const FoundUnit> units)
    {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return transaction.error();
        LemmaChanges changes;
        for (const FoundUnit &unit : units) {
            if (Result<void> written = write(unit, changes); !written)
                return written;
        }
        if (Result<void> committed = transaction->commit(); !committed)
            return committed;
        std::ranges::move(changes.flips, std::back_inserter(m_changes.flips));
        std::ranges::move(changes.sentences, std::back_inserter(m_changes.sentences));
        return {};
    }

    Result<void> write(const FoundUnit &unit, LemmaChanges &changes)
    {
        PredictionStore predictions(m_database);
        ExemplarStore exemplars(m_database);
        const auto stored = predictions.prediction(unit.id);
        if (!stored)
            return stored.error();
        // Not this model's: predicted anew soon, and then it is this lemma's turn again.
        if (!*stored || (*stored)->modelVersion != m_version || (*stored)->candidates.size() < 2)
            return {};
        const auto kept = exemplars.base(unit.id, m_version);
        if (!kept)
            return kept.error();
        const Prediction &base = *kept ? **kept : **stored;
        const Prediction mixed = mixedWith(unit.id, base);
        if (mixed == base ? kept->has_value() : !kept->has_value()) {
            if (Result<void> done = mixed == base ? exemplars.dropBase(unit.id) : exemplars.keepBase(unit.id, base); !done)
                return done;
        }
        if (mixed == **stored)
            return {};
        const UnitPrediction put{unit.id, mixed};
        if (Result<void> done = predictions.put({&put, 1}); !done)
            return done;
        return note(unit, **stored, mixed, changes);
    }

    Result<void> note(const FoundUnit &unit, const Prediction &before, const Prediction &after, LemmaChanges &changes) const
    {
        const auto place = CorpusStore(m_database).placeOf(unit.id);
        if (!place)
            return place.error();
        changes.sentences.push_back(*place);
        const QString &first = before.candidates.front().sense;
        const QString &now = after.candidates.front().sense;
        if (first == now)
            return {};
        const auto decision = DecisionStore(m_database).inForce(unit.id);
        if (!decision)
            return decision.error();
        changes.flips.push_back({unit, first, now, !decision->has_value()});
        return {};
    }

    [[nodiscard]] Prediction mixedWith(UnitId unit, const Prediction &base) const
    {
        std::vector<const Exemplar *> others;
        for (const auto &[decided, exemplar] : m_exemplars) {
            if (decided != unit)
                others.push_back(&exemplar);
        }
        const std::vector<float> word = others.empty() ? std::vector<float>() : m_memory.m_words.value(unit).vector;
        if (word.empty())
            return base;
        std::vector<float> probabilities(size_t(m_senses.size()), 0);
        for (const SenseProbability &candidate : base.candidates) {
            const qsizetype place = m_senses.indexOf(candidate.sense);
            if (place < 0)
                return base; // another inventory's
            probabilities[size_t(place)] = candidate.probability;
        }
        const std::vector<float> mixed = m_settings.mixed(probabilities, word, others);
        if (mixed == probabilities)
            return base;
        Prediction result = base;
        for (SenseProbability &candidate : result.candidates)
            candidate.probability = mixed[size_t(m_senses.indexOf(candidate.sense))];
        std::ranges::stable_sort(result.candidates, std::greater(), &SenseProbability::probability);
        return result;
    }

    LemmaMemory &m_memory;
    Database &m_database;
    Annotator &m_annotator;
    const LemmaClass m_lemma;
    const ExemplarMemory m_settings;
    const QString m_version;
    QStringList m_senses; ///< in the inventory's order
    std::vector<FoundUnit> m_units; ///< ascending by id
    std::vector<UnitId> m_decided; ///< ascending
    std::map<UnitId, Exemplar> m_exemplars;
    LemmaChanges &m_changes;
};

Result<void> LemmaMemory::refresh(Database &database, Annotator &annotator, const LemmaClass &lemma, const ExemplarMemory &memory,
                                  const std::stop_token &stop, LemmaChanges &changes)
{
    const QString version = annotator.modelVersion();
    if (version != m_version || m_words.size() > wordLimit)
        m_words.clear();
    m_version = version;
    return Work(*this, database, annotator, lemma, memory, changes).run(stop);
}

Result<void> LemmaMemory::restoreAll(Database &database, const std::stop_token &stop, LemmaChanges &changes)
{
    const auto units = ExemplarStore(database).unitsWithBase();
    if (!units)
        return units.error();
    for (size_t first = 0; first < units->size(); first += unitsAWrite) {
        if (stop.stop_requested())
            return cancelled(database);
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return transaction.error();
        std::vector<CorpusStore::Place> places;
        for (const UnitId unit : std::span(*units).subspan(first, std::min(unitsAWrite, units->size() - first))) {
            if (Result<void> restored = restore(database, unit, places); !restored)
                return restored;
        }
        if (Result<void> committed = transaction->commit(); !committed)
            return committed;
        std::ranges::copy(places, std::back_inserter(changes.sentences));
    }
    return {};
}

void LemmaMemory::forget(const SentenceSet &sentences)
{
    m_words.removeIf(
        [&](const QHash<UnitId, Word>::iterator &entry) { return sentences.contains(entry->place.document, entry->place.sentence); });
}

} // namespace glossator
