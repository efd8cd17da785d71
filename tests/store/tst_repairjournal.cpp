#include <QTest>

#include <algorithm>
#include <map>

#include "store/decisionhistory.h"
#include "store/plainproject.h"

using namespace glossator;
using namespace glossator::testing;

/// Repairs among other things: removed documents, the history, an import that runs, ids for exports.
class TestRepairJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removedDocumentsLeaveOthersOnTheStack();
    void showsInTheHistory();
    void interruptedImportLeavesRepairsAlone();
    void newInstancesHaveIdsOfTheirOwn();
    void tellsAnotherConnectionWhatChanged();

private:
    static void stepAtRandom(PlainProject &plain, const std::vector<UnitId> &units, QRandomGenerator &random);
};

void TestRepairJournal::removedDocumentsLeaveOthersOnTheStack()
{
    PlainProject plain;
    const DocumentId other = store(plain.project.database(), plainDocument(1, 2));
    const UnitId unit = unitsOf(plain.project.database(), plain.document).front();
    plain.decide(unit, QStringLiteral("w0%1:00::"));
    RepairDraft draft = plain.draft();
    QVERIFY(draft.removeUnit(0, 0));
    must(plain.apply(draft));
    must(CorpusStore(plain.project.database()).removeDocument(other));
    must(DecisionStore(plain.project.database()).undo());
    QVERIFY(must(DecisionStore(plain.project.database()).inForce(unit)));
    must(DecisionStore(plain.project.database()).undo());
    QVERIFY(!must(DecisionStore(plain.project.database()).inForce(unit)));
    must(DecisionStore(plain.project.database()).redo());
    must(DecisionStore(plain.project.database()).redo());
    must(CorpusStore(plain.project.database()).removeDocument(plain.document));
    QVERIFY(!must(DecisionStore(plain.project.database()).canUndo()));
}

void TestRepairJournal::showsInTheHistory()
{
    PlainProject plain;
    const std::vector<UnitId> units = unitsOf(plain.project.database(), plain.document);
    plain.decide(units[1], QStringLiteral("w1%1:00::"));
    RepairDraft draft = plain.draft();
    QVERIFY(draft.setReading(0, 1, {QStringLiteral("bank"), WordClass::Noun}));
    QVERIFY(draft.joinTokens(0, 2));
    QVERIFY(draft.splitSentence(0, 2));
    must(plain.apply(draft));
    const auto entries = must(DecisionHistory(plain.project.database()).before({}, 10));
    QCOMPARE(entries.size(), 2u);
    const HistoryEntry &repair = entries.front();
    QVERIFY(repair.isRepair && repair.unitInUse && repair.documentInUse);
    QVERIFY(!entries.back().isRepair);
    QCOMPARE(repair.annotator, QStringLiteral("rep"));
    QVERIFY(repair.time.isValid());
    QCOMPARE(repair.unit, units[1]);
    using Kind = RepairChange::Kind;
    std::vector<Kind> kinds;
    for (const RepairChange &change : repair.changes)
        kinds.push_back(change.kind);
    QCOMPARE(kinds, (std::vector{Kind::SentenceSplit, Kind::TokensJoined, Kind::UnitRemoved, Kind::UnitReading}));
    QCOMPARE(repair.changes[0].to, QStringLiteral("w2 w3"));
    QCOMPARE(repair.changes[1].from, QStringLiteral("w2 w3"));
    QCOMPARE(repair.changes[3].oldReading->lemma, QStringLiteral("w1"));
    QCOMPARE(repair.changes[3].newReading->lemma, QStringLiteral("bank"));
}

/// The sentences that repairs make while an import runs get ids among those of the import.
void TestRepairJournal::interruptedImportLeavesRepairsAlone()
{
    PlainProject plain;
    const auto other = plain.project.anotherConnection();
    const DocumentText incoming = plainDocument(800, 10);
    {
        CorpusWriter writer(*other, {}, {});
        must(writer.beginDocument({}));
        for (size_t i = 0; i < incoming.sentences.size(); ++i) {
            if (i == 400) {
                RepairDraft draft = plain.draft();
                QVERIFY(draft.splitSentence(0, 2));
                QVERIFY(draft.removeUnit(1, 0));
                must(plain.apply(draft));
            }
            must(writer.addSentence(Sentence(incoming.sentences[i])));
        }
        must(writer.endDocument({}));
    } // not committed: all of it goes again
    QCOMPARE(plain.sentence(1).sentence.text, QStringLiteral("w2 w3"));
    checkConsistency(plain.project.database());
    must(DecisionStore(plain.project.database()).undo());
    QCOMPARE(load(plain.project.database(), plain.document).sentences, plainDocument(3, 4).sentences);
    checkConsistency(plain.project.database());
}

