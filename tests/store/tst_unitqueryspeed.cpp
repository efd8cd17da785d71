#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "store/predictionstore.h"
#include "store/storetesting.h"
#include "store/transaction.h"
#include "store/unitquery.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

constexpr int documentCount = 20;
constexpr int sentencesPerDocument = 2500;
constexpr int wordsPerSentence = 20; // a million tokens, every second one a unit
constexpr int vocabulary = 20'000;
constexpr double limitMs = 50;

/// Ranks by Zipf's law: rank 0 is about one word in ten, as "be" is among the units of English text.
class Zipf
{
public:
    Zipf()
    {
        double sum = 0;
        for (int rank = 1; rank <= vocabulary; ++rank)
            m_sums.push_back(sum += 1.0 / rank);
    }
    int operator()(QRandomGenerator &random) const
    {
        return int(std::ranges::lower_bound(m_sums, random.generateDouble() * m_sums.back()) - m_sums.begin());
    }

private:
    std::vector<double> m_sums;
};

QString wordOf(int rank)
{
    return QStringLiteral("word%1").arg(rank);
}

} // namespace

Q_DECLARE_METATYPE(UnitFilter)

/// Every question to a project of a million tokens is answered in time for the next key press.
class TestUnitQuerySpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersInTime_data();
    void answersInTime();

private:
    DocumentText document(int number);
    void predict(DocumentId document);

    TestProject m_project;
    QRandomGenerator m_random{5};
    Zipf m_zipf;
};

DocumentText TestUnitQuerySpeed::document(int number)
{
    DocumentText text{{QStringLiteral("d%1").arg(number), {}, {}}, {}, {}};
    for (int s = 0; s < sentencesPerDocument; ++s) {
        Sentence sentence;
        sentence.analysed = true;
        for (int w = 0; w < wordsPerSentence; ++w) {
            const QString word = wordOf(m_zipf(m_random));
            const int start = int(sentence.text.size());
            sentence.text += word + u' ';
            sentence.tokens.push_back({start, int(sentence.text.size()) - 1, UniversalTag::Noun, word});
            if (w % 2 == 0)
                sentence.units.push_back({{w}, WordClass(m_random.bounded(4)), word, {}});
        }
        text.sentences.push_back(std::move(sentence));
    }
    return text;
}

