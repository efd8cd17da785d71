#include "store/repairrows.h"

#include <QHash>

#include <algorithm>
#include <array>

#include "store/exemplarstore.h"
#include "store/incoming.h"
#include "store/predictedby.h"
#include "store/rowcodec.h"
#include "store/sentenceplaces.h"
#include "store/sentencetext.h"
#include "store/sqlcall.h"
#include "store/unitfacts.h"
#include "store/unitrows.h"

namespace glossator {

namespace {

struct Counts
{
    qint64 sentences = 0;
    qint64 analysed = 0;
    qint64 tokens = 0;
    qint64 units = 0;
};

Counts countsOf(std::span<const SentenceSnapshot> snapshots)
{
    Counts counts;
    for (const SentenceSnapshot &snapshot : snapshots) {
        ++counts.sentences;
        counts.analysed += snapshot.content.sentence.analysed ? 1 : 0;
        counts.tokens += qint64(snapshot.content.sentence.tokens.size());
        counts.units += qint64(snapshot.content.units.size());
    }
    return counts;
}

bool isDecided(Database &database, UnitId unit)
{
    Query query(database, "SELECT 1 FROM in_force WHERE unit_id = ?1");
    return query.bind(unit.value).next();
}

/// Where units that repairs took out of this document are kept.
struct RemovedUnits
{
    DocumentId document;
    SentenceId sentence;
};

RemovedUnits placeForRemoved(Database &database, DocumentId home)
{
    {
        Query query(database, "SELECT document_id, sentence_id FROM removed_units WHERE home_id = ?1");
        if (query.bind(home.value).next())
            return {{query.number(0)}, {query.number(1)}};
    }
    Query(database, "INSERT INTO documents (name, external_id, source, state) VALUES ('', '', '', 2)").execute();
    const DocumentId document{database.connection().getLastInsertRowid()};
    const SentenceId sentence = insertSentence(database, document, 0, {});
    Query(database, "INSERT INTO removed_units (document_id, sentence_id, home_id) VALUES (?1, ?2, ?3)")
        .bind(document.value, sentence.value, home.value)
        .execute();
    return {document, sentence};
}

class Replacement
{
public:
    Replacement(Database &database, DocumentId document, std::span<const SentenceSnapshot> present,
                std::span<const SentenceSnapshot> wanted) :
        m_database(database),
        m_document(document),
        m_present(present),
        m_wanted(wanted)
    {}

    void run()
    {
        takeOut();
        putSentences();
        putUnits();
        removeSentences();
        for (const SentenceSnapshot &snapshot : m_wanted) {
            indexUnits(m_database, snapshot.content.id);
            askForPredictions(snapshot.content.id);
        }
        updateCounters();
    }

private:
    /// The search's entries and the tokens of what is there.
    void takeOut()
    {
        for (const SentenceSnapshot &snapshot : m_present) {
            const RepairSentence &content = snapshot.content;
            unindexText(m_database, content.id, content.sentence.text);
            unindexUnits(m_database, content.id);
            Query(m_database, "DELETE FROM tokens WHERE sentence_id = ?1").bind(content.id.value).execute();
            for (size_t i = 0; i < content.units.size(); ++i)
                m_leaving.insert(content.units[i], content.sentence.units[i]);
        }
    }

