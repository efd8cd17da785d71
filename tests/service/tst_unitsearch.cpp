#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "service/unitsearch.h"
#include "support/patience.h"
#include "support/projectfixture.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

constexpr int patience = patient(30'000);

QString formOf(const Occurrence &occurrence)
{
    const Unit &unit = occurrence.sentence->sentence.units[size_t(occurrence.unit)];
    return occurrence.sentence->sentence.form(unit.tokens.front()).toString();
}

QString textOf(const Occurrence &occurrence)
{
    return occurrence.sentence->sentence.text;
}

} // namespace

Q_DECLARE_METATYPE(ConcordanceOrder)

class TestUnitSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsPages();
    void findsSentences();
    void showsTheWordThatWasFound_data();
    void showsTheWordThatWasFound();
    void ordersConcordances_data();
    void ordersConcordances();
    void spreadsTheLeastCertain();
    void tellsNothingOfWhatBlindModeHides();
    void loadsWhatIsStillThere();
    void hearsNothingOfCancelledRequests();
    void endsInTheMiddleOfALongRequest();
    void reportsAProjectThatIsGone();

private:
    static std::vector<Occurrence> occurrences(UnitSearch &search, int request);
    static std::vector<FoundUnit> units(UnitSearch &search, int request);
};

std::vector<Occurrence> TestUnitSearch::occurrences(UnitSearch &search, int request)
{
    QSignalSpy spy(&search, &UnitSearch::occurrencesFound);
    if (!spy.wait(patience) || spy.front().front().toInt() != request)
        return {};
    return spy.front().back().value<std::vector<Occurrence>>();
}

std::vector<FoundUnit> TestUnitSearch::units(UnitSearch &search, int request)
{
    QSignalSpy spy(&search, &UnitSearch::unitsFound);
    if (!spy.wait(patience) || spy.front().front().toInt() != request)
        return {};
    return spy.front().back().value<std::vector<FoundUnit>>();
}

namespace {

/// Three banks in two texts. Sorted by hand in ordersConcordances.
void describeBanks(ProjectFixture &fixture)
{
    const auto bank = [&fixture](int token, float probability, const char16_t *decided) {
        fixture.unit({token}, QStringLiteral("bank"))
            .predicted({{QStringLiteral("bank%1:17:01::"), probability}, {QStringLiteral("bank%1:14:00::"), 1 - probability}});
        if (decided)
            fixture.decided({QString::fromUtf16(decided)});
    };
    fixture.document(QStringLiteral("b.txt")).sentence(QStringLiteral("the steep bank burst"));
    bank(2, 0.9F, nullptr);
    fixture.sentence(QStringLiteral("An old bank closed"));
    bank(2, 0.6F, u"bank%1:14:00::");
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("My bank Burst open"));
    bank(1, 0.7F, nullptr);
}

} // namespace

void TestUnitSearch::findsPages()
{
    ProjectFixture fixture;
    describeBanks(fixture);
    UnitSearch search(fixture.open());
    const UnitFilter filter{.lemma = QStringLiteral("bank")};
    const auto first = occurrences(search, search.page(filter, UnitOrder::Margin, {}, 2));
    QCOMPARE(first.size(), size_t(2));
    QCOMPARE(textOf(first[0]), QStringLiteral("An old bank closed"));
    QCOMPARE(first[0].document, QStringLiteral("b.txt"));
    QCOMPARE(first[0].position, 1);
    QCOMPARE(first[0].sentence->annotations[size_t(first[0].unit)].id, fixture.unitId(1));
    const auto second = occurrences(search, search.page(filter, UnitOrder::Margin, first[1].found.key, 2));
    QCOMPARE(second.size(), size_t(1));
    QCOMPARE(textOf(second[0]), QStringLiteral("the steep bank burst"));
    QSignalSpy counted(&search, &UnitSearch::counted);
    const int request = search.count(filter, UnitOrder::Place, 100);
    QVERIFY(counted.wait(patience));
    QCOMPARE(counted.front(), (QVariantList{request, qint64(3)}));
}

void TestUnitSearch::findsSentences()
{
    ProjectFixture fixture;
    fixture.sentence(QStringLiteral("A boat sank near the Bank ."))
        .unit({1}, QStringLiteral("boat"))
        .unit({5}, QStringLiteral("bank"))
        .sentence(QStringLiteral("The bank")); // no units
    UnitSearch search(fixture.open());
    const auto found = occurrences(search, search.page({.text = QStringLiteral("bank")}, UnitOrder::Place, {}, 10));
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(formOf(found[0]), QStringLiteral("Bank"));
    QCOMPARE(found[1].unit, -1);
    QCOMPARE(found[1].position, 1);
}

