#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/plainproject.h"
#include "store/randomrepair.h"
#include "store/sentenceplaces.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

/// All that the store hands out of a project, predictions aside.
struct State
{
    std::vector<std::vector<RepairSentence>> documents;
    std::vector<std::pair<qint64, Decision>> inForce;

    bool operator==(const State &) const = default;
};

State stateOf(Database &database)
{
    State state;
    for (const DocumentRecord &record : must(CorpusStore(database).documents()))
        state.documents.push_back(sentencesForRepair(database, record.id, 0, record.sentences));
    for (const UnitDecision &decision : must(DecisionStore(database).allInForce()))
        state.inForce.emplace_back(decision.unit.value, decision.decision);
    return state;
}

QString textOf(Database &database, DocumentId document)
{
    return load(database, document).rebuilt();
}

} // namespace

class TestRepairStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoRestoresAndRedoRepeats_data();
    void undoRestoresAndRedoRepeats();
    void keepsLabelsOfOtherUnits();
    void anotherLemmaTakesTheDecisionBack();
    void removedUnitsComeBackWithTheirDecisions();
    void splitsAndJoinsSentences();
    void placesInLongDocuments();
    void asksForPredictionsAnew();
    void refusesWhatIsNotRepair();
    void refusesWhenTheSentenceChanged();
};

void TestRepairStore::undoRestoresAndRedoRepeats_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U, 4U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestRepairStore::undoRestoresAndRedoRepeats()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    TestProject project;
    std::vector<DocumentId> documents;
    for (int i = 0; i < 3; ++i)
        documents.push_back(store(project.database(), randomDocument(random)));
    std::vector<QString> texts;
    for (const DocumentId document : documents)
        texts.push_back(textOf(project.database(), document));
    std::vector<State> states{stateOf(project.database())};
    std::vector<State> undone;
    for (int step = 0; step < 45; ++step) {
        const DocumentId document = documents[size_t(random.bounded(int(documents.size())))];
        const std::vector<UnitId> units = unitsOf(project.database(), document);
        if (random.bounded(3) == 0 && !units.empty()) {
            const UnitDecision decision{units[size_t(random.bounded(int(units.size())))],
                                        decisionFor({QStringLiteral("s%1").arg(random.bounded(3))}, QString::number(step))};
            must(DecisionStore(project.database()).append({&decision, 1}));
        } else if (const auto repair = randomRepair(project.database(), document, random)) {
            must(RepairStore(project.database()).apply(*repair));
        } else {
            continue;
        }
        states.push_back(stateOf(project.database()));
        undone.clear();
        if (random.bounded(5) == 0) {
            must(DecisionStore(project.database()).undo());
            undone.push_back(std::move(states.back()));
            states.pop_back();
            QVERIFY(stateOf(project.database()) == states.back());
        }
        if (random.bounded(10) == 0)
            project.reopen();
        checkConsistency(project.database());
    }
    for (size_t i = 0; i < documents.size(); ++i)
        QCOMPARE(textOf(project.database(), documents[i]), texts[i]);
    const size_t done = states.size();
    states.insert(states.end(), undone.rbegin(), undone.rend());
    for (size_t left = done - 1; left > 0; --left) {
        must(DecisionStore(project.database()).undo());
        QVERIFY(stateOf(project.database()) == states[left - 1]);
    }
    QVERIFY(!must(DecisionStore(project.database()).canUndo()));
    checkConsistency(project.database());
    project.reopen();
    for (size_t again = 1; again < states.size(); ++again) {
        must(DecisionStore(project.database()).redo());
        QVERIFY(stateOf(project.database()) == states[again]);
    }
    QVERIFY(!must(DecisionStore(project.database()).canRedo()));
    checkConsistency(project.database());
    const qint64 first = project.database().connection().execAndGet("SELECT min(action_id) FROM history").getInt64();
    must(DecisionStore(project.database()).travelTo({first}));
    QVERIFY(stateOf(project.database()) == states[1]);
    checkConsistency(project.database());
}

void TestRepairStore::keepsLabelsOfOtherUnits()
{
    PlainProject plain;
    const std::vector<UnitId> units = unitsOf(plain.project.database(), plain.document);
    plain.decide(units[3], QStringLiteral("w3%1:00::"));
    plain.predict(units[2]);
    RepairDraft draft = plain.draft();
    QVERIFY(draft.splitToken(0, 0, 1)); // "w" "0"
    QVERIFY(draft.joinTokens(0, 2)); // "w1 w2"
    const JournalOutcome outcome = *must(plain.apply(draft));
    QCOMPARE(outcome.sentences, (std::vector<SentenceChange>{{plain.document, 0, 1, 1}}));
    const AnnotatedSentence sentence = plain.sentence(0);
    QStringList forms;
    for (int token = 0; token < int(sentence.sentence.tokens.size()); ++token)
        forms.append(sentence.sentence.form(token).toString());
    QCOMPARE(forms, (QStringList{QStringLiteral("w"), QStringLiteral("0"), QStringLiteral("w1 w2"), QStringLiteral("w3")}));
    QCOMPARE(sentence.annotations.size(), 3u); // w1 and w2 have become one
    QCOMPARE(sentence.annotations[0].id, units[0]);
    QCOMPARE(sentence.sentence.units[0].tokens, (std::vector<int>{0, 1}));
    QCOMPARE(sentence.annotations[1].id, units[1]);
    QCOMPARE(sentence.annotations[2].id, units[3]);
    QCOMPARE(sentence.sentence.units[2].tokens, std::vector<int>{3});
    QCOMPARE(sentence.annotations[2].decision->senses, QStringList(QStringLiteral("w3%1:00::")));
    checkConsistency(plain.project.database());
}

