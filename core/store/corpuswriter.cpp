#include "store/corpuswriter.h"

#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <optional>
#include <span>

#include "store/corpusstore.h"
#include "store/incoming.h"
#include "store/journal.h"
#include "store/sentencetext.h"
#include "store/sqlcall.h"
#include "store/transaction.h"
#include "store/unitrows.h"

namespace glossator {

namespace {

/// Of one transaction: other connections can write after a few milliseconds.
constexpr qint64 tokensAtOnce = 2000;
/// Of one transaction, too: a decision takes longer than a token, and a key press should not wait for more than a frame or two.
constexpr size_t decisionsAtOnce = 500;

struct GoldDecision
{
    UnitId unit;
    QStringList senses;
};

/// What is being written: sentences, decisions or the last transaction.
enum class Mode { Text, Gold, Ordinary };

} // namespace

struct CorpusWriter::Private
{
    Database &database;
    GoldKeys gold; ///< those whose units have not come yet
    QString annotator;
    QLockFile lock;
    bool ready = false;
    bool failed = false;
    bool discarded = false;
    bool leftovers = true; ///< rows that the destructor is to remove
    std::vector<Sentence> pending = {}; ///< of the current document, not yet stored
    qint64 pendingTokens = 0;
    std::vector<GoldDecision> decisions = {};
    std::optional<ActionId> action = {}; ///< of the decisions, once some are stored
    std::vector<DocumentId> documents = {};
    DocumentRecord current = {}; ///< counters of the document being written
    size_t earlierDocuments = 0; ///< those of the sources before the current one
    size_t earlierDecisions = 0;

