#include "messages/percenttext.h"

#include <QLocale>
#include <QTest>

using namespace glossator;

class TestPercentText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void onlyExactProbabilitiesAreNoneOrAll_data();
    void onlyExactProbabilitiesAreNoneOrAll();
    void onlyAllIsAHundred();
    void followsTheLocale();
};

void TestPercentText::onlyExactProbabilitiesAreNoneOrAll_data()
{
    QTest::addColumn<double>("probability");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << QStringLiteral("0 %");
    QTest::newRow("hardly any") << 0.004 << QStringLiteral("<1 %");
    QTest::newRow("little") << 0.006 << QStringLiteral("1 %");
    QTest::newRow("some") << 0.73 << QStringLiteral("73 %");
    QTest::newRow("nearly all") << 0.998 << QStringLiteral("99 %");
    QTest::newRow("all") << 1.0 << QStringLiteral("100 %");
}

void TestPercentText::onlyExactProbabilitiesAreNoneOrAll()
{
    QFETCH(const double, probability);
    QTEST(messages::probabilityText(probability), "text");
}

void TestPercentText::onlyAllIsAHundred()
{
    QCOMPARE(messages::percentText(qint64(999), qint64(1000)), QStringLiteral("99 %"));
    QCOMPARE(messages::percentText(qint64(1000), qint64(1000)), QStringLiteral("100 %"));
    QCOMPARE(messages::percentText(qint64(0), qint64(0)), QStringLiteral("0 %"));
}

void TestPercentText::followsTheLocale()
{
    QCOMPARE(messages::percentText(0.1234, 1), QStringLiteral("12.3 %"));
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    QCOMPARE(messages::percentText(0.73), QStringLiteral("٧٣ %"));
    QCOMPARE(messages::percentSuffix(), QStringLiteral(" %"));
}

QTEST_MAIN(TestPercentText)
#include "tst_percenttext.moc"
