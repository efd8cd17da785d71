#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

#include "store/predictionstore.h"
#include "store/storetesting.h"
#include "store/unitquery.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

/// A unit as a reader of the whole project sees it: what a filter means is said again here, without SQL.
struct Seen
{
    UnitId id;
    SentenceId sentence;
    DocumentId document;
    const Sentence *text = nullptr;
    const Unit *unit = nullptr;
    const UnitAnnotation *annotation = nullptr;

    [[nodiscard]] std::optional<int> probability() const { return percent(0); }
    [[nodiscard]] std::optional<int> margin() const { return percent(1); }
    [[nodiscard]] std::optional<int> none() const
    {
        if (!annotation->prediction || !annotation->prediction->none)
            return {};
        return int(std::lround(double(*annotation->prediction->none) * 100));
    }
    [[nodiscard]] QString suggested() const
    {
        return annotation->prediction && !annotation->prediction->candidates.empty() ? annotation->prediction->candidates.front().sense
                                                                                     : QString();
    }
    [[nodiscard]] UnitStatus status() const
    {
        if (annotation->decision)
            return annotation->decision->verdict == Verdict::Senses ? UnitStatus::Decided : UnitStatus::Refused;
        if (!annotation->prediction || annotation->prediction->candidates.size() > 1)
            return UnitStatus::Undecided;
        return annotation->prediction->candidates.empty() ? UnitStatus::NotInLexicon : UnitStatus::OnlySense;
    }

private:
    [[nodiscard]] std::optional<int> percent(size_t needed) const
    {
        if (!annotation->prediction || annotation->prediction->candidates.size() <= needed)
            return {};
        const auto &candidates = annotation->prediction->candidates;
        return int(std::lround((candidates[0].probability - (needed == 1 ? candidates[1].probability : 0)) * 100));
    }
};

using Test = std::function<bool(const Seen &)>;

QStringList wordsOf(const QString &text)
{
    return text.split(QRegularExpression(QStringLiteral("[^\\p{L}\\p{N}\\p{M}]+")));
}

} // namespace

Q_DECLARE_METATYPE(UnitFilter)
Q_DECLARE_METATYPE(Test)

/// A project of random texts, predictions and decisions; each filter against a look at every unit.
class TestUnitQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatAReaderFinds_data();
    void findsWhatAReaderFinds();
    void orders_data();
    void orders();
    void usesIndexes_data();
    void usesIndexes();
    void anythingMayBeTyped();
    void followsDecisionsAndUndo();
    void leavesRemovedDocumentsOut();

private:
    void addDocument(QRandomGenerator &random);
    void load();
    void rows();

    TestProject m_project;
    std::vector<std::vector<AnnotatedSentence>> m_sentences; ///< by document
    std::vector<Seen> m_seen; ///< in the order of sentences
};

void TestUnitQuery::addDocument(QRandomGenerator &random)
{
    Database &database = m_project.database();
    const DocumentId document = store(database, randomDocument(random));
    std::vector<UnitPrediction> predictions;
    for (const UnitId unit : unitsOf(database, document)) {
        const int count = random.bounded(4);
        std::vector<float> parts;
        for (int i = 0; i < count; ++i)
            parts.push_back(float(1 + random.bounded(20)));
        std::ranges::sort(parts, std::greater());
        float sum = 0;
        for (float part : parts)
            sum += part;
        std::vector<SenseProbability> candidates;
        for (int i = 0; i < count; ++i)
            candidates.push_back({QStringLiteral("lemma_%1%%1:00:0%2::").arg(random.bounded(5)).arg(i), parts[size_t(i)] / sum});
        const std::optional<float> none = count > 1 ? std::optional(float(random.bounded(1000)) / 1000) : std::nullopt;
        if (random.bounded(5) > 0)
            predictions.push_back({unit, {candidates, QStringLiteral("m"), none}});
        if (random.bounded(2) == 0)
            continue;
        UnitDecision decision{unit, decisionFor({})};
        if (random.bounded(3) > 0) {
            decision.decision = decisionFor({QStringLiteral("other%1:00:00::")});
            if (!candidates.empty() && random.bounded(2))
                decision.decision.senses.append(candidates.front().sense);
        }
        decision.decision.annotator = random.bounded(2) ? QStringLiteral("anna") : QStringLiteral("bert");
        decision.decision.time = QDateTime(QDate(2024, 1, 1 + random.bounded(9)), QTime(12, 0), Qt::UTC);
        must(DecisionStore(database).append({&decision, 1}));
    }
    must(PredictionStore(database).put(predictions));
}

