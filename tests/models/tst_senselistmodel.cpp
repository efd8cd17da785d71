#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "inventory/inventorybuilder.h"
#include "models/senselistmodel.h"
#include "store/database.h"
#include "store/predictionstore.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

const QString money = QStringLiteral("bank%1:14:00::");
const QString slope = QStringLiteral("bank%1:17:01::");
const QString row = QStringLiteral("bank%1:14:01::");

/// An excerpt of WordNet 3.0.
std::shared_ptr<const Inventory> smallInventory()
{
    Inventory::Builder builder;
    const auto synset = [&builder](const QStringList &lemmas, const QString &gloss, std::vector<SynsetId> hypernyms) {
        return builder.addSynset({WordClass::Noun, lemmas, gloss, {}, {}, std::move(hypernyms)});
    };
    const SynsetId institution = synset({QStringLiteral("institution"), QStringLiteral("establishment")}, {}, {});
    const SynsetId financial = synset({QStringLiteral("financial institution")}, {}, {institution});
    const SynsetId deposits = synset({QStringLiteral("depository financial institution"), QStringLiteral("bank")},
                                     QStringLiteral("a financial institution that accepts deposits"), {financial});
    const SynsetId land = synset({QStringLiteral("bank")}, QStringLiteral("sloping land"), {});
    builder.addSense({money, QStringLiteral("bank"), deposits, 20}, 2);
    builder.addSense({slope, QStringLiteral("bank"), land, 25}, 1);
    return builder.build(QStringLiteral("wordnet-excerpt"));
}

QStringList keys(const SenseListModel &model)
{
    QStringList result;
    for (int i = 0; i < model.rowCount(); ++i)
        result.append(model.keyAt(i));
    return result;
}

Decision choice(const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    return decision;
}

} // namespace

class SenseListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isEmptyWithoutUnit();
    void showsTheMostProbableFirst();
    void keepsPlacesWhileTheUnitStaysCurrent();
    void showsInventoryOrderBeforeAPrediction();
    void addsDetailsWhenTheInventoryArrives();
    void waitsForTheInventorysOrder();
    void showsKeysWhereThereIsNoInventory();
    void showsTheDecisionInForce();
    void listsADecidedSenseOfAnotherLemma();
    void namesStates_data();
    void namesStates();
    void keysChooseFromPages();
    void keysLeaveOtherCommandsTheirs();
    void ranksSeveralSenses();
    void followsTheInventorysOrder();
    void showsThePrior();
    void greysWhatIsOutsideThePredictionSet();
    void hidesSuggestionsInBlindMode();
    void joinsPartsOfAUnit();

private:
    void predictAnew(ProjectFixture &fixture, int unit, std::vector<SenseProbability> candidates);
    std::unique_ptr<SenseListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void SenseListModelTest::init()
{
    m_tester.reset();
    m_model = std::make_unique<SenseListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

/// As the prediction worker does: through a connection of its own, then the signal.
void SenseListModelTest::predictAnew(ProjectFixture &fixture, int unit, std::vector<SenseProbability> candidates)
{
    const auto database = Database::open(fixture.path(), Database::Mode::OpenExisting);
    QVERIFY(database);
    const UnitPrediction prediction{fixture.unitId(unit), {std::move(candidates), QStringLiteral("trained-2")}};
    QVERIFY(PredictionStore(**database).put({&prediction, 1}));
    fixture.open().notifySentencesChanged(fixture.documentId(), 0, 1);
}

void SenseListModelTest::isEmptyWithoutUnit()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->state(), SenseListModel::State::NoUnit);
    QCOMPARE(m_model->rowOfKey(0), -1);
    QCOMPARE(m_model->bestRow(), -1);
    QCOMPARE(m_model->pageCount(), 1);
}

void SenseListModelTest::showsTheMostProbableFirst()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The Bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.7f}, {slope, 0.2f}, {row, 0.1f}});
    m_model->setProject(&fixture.open());
    QSignalSpy changed(m_model.get(), &SenseListModel::unitChanged);
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(keys(*m_model), QStringList({money, slope, row}));
    QCOMPARE(m_model->form(), QStringLiteral("Bank"));
    QCOMPARE(m_model->lemma(), QStringLiteral("bank"));
    QCOMPARE(m_model->modelVersion(), ProjectFixture::modelVersion());
    QCOMPARE(m_model->index(0).data(SenseListModel::ProbabilityRole).toDouble(), double(0.7f));
    QCOMPARE(m_model->index(2).data(SenseListModel::KeyCapRole).toString(), QStringLiteral("3"));
    QCOMPARE(m_model->index(0).data().toString(), money);
}

