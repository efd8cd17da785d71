#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>

#include "store/decisionhistory.h"
#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

/// What the store should do, told with whole states instead of a journal.
class Model
{
public:
    using State = std::map<UnitId, Decision>;

    void append(const std::vector<UnitDecision> &decisions)
    {
        State next = m_states[m_now];
        for (const UnitDecision &decision : decisions) {
            if (decision.decision.verdict == Verdict::Cleared)
                next.erase(decision.unit);
            else
                next.insert_or_assign(decision.unit, decision.decision);
        }
        m_states.resize(m_now + 1);
        m_states.push_back(std::move(next));
        ++m_now;
    }
    bool undo() { return m_now > 0 && (--m_now, true); }
    bool redo() { return m_now + 1 < m_states.size() && (++m_now, true); }
    [[nodiscard]] const State &state() const { return m_states[m_now]; }
    [[nodiscard]] bool canUndo() const { return m_now > 0; }
    [[nodiscard]] bool canRedo() const { return m_now + 1 < m_states.size(); }

private:
    std::vector<State> m_states{State()};
    size_t m_now = 0;
};

Decision randomDecision(QRandomGenerator &random)
{
    Decision decision;
    decision.verdict = Verdict(random.bounded(6));
    for (int i = decision.verdict == Verdict::Senses ? 1 + random.bounded(3) : 0; i > 0; --i)
        decision.senses.push_back(QStringLiteral("w%1:0%2::").arg(random.bounded(20)).arg(i));
    decision.annotator = random.bounded(2) ? QStringLiteral("أمل") : QStringLiteral("ann");
    decision.time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + random.bounded(1'000'000), Qt::UTC);
    decision.modelVersion = random.bounded(2) ? QString() : QStringLiteral("m%1").arg(random.bounded(3));
    decision.suggestionShown = random.bounded(2) == 0;
    decision.comment = random.bounded(3) ? QString() : QStringLiteral("why\nnot 🙂");
    if (random.bounded(2))
        decision.suggestion = SenseProbability{QStringLiteral("w%1:00::").arg(random.bounded(20)), float(random.bounded(1000)) / 1000};
    decision.order = SenseOrder(random.bounded(3));
    decision.inBulk = random.bounded(4) == 0;
    return decision;
}

std::vector<UnitDecision> randomDecisions(QRandomGenerator &random, const std::vector<UnitId> &units)
{
    std::vector<UnitDecision> decisions;
    for (int i = random.bounded(4) ? 1 : random.bounded(12); i > 0; --i)
        decisions.push_back({units[size_t(random.bounded(int(units.size())))], randomDecision(random)});
    return decisions;
}

Model::State inForce(Database &database)
{
    Model::State state;
    for (const UnitDecision &decision : must(DecisionStore(database).allInForce()))
        state.insert_or_assign(decision.unit, decision.decision);
    return state;
}

} // namespace

class TestDecisionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void behavesLikeTheModel_data();
    void behavesLikeTheModel();
    void bulkIsOneStep();
    void deciding_afterUndo_forgetsRedo();
    void journalCannotBeRewritten();
    void historyHoldsEverything();
    void unknownUnitChangesNothing();
    void inForceComesInDocumentOrder();
    void travelNamesEachUnitOnce();
    void travelsToAnyStep();
    void historyNamesWhatWasReplaced();
    void historyIsReadInPages();
};