void TestUnitQuery::load()
{
    m_sentences.clear();
    m_seen.clear();
    const CorpusStore corpus(m_project.database());
    for (const DocumentRecord &record : must(corpus.documents())) {
        m_sentences.push_back(must(corpus.sentences(record.id, 0, record.sentences)));
        for (const AnnotatedSentence &sentence : m_sentences.back()) {
            for (size_t u = 0; u < sentence.annotations.size(); ++u)
                m_seen.push_back({sentence.annotations[u].id, sentence.id, record.id, &sentence.sentence, &sentence.sentence.units[u],
                                  &sentence.annotations[u]});
        }
    }
}

void TestUnitQuery::initTestCase()
{
    QRandomGenerator random(42);
    for (int i = 0; i < 6; ++i)
        addDocument(random);
    must(CorpusStore(m_project.database()).removeDocument(DocumentId{2}));
    m_sentences.reserve(16);
    load();
    QVERIFY(m_seen.size() > 100);
}

void TestUnitQuery::rows()
{
    QTest::addColumn<UnitFilter>("filter");
    QTest::addColumn<Test>("holds");
    const auto row = [](const char *name, const UnitFilter &filter, const Test &holds) { QTest::newRow(name) << filter << holds; };
    row("all", {}, [](const Seen &) { return true; });
    row("form", {.form = QStringLiteral("STRASSE")}, [](const Seen &) { return false; });
    row("form in any case", {.form = QStringLiteral("BANK")}, [](const Seen &seen) {
        return seen.unit->tokens.size() == 1 && seen.text->form(seen.unit->tokens[0]) == QLatin1StringView("bank");
    });
    row("form of several words", {.form = QString::fromUtf8("bank 🙂")}, [](const Seen &seen) {
        QStringList words;
        for (int token : seen.unit->tokens)
            words.append(seen.text->form(token).toString());
        return words.join(u' ') == QString::fromUtf8("bank 🙂");
    });
    row("lemma", {.lemma = QStringLiteral("Lemma 3")}, [](const Seen &seen) { return seen.unit->lemma == QLatin1StringView("lemma_3"); });
    row("lemma with an accent", {.lemma = QStringLiteral("Lémma 3")},
        [](const Seen &seen) { return seen.unit->lemma == QLatin1StringView("lemma_3"); });
    row("lemma and class", {.lemma = QStringLiteral("lemma_2"), .wordClass = WordClass::Verb},
        [](const Seen &seen) { return seen.unit->lemma == QLatin1StringView("lemma_2") && seen.unit->wordClass == WordClass::Verb; });
    row("class", {.wordClass = WordClass::Adverb}, [](const Seen &seen) { return seen.unit->wordClass == WordClass::Adverb; });
    for (int status = 0; status < unitStatusCount; ++status) {
        QTest::addRow("status %d", status) << UnitFilter{.status = UnitStatus(status)}
                                           << Test([status](const Seen &seen) { return seen.status() == UnitStatus(status); });
    }
    row("differs", {.differs = true}, [](const Seen &seen) {
        return seen.annotation->decision && !seen.suggested().isEmpty() && !seen.annotation->decision->senses.contains(seen.suggested());
    });
    row("probability", {.probability = {40, 60}}, [](const Seen &seen) { return seen.probability() >= 40 && seen.probability() <= 60; });
    row("margin", {.margin = {0, 20}}, [](const Seen &seen) { return seen.margin() && *seen.margin() <= 20; });
    row("none of these", {.none = {25, 60}}, [](const Seen &seen) { return seen.none() && *seen.none() >= 25 && *seen.none() <= 60; });
    row("annotator", {.annotator = QStringLiteral("anna")},
        [](const Seen &seen) { return seen.annotation->decision && seen.annotation->decision->annotator == QLatin1StringView("anna"); });
    const QDateTime from(QDate(2024, 1, 3), QTime(12, 0), Qt::UTC);
    const QDateTime to(QDate(2024, 1, 5), QTime(12, 0), Qt::UTC);
    row("date", {.decidedFrom = from, .decidedTo = to}, [from, to](const Seen &seen) {
        return seen.annotation->decision && seen.annotation->decision->time >= from && seen.annotation->decision->time < to;
    });
    row("document", {.document = DocumentId{3}}, [](const Seen &seen) { return seen.document == DocumentId{3}; });
    row("document and status", {.status = UnitStatus::Undecided, .document = DocumentId{4}},
        [](const Seen &seen) { return seen.document == DocumentId{4} && seen.status() == UnitStatus::Undecided; });
    row("words and lemma", {.text = QStringLiteral("bank"), .lemma = QStringLiteral("lemma_1")}, [](const Seen &seen) {
        return seen.unit->lemma == QLatin1StringView("lemma_1") && wordsOf(seen.text->text).contains(QStringLiteral("bank"));
    });
    row("words in the unit itself", {.text = QStringLiteral("bank"), .wordClass = WordClass::Verb}, [](const Seen &seen) {
        const auto isBank = [&seen](int token) { return wordsOf(seen.text->form(token).toString()).contains(QStringLiteral("bank")); };
        return seen.unit->wordClass == WordClass::Verb && std::ranges::any_of(seen.unit->tokens, isBank);
    });
    row("skipping", {.skip = SkipRules{true, false, true, {QStringLiteral("lemma_0"), QStringLiteral("lemma_4")}}}, [](const Seen &seen) {
        return seen.status() != UnitStatus::OnlySense && seen.unit->lemma != QLatin1StringView("lemma_0")
            && seen.unit->lemma != QLatin1StringView("lemma_4");
    });
    for (int lemma = 0; lemma < 5; ++lemma) {
        const QString key = QStringLiteral("lemma_%1%1:00:00::").arg(lemma);
        QTest::addRow("sense of lemma %d", lemma) << UnitFilter{.sense = key} << Test([key, lemma](const Seen &seen) {
            const QStringList senses = seen.annotation->decision ? seen.annotation->decision->senses : QStringList{seen.suggested()};
            return seen.unit->lemma == QStringLiteral("lemma_%1").arg(lemma) && !senses.isEmpty() && senses.front() == key;
        });
    }
}