void SenseListModelTest::keepsPlacesWhileTheUnitStaysCurrent()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank failed ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.7f}, {slope, 0.3f}});
    fixture.unit({2}, QStringLiteral("fail"), WordClass::Verb).predicted({{QStringLiteral("fail%2:41:00::"), 1.0f}});
    m_model->setProject(&fixture.open());
    m_model->setUnit(fixture.unitId(0));

    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    predictAnew(fixture, 0, {{row, 0.5f}, {slope, 0.4f}, {money, 0.1f}});
    QCOMPARE(keys(*m_model), QStringList({money, slope, row}));
    QCOMPARE(m_model->index(0).data(SenseListModel::ProbabilityRole).toDouble(), double(0.1f));
    QCOMPARE(m_model->bestRow(), 2);
    QCOMPARE(m_model->modelVersion(), QStringLiteral("trained-2"));
    QVERIFY(resets.isEmpty());

    m_model->setUnit(fixture.unitId(1));
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(keys(*m_model), QStringList({row, slope, money}));
}

void SenseListModelTest::showsInventoryOrderBeforeAPrediction()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank"));
    m_model->setProject(&fixture.open());
    m_model->setInventory(smallInventory());
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(keys(*m_model), QStringList({slope, money}));
    QCOMPARE(m_model->state(), SenseListModel::State::Unpredicted);
    QCOMPARE(m_model->order(), SenseOrder::Inventory);
    QVERIFY(!m_model->index(0).data(SenseListModel::ProbabilityRole).isValid());

    predictAnew(fixture, 0, {{money, 0.9f}, {slope, 0.1f}});
    QCOMPARE(keys(*m_model), QStringList({slope, money}));
    QCOMPARE(m_model->state(), SenseListModel::State::Predicted);
}

void SenseListModelTest::addsDetailsWhenTheInventoryArrives()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.7f}, {slope, 0.2f}, {row, 0.1f}});
    m_model->setProject(&fixture.open());
    m_model->setUnit(fixture.unitId(0));
    QVERIFY(m_model->index(0).data(SenseListModel::GlossRole).toString().isEmpty());
    m_model->setInventory(smallInventory());
    const QModelIndex first = m_model->index(0);
    QCOMPARE(first.data(SenseListModel::GlossRole).toString(), QStringLiteral("a financial institution that accepts deposits"));
    QCOMPARE(first.data(SenseListModel::SynonymsRole).toStringList(),
             QStringList({QStringLiteral("bank"), QStringLiteral("depository financial institution")}));
    QCOMPARE(first.data(SenseListModel::HypernymsRole).toStringList(),
             QStringList({QStringLiteral("financial institution"), QStringLiteral("institution")}));
    // The inventory does not know the third one: it stays with its key.
    QCOMPARE(m_model->index(2).data().toString(), row);
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("70 %")));
}

void SenseListModelTest::waitsForTheInventorysOrder()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank . A bank ."));
    // By their keys, money comes first; by the inventory, slope.
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.7f}, {slope, 0.2f}, {row, 0.1f}});
    fixture.unit({4}, QStringLiteral("bank")).predicted({{money, 0.9f}, {slope, 0.1f}}).decided({money});
    Project &project = fixture.open();
    QVERIFY(project.setBlindMode({1.0, 7}));
    for (const bool isBlind : {true, false}) {
        QVERIFY(project.setBlindMode({isBlind ? 1.0 : 0.0, 7}));
        QVERIFY(project.setSenseOrder(isBlind ? SenseOrder::Model : SenseOrder::Inventory));
        for (const int unit : {0, 1}) {
            init();
            m_model->setProject(&project);
            m_model->setUnit(fixture.unitId(unit));
            QCOMPARE(keys(*m_model), unit == 0 ? QStringList() : QStringList({money}));
            QCOMPARE(m_model->acceptedRow(), !isBlind && unit == 1 ? 0 : -1);
            QVERIFY(m_model->isWaiting());
            m_model->setInventory(smallInventory());
            QCOMPARE(keys(*m_model), unit == 0 ? QStringList({slope, money, row}) : QStringList({slope, money}));
            QCOMPARE(m_model->order(), SenseOrder::Inventory);
            QVERIFY(!m_model->isWaiting());
        }
    }
}

void SenseListModelTest::showsKeysWhereThereIsNoInventory()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{slope, 0.7f}, {money, 0.3f}});
    Project &project = fixture.open();
    QVERIFY(project.setSenseOrder(SenseOrder::Inventory));
    m_model->setProject(&project);
    m_model->setUnit(fixture.unitId(0));
    m_model->setLoadFailure(Error{ErrorCode::ModelMissing});
    QCOMPARE(keys(*m_model), QStringList({money, slope}));
    QVERIFY(!m_model->isWaiting());
    // A model that is chosen instead brings an inventory: what has a key on the screen keeps it.
    m_model->setLoadFailure({});
    m_model->setInventory(smallInventory());
    QCOMPARE(keys(*m_model), QStringList({money, slope}));
}

