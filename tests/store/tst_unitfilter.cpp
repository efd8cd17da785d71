#include <QTest>

#include "store/unitfacts.h"
#include "store/unitfilter.h"

using namespace glossator;

/// What filters say, and what their skip rules take for a name.
class TestUnitFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNames_data();
    void tellsNames();
    void filtersSurviveJson();
};

void TestUnitFilter::tellsNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("start");
    QTest::addColumn<WordClass>("wordClass");
    QTest::addColumn<bool>("name");
    QTest::newRow("name") << QStringLiteral("We saw York.") << 7 << WordClass::Noun << true;
    QTest::newRow("first word") << QStringLiteral("Boats sink.") << 0 << WordClass::Noun << false;
    QTest::newRow("first word in quotation marks") << QStringLiteral("“Boats sink.”") << 1 << WordClass::Noun << false;
    QTest::newRow("common noun") << QStringLiteral("We saw boats.") << 7 << WordClass::Noun << false;
    QTest::newRow("adjective") << QStringLiteral("We saw French boats.") << 7 << WordClass::Adjective << false;
}

void TestUnitFilter::tellsNames()
{
    QFETCH(QString, text);
    QFETCH(int, start);
    QFETCH(WordClass, wordClass);
    QTEST(looksLikeName(text, start, wordClass), "name");
}

void TestUnitFilter::filtersSurviveJson()
{
    UnitFilter filter;
    QCOMPARE(UnitFilter::fromJson(filter.toJson()), filter);
    filter = {.text = QString::fromUtf8("\"naïve\" 🙂"),
              .form = QStringLiteral("f"),
              .lemma = QStringLiteral("l"),
              .wordClass = WordClass::Verb,
              .sense = QStringLiteral("s%1:00::"),
              .status = UnitStatus::Refused,
              .differs = true,
              .probability = {3, 40},
              .margin = {0, 7},
              .none = {20, 99},
              .annotator = QStringLiteral("anna"),
              .decidedFrom = QDateTime(QDate(2024, 1, 3), QTime(12, 0, 0, 5), Qt::UTC),
              .decidedTo = QDateTime(QDate(2024, 1, 4), QTime(0, 0), Qt::UTC),
              .document = DocumentId{9'007'199'254'740'993},
              .skip = SkipRules{false, true, true, {QStringLiteral("be")}}};
    QCOMPARE(UnitFilter::fromJson(filter.toJson()), filter);
    QVERIFY(!UnitFilter::fromJson(QStringLiteral("[1]")));
    QCOMPARE(SkipRules::fromJson(filter.skip->toJson()), *filter.skip);
    QCOMPARE(SkipRules::fromJson(QStringLiteral("?")), SkipRules{});
}

QTEST_GUILESS_MAIN(TestUnitFilter)
#include "tst_unitfilter.moc"