/// Exports name sentences and instances by the ids of the source where there are some.
void TestRepairJournal::newInstancesHaveIdsOfTheirOwn()
{
    TestProject project;
    DocumentText text = plainDocument(2, 4);
    text.info.externalId = QStringLiteral("d000");
    for (size_t s = 0; s < 2; ++s) {
        text.sentences[s].externalId = QStringLiteral("d000.s00%1").arg(s);
        for (size_t u = 0; u < 4; ++u)
            text.sentences[s].units[u].externalId = QStringLiteral("d000.s00%1.t00%2").arg(s).arg(u);
    }
    const DocumentId document = store(project.database(), text);
    const auto before = sentencesForRepair(project.database(), document, 0, 1);
    RepairDraft draft(before, nullptr, {});
    QVERIFY(draft.splitSentence(0, 2));
    QVERIFY(draft.addUnit(0, {0, 1}) >= 0);
    must(RepairStore(project.database()).apply({document, 0, before, draft.sentences(), {}}));
    QSet<QString> ids;
    int count = 0;
    for (const Sentence &sentence : load(project.database(), document).sentences) {
        QVERIFY(!sentence.externalId.isEmpty());
        ids.insert(sentence.externalId);
        ++count;
        for (const Unit &unit : sentence.units) {
            QVERIFY(!unit.externalId.isEmpty());
            ids.insert(unit.externalId);
            ++count;
        }
    }
    QCOMPARE(count, 3 + 9);
    QCOMPARE(ids.size(), count);
}

void TestRepairJournal::stepAtRandom(PlainProject &plain, const std::vector<UnitId> &units, QRandomGenerator &random)
{
    DecisionStore decisions(plain.project.database());
    switch (random.bounded(4)) {
    case 0:
        must(decisions.undo());
        break;
    case 1:
        must(decisions.redo());
        break;
    case 2:
        plain.decide(units[size_t(random.bounded(qint64(units.size())))], QStringLiteral("a%1:00::"));
        break;
    default:
        if (const auto repair = randomRepair(plain.project.database(), plain.document, random))
            must(RepairStore(plain.project.database()).apply(*repair));
    }
}

/// Whoever knows the sentences of one moment knows those of a later one when the places that changed are read anew.
void TestRepairJournal::tellsAnotherConnectionWhatChanged()
{
    QRandomGenerator random(7);
    PlainProject plain(6);
    const std::vector<UnitId> units = unitsOf(plain.project.database(), plain.document);
    const auto other = plain.project.anotherConnection();
    const DecisionStore decisions(*other);
    std::vector<Sentence> known = load(*other, plain.document).sentences;
    ActionId seen = must(decisions.lastAction());
    QVERIFY(must(decisions.since(seen)).units.empty());
    for (int round = 0; round < 60; ++round) {
        const qint64 steps = random.bounded(1, 6);
        std::map<UnitId, bool> before;
        for (const UnitId unit : units)
            before[unit] = must(decisions.inForce(unit)).has_value();
        for (qint64 step = 0; step < steps; ++step)
            stepAtRandom(plain, units, random);
        const JournalOutcome news = must(decisions.since(seen));
        if (news.lastAction.isValid())
            seen = news.lastAction;
        QCOMPARE(seen, must(decisions.lastAction()));
        const std::vector<Sentence> now = load(*other, plain.document).sentences;
        for (const SentenceChange &change : news.sentences) {
            QCOMPARE(change.document, plain.document);
            const auto first = known.begin() + change.first;
            known.erase(first, first + change.removed);
            const auto changed = now.begin() + change.first;
            known.insert(known.begin() + change.first, changed, changed + change.inserted);
        }
        QVERIFY(known == now);
        for (const UnitId unit : units) {
            if (CorpusStore(*other).placeOf(unit) && before[unit] != must(decisions.inForce(unit)).has_value())
                QVERIFY(std::ranges::find(news.units, unit) != news.units.end());
        }
    }
}

QTEST_GUILESS_MAIN(TestRepairJournal)
#include "tst_repairjournal.moc"