void TestRepairStore::anotherLemmaTakesTheDecisionBack()
{
    PlainProject plain;
    const std::vector<UnitId> units = unitsOf(plain.project.database(), plain.document);
    plain.decide(units[1], QStringLiteral("w1%1:00::"));
    plain.predict(units[1]);
    plain.predict(units[2]);
    RepairDraft draft = plain.draft();
    QVERIFY(draft.setReading(0, 1, {QStringLiteral("River  Bank"), WordClass::Verb}));
    must(plain.apply(draft));
    AnnotatedSentence sentence = plain.sentence(0);
    QCOMPARE(sentence.annotations[1].id, units[1]);
    QCOMPARE(sentence.sentence.units[1].lemma, QStringLiteral("river_bank"));
    QCOMPARE(sentence.sentence.tokens[1].tag, UniversalTag::Verb);
    QVERIFY(!sentence.annotations[1].decision);
    QVERIFY(!sentence.annotations[1].prediction);
    QVERIFY(sentence.annotations[2].prediction);
    const auto history = must(DecisionStore(plain.project.database()).history(units[1]));
    QCOMPARE(history.back().verdict, Verdict::Cleared);
    QCOMPARE(history.back().annotator, QStringLiteral("rep"));
    must(DecisionStore(plain.project.database()).undo());
    sentence = plain.sentence(0);
    QCOMPARE(sentence.sentence.units[1].lemma, QStringLiteral("w1"));
    QCOMPARE(sentence.annotations[1].decision->senses, QStringList(QStringLiteral("w1%1:00::")));
    checkConsistency(plain.project.database());
}

void TestRepairStore::removedUnitsComeBackWithTheirDecisions()
{
    PlainProject plain;
    const std::vector<UnitId> units = unitsOf(plain.project.database(), plain.document);
    plain.decide(units[0], QStringLiteral("w0%1:00::"));
    RepairDraft draft = plain.draft();
    QVERIFY(draft.removeUnit(0, 0));
    must(plain.apply(draft));
    const DecisionStore decisions(plain.project.database());
    QCOMPARE(must(decisions.allInForce()).size(), 0u);
    QCOMPARE(must(CorpusStore(plain.project.database()).document(plain.document)).decided, 0);
    QCOMPARE(must(CorpusStore(plain.project.database()).documents()).size(), 1u);
    checkConsistency(plain.project.database());
    must(DecisionStore(plain.project.database()).undo());
    QCOMPARE(plain.sentence(0).annotations[0].id, units[0]);
    QCOMPARE(plain.sentence(0).annotations[0].decision->senses, QStringList(QStringLiteral("w0%1:00::")));
    checkConsistency(plain.project.database());
}

void TestRepairStore::splitsAndJoinsSentences()
{
    PlainProject plain;
    const std::vector<UnitId> units = unitsOf(plain.project.database(), plain.document);
    const State before = stateOf(plain.project.database());
    RepairDraft draft = plain.draft(1);
    QVERIFY(draft.splitSentence(0, 2));
    QCOMPARE(must(plain.apply(draft, 1))->sentences, (std::vector<SentenceChange>{{plain.document, 1, 1, 2}}));
    QCOMPARE(plain.sentence(1).sentence.text, QStringLiteral("w0 w1"));
    QCOMPARE(plain.sentence(2).sentence.gap, QStringLiteral(" "));
    QCOMPARE(plain.sentence(2).sentence.text, QStringLiteral("w2 w3"));
    QCOMPARE(plain.sentence(2).annotations[0].id, units[6]);
    QCOMPARE(plain.sentence(3).sentence.text, QStringLiteral("w0 w1 w2 w3"));
    checkConsistency(plain.project.database());

    RepairDraft joining = plain.draft(0, 4);
    QVERIFY(joining.joinSentences(0));
    QVERIFY(joining.joinSentences(1));
    must(plain.apply(joining, 0, 4));
    QCOMPARE(plain.sentence(0).sentence.text, QStringLiteral("w0 w1 w2 w3 w0 w1"));
    QCOMPARE(plain.sentence(1).sentence.text, QStringLiteral("w2 w3 w0 w1 w2 w3"));
    checkConsistency(plain.project.database());
    must(DecisionStore(plain.project.database()).undo());
    must(DecisionStore(plain.project.database()).undo());
    QVERIFY(stateOf(plain.project.database()) == before);
}

