#include "learning/distillation.h"

#include <QTest>

#include "inventory/wordnetreader.h"
#include "model/tinyencoder.h"

using namespace glossator;

/// What a teacher says of real lemmas, to a student whose encoder does not matter.
class TestDistillation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unitsCountFromThePassagesFirstToken();
    void probabilitiesStandInTheInventorysOrder();
    void onlyWordsWithAChoiceAreTaught();
    void whatIsSettledIsNotTaught();

private:
    std::shared_ptr<const Inventory> m_inventory;
    TinyEncoder m_encoder;
    std::unique_ptr<SenseModel> m_student;
};

namespace {

Sentence sentenceWith(const QString &text, int token, const QString &lemma)
{
    Sentence sentence = sentenceOf(text);
    sentence.units.push_back({{token}, WordClass::Noun, lemma, {}});
    return sentence;
}

/// The second sense of "bank" before the first, and nothing of the others.
Prediction ofBank()
{
    return {{{QStringLiteral("bank%1:14:00::"), 0.75F}, {QStringLiteral("bank%1:17:01::"), 0.25F}}, QStringLiteral("teacher")};
}

} // namespace

void TestDistillation::initTestCase()
{
    auto read = readWordNet(defaultWordNetFolder());
    QVERIFY(read);
    m_inventory = *read;
    m_student = m_encoder.load();
}

void TestDistillation::unitsCountFromThePassagesFirstToken()
{
    const std::vector<Sentence> sentences{sentenceWith(QStringLiteral("the bank"), 1, QStringLiteral("bank")),
                                          sentenceWith(QStringLiteral("near a bank"), 2, QStringLiteral("bank"))};
    const LabelledPassage passage =
        taughtPassage(*m_student, *m_inventory, sentences, std::vector<std::vector<Prediction>>{{ofBank()}, {ofBank()}});
    QCOMPARE(passage.subwords.tokens.size(), size_t(5));
    QVERIFY(passage.tags.empty());
    QCOMPARE(passage.units.size(), size_t(2));
    QCOMPARE(passage.units[0].tokens, std::vector<int>{1});
    QCOMPARE(passage.units[1].tokens, std::vector<int>{4});
}

void TestDistillation::probabilitiesStandInTheInventorysOrder()
{
    const std::vector<Sentence> sentences{sentenceWith(QStringLiteral("the bank"), 1, QStringLiteral("bank"))};
    const LabelledPassage passage = taughtPassage(*m_student, *m_inventory, sentences, std::vector<std::vector<Prediction>>{{ofBank()}});
    const LabelledUnit &unit = passage.units.front();
    const auto senses = m_inventory->candidates(u"bank", WordClass::Noun);
    QCOMPARE(unit.taught.size(), senses.size());
    QCOMPARE(unit.candidates.size(), senses.size());
    for (size_t i = 0; i < senses.size(); ++i) {
        const QString &key = m_inventory->sense(senses[i]).key;
        QCOMPARE(unit.taught[i], key == u"bank%1:14:00::" ? 0.75F : key == u"bank%1:17:01::" ? 0.25F : 0.0F);
    }
    QCOMPARE(unit.gold.size(), size_t(1));
    QCOMPARE(m_inventory->sense(senses[size_t(unit.gold.front())]).key, QStringLiteral("bank%1:14:00::"));
}

void TestDistillation::onlyWordsWithAChoiceAreTaught()
{
    Sentence sentence = sentenceWith(QStringLiteral("the riverbank near a bank"), 1, QStringLiteral("riverbank"));
    sentence.units.push_back({{4}, WordClass::Noun, QStringLiteral("bank"), {}});
    sentence.units.push_back({{2}, WordClass::Noun, QStringLiteral("near"), {}}); // of which the inventory knows nothing
    const Prediction single{{{QStringLiteral("riverbank%1:17:00::"), 1}}, QStringLiteral("teacher")};
    const LabelledPassage passage = taughtPassage(*m_student, *m_inventory, std::vector{sentence},
                                                  std::vector<std::vector<Prediction>>{{single, ofBank(), Prediction()}});
    QCOMPARE(passage.units.size(), size_t(1));
    QCOMPARE(passage.units.front().tokens, std::vector<int>{4});
}

void TestDistillation::whatIsSettledIsNotTaught()
{
    Sentence sentence = sentenceWith(QStringLiteral("a bank near the bank"), 1, QStringLiteral("bank"));
    sentence.units.push_back({{4}, WordClass::Noun, QStringLiteral("bank"), {}});
    std::vector<LabelledPassage> passages{
        taughtPassage(*m_student, *m_inventory, std::vector{sentence}, std::vector<std::vector<Prediction>>{{ofBank(), ofBank()}})};
    std::vector<LabelledPassage> settled = passages;
    settled.front().units.pop_back();

    removeTeaching(settled, passages);
    QCOMPARE(passages.front().units.size(), size_t(2));
    QVERIFY(passages.front().units[0].taught.empty());
    QVERIFY(!passages.front().units[1].taught.empty());
    QCOMPARE(passages.front().units[0].gold, settled.front().units[0].gold);
}

QTEST_GUILESS_MAIN(TestDistillation)
#include "tst_distillation.moc"