void TestUnitQuerySpeed::predict(DocumentId id)
{
    Database &database = m_project.database();
    auto transaction = must(Transaction::begin(database));
    std::vector<UnitPrediction> predictions;
    std::vector<UnitDecision> decisions;
    for (const AnnotatedSentence &sentence : must(CorpusStore(database).sentences(id, 0, sentencesPerDocument))) {
        for (size_t u = 0; u < sentence.annotations.size(); ++u) {
            const QString lemma = sentence.sentence.units[u].lemma;
            const float first = 0.5F + float(m_random.generateDouble()) / 2;
            std::vector<SenseProbability> candidates;
            if (const int kind = m_random.bounded(10); kind == 0)
                candidates = {{lemma + QStringLiteral("%1:00:00::"), 1.0F}};
            else
                candidates = {{lemma + QStringLiteral("%1:00:0") + QString::number(kind % 3) + QStringLiteral("::"), first},
                              {lemma + QStringLiteral("%1:00:09::"), 1 - first}};
            if (m_random.bounded(4) == 0) {
                Decision decision = decisionFor({candidates.back().sense});
                decision.annotator = m_random.bounded(500) == 0 ? QStringLiteral("rare") : QStringLiteral("gold");
                decision.time = decision.time.addSecs(m_random.bounded(100'000));
                if (m_random.bounded(500) == 0) {
                    decision.verdict = Verdict::NoneOfThese;
                    decision.senses.clear();
                }
                decisions.push_back({sentence.annotations[u].id, decision});
            }
            predictions.push_back({sentence.annotations[u].id, {std::move(candidates), QStringLiteral("m")}});
        }
    }
    must(PredictionStore(database).put(predictions));
    must(DecisionStore(database).append(decisions));
    must(transaction.commit());
}

void TestUnitQuerySpeed::initTestCase()
{
    for (int d = 0; d < documentCount; ++d)
        predict(store(m_project.database(), document(d)));
    m_project.reopen();
    QCOMPARE(countRows(m_project.database(), "units"), qint64(documentCount) * sentencesPerDocument * wordsPerSentence / 2);
}

void TestUnitQuerySpeed::answersInTime_data()
{
    QTest::addColumn<UnitFilter>("filter");
    QTest::addColumn<int>("order");
    const auto row = [](const char *name, const UnitFilter &filter, UnitOrder order = UnitOrder::Place) {
        QTest::newRow(name) << filter << int(order);
    };
    const UnitFilter undecided{.status = UnitStatus::Undecided};
    row("all", {});
    row("frequent lemma", {.lemma = wordOf(0)});
    row("rare lemma", {.lemma = wordOf(19'000)});
    row("no such lemma", {.lemma = QStringLiteral("nowhere")});
    row("frequent form and class", {.form = wordOf(1), .wordClass = WordClass::Verb});
    row("sense of a frequent lemma", {.sense = wordOf(1) + QStringLiteral("%1:00:01::")});
    row("no such sense", {.sense = wordOf(0) + QStringLiteral("%1:99:00::")});
    row("lemma, undecided", {.lemma = wordOf(2), .status = UnitStatus::Undecided});
    row("lemma in a document", {.lemma = wordOf(40), .document = DocumentId{15}});
    row("frequent word", {.text = wordOf(0)});
    row("phrase", {.text = QStringLiteral("\"%1 %2\"").arg(wordOf(5), wordOf(7))});
    row("two words", {.text = wordOf(100) + u' ' + wordOf(200)});
    row("words and lemma", {.text = wordOf(0), .lemma = wordOf(50)});
    row("frequent word, undecided", {.text = wordOf(0), .status = UnitStatus::Undecided});
    row("phrase, decided", {.text = QStringLiteral("\"%1 %2\"").arg(wordOf(0), wordOf(1)), .status = UnitStatus::Decided});
    row("undecided", undecided);
    row("refused", {.status = UnitStatus::Refused});
    row("refused in a document", {.status = UnitStatus::Refused, .document = DocumentId{10}});
    row("not in the lexicon (none)", {.status = UnitStatus::NotInLexicon});
    row("differs", {.differs = true});
    row("rare annotator", {.annotator = QStringLiteral("rare")});
    row("frequent annotator, newest", {.annotator = QStringLiteral("gold")}, UnitOrder::Newest);
    row("dates, newest", {.decidedFrom = QDateTime(QDate(2024, 2, 29), QTime(14, 0), Qt::UTC)}, UnitOrder::Newest);
    row("probability range", {.probability = {50, 55}}, UnitOrder::Probability);
    row("least certain", undecided, UnitOrder::Margin);
    row("least certain of a document", {.status = UnitStatus::Undecided, .document = DocumentId{3}}, UnitOrder::Margin);
    row("least certain, frequent words skipped",
        {.status = UnitStatus::Undecided, .skip = SkipRules{true, true, true, {wordOf(0), wordOf(1), wordOf(2)}}}, UnitOrder::Margin);
}

void TestUnitQuerySpeed::answersInTime()
{
    QFETCH(UnitFilter, filter);
    QFETCH(int, order);
    const UnitQuery query(m_project.database(), filter, UnitOrder(order));
    std::vector<FoundUnit> page;
    std::vector<double> times;
    std::optional<UnitKey> last;
    for (int number = 0; number < 5; ++number) {
        QElapsedTimer timer;
        timer.start();
        page = must(query.page(100, last));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (page.empty())
            break;
        last = page.back().key;
    }
    QElapsedTimer timer;
    timer.start();
    const qint64 count = must(query.count(1000));
    qInfo("first page %.2f ms, slowest %.2f ms, %lld counted in %.2f ms", times.front(), *std::ranges::max_element(times),
          static_cast<long long>(count), double(timer.nsecsElapsed()) / 1e6);
    // The machine may be busy with other things: the quickest of the pages that hold something is what the query costs.
    QVERIFY(*std::ranges::min_element(times) < limitMs);
}

QTEST_GUILESS_MAIN(TestUnitQuerySpeed)
#include "tst_unitqueryspeed.moc"