void TestDecisionStore::behavesLikeTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestDecisionStore::behavesLikeTheModel()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(3, 4));
    const std::vector<UnitId> units = unitsOf(project.database(), document);
    Model model;
    qint64 actions = 0;
    for (int step = 0; step < 150; ++step) {
        DecisionStore decisions(project.database());
        const int choice = random.bounded(10);
        if (choice < 5) {
            const std::vector<UnitDecision> made = randomDecisions(random, units);
            QCOMPARE(must(decisions.append(made)).isValid(), !made.empty());
            if (!made.empty()) {
                model.append(made);
                ++actions;
            }
        } else if (choice < 8) {
            const bool undone = model.undo();
            QCOMPARE(!must(decisions.undo()).empty(), undone);
            actions += undone ? 1 : 0;
        } else if (choice < 9) {
            const bool redone = model.redo();
            QCOMPARE(!must(decisions.redo()).empty(), redone);
            actions += redone ? 1 : 0;
        } else {
            project.reopen();
        }
        DecisionStore now(project.database());
        QCOMPARE(must(now.canUndo()), model.canUndo());
        QCOMPARE(must(now.canRedo()), model.canRedo());
        QVERIFY(inForce(project.database()) == model.state());
        QCOMPARE(must(CorpusStore(project.database()).document(document)).decided, qint64(model.state().size()));
    }
    QCOMPARE(countRows(project.database(), "actions"), actions);
}

void TestDecisionStore::bulkIsOneStep()
{
    TestProject project;
    const std::vector<UnitId> units = unitsOf(project.database(), store(project.database(), plainDocument(100, 10)));
    DecisionStore decisions(project.database());
    const UnitDecision earlier{units[3], decisionFor({QStringLiteral("earlier%1:00::")})};
    must(decisions.append({&earlier, 1}));
    std::vector<UnitDecision> bulk;
    for (UnitId unit : units)
        bulk.push_back({unit, decisionFor({QStringLiteral("bulk%1:00::")})});
    must(decisions.append(bulk));
    QCOMPARE(must(decisions.allInForce()).size(), 1000u);
    QCOMPARE(must(decisions.undo()), units);
    QCOMPARE(must(decisions.allInForce()).size(), 1u);
    QCOMPARE(must(decisions.inForce(units[3])), earlier.decision);
    QCOMPARE(must(decisions.redo()), units);
    QCOMPARE(must(decisions.allInForce()).size(), 1000u);
}

void TestDecisionStore::deciding_afterUndo_forgetsRedo()
{
    TestProject project;
    const std::vector<UnitId> units = unitsOf(project.database(), store(project.database(), plainDocument(1, 2)));
    DecisionStore decisions(project.database());
    const UnitDecision first{units[0], decisionFor({QStringLiteral("a%1:00::")})};
    const UnitDecision second{units[1], decisionFor({QStringLiteral("b%1:00::")})};
    must(decisions.append({&first, 1}));
    must(decisions.undo());
    QVERIFY(must(decisions.canRedo()));
    must(decisions.append({&second, 1}));
    QVERIFY(!must(decisions.canRedo()));
    QVERIFY(must(decisions.redo()).empty());
    must(decisions.undo());
    QCOMPARE(must(decisions.redo()), std::vector{units[1]});
    QVERIFY(!must(decisions.inForce(units[0])));
}

void TestDecisionStore::journalCannotBeRewritten()
{
    TestProject project;
    const std::vector<UnitId> units = unitsOf(project.database(), store(project.database(), plainDocument(1, 1)));
    const UnitDecision decision{units[0], decisionFor({QStringLiteral("a%1:00::")})};
    must(DecisionStore(project.database()).append({&decision, 1}));
    SQLite::Database &connection = project.database().connection();
    for (const char *table : {"actions", "decisions", "decision_senses"}) {
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, connection.exec("DELETE FROM " + std::string(table)));
        QCOMPARE(countRows(project.database(), table), 1);
    }
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, connection.exec("UPDATE actions SET kind = 1"));
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, connection.exec("UPDATE decisions SET annotator = 'else'"));
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, connection.exec("UPDATE decision_senses SET position = 1"));
    QCOMPARE(must(DecisionStore(project.database()).inForce(units[0])), decision.decision);
}

void TestDecisionStore::historyHoldsEverything()
{
    TestProject project;
    const UnitId unit = unitsOf(project.database(), store(project.database(), plainDocument(1, 1))).front();
    DecisionStore decisions(project.database());
    std::vector<Decision> made;
    QRandomGenerator random(5);
    for (int i = 0; i < 10; ++i) {
        made.push_back(randomDecision(random));
        const UnitDecision decision{unit, made.back()};
        must(decisions.append({&decision, 1}));
        if (i % 3 == 0)
            must(decisions.undo());
    }
    QVERIFY(must(decisions.history(unit)) == made);
}