/// Against a list kept by hand, over the borders of chunks.
void TestRepairStore::placesInLongDocuments()
{
    PlainProject plain(int(3 * SentencePlaces::chunkSize));
    Database &database = plain.project.database();
    std::vector<qint64> expected;
    for (const SentenceOutline &line : must(CorpusStore(database).outline(plain.document)))
        expected.push_back(line.id.value);
    QRandomGenerator random(3);
    for (int i = 0; i < 60; ++i) {
        const auto near = qint64(random.bounded(4)) * SentencePlaces::chunkSize + random.bounded(-3, 3);
        const qint64 position = qBound<qint64>(0, near, qint64(expected.size()) - 2);
        const bool splits = random.bounded(2) == 0;
        RepairDraft draft = plain.draft(position, 2);
        if (splits ? !draft.splitSentence(0, 1) : !draft.joinSentences(0))
            continue;
        must(plain.apply(draft, position, 2));
        const auto at = expected.begin() + qptrdiff(position) + 1;
        if (splits)
            expected.insert(at, plain.sentence(position + 1).id.value);
        else
            expected.erase(at);
        std::vector<qint64> found;
        for (const SentenceOutline &line : must(CorpusStore(database).outline(plain.document)))
            found.push_back(line.id.value);
        QCOMPARE(found, expected);
        for (const qint64 where : {position, qint64(expected.size()) - 1, qint64(expected.size()) / 2}) {
            QCOMPARE(plain.sentence(where).id.value, expected[size_t(where)]);
            QCOMPARE(must(CorpusStore(database).placeOf(SentenceId{expected[size_t(where)]})).sentence, where);
        }
    }
    checkConsistency(database);
}

void TestRepairStore::asksForPredictionsAnew()
{
    PlainProject plain;
    for (const UnitId unit : unitsOf(plain.project.database(), plain.document))
        plain.predict(unit);
    const PredictionStore predictions(plain.project.database());
    QCOMPARE(must(predictions.countOutdated(QStringLiteral("m"))), 0);
    RepairDraft draft = plain.draft(1);
    QVERIFY(draft.splitSentence(0, 1));
    must(plain.apply(draft, 1));
    const auto outdated = must(predictions.outdated(plain.document, QStringLiteral("m"), {}, 10));
    QCOMPARE(outdated.size(), 2u);
    QCOMPARE(outdated[0].position, 1);
    QCOMPARE(outdated[1].position, 2);
    QVERIFY(plain.sentence(2).annotations[0].prediction); // shows until there is another
    const auto within = must(predictions.outdated(plain.document, QStringLiteral("m"), {2, 5}, 10));
    QCOMPARE(within.size(), 1u);
    QCOMPARE(within.front().id, plain.sentence(2).id);
}

void TestRepairStore::refusesWhatIsNotRepair()
{
    PlainProject plain;
    const State before = stateOf(plain.project.database());
    const std::vector<RepairSentence> sentences = plain.before(0, 2);
    const auto errorOf = [&](const std::function<void(std::vector<RepairSentence> &)> &spoil) {
        std::vector<RepairSentence> after = sentences;
        spoil(after);
        const auto applied = RepairStore(plain.project.database()).apply({plain.document, 0, sentences, after, {}});
        return applied ? std::nullopt : std::optional(applied.error().code);
    };
    QCOMPARE(errorOf([](auto &after) { after[0].sentence.text = QStringLiteral("w0 w1 w2 wX"); }), ErrorCode::Internal);
    QCOMPARE(errorOf([](auto &after) { after[0].sentence.tokens[1].end = 99; }), ErrorCode::Internal);
    QCOMPARE(errorOf([](auto &after) { after[0].sentence.units[1].tokens = {2, 1}; }), ErrorCode::Internal);
    QCOMPARE(errorOf([](auto &after) { after[0].units[1] = after[0].units[0]; }), ErrorCode::Internal);
    QCOMPARE(errorOf([](auto &after) { after[0].units[1] = UnitId{4711}; }), ErrorCode::Internal);
    QCOMPARE(errorOf([](auto &after) { after[1].id = SentenceId{4711}; }), ErrorCode::Internal);
    QCOMPARE(errorOf([](auto &after) { after[0].sentence.units[0].lemma.clear(); }), ErrorCode::Internal);
    QVERIFY(stateOf(plain.project.database()) == before);
    QVERIFY(!must(DecisionStore(plain.project.database()).canUndo()));
}

void TestRepairStore::refusesWhenTheSentenceChanged()
{
    PlainProject plain;
    const std::vector<RepairSentence> seen = plain.before(0, 1);
    RepairDraft other = plain.draft();
    QVERIFY(other.joinTokens(0, 0));
    must(plain.apply(other));
    RepairDraft draft(seen, nullptr, {});
    QVERIFY(draft.splitToken(0, 3, 1));
    const State before = stateOf(plain.project.database());
    const auto applied = RepairStore(plain.project.database()).apply({plain.document, 0, seen, draft.sentences(), {}});
    QVERIFY(applied && !*applied);
    QVERIFY(stateOf(plain.project.database()) == before);
}

QTEST_GUILESS_MAIN(TestRepairStore)
#include "tst_repairstore.moc"
