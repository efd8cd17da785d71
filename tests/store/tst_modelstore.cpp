#include <QTest>

#include "store/modelstore.h"
#include "store/settingsstore.h"
#include "store/storetesting.h"

using namespace glossator;
using namespace glossator::testing;

class TestModelStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsVersionsAndTheOneInUse();
    void dropsTrainedParts();
    void keepsSettings();
};

void TestModelStore::keepsVersionsAndTheOneInUse()
{
    TestProject project;
    const QDateTime created(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC);
    const QByteArray parts = QByteArray("\0parts\xff", 7).repeated(100'000);
    {
        ModelStore models(project.database());
        QVERIFY(must(models.all()).empty());
        QCOMPARE(must(models.current()), QString());
        must(models.add({QStringLiteral("z"), QString(), created, {61.5, 70.25, 20, 80}}, parts));
        must(models.add({QStringLiteral("a"), QStringLiteral("z"), created, {}}, parts));
        must(models.setCurrent(QStringLiteral("z")));
        QCOMPARE(models.setCurrent(QStringLiteral("none")).error().code, ErrorCode::ModelMissing);
        QVERIFY(!models.add({QStringLiteral("z"), {}, created, {}}, {})); // a version never changes
    }
    project.reopen();
    ModelStore models(project.database());
    QCOMPARE(must(models.current()), QStringLiteral("z"));
    const auto all = must(models.all());
    QCOMPARE(all.size(), 2u);
    QCOMPARE(all[0].version, QStringLiteral("z"));
    QCOMPARE(all[0].created, created);
    QCOMPARE(all[0].scores.before, 61.5);
    QCOMPARE(all[0].scores.after, 70.25);
    QCOMPARE(all[0].scores.heldOut, 20);
    QCOMPARE(all[0].scores.trainedOn, 80);
    QCOMPARE(all[1].parent, QStringLiteral("z"));
    QCOMPARE(must(models.trainedParts(QStringLiteral("z"))), parts);
    QCOMPARE(models.trainedParts(QStringLiteral("none")).error().code, ErrorCode::ModelMissing);
    must(models.setCurrent(QString()));
    QCOMPARE(must(models.current()), QString());
}

void TestModelStore::dropsTrainedParts()
{
    TestProject project;
    ModelStore models(project.database());
    const QString first = QStringLiteral("first");
    const QString second = QStringLiteral("second");
    for (const QString &version : {first, second})
        must(models.add({version, {}, QDateTime::currentDateTimeUtc(), {61.5, 70.25, 20, 80}}, QByteArrayLiteral("parts")));
    must(models.setCurrent(second));
    QCOMPARE(models.dropTrainedParts(second).error().code, ErrorCode::ModelInUse);
    must(models.dropTrainedParts(first));
    QCOMPARE(models.trainedParts(first).error().code, ErrorCode::ModelMissing);
    QCOMPARE(models.setCurrent(first).error().code, ErrorCode::ModelMissing);
    QCOMPARE(must(models.current()), second);
    QCOMPARE(must(models.trainedParts(second)), QByteArrayLiteral("parts"));
    const auto all = must(models.all());
    QVERIFY(!all[0].hasParts && all[1].hasParts);
    QCOMPARE(all[0].scores.after, 70.25);
    QVERIFY(!models.add({first, {}, QDateTime::currentDateTimeUtc(), {}}, QByteArrayLiteral("parts"))); // the name stays taken
}

void TestModelStore::keepsSettings()
{
    TestProject project;
    {
        SettingsStore settings(project.database());
        QCOMPARE(must(settings.value(QStringLiteral("annotator"), QStringLiteral("someone"))), QStringLiteral("someone"));
        must(settings.setValue(QStringLiteral("annotator"), QStringLiteral("أمل 🙂")));
        must(settings.setValue(QStringLiteral("empty"), QString()));
        must(settings.setValue(QStringLiteral("twice"), QStringLiteral("1")));
        must(settings.setValue(QStringLiteral("twice"), QStringLiteral("2")));
    }
    project.reopen();
    const SettingsStore settings(project.database());
    QCOMPARE(must(settings.value(QStringLiteral("annotator"))), QStringLiteral("أمل 🙂"));
    QCOMPARE(must(settings.value(QStringLiteral("empty"), QStringLiteral("x"))), QString());
    QCOMPARE(must(settings.value(QStringLiteral("twice"))), QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(TestModelStore)
#include "tst_modelstore.moc"
