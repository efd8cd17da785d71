#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include "models/recentprojectsmodel.h"

using namespace glossator;

class RecentProjectsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereHowFarAndWhen();
    void marksWhatIsGone();
};

void RecentProjectsModelTest::tellsWhereHowFarAndWhen()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    RecentProjectsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString path = QStringLiteral("/somewhere/letters.glossator");
    model.setProjects({{path, QDateTime(QDate(2024, 5, 6), QTime(9, 30))}, {QStringLiteral("/b.glossator"), {}}});
    QCOMPARE(model.index(0, RecentProjectsModel::NameColumn).data().toString(), QStringLiteral("letters"));
    QCOMPARE(model.index(0, RecentProjectsModel::FolderColumn).data().toString(), QDir::toNativeSeparators(QStringLiteral("/somewhere")));
    QVERIFY(model.index(0, RecentProjectsModel::UsedColumn).data().toString().contains(QStringLiteral("9:30")));
    QVERIFY(model.index(1, RecentProjectsModel::UsedColumn).data().toString().isEmpty());
    QVERIFY(model.index(0, RecentProjectsModel::ProgressColumn).data().toString().isEmpty());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSummary(path, ProjectSummary{2800, 340});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, RecentProjectsModel::ProgressColumn).data().toString(), QStringLiteral("340 of 2,800 (12 %)"));
    QCOMPARE(model.index(0, 0).data(RecentProjectsModel::PathRole).toString(), path);
}

void RecentProjectsModelTest::marksWhatIsGone()
{
    RecentProjectsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString path = QStringLiteral("/somewhere/letters.glossator");
    model.setProjects({{path, {}}});
    model.setSummary(path, Error{ErrorCode::FileNotFound, path});
    QVERIFY(model.index(0, 0).data(RecentProjectsModel::MissingRole).toBool());
    QCOMPARE(model.index(0, RecentProjectsModel::ProgressColumn).data().toString(), QStringLiteral("file is missing"));
    model.setSummary(path, Error{ErrorCode::ProjectDamaged, path});
    QVERIFY(!model.index(0, 0).data(RecentProjectsModel::MissingRole).toBool());
    // One that is not on the list any more.
    model.setSummary(QStringLiteral("/other"), ProjectSummary{});
}

QTEST_MAIN(RecentProjectsModelTest)
#include "tst_recentprojectsmodel.moc"