    void putSentences()
    {
        SentenceId previous;
        for (const SentenceSnapshot &snapshot : m_wanted) {
            if (isPresent(snapshot.content.id))
                updateSentence(snapshot.content);
            else
                insertBehind(previous, snapshot);
            previous = snapshot.content.id;
            insertTokens(m_database, previous, snapshot.content.sentence.tokens);
            indexText(m_database, previous, snapshot.content.sentence.text);
        }
    }
    [[nodiscard]] bool isPresent(SentenceId id) const
    {
        return std::ranges::any_of(m_present, [id](const SentenceSnapshot &snapshot) { return snapshot.content.id == id; });
    }
    void updateSentence(const RepairSentence &content)
    {
        const Sentence &sentence = content.sentence;
        Query(m_database,
              "UPDATE sentences SET length = ?2, starts_paragraph = ?3, analysed = ?4, external_id = ?5, gap = ?6, text = ?7 WHERE id = ?1")
            .bind(content.id.value, int(sentence.text.size()), startsParagraph(sentence), sentence.analysed, sentence.externalId,
                  sentence.gap, sentence.text)
            .execute();
    }
    void insertBehind(SentenceId previous, const SentenceSnapshot &snapshot)
    {
        const Sentence &sentence = snapshot.content.sentence;
        const qint64 label = openPlaceBehind(m_database, m_document, labelOf(previous));
        Query(m_database,
              "INSERT INTO sentences (id, document_id, position, length, starts_paragraph, analysed, external_id, gap, text, split_off) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
            .bind(snapshot.content.id.value, m_document.value, label, int(sentence.text.size()), startsParagraph(sentence),
                  sentence.analysed, sentence.externalId, sentence.gap, sentence.text, snapshot.splitOff)
            .execute();
    }
    [[nodiscard]] qint64 labelOf(SentenceId id) const
    {
        Query query(m_database, "SELECT position FROM sentences WHERE id = ?1");
        query.bind(id.value).next();
        return query.number(0);
    }

    void putUnits()
    {
        for (const SentenceSnapshot &snapshot : m_wanted) {
            const RepairSentence &content = snapshot.content;
            for (int position = 0; position < int(content.units.size()); ++position)
                putUnit(content, position);
        }
        if (m_leaving.isEmpty())
            return;
        const RemovedUnits removed = placeForRemoved(m_database, m_document);
        for (auto unit = m_leaving.cbegin(); unit != m_leaving.cend(); ++unit) {
            Query(m_database, "UPDATE units SET sentence_id = ?2, document_id = ?3, position = 0 WHERE id = ?1")
                .bind(unit.key().value, removed.sentence.value, removed.document.value)
                .execute();
            if (dropKeptBase(m_database, unit.key()))
                clearPrediction(m_database, unit.key());
            m_decidedChange -= isDecided(m_database, unit.key()) ? 1 : 0;
        }
    }
    void putUnit(const RepairSentence &content, int position)
    {
        const UnitId id = content.units[size_t(position)];
        const Unit &unit = content.sentence.units[size_t(position)];
        std::optional<UnitReading> stored = storedReading(id);
        if (!stored) {
            insertUnits(m_database, std::array{NewUnit({id, m_document, content.id, position}, content.sentence, unit)});
            return;
        }
        Query(m_database, "UPDATE units SET sentence_id = ?2, document_id = ?3, position = ?4, tokens = ?5, external_id = ?6 WHERE id = ?1")
            .bind(id.value, content.id.value, m_document.value, position, packPositions(unit.tokens), unit.externalId)
            .execute();
        describeUnit(m_database, id, content.sentence, unit);
        // The candidates were those of another word; or the memory had its part in the prediction, and what it started from is no longer
        // what the model says here.
        if (dropKeptBase(m_database, id) || *stored != UnitReading{unit.lemma, unit.wordClass})
            clearPrediction(m_database, id);
        if (!m_leaving.remove(id))
            m_decidedChange += isDecided(m_database, id) ? 1 : 0;
    }
    [[nodiscard]] std::optional<UnitReading> storedReading(UnitId id) const
    {
        Query query(m_database, "SELECT lemma, word_class FROM units WHERE id = ?1");
        if (!query.bind(id.value).next())
            return {};
        return UnitReading{query.text(0), WordClass(query.number(1))};
    }

    void removeSentences()
    {
        for (const SentenceSnapshot &snapshot : m_present) {
            const SentenceId id = snapshot.content.id;
            if (std::ranges::any_of(m_wanted, [id](const SentenceSnapshot &other) { return other.content.id == id; }))
                continue;
            const qint64 label = labelOf(id);
            Query(m_database, "DELETE FROM sentences WHERE id = ?1").bind(id.value).execute();
            closePlace(m_database, m_document, label);
        }
    }

    /// The words around a unit count for its prediction, so all of the sentence are asked for anew; what they have
    /// shows until then.
    void askForPredictions(SentenceId id)
    {
        refreshPredictedBy(m_database, id);
        Query(m_database, "UPDATE sentences SET predicted_by = 0 WHERE id = ?1 AND predicted_by IS NOT NULL").bind(id.value).execute();
    }

    void updateCounters()
    {
        const Counts before = countsOf(m_present);
        const Counts after = countsOf(m_wanted);
        Query(m_database,
              "UPDATE documents SET sentences = sentences + ?2, analysed_sentences = analysed_sentences + ?3, tokens = tokens + ?4, "
              "units = units + ?5, decided = decided + ?6 WHERE id = ?1")
            .bind(m_document.value, after.sentences - before.sentences, after.analysed - before.analysed, after.tokens - before.tokens,
                  after.units - before.units, m_decidedChange)
            .execute();
    }

    Database &m_database;
    const DocumentId m_document;
    const std::span<const SentenceSnapshot> m_present;
    const std::span<const SentenceSnapshot> m_wanted;
    QHash<UnitId, Unit> m_leaving; ///< units that no sentence has claimed yet
    qint64 m_decidedChange = 0;
};

SentenceId reserveSentenceId(Database &database)
{
    // AUTOINCREMENT goes on from here, so the id belongs to nobody else, ever.
    Query query(database, "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'sentences' RETURNING seq");
    const SentenceId id{query.next() ? query.number(0) : -1};
    query.next();
    return id;
}

} // namespace

void giveIds(Database &database, std::vector<SentenceSnapshot> &snapshots)
{
    const QString source = snapshots.front().content.sentence.externalId;
    for (SentenceSnapshot &snapshot : snapshots) {
        RepairSentence &content = snapshot.content;
        if (!content.id.isValid()) {
            content.id = reserveSentenceId(database);
            snapshot.splitOff = true;
            if (!source.isEmpty())
                content.sentence.externalId = source + QStringLiteral("-r%1").arg(content.id.value);
        }
        for (size_t i = 0; i < content.units.size(); ++i) {
            if (content.units[i].isValid())
                continue;
            content.units[i] = reserveUnitIds(database, 1);
            if (!content.sentence.externalId.isEmpty())
                content.sentence.units[i].externalId = content.sentence.externalId + QStringLiteral(".u%1").arg(content.units[i].value);
        }
    }
}

void replaceSentences(Database &database, DocumentId document, std::span<const SentenceSnapshot> present,
                      std::span<const SentenceSnapshot> wanted)
{
    Replacement(database, document, present, wanted).run();
}

} // namespace glossator
