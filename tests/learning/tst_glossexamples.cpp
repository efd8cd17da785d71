#include "learning/glossexamples.h"

#include <QSet>
#include <QTest>

#include <algorithm>

#include "inventory/wordnetreader.h"
#include "model/tinyencoder.h"

using namespace glossator;

class TestGlossExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheWord_data();
    void findsTheWord();
    void everyExampleHasItsSenseAmongTheCandidates();

private:
    [[nodiscard]] const Synset &synsetOf(const QString &key) const;

    std::shared_ptr<const Inventory> m_inventory;
};

void TestGlossExamples::initTestCase()
{
    auto read = readWordNet(defaultWordNetFolder());
    QVERIFY(read);
    m_inventory = *read;
}

const Synset &TestGlossExamples::synsetOf(const QString &key) const
{
    return m_inventory->synset(m_inventory->sense(m_inventory->findSense(key)).synset);
}

void TestGlossExamples::findsTheWord_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("example");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("lemma");
    const auto row = [](const char *name, const char *key, const char *example, const char *words, const char *lemma) {
        QTest::newRow(name) << QString::fromLatin1(key) << QString::fromLatin1(example) << QString::fromLatin1(words)
                            << QString::fromLatin1(lemma);
    };
    row("as it is", "bank%1:17:01::", "he sat on the bank of the river and watched the currents", "bank", "bank");
    row("inflected", "bank%1:17:01::", "they pulled the canoe up on the banks", "banks", "bank");
    row("irregular", "go%2:38:00::", "the soldiers went up and up", "went", "go");
    row("at the start", "bank%1:17:01::", "Banks of sand", "Banks", "bank");
    row("several words", "carry_out%2:36:00::", "he carried out the plan", "carried out", "carry_out");
    row("absent", "bank%1:17:01::", "he sat near the water", "", "");
}

void TestGlossExamples::findsTheWord()
{
    QFETCH(QString, key);
    QFETCH(QString, example);
    QFETCH(QString, words);
    QFETCH(QString, lemma);
    const auto sentence = exampleSentence(example, synsetOf(key), *m_inventory);
    QCOMPARE(sentence.has_value(), !words.isEmpty());
    if (!sentence)
        return;
    QCOMPARE(sentence->units.size(), size_t(1));
    const Unit &unit = sentence->units.front();
    QStringList forms;
    for (int token : unit.tokens)
        forms.append(sentence->form(token).toString());
    QCOMPARE(forms.join(u' '), words);
    QCOMPARE(unit.lemma, lemma);
}

void TestGlossExamples::everyExampleHasItsSenseAmongTheCandidates()
{
    const TinyEncoder encoder;
    const auto model = encoder.load();
    const std::vector<LabelledPassage> passages = glossExamples(*model, *m_inventory);
    // WordNet 3.0 has some 48,000 examples, most of them of words with several senses.
    QVERIFY(passages.size() > 25'000);
    QVERIFY(passages.size() < 48'500);
    QSet<int> senses;
    for (const LabelledPassage &passage : passages) {
        QVERIFY(passage.isExample);
        QVERIFY(passage.tags.empty());
        QCOMPARE(passage.units.size(), size_t(1));
        const LabelledUnit &unit = passage.units.front();
        QVERIFY(unit.candidates.size() > 1);
        QVERIFY(std::ranges::all_of(unit.candidates, [](const SenseCandidate &candidate) { return candidate.logPrior == 0; }));
        QCOMPARE(unit.gold.size(), size_t(1));
        QVERIFY(unit.gold.front() >= 0 && unit.gold.front() < int(unit.candidates.size()));
        senses.insert(unit.candidates[size_t(unit.gold.front())].gloss);
    }
    QVERIFY(senses.size() > 20'000);
}

QTEST_GUILESS_MAIN(TestGlossExamples)
#include "tst_glossexamples.moc"