void TestDecisionStore::unknownUnitChangesNothing()
{
    TestProject project;
    const UnitId unit = unitsOf(project.database(), store(project.database(), plainDocument(1, 1))).front();
    const std::vector<UnitDecision> decisions = {{unit, decisionFor({})}, {UnitId{12345}, decisionFor({})}};
    QVERIFY(!DecisionStore(project.database()).append(decisions));
    QCOMPARE(countRows(project.database(), "decisions"), 0);
    QCOMPARE(countRows(project.database(), "actions"), 0);
    QVERIFY(!must(DecisionStore(project.database()).inForce(unit)));
}

void TestDecisionStore::inForceComesInDocumentOrder()
{
    TestProject project;
    std::vector<UnitId> units = unitsOf(project.database(), store(project.database(), plainDocument(3, 3)));
    for (UnitId unit : unitsOf(project.database(), store(project.database(), plainDocument(2, 2))))
        units.push_back(unit);
    DecisionStore decisions(project.database());
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
        const UnitDecision decision{*unit, decisionFor({})};
        must(decisions.append({&decision, 1}));
    }
    std::vector<UnitId> order;
    for (const UnitDecision &decision : must(decisions.allInForce()))
        order.push_back(decision.unit);
    QVERIFY(order == units);
}

void TestDecisionStore::travelNamesEachUnitOnce()
{
    TestProject project;
    const std::vector<UnitId> units = unitsOf(project.database(), store(project.database(), plainDocument(1, 3)));
    DecisionStore decisions(project.database());
    std::vector<ActionId> actions;
    for (const size_t unit : {0, 1, 2, 1, 0, 1}) {
        const UnitDecision decision{units[unit], decisionFor({})};
        actions.push_back(must(decisions.append({&decision, 1})));
    }
    // Those come first that the journey met first.
    QCOMPARE(must(decisions.travelTo(actions[0])), (std::vector<UnitId>{units[1], units[0], units[2]}));
    QCOMPARE(must(decisions.travelTo(actions[5])), (std::vector<UnitId>{units[1], units[2], units[0]}));
}

void TestDecisionStore::travelsToAnyStep()
{
    QRandomGenerator random(11);
    TestProject project;
    const std::vector<UnitId> units = unitsOf(project.database(), store(project.database(), plainDocument(2, 3)));
    DecisionStore decisions(project.database());
    std::vector<ActionId> actions;
    std::vector<Model::State> states; // after each of them
    for (int i = 0; i < 20; ++i) {
        std::vector<UnitDecision> made = randomDecisions(random, units);
        if (made.empty())
            made.push_back({units.front(), randomDecision(random)});
        actions.push_back(must(decisions.append(made)));
        states.push_back(inForce(project.database()));
    }
    for (int i = 0; i < 40; ++i) {
        const auto target = size_t(random.bounded(20));
        must(decisions.travelTo(actions[target]));
        QVERIFY(inForce(project.database()) == states[target]);
        QCOMPARE(must(decisions.canRedo()), target + 1 < actions.size());
    }
    // The sizes are those of the actions between.
    const auto sizeOfTravel = [&](size_t to, qint64 limit) {
        return must(decisions.sizeOf({JournalStep::Kind::Travel, actions[to]}, limit));
    };
    must(decisions.travelTo(actions[10]));
    qint64 between = 0;
    for (const HistoryEntry &entry : must(DecisionHistory(project.database()).before(actions[11], 100))) {
        if (entry.action > actions[4])
            between += entry.decisions;
    }
    QCOMPARE(sizeOfTravel(4, 1000), between);
    QCOMPARE(sizeOfTravel(4, 2), 2);
    QCOMPARE(sizeOfTravel(10, 1000), 0);
    must(decisions.travelTo(actions[4]));
    QCOMPARE(sizeOfTravel(10, 1000), between);
    QCOMPARE(must(decisions.sizeOf({JournalStep::Kind::Undo}, 1000)),
             qint64(must(DecisionHistory(project.database()).before(actions[5], 1)).front().decisions));
    QCOMPARE(must(decisions.sizeOf({JournalStep::Kind::Redo}, 1000)),
             qint64(must(DecisionHistory(project.database()).before(actions[6], 1)).front().decisions));
    // Unknown to undo: nothing happens.
    must(decisions.travelTo(actions[5]));
    QVERIFY(must(decisions.travelTo(ActionId{123456})).empty());
    QVERIFY(inForce(project.database()) == states[5]);
}

