#include <QFile>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

#include "gui/guitesting.h"
#include "io/documentio.h"
#include "models/senselistmodel.h"
#include "panes/text/textpane.h"
#include "service/importservice.h"
#include "support/patience.h"
#include "window/preferences.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

namespace {

constexpr int patience = patient(240'000); // ms; a processor shared with others computes glosses that the index lacks
constexpr int wantedUnits = 200;
constexpr double mostKeys = 1.3; // a decision
const QString data = QStringLiteral(GLOSSATOR_TEST_DATA "/io/senseval2-excerpt.data.xml");
const QString gold = QStringLiteral(GLOSSATOR_TEST_DATA "/io/senseval2-excerpt.gold.key.txt");

} // namespace

/// What an annotator who follows the gold standard has to press, on a real window with the shipped model.
class KeystrokesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDecisionTakesFewKeys();

private:
    void decide(const QStringList &right);
    void type(Qt::Key key);

    std::unique_ptr<MainWindow> m_window;
    const SenseListModel *m_senses = nullptr;
    int m_keys = 0; ///< all that were pressed
    int m_firstRight = 0;
    int m_paged = 0;
    int m_missing = 0;
};

void KeystrokesTest::type(Qt::Key key)
{
    ++m_keys;
    press(*m_window, key);
}

/// Space if the first sense is right, else the right one's own key, on its page; 0 if none is.
void KeystrokesTest::decide(const QStringList &right)
{
    const int accepted = m_senses->acceptedRow();
    if (accepted >= 0 && right.contains(m_senses->keyAt(accepted))) {
        ++m_firstRight;
        type(Qt::Key_Space);
        return;
    }
    int row = 0;
    while (row < m_senses->rowCount() && !right.contains(m_senses->keyAt(row)))
        ++row;
    if (row == m_senses->rowCount()) {
        ++m_missing;
        type(Qt::Key_0);
        return;
    }
    for (; m_senses->page() < row / SenseListModel::pageSize; ++m_paged)
        type(Qt::Key_Plus);
    type(Qt::Key(senseKeys[row % SenseListModel::pageSize].toUpper().unicode()));
}

void KeystrokesTest::aDecisionTakesFewKeys()
{
    const OwnPreferences preferences;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("senseval.glossator"));
    QVERIFY(Project::create(path));
    // Beside its gold key it would come decided.
    const QString alone = folder.filePath(QStringLiteral("senseval.data.xml"));
    QVERIFY(QFile::copy(data, alone));
    QVERIFY(importFiles(path, {{alone}, {}, {}}, {}));
    const auto keys = readGoldKeys(gold);
    QVERIFY(keys);
    m_window = shownWindow({});
    QVERIFY(openPredicted(*m_window, path, patience));
    m_window->activateWindow();
    auto *text = part<TextPane>(*m_window);
    text->setFocus();
    QTRY_VERIFY(text->isAncestorOf(QApplication::focusWidget()) || text->hasFocus());
    m_senses = qobject_cast<const SenseListModel *>(part<QListView>(*m_window, QStringLiteral("senseList"))->model());
    QCOMPARE(Preferences().advance(), Advance::NextUndecided); // as the program comes

    Project &project = m_window->session()->project();
    int decided = 0;
    while (decided < wantedUnits) {
        const UnitId unit = text->currentUnit();
        const auto place = project.corpus().placeOf(unit);
        QVERIFY(place);
        const auto sentence = project.corpus().sentence(place->sentenceId);
        QVERIFY(sentence);
        const auto at = std::ranges::find(sentence->annotations, unit, &UnitAnnotation::id) - sentence->annotations.begin();
        if (m_senses->rowCount() < 2) { // where the document begins
            type(Qt::Key_N);
            QVERIFY(text->currentUnit() != unit);
            continue;
        }
        const QStringList right = keys->value(sentence->sentence.units[size_t(at)].externalId);
        QVERIFY(!right.isEmpty());
        decide(right);
        const auto decision = project.decisions().inForce(unit);
        QVERIFY(decision && *decision);
        QVERIFY((*decision)->senses.isEmpty() || right.contains((*decision)->senses.front()));
        ++decided;
        if (text->currentUnit() == unit && decided < wantedUnits) { // the document's last
            type(Qt::Key_N);
            QVERIFY2(text->currentUnit() != unit, qPrintable(QStringLiteral("no undecided word after %1 decisions").arg(decided)));
        }
    }
    const double each = double(m_keys) / wantedUnits;
    qInfo("%d keys for %d decisions: %.3f each; the model's first sense was right %d times, %d keys turned pages, %d times no sense fitted",
          m_keys, wantedUnits, each, m_firstRight, m_paged, m_missing);
    QVERIFY(m_keys >= wantedUnits);
    QVERIFY(each <= mostKeys);
    m_window.reset();
}

QTEST_MAIN(KeystrokesTest)
#include "tst_keystrokes.moc"