void SenseListModelTest::showsTheDecisionInForce()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.7f}, {slope, 0.3f}});
    Project &project = fixture.open();
    m_model->setProject(&project);
    m_model->setUnit(fixture.unitId(0));
    QVERIFY(!m_model->decision());
    QSignalSpy changed(m_model.get(), &SenseListModel::unitChanged);
    QVERIFY(project.decide(fixture.unitId(0), choice(slope)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->index(1).data(SenseListModel::ChosenRole).toBool(), true);
    QCOMPARE(m_model->index(0).data(SenseListModel::ChosenRole).toBool(), false);
    QCOMPARE(m_model->decision()->senses, QStringList({slope}));
    QVERIFY(project.undo());
    QVERIFY(!m_model->decision());
}

void SenseListModelTest::listsADecidedSenseOfAnotherLemma()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    const QString other = QStringLiteral("shore%1:17:00::");
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 1.0f}}).decided({other});
    m_model->setProject(&fixture.open());
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(keys(*m_model), QStringList({money, other}));
}

void SenseListModelTest::namesStates_data()
{
    QTest::addColumn<int>("candidates");
    QTest::addColumn<SenseListModel::State>("state");
    QTest::newRow("not in the lexicon") << 0 << SenseListModel::State::NotInLexicon;
    QTest::newRow("one sense") << 1 << SenseListModel::State::OnlySense;
    QTest::newRow("several") << 2 << SenseListModel::State::Predicted;
}

void SenseListModelTest::namesStates()
{
    QFETCH(int, candidates);
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    std::vector<SenseProbability> senses{{money, 0.6f}, {slope, 0.4f}};
    senses.resize(size_t(candidates));
    fixture.unit({1}, QStringLiteral("bank")).predicted(senses);
    m_model->setProject(&fixture.open());
    m_model->setUnit(fixture.unitId(0));
    QTEST(m_model->state(), "state");
}

void SenseListModelTest::keysChooseFromPages()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("They break it ."));
    std::vector<SenseProbability> senses;
    for (int i = 0; i < 59; ++i) // as many as the verb has in WordNet 3.0, the most of all lemmas
        senses.push_back({QStringLiteral("break%2:30:%1::").arg(i, 2, 10, QLatin1Char('0')), 1.0f / 59});
    fixture.unit({1}, QStringLiteral("break"), WordClass::Verb).predicted(senses);
    m_model->setProject(&fixture.open());
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(m_model->pageCount(), 3);
    const auto cap = [this](int row) { return m_model->index(row).data(SenseListModel::KeyCapRole).toString(); };
    QCOMPARE(cap(8), QStringLiteral("9"));
    QCOMPARE(cap(9), QStringLiteral("A"));
    QCOMPARE(cap(26), QStringLiteral("Z"));
    QCOMPARE(cap(27), QString());
    QCOMPARE(m_model->rowOfKey(9), 9);
    m_model->setPage(2);
    QCOMPARE(m_model->rowOfKey(0), 54);
    QCOMPARE(m_model->rowOfKey(4), 58);
    QCOMPARE(m_model->rowOfKey(5), -1);
    QCOMPARE(cap(0), QString());
    QCOMPARE(cap(55), QStringLiteral("2"));
    m_model->setPage(7);
    QCOMPARE(m_model->page(), 2);
}

void SenseListModelTest::keysLeaveOtherCommandsTheirs()
{
    QSet<QChar> seen;
    for (const QChar key : senseKeys) {
        QVERIFY(!seen.contains(key));
        seen.insert(key);
        QVERIFY(!QStringLiteral("0ntux").contains(key));
    }
}

void SenseListModelTest::ranksSeveralSenses()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.7f}, {slope, 0.2f}, {row, 0.1f}}).decided({row, money});
    m_model->setProject(&fixture.open());
    m_model->setUnit(fixture.unitId(0));
    const auto rank = [this](int at) { return m_model->index(at).data(SenseListModel::RankRole).toInt(); };
    QCOMPARE(rank(0), 2);
    QCOMPARE(rank(1), 0);
    QCOMPARE(rank(2), 1);
    QVERIFY(m_model->index(2).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("rank 1")));
}

void SenseListModelTest::followsTheInventorysOrder()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.9f}, {slope, 0.1f}});
    Project &project = fixture.open();
    m_model->setProject(&project);
    m_model->setInventory(smallInventory());
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(m_model->order(), SenseOrder::Model);
    QVERIFY(project.setSenseOrder(SenseOrder::Inventory));
    QCOMPARE(keys(*m_model), QStringList({slope, money}));
    QCOMPARE(m_model->order(), SenseOrder::Inventory);
    // "Accept" means the model's choice, wherever it stands, and keeps its meaning when predictions change.
    QCOMPARE(m_model->acceptedRow(), 1);
    predictAnew(fixture, 0, {{slope, 0.8f}, {money, 0.2f}});
    QCOMPARE(m_model->bestRow(), 0);
    QCOMPARE(m_model->acceptedRow(), 1);
    // The setting is the project's.
    fixture.close();
    QCOMPARE(fixture.open().senseOrder(), SenseOrder::Inventory);
}