void TestUnitQuery::findsWhatAReaderFinds_data()
{
    rows();
}

void TestUnitQuery::findsWhatAReaderFinds()
{
    QFETCH(UnitFilter, filter);
    QFETCH(Test, holds);
    std::vector<UnitId> expected;
    for (const Seen &seen : m_seen) {
        if (holds(seen))
            expected.push_back(seen.id);
    }
    const UnitQuery query(m_project.database(), filter);
    std::vector<UnitId> found;
    std::optional<UnitKey> last;
    for (;;) {
        const auto page = must(query.page(7, last));
        for (const FoundUnit &unit : page)
            found.push_back(unit.id);
        if (page.size() < 7)
            break;
        last = page.back().key;
    }
    QCOMPARE(found, expected);
    QCOMPARE(must(query.count(100'000)), qint64(expected.size()));
    QCOMPARE(must(query.count(3)), std::min<qint64>(3, qint64(expected.size())));
    // Another driver finds the same.
    for (const UnitOrder order : {UnitOrder::Margin, UnitOrder::Probability, UnitOrder::None, UnitOrder::Newest}) {
        std::vector<UnitId> ordered;
        for (const FoundUnit &unit : must(UnitQuery(m_project.database(), filter, order).page(100'000)))
            ordered.push_back(unit.id);
        std::ranges::sort(ordered);
        std::vector<UnitId> within;
        for (const Seen &seen : m_seen) {
            const bool hasKey = order == UnitOrder::Margin ? seen.margin().has_value()
                : order == UnitOrder::Probability          ? seen.probability().has_value()
                : order == UnitOrder::None                 ? seen.none().has_value()
                                                           : seen.annotation->decision.has_value();
            if (holds(seen) && hasKey)
                within.push_back(seen.id);
        }
        std::ranges::sort(within);
        QCOMPARE(ordered, within);
    }
}

void TestUnitQuery::orders_data()
{
    QTest::addColumn<int>("order");
    QTest::newRow("margin") << int(UnitOrder::Margin);
    QTest::newRow("probability") << int(UnitOrder::Probability);
    QTest::newRow("none of these") << int(UnitOrder::None);
    QTest::newRow("newest") << int(UnitOrder::Newest);
}

void TestUnitQuery::orders()
{
    QFETCH(int, order);
    const UnitQuery query(m_project.database(), {}, UnitOrder(order));
    QHash<UnitId, const Seen *> seen;
    for (const Seen &unit : m_seen)
        seen.insert(unit.id, &unit);
    std::vector<qint64> values;
    std::optional<UnitKey> last;
    for (auto page = must(query.page(5)); !page.empty(); page = must(query.page(5, last))) {
        for (const FoundUnit &unit : page) {
            const Seen &what = *seen.value(unit.id);
            values.push_back(order == int(UnitOrder::Margin)            ? *what.margin()
                                 : order == int(UnitOrder::Probability) ? *what.probability()
                                 : order == int(UnitOrder::None)        ? -*what.none()
                                                                        : -what.annotation->decision->time.toMSecsSinceEpoch());
        }
        last = page.back().key;
    }
    QVERIFY(values.size() > 20);
    QVERIFY(std::ranges::is_sorted(values));
}

void TestUnitQuery::usesIndexes_data()
{
    QTest::addColumn<UnitFilter>("filter");
    QTest::addColumn<int>("order");
    const auto row = [](const char *name, const UnitFilter &filter, UnitOrder order = UnitOrder::Place) {
        QTest::newRow(name) << filter << int(order);
    };
    row("form", {.form = QStringLiteral("bank")});
    row("lemma", {.lemma = QStringLiteral("bank")});
    row("lemma and class", {.lemma = QStringLiteral("bank"), .wordClass = WordClass::Noun});
    row("sense", {.sense = QStringLiteral("bank%1:17:01::")});
    row("words", {.text = QStringLiteral("river bank")});
    row("words and status", {.text = QStringLiteral("river"), .status = UnitStatus::Refused});
    row("status", {.status = UnitStatus::Refused});
    row("differs", {.differs = true});
    row("annotator", {.annotator = QStringLiteral("anna")});
    row("document", {.document = DocumentId{1}});
    row("status in a document", {.status = UnitStatus::Refused, .document = DocumentId{1}});
    row("least certain", {.status = UnitStatus::Undecided}, UnitOrder::Margin);
    row("least certain of a document", {.status = UnitStatus::Undecided, .document = DocumentId{1}}, UnitOrder::Margin);
    row("margin range", {.margin = {0, 5}}, UnitOrder::Margin);
    row("probability range", {.probability = {0, 30}}, UnitOrder::Probability);
    row("likeliest to have a sense missing", {.status = UnitStatus::Undecided}, UnitOrder::None);
    row("none of these range", {.none = {20, 100}}, UnitOrder::None);
    row("date", {.decidedFrom = QDateTime::currentDateTimeUtc()}, UnitOrder::Newest);
    row("annotator, newest", {.annotator = QStringLiteral("anna")}, UnitOrder::Newest);
}

/// No step reads a table from end to end, and nothing is sorted.
void TestUnitQuery::usesIndexes()
{
    QFETCH(UnitFilter, filter);
    QFETCH(int, order);
    const QStringList steps = must(UnitQuery(m_project.database(), filter, UnitOrder(order)).plan());
    QVERIFY(!steps.isEmpty());
    for (const QString &step : steps) {
        const bool isIndexed = step.startsWith(QLatin1StringView("SEARCH")) || step.contains(QLatin1StringView("VIRTUAL TABLE INDEX"))
            || (step.startsWith(QLatin1StringView("SCAN u USING INDEX")) && filter.differs)
            || step.startsWith(QLatin1StringView("LIST SUBQUERY"));
        QVERIFY2(isIndexed, qPrintable(step));
    }
}

void TestUnitQuery::anythingMayBeTyped()
{
    QRandomGenerator random(3);
    const QString characters = QString::fromUtf8("ab\"*()^:-+{}AND NEAR'%_\\;,🙂é«»“”\t");
    for (int round = 0; round < 500; ++round) {
        UnitFilter filter;
        for (int i = random.bounded(12); i >= 0; --i)
            filter.text += characters[random.bounded(int(characters.size()))];
        QVERIFY2(UnitQuery(m_project.database(), filter).page(3).has_value(), qPrintable(filter.text));
        QVERIFY(UnitQuery(m_project.database(), filter).count(10).has_value());
    }
}

void TestUnitQuery::followsDecisionsAndUndo()
{
    TestProject project;
    const DocumentId document = store(project.database(), plainDocument(2, 3));
    const std::vector<UnitId> units = unitsOf(project.database(), document);
    std::vector<UnitPrediction> predictions;
    for (const UnitId unit : units)
        predictions.push_back({unit, {{{QStringLiteral("x%1:00::"), 0.6F}, {QStringLiteral("y%1:00::"), 0.4F}}, QStringLiteral("m")}});
    must(PredictionStore(project.database()).put(predictions));
    DecisionStore decisions(project.database());
    const auto count = [&](const UnitFilter &filter) { return must(UnitQuery(project.database(), filter).count(100)); };
    const UnitFilter undecided{.status = UnitStatus::Undecided};
    const UnitFilter differing{.differs = true};
    const UnitFilter byAnn{.annotator = QStringLiteral("ann")};
    QCOMPARE(count(undecided), 6);
    const UnitDecision bulk[] = {{units[0], decisionFor({QStringLiteral("x%1:00::")})},
                                 {units[1], decisionFor({QStringLiteral("y%1:00::")})},
                                 {units[2], decisionFor({})}};
    must(decisions.append(bulk));
    QCOMPARE(count(undecided), 3);
    QCOMPARE(count(differing), 2);
    QCOMPARE(count(byAnn), 3);
    must(decisions.undo());
    QCOMPARE(count(undecided), 6);
    QCOMPARE(count(differing), 0);
    QCOMPARE(count(byAnn), 0);
    must(decisions.redo());
    QCOMPARE(count(differing), 2);
    // The model comes round to what was decided.
    must(PredictionStore(project.database())
             .put(std::vector<UnitPrediction>{
                 {units[1], {{{QStringLiteral("y%1:00::"), 0.9F}, {QStringLiteral("x%1:00::"), 0.1F}}, QStringLiteral("n")}}}));
    QCOMPARE(count(differing), 1);
}

void TestUnitQuery::leavesRemovedDocumentsOut()
{
    TestProject project;
    const DocumentId first = store(project.database(), plainDocument(2, 3));
    [[maybe_unused]] const DocumentId second = store(project.database(), plainDocument(3, 3));
    const UnitFilter words{.text = QStringLiteral("w1")};
    const UnitFilter lemma{.lemma = QStringLiteral("w1")};
    QCOMPARE(must(UnitQuery(project.database(), words).count(100)), 5);
    QCOMPARE(must(UnitQuery(project.database(), lemma).count(100)), 5);
    must(CorpusStore(project.database()).removeDocument(first));
    QCOMPARE(must(UnitQuery(project.database(), words).count(100)), 3);
    QCOMPARE(must(UnitQuery(project.database(), lemma).count(100)), 3);
}

QTEST_GUILESS_MAIN(TestUnitQuery)
#include "tst_unitquery.moc"
