#include "store/repairstore.h"

#include <QSet>

#include <algorithm>

#include "store/journal.h"
#include "store/repairrows.h"
#include "store/sentencesnapshot.h"
#include "store/sqlcall.h"
#include "store/transaction.h"
#include "text/annotation.h"
#include "text/repairchanges.h"

namespace glossator {

namespace {

QString wholeText(const std::vector<RepairSentence> &sentences)
{
    QString text;
    for (const RepairSentence &sentence : sentences)
        text += sentence.sentence.gap + sentence.sentence.text;
    return text;
}

bool isWithinCharacter(const QString &text, int offset)
{
    return offset > 0 && offset < text.size() && text[offset].isLowSurrogate() && text[offset - 1].isHighSurrogate();
}

bool areTokensSound(const Sentence &sentence)
{
    int previous = 0;
    for (const Token &token : sentence.tokens) {
        if (token.start < previous || token.end < token.start || token.end > sentence.text.size()
            || isWithinCharacter(sentence.text, token.start) || isWithinCharacter(sentence.text, token.end))
            return false;
        previous = token.start;
    }
    return true;
}

bool areUnitsSound(const Sentence &sentence)
{
    return std::ranges::all_of(sentence.units, [&](const Unit &unit) {
        return !unit.tokens.empty() && unit.tokens.front() >= 0 && unit.tokens.back() < int(sentence.tokens.size())
            && std::ranges::adjacent_find(unit.tokens, std::greater_equal()) == unit.tokens.end() && !unit.lemma.isEmpty();
    });
}

QSet<qint64> unitsOf(const std::vector<RepairSentence> &sentences)
{
    QSet<qint64> units;
    for (const RepairSentence &sentence : sentences) {
        for (const UnitId unit : sentence.units)
            units.insert(unit.value);
    }
    return units;
}

/// Why a repair cannot be made; null when it can.
const char *objection(const Repair &repair)
{
    if (repair.before.empty() || repair.after.empty() || repair.after.front().id != repair.before.front().id)
        return "a repair keeps its first sentence";
    if (wholeText(repair.before) != wholeText(repair.after) || repair.before.front().sentence.gap != repair.after.front().sentence.gap)
        return "a repair does not change the text";
    const QSet<qint64> known = unitsOf(repair.before);
    QSet<qint64> units;
    QSet<qint64> sentences;
    for (const auto &[id, sentence, ids] : repair.after) {
        if (!areTokensSound(sentence) || !areUnitsSound(sentence) || ids.size() != sentence.units.size())
            return "token or unit";
        const auto isOld = [&](const RepairSentence &old) { return old.id == id; };
        if (id.isValid() && (!std::ranges::any_of(repair.before, isOld) || sentences.contains(id.value)))
            return "sentence";
        sentences.insert(id.value);
        for (const UnitId unit : ids) {
            if (unit.isValid() && (!known.contains(unit.value) || units.contains(unit.value)))
                return "unit";
            units.insert(unit.value);
        }
    }
    return nullptr;
}

/// The units that a view should show; all of the sentences if none is another than before.
std::vector<UnitId> touchedUnits(const std::vector<RepairSentence> &before, const std::vector<RepairSentence> &after)
{
    const QSet<qint64> present = unitsOf(after);
    std::vector<UnitId> units;
    for (const RepairChange &change : repairChanges(before, after)) {
        if (change.unit.isValid() && present.contains(change.unit.value))
            units.push_back(change.unit);
    }
    if (units.empty()) {
        for (const RepairSentence &sentence : after)
            units.insert(units.end(), sentence.units.begin(), sentence.units.end());
    }
    return units;
}

/// Decisions on units that are other words from now on.
std::vector<UnitId> overtakenDecisions(Database &database, const std::vector<RepairSentence> &before,
                                       const std::vector<RepairSentence> &after)
{
    std::vector<UnitId> units;
    for (const RepairChange &change : repairChanges(before, after)) {
        if (change.kind != RepairChange::Kind::UnitReading)
            continue;
        Query query(database, "SELECT 1 FROM in_force WHERE unit_id = ?1");
        if (query.bind(change.unit.value).next())
            units.push_back(change.unit);
    }
    return units;
}

JournalOutcome outcomeOf(const Repair &repair)
{
    return {touchedUnits(repair.before, repair.after),
            {{repair.document, repair.position, qint64(repair.before.size()), qint64(repair.after.size())}},
            {},
            {}};
}

std::vector<SentenceSnapshot> wantedSnapshots(const Repair &repair, const std::vector<SentenceSnapshot> &present)
{
    std::vector<SentenceSnapshot> wanted;
    for (const RepairSentence &sentence : repair.after) {
        const auto old =
            std::ranges::find_if(present, [&](const SentenceSnapshot &snapshot) { return snapshot.content.id == sentence.id; });
        wanted.push_back({sentence, old != present.end() && old->splitOff});
    }
    return wanted;
}

Result<std::optional<JournalOutcome>> applied(Database &database, Repair repair)
{
    auto present = takeSnapshot(database, repair.document, repair.position, qint64(repair.before.size()));
    if (!present)
        return present.error();
    if (contentsOf(*present) != repair.before)
        return std::optional<JournalOutcome>();
    std::vector<SentenceSnapshot> wanted = wantedSnapshots(repair, *present);
    giveIds(database, wanted);
    repair.after = contentsOf(wanted);

    Journal journal(database);
    journal.forgetUndone();
    const ActionId action = journal.appendAction(Journal::ActionKind::Repair);
    journal.setState(action, Journal::State::Done);
    Query(database, "INSERT INTO repairs (action_id, document_id, position, before, after, annotator) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(action.value, repair.document.value, repair.position, packSnapshots(*present), packSnapshots(wanted), repair.annotator)
        .execute();
    replaceSentences(database, repair.document, *present, wanted);
    Decision cleared;
    cleared.verdict = Verdict::Cleared;
    cleared.annotator = repair.annotator;
    cleared.time = QDateTime::currentDateTimeUtc();
    for (const UnitId unit : overtakenDecisions(database, repair.before, repair.after))
        journal.append(action, unit, cleared);
    journal.updateCounters();
    JournalOutcome outcome = outcomeOf(repair);
    outcome.firstAction = outcome.lastAction = action;
    return std::optional(std::move(outcome));
}

Error damagedRepair(const Database &database, ActionId action)
{
    return damaged(database, QStringLiteral("repair %1").arg(action.value));
}

/// What a step of a repair finds and leaves, as far as the journal knows.
struct NotedStep
{
    DocumentId document;
    qint64 position = 0;
    std::vector<SentenceSnapshot> left;
    std::vector<SentenceSnapshot> wanted;
};

/// Nothing if the action is no repair.
Result<std::optional<NotedStep>> readStep(Database &database, ActionId action, RepairStep step)
{
    Query query(database, "SELECT document_id, position, before, after FROM repairs WHERE action_id = ?1");
    if (!query.bind(action.value).next())
        return std::optional<NotedStep>();
    auto before = unpackSnapshots(query.blob(2));
    auto after = unpackSnapshots(query.blob(3));
    if (!before || !after)
        return damagedRepair(database, action);
    if (step == RepairStep::Undo)
        before.swap(after);
    return std::optional(NotedStep{{query.number(0)}, query.number(1), std::move(*before), std::move(*after)});
}

/// What the function makes of a step of a repair; nothing for other actions.
template <typename Function>
Result<std::optional<JournalOutcome>> withStep(Database &database, ActionId action, RepairStep step, Function function)
{
    const auto noted = readStep(database, action, step);
    if (!noted)
        return noted.error();
    if (!*noted)
        return std::optional<JournalOutcome>();
    const Result<JournalOutcome> outcome = function(**noted);
    if (!outcome)
        return outcome.error();
    return std::optional(*outcome);
}

} // namespace

RepairStore::RepairStore(Database &database) : m_database(database) {}

Result<std::optional<JournalOutcome>> RepairStore::apply(const Repair &repair)
{
    if (const char *reason = objection(repair))
        return Error{ErrorCode::Internal, m_database.path(), 0, QString::fromLatin1(reason)};
    Result<Transaction> transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    Result<std::optional<JournalOutcome>> outcome = sqlCall(m_database, [&] { return applied(m_database, repair); });
    if (!outcome || !*outcome)
        return outcome;
    if (Result<void> committed = transaction->commit(); !committed)
        return committed.error();
    return outcome;
}

Result<std::optional<RepairStore::Done>> RepairStore::repair(ActionId action) const
{
    return sqlCall(m_database, [&]() -> Result<std::optional<Done>> {
        Query query(m_database,
                    "SELECT r.document_id, r.position, r.annotator, a.time, r.before, r.after FROM repairs r "
                    "JOIN actions a ON a.id = r.action_id WHERE r.action_id = ?1");
        if (!query.bind(action.value).next())
            return std::optional<Done>();
        const auto before = unpackSnapshots(query.blob(4));
        const auto after = unpackSnapshots(query.blob(5));
        if (!before || !after)
            return damagedRepair(m_database, action);
        return std::optional(Done{{query.number(0)},
                                  query.number(1),
                                  query.text(2),
                                  QDateTime::fromMSecsSinceEpoch(query.number(3), Qt::UTC),
                                  contentsOf(*before),
                                  contentsOf(*after)});
    });
}

Result<std::optional<JournalOutcome>> stepRepair(Database &database, ActionId action, RepairStep step)
{
    return withStep(database, action, step, [&](const NotedStep &noted) -> Result<JournalOutcome> {
        // Analysis may have come to the sentences since, so what counts is what is there.
        const auto present = takeSnapshot(database, noted.document, noted.position, qint64(noted.left.size()));
        if (!present)
            return present.error();
        const auto isSame = [](const SentenceSnapshot &a, const SentenceSnapshot &b) { return a.content.id == b.content.id; };
        if (!std::ranges::equal(noted.left, *present, isSame))
            return damagedRepair(database, action);
        replaceSentences(database, noted.document, *present, noted.wanted);
        return outcomeOf({noted.document, noted.position, contentsOf(*present), contentsOf(noted.wanted), {}});
    });
}

Result<std::optional<JournalOutcome>> repairOutcome(Database &database, ActionId action, RepairStep step)
{
    return withStep(database, action, step, [](const NotedStep &noted) -> Result<JournalOutcome> {
        return outcomeOf({noted.document, noted.position, contentsOf(noted.left), contentsOf(noted.wanted), {}});
    });
}

} // namespace glossator