    Result<void> prepare();
    template <typename Function>
    Result<void> inTransaction(Function function);
    template <typename Function>
    Result<void> tryInTransaction(Function function);
    Result<void> insertPending();
    Result<void> setMode(Mode mode);
    void removeUnfinished();
    void insert(const Sentence &sentence, UnitId firstUnit, std::vector<NewUnit> *units);
    [[nodiscard]] std::optional<Error> unusedGold() const;
    Result<void> storeDecisions(const std::stop_token &stop);
    Result<void> append(std::span<const GoldDecision> some, Decision decision);
    [[nodiscard]] bool isIncoming(DocumentId document);
    [[nodiscard]] Error documentsTaken() const;
    Result<void> publish();
};

/// What comes before the last transaction need not survive a power cut: the last one brings it all to the disk. Nor need each row's parent be
/// looked up that this class has just written. What a decision is about was written a while ago: a writer that knows the project by another
/// hard link may have removed it since.
Result<void> CorpusWriter::Private::setMode(Mode mode)
{
    return sqlCall(database, [&] {
        database.connection().exec(mode == Mode::Ordinary ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        database.connection().exec(mode == Mode::Text ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON");
    });
}

Result<void> CorpusWriter::Private::prepare()
{
    if (ready)
        return {};
    lock.setStaleLockTime(0); // only a lock whose process is gone is stale
    if (!lock.tryLock(0)) {
        const bool held = lock.error() == QLockFile::LockFailedError;
        return Error{held ? ErrorCode::ProjectBusy : ErrorCode::FileUnwritable, database.path(), 0, QStringLiteral("import")};
    }
    ready = true;
    if (Result<void> set = setMode(Mode::Text); !set)
        return set;
    return purgeIncoming(database);
}

/// What cannot be removed now stays invisible, and the next writer removes it.
void CorpusWriter::Private::removeUnfinished()
{
    if (setMode(Mode::Text)) [[maybe_unused]]
        const Result<void> purged = purgeIncoming(database);
}

template <typename Function>
Result<void> CorpusWriter::Private::inTransaction(Function function)
{
    Result<void> done = tryInTransaction(std::move(function));
    failed = failed || !done;
    return done;
}

template <typename Function>
Result<void> CorpusWriter::Private::tryInTransaction(Function function)
{
    if (Result<void> prepared = prepare(); !prepared)
        return prepared;
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    const Result<void> done = sqlCall(database, std::move(function));
    return done ? transaction->commit() : done;
}

Result<void> CorpusWriter::Private::insertPending()
{
    if (!isIncoming(current.id))
        return documentsTaken();
    qint64 count = 0;
    for (const Sentence &sentence : pending)
        count += qint64(sentence.units.size());
    const UnitId firstUnit = reserveUnitIds(database, count);
    std::vector<NewUnit> units;
    units.reserve(size_t(count));
    for (const Sentence &sentence : pending)
        insert(sentence, firstUnit, &units);
    insertUnits(database, units);
    pending.clear();
    pendingTokens = 0;
    return {};
}

/// All but the units' rows, which are inserted together with those of other sentences.
void CorpusWriter::Private::insert(const Sentence &sentence, UnitId firstUnit, std::vector<NewUnit> *units)
{
    const SentenceId id = insertSentence(database, current.id, current.sentences, sentence);
    QString terms;
    for (int position = 0; position < int(sentence.units.size()); ++position) {
        const Unit &unit = sentence.units[size_t(position)];
        const UnitId unitId{firstUnit.value + qint64(units->size())};
        const NewUnit &row = units->emplace_back(UnitPlace{unitId, current.id, id, position}, sentence, unit);
        terms += unitTerms(unit.lemma, row.form) + u' ';
        if (const auto key = gold.find(unit.externalId); key != gold.end()) {
            if (!key->isEmpty())
                decisions.push_back({unitId, *key});
            gold.erase(key);
        }
    }
    indexTerms(database, id, terms);
    ++current.sentences;
    current.analysedSentences += sentence.analysed ? 1 : 0;
    current.tokens += qint64(sentence.tokens.size());
    current.units += qint64(sentence.units.size());
}

std::optional<Error> CorpusWriter::Private::unusedGold() const
{
    if (gold.isEmpty())
        return {};
    const QStringList ids = gold.keys();
    return Error{ErrorCode::KeyMismatch, *std::ranges::min_element(ids), 0, {}};
}

/// All readers of the journal go by documents in use or by the action's row in history: these decisions have neither yet.
Result<void> CorpusWriter::Private::storeDecisions(const std::stop_token &stop)
{
    Decision decision;
    decision.annotator = annotator;
    decision.time = QDateTime::currentDateTimeUtc();
    for (std::span<const GoldDecision> left = decisions; !left.empty();) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, database.path(), 0, {}};
        const auto some = left.first(std::min(decisionsAtOnce, left.size()));
        left = left.subspan(some.size());
        if (Result<void> stored = inTransaction([&] { return append(some, decision); }); !stored)
            return stored;
        letOthersWrite();
    }
    return {};
}

bool CorpusWriter::Private::isIncoming(DocumentId document)
{
    return Query(database, "SELECT 1 FROM documents WHERE id = ?1 AND state = 1").bind(document.value).next();
}

/// A writer that knows the project by another hard link has another lock and takes these documents for leftovers.
Error CorpusWriter::Private::documentsTaken() const
{
    return Error{ErrorCode::ProjectBusy, database.path(), 0, QStringLiteral("import")};
}

/// decision: what all have in common.
Result<void> CorpusWriter::Private::append(std::span<const GoldDecision> some, Decision decision)
{
    if (!std::ranges::all_of(documents, [this](DocumentId document) { return isIncoming(document); }))
        return documentsTaken();
    Journal journal(database);
    if (!action)
        action = journal.appendAction(Journal::ActionKind::Import);
    for (const auto &[unit, senses] : some) {
        decision.senses = senses;
        journal.append(*action, unit, decision);
    }
    journal.updateCounters();
    return {};
}

Result<void> CorpusWriter::Private::publish()
{
    for (DocumentId document : documents) {
        if (Query(database, "UPDATE documents SET state = 0 WHERE id = ?1 AND state = 1").bind(document.value).execute() != 1)
            return documentsTaken();
    }
    if (action)
        Journal(database).setState(*action, Journal::State::Settled);
    return {};
}

CorpusWriter::CorpusWriter(Database &database, GoldKeys gold, QString goldAnnotator) :
    d(new Private{.database = database,
                  .gold = std::move(gold),
                  .annotator = std::move(goldAnnotator),
                  .lock = QLockFile(QFileInfo(database.path()).canonicalFilePath() + QStringLiteral("-import"))})
{}

CorpusWriter::~CorpusWriter()
{
    if (!d->ready)
        return;
    if (d->leftovers)
        d->removeUnfinished();
    [[maybe_unused]] const Result<void> restored = d->setMode(Mode::Ordinary);
}

Result<void> CorpusWriter::beginDocument(const DocumentInfo &info)
{
    return d->inTransaction([&] {
        d->current = {};
        d->current.id = insertDocument(d->database, info);
        d->documents.push_back(d->current.id);
    });
}

Result<void> CorpusWriter::addSentence(Sentence &&sentence)
{
    d->pendingTokens += qint64(sentence.tokens.size()) + 1;
    d->pending.push_back(std::move(sentence));
    if (d->pendingTokens < tokensAtOnce)
        return {};
    Result<void> stored = d->inTransaction([this] { return d->insertPending(); });
    letOthersWrite();
    return stored;
}

Result<void> CorpusWriter::endDocument(const QString &tail)
{
    return d->inTransaction([&] {
        Result<void> inserted = d->insertPending();
        const DocumentRecord &record = d->current;
        Query(d->database,
              "UPDATE documents SET sentences = ?2, analysed_sentences = ?3, tokens = ?4, units = ?5, tail = ?6 WHERE "
              "id = ?1")
            .bind(record.id.value, record.sentences, record.analysedSentences, record.tokens, record.units, tail)
            .execute();
        return inserted;
    });
}

Result<void> CorpusWriter::changeGold(GoldKeys gold)
{
    if (const std::optional<Error> unused = d->unusedGold())
        return *unused;
    d->gold = std::move(gold);
    d->earlierDocuments = d->documents.size();
    d->earlierDecisions = d->decisions.size();
    return {};
}

void CorpusWriter::discardSource()
{
    d->discarded = true;
    d->pending.clear();
    d->pendingTokens = 0;
    d->documents.erase(d->documents.begin() + qsizetype(d->earlierDocuments), d->documents.end());
    d->decisions.erase(d->decisions.begin() + qsizetype(d->earlierDecisions), d->decisions.end());
    d->gold.clear();
}

bool CorpusWriter::hasFailed() const
{
    return d->failed;
}

Result<std::vector<DocumentId>> CorpusWriter::commit(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, d->database.path(), 0, {}};
    if (const std::optional<Error> unused = d->unusedGold())
        return *unused;
    if (d->documents.empty())
        return d->documents;
    if (Result<void> done = d->setMode(Mode::Gold); !done)
        return done.error();
    if (Result<void> done = d->storeDecisions(stop); !done)
        return done.error();
    if (Result<void> done = d->setMode(Mode::Ordinary); !done)
        return done.error();
    if (Result<void> done = d->inTransaction([this] { return d->publish(); }); !done)
        return done.error();
    d->leftovers = d->discarded;
    return d->documents;
}

} // namespace glossator