void TestDecisionStore::historyNamesWhatWasReplaced()
{
    QRandomGenerator random(12);
    TestProject project;
    const std::vector<UnitId> units = unitsOf(project.database(), store(project.database(), plainDocument(1, 3)));
    DecisionStore decisions(project.database());
    const DecisionHistory history(project.database());
    struct Step
    {
        UnitId unit;
        std::optional<Decision> from;
        Decision to;
    };
    std::vector<Step> done;
    std::vector<Step> undone;
    for (int i = 0; i < 120; ++i) {
        const int choice = random.bounded(10);
        if (choice < 6) {
            const UnitDecision made{units[size_t(random.bounded(3))], randomDecision(random)};
            done.push_back({made.unit, must(decisions.inForce(made.unit)), made.decision});
            undone.clear();
            must(decisions.append({&made, 1}));
        } else if (choice < 9 && !done.empty()) {
            must(decisions.undo());
            undone.push_back(done.back());
            done.pop_back();
        } else if (!undone.empty()) {
            must(decisions.redo());
            done.push_back(undone.back());
            undone.pop_back();
        }
        std::vector<Step> expected(undone.begin(), undone.end());
        expected.insert(expected.end(), done.rbegin(), done.rend());
        const auto entries = must(history.before({}, 1000));
        QCOMPARE(entries.size(), expected.size());
        for (size_t e = 0; e < entries.size(); ++e) {
            QCOMPARE(entries[e].unit, expected[e].unit);
            QVERIFY(entries[e].to == expected[e].to);
            QVERIFY(entries[e].from == expected[e].from);
            QCOMPARE(entries[e].state, e < undone.size() ? HistoryEntry::State::Undone : HistoryEntry::State::Done);
            QVERIFY(entries[e].unitInUse);
        }
        const auto firstUndone = must(history.firstUndone());
        QCOMPARE(firstUndone.has_value(), !undone.empty());
        if (firstUndone)
            QCOMPARE(*firstUndone, entries[undone.size() - 1].action);
    }
}

void TestDecisionStore::historyIsReadInPages()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(1, 7));
    const std::vector<UnitId> units = unitsOf(project.database(), document);
    DecisionStore decisions(project.database());
    for (UnitId unit : units) {
        const UnitDecision decision{unit, decisionFor({QStringLiteral("a%1:00::")})};
        must(decisions.append({&decision, 1}));
    }
    std::vector<UnitDecision> bulk;
    for (UnitId unit : units)
        bulk.push_back({unit, decisionFor({QStringLiteral("b%1:00::")})});
    must(decisions.append(bulk));
    const DecisionHistory history(project.database());
    const auto first = must(history.before({}, 3));
    QCOMPARE(first.size(), 3u);
    QCOMPARE(first[0].decisions, 7);
    QCOMPARE(first[0].unit, units[0]);
    QCOMPARE(first[0].from->senses, QStringList(QStringLiteral("a%1:00::")));
    QCOMPARE(first[1].unit, units[6]);
    const auto rest = must(history.before(first.back().action, 100));
    QCOMPARE(rest.size(), 5u);
    QCOMPARE(rest.front().unit, units[4]);
    QCOMPARE(must(history.after(first[2].action)).size(), 2u);
    must(CorpusStore(project.database()).removeDocument(document));
    const auto settled = must(history.before({}, 1));
    QCOMPARE(settled.front().state, HistoryEntry::State::Settled);
    QVERIFY(!settled.front().unitInUse);
}

QTEST_GUILESS_MAIN(TestDecisionStore)
#include "tst_decisionstore.moc"