void SenseListModelTest::showsThePrior()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.6f}, {slope, 0.3f}, {row, 0.1f}});
    m_model->setProject(&fixture.open());
    m_model->setInventory(smallInventory());
    m_model->setUnit(fixture.unitId(0));
    // Tag counts 20 and 25.
    QCOMPARE(m_model->index(0).data(SenseListModel::PriorRole).toDouble(), 20.0 / 45);
    QCOMPARE(m_model->index(1).data(SenseListModel::PriorRole).toDouble(), 25.0 / 45);
    QVERIFY(!m_model->index(2).data(SenseListModel::PriorRole).isValid());
    QVERIFY(m_model->index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("prior 44 %")));
}

void SenseListModelTest::greysWhatIsOutsideThePredictionSet()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank . A bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.9f}, {slope, 0.1f}});
    fixture.unit({4}, QStringLiteral("bank")).predicted({{money, 0.9f}, {slope, 0.1f}});
    m_model->setProject(&fixture.open());
    m_model->setInventory(smallInventory());
    m_model->setUnit(fixture.unitId(0));
    const auto inSet = [this](int at) { return m_model->index(at).data(SenseListModel::InSetRole).toBool(); };
    QVERIFY(inSet(0) && inSet(1));
    // The first alone leaves 0.1 to chance; thresholds for coverages of 1 % to 99 %.
    std::vector<float> thresholds(PredictionSets::thresholdCount);
    for (size_t i = 0; i < thresholds.size(); ++i)
        thresholds[i] = float(i + 1) / 100;
    m_model->setPredictionSets(PredictionSets(thresholds), 0.8);
    QVERIFY(inSet(0) && !inSet(1));
    m_model->setPredictionSets(PredictionSets(thresholds), 0.95);
    QVERIFY(inSet(0) && inSet(1));
    m_model->setPredictionSets(PredictionSets(thresholds), 0.8);
    m_model->setAllShown(true);
    QVERIFY(inSet(0) && inSet(1));
    m_model->setAllShown(false);
    m_model->setUnit(fixture.unitId(1));
    QVERIFY(inSet(0) && !inSet(1));
    QVERIFY(fixture.open().setBlindMode({1, 1}));
    QVERIFY(inSet(0) && inSet(1));
    QVERIFY(fixture.open().setBlindMode({}));
    m_model->setPredictionSets(PredictionSets(thresholds), 1);
    QVERIFY(inSet(0) && inSet(1));
}

void SenseListModelTest::hidesSuggestionsInBlindMode()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("The bank ."));
    fixture.unit({1}, QStringLiteral("bank")).predicted({{money, 0.9f}, {slope, 0.1f}}, 0.25f);
    Project &project = fixture.open();
    m_model->setProject(&project);
    m_model->setInventory(smallInventory());
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(m_model->state(), SenseListModel::State::Predicted);
    QCOMPARE(m_model->noneProbability(), std::optional(0.25));
    QVERIFY(project.setBlindMode({1.0, 7}));
    QVERIFY(!m_model->noneProbability());
    QCOMPARE(m_model->state(), SenseListModel::State::Hidden);
    QCOMPARE(keys(*m_model), QStringList({slope, money}));
    QCOMPARE(m_model->order(), SenseOrder::Inventory);
    QCOMPARE(m_model->acceptedRow(), -1);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(!m_model->index(i).data(SenseListModel::ProbabilityRole).isValid());
        const QString spoken = m_model->index(i).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(!spoken.contains(QStringLiteral("90 %")) && !spoken.contains(QStringLiteral("10 %")), qPrintable(spoken));
    }
    // What the model said is still known, for the journal.
    QCOMPARE(m_model->suggestion(), (SenseProbability{money, 0.9f}));
    QVERIFY(project.setBlindMode({0.0, 7}));
    QCOMPARE(m_model->state(), SenseListModel::State::Predicted);
}

void SenseListModelTest::joinsPartsOfAUnit()
{
    ProjectFixture fixture;
    fixture.document(QStringLiteral("a.txt")).sentence(QStringLiteral("They looked the word up ."));
    fixture.unit({1, 4}, QStringLiteral("look_up"), WordClass::Verb);
    m_model->setProject(&fixture.open());
    m_model->setUnit(fixture.unitId(0));
    QCOMPARE(m_model->form(), QStringLiteral("looked … up"));
    QCOMPARE(m_model->lemma(), QStringLiteral("look up"));
}

QTEST_MAIN(SenseListModelTest)
#include "tst_senselistmodel.moc"