void TestUnitSearch::showsTheWordThatWasFound_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *typed, const char *shown) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(shown);
    };
    row("art", "Art");
    row("the party", "party");
    row("cafe", "Café");
    row("caf*", "Café");
    row("and", "Art"); // no unit holds it
    row("there", "party"); // nor follows it
}

void TestUnitSearch::showsTheWordThatWasFound()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    ProjectFixture fixture;
    fixture.sentence(QString::fromUtf8("The steep party of the Café and Art there"))
        .unit({2}, QStringLiteral("party"))
        .unit({5}, QStringLiteral("cafe"))
        .unit({7}, QStringLiteral("art"));
    UnitSearch search(fixture.open());
    const auto found = occurrences(search, search.page({.text = typed}, UnitOrder::Place, {}, 10));
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(formOf(found[0]), shown);
}

void TestUnitSearch::ordersConcordances_data()
{
    QTest::addColumn<ConcordanceOrder>("order");
    QTest::addColumn<QStringList>("expected"); // first words
    const QString the = QStringLiteral("the");
    const QString an = QStringLiteral("An");
    const QString my = QStringLiteral("My");
    QTest::newRow("place") << ConcordanceOrder::Place << QStringList{the, an, my};
    QTest::newRow("left") << ConcordanceOrder::LeftContext << QStringList{my, an, the}; // My, old An, steep the
    QTest::newRow("right") << ConcordanceOrder::RightContext << QStringList{the, my, an}; // burst, Burst open, closed
    QTest::newRow("probability") << ConcordanceOrder::Probability << QStringList{an, my, the};
    QTest::newRow("sense") << ConcordanceOrder::Sense << QStringList{an, the, my}; // 14:00, then 17:01 twice
    QTest::newRow("document") << ConcordanceOrder::Document << QStringList{my, the, an};
}

void TestUnitSearch::ordersConcordances()
{
    QFETCH(ConcordanceOrder, order);
    QFETCH(QStringList, expected);
    ProjectFixture fixture;
    describeBanks(fixture);
    UnitSearch search(fixture.open());
    const auto ids = units(search, search.concordance({.lemma = QStringLiteral("bank")}, order, 100));
    QStringList firstWords;
    for (const Occurrence &occurrence : occurrences(search, search.load(ids)))
        firstWords.append(textOf(occurrence).section(u' ', 0, 0));
    QCOMPARE(firstWords, expected);
}

void TestUnitSearch::spreadsTheLeastCertain()
{
    ProjectFixture fixture;
    const auto add = [&fixture](float probability) {
        fixture.sentence(QStringLiteral("word")).unit({0}, QStringLiteral("word"));
        fixture.predicted({{QStringLiteral("a"), probability}, {QStringLiteral("b"), 1 - probability}});
    };
    fixture.document(QStringLiteral("first"));
    for (const float probability : {0.9F, 0.55F, 0.51F, 0.6F})
        add(probability);
    fixture.document(QStringLiteral("second"));
    for (const float probability : {0.8F, 0.53F})
        add(probability);
    UnitSearch search(fixture.open());
    std::vector<UnitId> order;
    for (const FoundUnit &unit : units(search, search.uncertain({}, 5)))
        order.push_back(unit.id);
    // 0.51 of the first and 0.53 of the second; 0.55 and 0.8; 0.6.
    const std::vector<UnitId> expected{fixture.unitId(2), fixture.unitId(5), fixture.unitId(1), fixture.unitId(4), fixture.unitId(3)};
    QCOMPARE(order, expected);
}

