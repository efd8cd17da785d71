#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/shortcutmodel.h"

using namespace glossator;

namespace {

const QKeySequence find(Qt::CTRL | Qt::Key_F);
const QKeySequence open(Qt::CTRL | Qt::Key_O);
const QKeySequence pageDown(Qt::Key_PageDown);
const QKeySequence enter(Qt::Key_Return);
const QKeySequence chord(Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::Key_F);

std::vector<Shortcut> shortcuts()
{
    std::vector<Shortcut> all{
        {QStringLiteral("open"), QStringLiteral("Open"), QStringLiteral("File"), {open}, {open}},
        {QStringLiteral("search"), QStringLiteral("Search"), QStringLiteral("Go"), {find}, {find}},
        {QStringLiteral("close"), QStringLiteral("Close"), QStringLiteral("File")},
    };
    Shortcut fixed{QStringLiteral("page"), QStringLiteral("A page down"), QStringLiteral("Panes")};
    fixed.keysText = QStringLiteral("Page down");
    fixed.keys = fixed.defaults = {pageDown};
    fixed.fixedBecause = QStringLiteral("as everywhere");
    all.push_back(fixed);
    Shortcut list{QStringLiteral("list"), QStringLiteral("Go there"), QStringLiteral("Panes"), {enter}, {enter}};
    list.fixedBecause = QStringLiteral("as everywhere");
    list.places = Shortcut::Place::Lists;
    all.push_back(list);
    Shortcut accept{QStringLiteral("accept"), QStringLiteral("Accept"), QStringLiteral("Decide")};
    accept.places = Shortcut::Place::Text;
    all.push_back(accept);
    return all;
}

} // namespace

class ShortcutModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void groupsByMenu();
    void changesAndResets();
    void namesWhoHasTheKeys();
    void leavesFixedKeys();
    void keysMeetAtOnePlaceOnly();
    void resetTakesItsKeysBack();

private:
    [[nodiscard]] QModelIndex at(int group, int row, int column = 0) const { return m_model->index(row, column, m_model->index(group, 0)); }

    std::unique_ptr<ShortcutModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void ShortcutModelTest::init()
{
    m_tester.reset();
    m_model = std::make_unique<ShortcutModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setShortcuts(shortcuts());
}

void ShortcutModelTest::groupsByMenu()
{
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->index(0, 0).data().toString(), QStringLiteral("File"));
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 2);
    QCOMPARE(at(0, 1).data().toString(), QStringLiteral("Close"));
    QCOMPARE(at(1, 0, ShortcutModel::KeysColumn).data().toString(), find.toString(QKeySequence::NativeText));
    QCOMPARE(at(2, 0, ShortcutModel::KeysColumn).data().toString(), QStringLiteral("Page down"));
}

void ShortcutModelTest::changesAndResets()
{
    QSignalSpy changed(m_model.get(), &ShortcutModel::keysChanged);
    const QKeySequence other(Qt::Key_F3);
    QVERIFY(m_model->setKeys(at(1, 0), {find, other}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().at(0).toString(), QStringLiteral("search"));
    QVERIFY(at(1, 0).data(ShortcutModel::ChangedRole).toBool());
    QVERIFY(m_model->setKeys(at(0, 1), {QKeySequence(Qt::Key_F4)}));
    m_model->resetAll();
    QCOMPARE(m_model->keys(at(1, 0)), QList<QKeySequence>{find});
    QVERIFY(m_model->keys(at(0, 1)).isEmpty());
    QVERIFY(!at(1, 0).data(ShortcutModel::ChangedRole).toBool());
}

void ShortcutModelTest::namesWhoHasTheKeys()
{
    QSignalSpy changed(m_model.get(), &ShortcutModel::keysChanged);
    QCOMPARE(m_model->conflict(at(0, 1), find)->text, QStringLiteral("Search"));
    QVERIFY(!m_model->conflict(at(1, 0), find));
    QVERIFY(!m_model->setKeys(at(0, 1), {find}));
    QCOMPARE(changed.size(), 0);
    // One key of a chord that is a shortcut of its own would never get to the second.
    QVERIFY(m_model->setKeys(at(0, 1), {chord}));
    QVERIFY(m_model->conflict(at(1, 0), QKeySequence(Qt::CTRL | Qt::Key_K)));
}

void ShortcutModelTest::leavesFixedKeys()
{
    QVERIFY(!m_model->setKeys(at(2, 0), {QKeySequence(Qt::Key_F3)}));
    QCOMPARE(at(2, 0).data(ShortcutModel::ReasonRole).toString(), QStringLiteral("as everywhere"));
    QVERIFY(!m_model->setKeys(m_model->index(0, 0), {QKeySequence(Qt::Key_F3)}));
}

void ShortcutModelTest::keysMeetAtOnePlaceOnly()
{
    const QModelIndex search = at(1, 0);
    const QModelIndex accept = at(3, 0);
    QCOMPARE(m_model->conflict(search, pageDown)->text, QStringLiteral("A page down"));
    QCOMPARE(m_model->conflict(accept, pageDown)->text, QStringLiteral("A page down"));
    QCOMPARE(m_model->conflict(search, enter)->text, QStringLiteral("Go there"));
    // In the text Enter does nothing yet.
    QVERIFY(!m_model->conflict(accept, enter));
    QVERIFY(m_model->setKeys(accept, {enter}));
    QVERIFY(!m_model->setKeys(search, {pageDown}));
}

void ShortcutModelTest::resetTakesItsKeysBack()
{
    QVERIFY(m_model->setKeys(at(1, 0), {}));
    QVERIFY(m_model->setKeys(at(0, 1), {find}));
    m_model->reset(at(1, 0));
    QCOMPARE(m_model->keys(at(1, 0)), QList<QKeySequence>{find});
    QVERIFY(m_model->keys(at(0, 1)).isEmpty());
}

QTEST_MAIN(ShortcutModelTest)
#include "tst_shortcutmodel.moc"