/// Of eight words with ascending margins, whatever is asked about suggestions is answered with those that show theirs.
void TestUnitSearch::tellsNothingOfWhatBlindModeHides()
{
    ProjectFixture fixture;
    constexpr int words = 8;
    fixture.document(QStringLiteral("blind"));
    const QString first = QStringLiteral("word%1:00:00::");
    const QString second = QStringLiteral("word%1:00:01::");
    for (int i = 0; i < words; ++i) {
        const float probability = 0.55F + 0.05F * float(i);
        fixture.sentence(QStringLiteral("word")).unit({0}, QStringLiteral("word"));
        fixture.predicted({{first, probability}, {second, 1 - probability}});
    }
    Project &project = fixture.open();
    const BlindMode blind{0.5, 3};
    QVERIFY(project.setBlindMode(blind));
    std::vector<UnitId> shown;
    std::vector<UnitId> hidden;
    for (int i = 0; i < words; ++i)
        (blind.hides(fixture.unitId(i)) ? hidden : shown).push_back(fixture.unitId(i));
    QVERIFY(shown.size() > 1 && hidden.size() > 1);

    UnitSearch search(project);
    const auto idsOf = [](const auto &found) {
        std::vector<UnitId> ids;
        for (const auto &each : found) {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, Occurrence>)
                ids.push_back(each.found.id);
            else
                ids.push_back(each.id);
        }
        return ids;
    };
    const auto page = [&](const UnitFilter &filter, UnitOrder order) { return occurrences(search, search.page(filter, order, {}, 100)); };
    for (const UnitOrder order : {UnitOrder::Margin, UnitOrder::Probability})
        QCOMPARE(idsOf(page({}, order)), shown);
    for (const UnitFilter &filter : {UnitFilter{.probability = {1, 100}}, UnitFilter{.margin = {0, 99}}, UnitFilter{.sense = first}})
        QCOMPARE(idsOf(page(filter, UnitOrder::Place)), shown);
    for (const Occurrence &each : page({}, UnitOrder::Place))
        QCOMPARE(each.sentence->annotations.front().suggestionHidden, blind.hides(each.found.id));
    // The rest has its turn in the queue, where nothing can be read from the order.
    std::vector<UnitId> queue = shown;
    queue.insert(queue.end(), hidden.begin(), hidden.end());
    QCOMPARE(idsOf(units(search, search.uncertain({}, 100))), queue);
    QCOMPARE(idsOf(units(search, search.concordance({.lemma = QStringLiteral("word")}, ConcordanceOrder::Probability, 100))), queue);
    QSignalSpy counted(&search, &UnitSearch::counted);
    search.count({}, UnitOrder::Margin, 100);
    QVERIFY(counted.wait(patience));
    QCOMPARE(counted.front().back().toLongLong(), qint64(shown.size()));

    // What people decided is no secret; whether it is what the model would have said is one.
    Decision decision;
    decision.senses = {second};
    std::vector<UnitDecision> all;
    for (int i = 0; i < words; ++i)
        all.push_back({fixture.unitId(i), decision});
    QVERIFY(project.decide(all));
    QCOMPARE(page({.sense = second}, UnitOrder::Place).size(), size_t(words));
    QCOMPARE(idsOf(page({.differs = true}, UnitOrder::Place)), shown);
}

void TestUnitSearch::loadsWhatIsStillThere()
{
    ProjectFixture fixture;
    describeBanks(fixture);
    Project &project = fixture.open();
    UnitSearch search(project);
    const auto ids = units(search, search.concordance({.lemma = QStringLiteral("bank")}, ConcordanceOrder::Place, 100));
    QCOMPARE(ids.size(), size_t(3));
    QVERIFY(project.removeDocument(fixture.documentId(0)));
    const auto left = occurrences(search, search.load(ids));
    QCOMPARE(left.size(), size_t(1));
    QCOMPARE(left.front().document, QStringLiteral("a.txt"));
}

void TestUnitSearch::hearsNothingOfCancelledRequests()
{
    ProjectFixture fixture;
    describeBanks(fixture);
    UnitSearch search(fixture.open());
    QSignalSpy found(&search, &UnitSearch::occurrencesFound);
    QSignalSpy failed(&search, &UnitSearch::failed);
    QSignalSpy counted(&search, &UnitSearch::counted);
    search.cancel(search.page({}, UnitOrder::Place, {}, 10));
    const int kept = search.count({}, UnitOrder::Place, 10);
    QVERIFY(counted.wait(patience));
    QCOMPARE(counted.front().front().toInt(), kept);
    QVERIFY(found.isEmpty());
    QVERIFY(failed.isEmpty());
}

void TestUnitSearch::endsInTheMiddleOfALongRequest()
{
    ProjectFixture fixture;
    fixture.generatedDocument(QStringLiteral("long"), 60'000, 100);
    auto search = std::make_unique<UnitSearch>(fixture.open());
    QSignalSpy failed(search.get(), &UnitSearch::failed);
    QSignalSpy counted(search.get(), &UnitSearch::counted);
    const int request = search->concordance({}, ConcordanceOrder::LeftContext, 1'000'000);
    const int next = search->count({}, UnitOrder::Place, 5);
    search->cancel(request);
    // The next one need not wait for the end of the one that was cancelled.
    QVERIFY(counted.wait(patience));
    QCOMPARE(counted.front().front().toInt(), next);
    QVERIFY(failed.isEmpty());
    [[maybe_unused]] const int another = search->concordance({}, ConcordanceOrder::LeftContext, 1'000'000);
    search.reset(); // returns
}

void TestUnitSearch::reportsAProjectThatIsGone()
{
    ProjectFixture fixture;
    describeBanks(fixture);
    Project &project = fixture.open();
    UnitSearch search(project);
    QVERIFY(QFile::remove(fixture.path()));
    QSignalSpy failed(&search, &UnitSearch::failed);
    const int request = search.count({}, UnitOrder::Place, 10);
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.front().front().toInt(), request);
    QCOMPARE(failed.front().back().value<Error>().code, ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(TestUnitSearch)
#include "tst_unitsearch.moc"
