#include <QSignalSpy>
#include <QTest>

#include "models/textcache.h"
#include "models/unitstate.h"
#include "store/corpusstore.h"
#include "store/database.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

Decision choice(const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    return decision;
}

} // namespace

class TextCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyWithoutDocument();
    void givesWhatTheStoreGives();
    void holdsBoundedMemory();
    void rereadsOnlyWhatADecisionTouched();
    void announcesNeighboursOfABulkAsOneRange();
    void hearsOfUnitsItHasEvicted();
    void rereadsPredictedSentences();
    void ignoresOtherDocuments();
    void closesARemovedDocument();
    void namesStatesOfSpecialDecisions_data();
    void namesStatesOfSpecialDecisions();
    void hidesSuggestionsInBlindMode();
    void namesStates_data();
    void namesStates();
};

void TextCacheTest::isEmptyWithoutDocument()
{
    TextCache cache;
    QCOMPARE(cache.sentenceCount(), 0);
    QVERIFY(!cache.placeOf(UnitId{1}));
    ProjectFixture fixture;
    fixture.sentence(u"One bank ."_qs);
    cache.setProject(&fixture.open());
    QCOMPARE(cache.sentenceCount(), 0);

    QSignalSpy failures(&cache, &TextCache::failed);
    cache.setDocument(fixture.documentId());
    QCOMPARE(cache.sentenceCount(), 1);
    cache.setDocument({});
    QCOMPARE(cache.sentenceCount(), 0);
    cache.setDocument(fixture.documentId());
    fixture.close();
    QCOMPARE(cache.sentenceCount(), 0);
    QCOMPARE(failures.size(), 0);
}

void TextCacheTest::givesWhatTheStoreGives()
{
    ProjectFixture fixture;
    fixture.generatedDocument(u"long"_qs, 5'000, 100);
    Project &project = fixture.open();
    TextCache cache;
    cache.setProject(&project);
    cache.setDocument(fixture.documentId());
    const auto stored = project.corpus().sentences(fixture.documentId(), 0, cache.sentenceCount());
    QVERIFY(stored);
    QCOMPARE(qint64(stored->size()), cache.sentenceCount());
    // From the end, so that chunks are not read in the order the store has them.
    for (qint64 i = cache.sentenceCount() - 1; i >= 0; --i) {
        const auto sentence = cache.sentence(i);
        QVERIFY(sentence);
        QCOMPARE(sentence->id, (*stored)[size_t(i)].id);
        QCOMPARE(cache.outline()[size_t(i)].id, sentence->id);
        QVERIFY(sentence->sentence == (*stored)[size_t(i)].sentence);
        QCOMPARE(sentence->annotations.size(), sentence->sentence.units.size());
        for (size_t u = 0; u < sentence->annotations.size(); ++u)
            QVERIFY(sentence->annotations[u].prediction == (*stored)[size_t(i)].annotations[u].prediction);
    }
}

void TextCacheTest::holdsBoundedMemory()
{
    ProjectFixture fixture;
    fixture.generatedDocument(u"long"_qs, 60'000, 0);
    TextCache cache;
    cache.setProject(&fixture.open());
    cache.setDocument(fixture.documentId());
    QVERIFY(cache.sentenceCount() > TextCache::chunkSize * (TextCache::chunkLimit + 8));
    const UnitId early = cache.sentence(0)->annotations.front().id;
    for (qint64 i = 0; i < cache.sentenceCount(); ++i) {
        QVERIFY(cache.sentence(i));
        QVERIFY(cache.chunksHeld() <= TextCache::chunkLimit);
    }
    const auto place = cache.placeOf(early);
    QVERIFY(place);
    QCOMPARE(place->sentence, 0);
    QCOMPARE(place->document, fixture.documentId());
}

void TextCacheTest::rereadsOnlyWhatADecisionTouched()
{
    ProjectFixture fixture;
    for (int i = 0; i < 6; ++i)
        fixture.sentence(u"The bank ."_qs).unit({1}, u"bank"_qs).predicted({{u"a"_qs, 0.9f}, {u"b"_qs, 0.1f}});
    Project &project = fixture.open();
    TextCache cache;
    cache.setProject(&project);
    cache.setDocument(fixture.documentId());
    std::vector<TextCache::SentencePointer> before;
    for (qint64 i = 0; i < 6; ++i)
        before.push_back(cache.sentence(i));
    QSignalSpy changes(&cache, &TextCache::sentencesChanged);

    QVERIFY(project.decide(fixture.unitId(3), choice(u"b"_qs)));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0], (QVariantList{qint64(3), qint64(1)}));
    for (qint64 i = 0; i < 6; ++i) {
        const auto now = cache.sentence(i);
        QCOMPARE(now == before[size_t(i)], i != 3);
    }
    QCOMPARE(stateOf(before[3]->annotations[0]), UnitState::Suggested);
    QCOMPARE(stateOf(cache.sentence(3)->annotations[0]), UnitState::Overruled);
    QVERIFY(project.undo());
    QCOMPARE(stateOf(cache.sentence(3)->annotations[0]), UnitState::Suggested);
}

void TextCacheTest::announcesNeighboursOfABulkAsOneRange()
{
    ProjectFixture fixture;
    for (int i = 0; i < 8; ++i)
        fixture.sentence(u"The bank ."_qs).unit({1}, u"bank"_qs);
    Project &project = fixture.open();
    TextCache cache;
    cache.setProject(&project);
    cache.setDocument(fixture.documentId());
    QVERIFY(cache.sentence(0));
    QSignalSpy changes(&cache, &TextCache::sentencesChanged);
    std::vector<UnitDecision> bulk;
    for (int unit : {2, 3, 4, 7})
        bulk.push_back({fixture.unitId(unit), choice(u"a"_qs)});
    QVERIFY(project.decide(bulk));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0], (QVariantList{qint64(2), qint64(3)}));
    QCOMPARE(changes[1], (QVariantList{qint64(7), qint64(1)}));
}

void TextCacheTest::hearsOfUnitsItHasEvicted()
{
    ProjectFixture fixture;
    fixture.generatedDocument(u"long"_qs, 60'000, 0);
    Project &project = fixture.open();
    TextCache cache;
    cache.setProject(&project);
    cache.setDocument(fixture.documentId());
    const UnitId early = cache.sentence(0)->annotations.front().id;
    for (qint64 i = 0; i < cache.sentenceCount(); i += TextCache::chunkSize)
        QVERIFY(cache.sentence(i));
    QSignalSpy changes(&cache, &TextCache::sentencesChanged);
    QVERIFY(project.decide(early, choice(u"a"_qs)));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0], (QVariantList{qint64(0), qint64(1)}));
}

void TextCacheTest::rereadsPredictedSentences()
{
    ProjectFixture fixture;
    fixture.rawSentence(u"The bank ."_qs).rawSentence(u"The shore ."_qs);
    Project &project = fixture.open();
    TextCache cache;
    cache.setProject(&project);
    cache.setDocument(fixture.documentId());
    QVERIFY(!cache.sentence(0)->sentence.analysed);
    const auto second = cache.sentence(1);

    auto worker = Database::open(fixture.path(), Database::Mode::OpenExisting);
    QVERIFY(worker);
    Sentence analysed = cache.sentence(0)->sentence;
    analysed.analysed = true;
    Unit unit;
    unit.tokens = {1};
    unit.lemma = u"bank"_qs;
    analysed.units = {unit};
    QVERIFY(CorpusStore(**worker).setAnalysis(cache.sentence(0)->id, analysed));
    QCOMPARE(cache.sentence(0)->sentence.units.size(), size_t(0));
    Q_EMIT project.sentencesChanged(fixture.documentId(), 0, 1);
    QVERIFY(cache.sentence(0)->sentence.analysed);
    QCOMPARE(cache.sentence(0)->sentence.units.size(), size_t(1));
    QCOMPARE(cache.sentence(1), second);
}

void TextCacheTest::ignoresOtherDocuments()
{
    ProjectFixture fixture;
    fixture.document(u"a"_qs).sentence(u"The bank ."_qs).unit({1}, u"bank"_qs);
    fixture.document(u"b"_qs).sentence(u"A bank ."_qs).unit({1}, u"bank"_qs);
    Project &project = fixture.open();
    TextCache cache;
    cache.setProject(&project);
    cache.setDocument(fixture.documentId(0));
    const auto sentence = cache.sentence(0);
    QSignalSpy changes(&cache, &TextCache::sentencesChanged);
    Q_EMIT project.sentencesChanged(fixture.documentId(1), 0, 1);
    QVERIFY(project.decide(fixture.unitId(1), choice(u"a"_qs)));
    QCOMPARE(changes.size(), 0);
    QCOMPARE(cache.sentence(0), sentence);
    const auto elsewhere = cache.placeOf(fixture.unitId(1));
    QVERIFY(elsewhere);
    QCOMPARE(elsewhere->document, fixture.documentId(1));
}

void TextCacheTest::closesARemovedDocument()
{
    ProjectFixture fixture;
    fixture.document(u"a"_qs).sentence(u"The bank ."_qs);
    fixture.document(u"b"_qs).sentence(u"A bank ."_qs);
    Project &project = fixture.open();
    TextCache cache;
    cache.setProject(&project);
    cache.setDocument(fixture.documentId(0));
    QSignalSpy resets(&cache, &TextCache::documentReset);
    QVERIFY(project.removeDocument(fixture.documentId(1)));
    QCOMPARE(resets.size(), 0);
    QVERIFY(project.removeDocument(fixture.documentId(0)));
    QCOMPARE(resets.size(), 1);
    QVERIFY(!cache.document().isValid());
    QCOMPARE(cache.sentenceCount(), 0);
}

void TextCacheTest::namesStatesOfSpecialDecisions_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<bool>("inBulk");
    QTest::addColumn<UnitState>("state");
    QTest::newRow("sense missing") << Verdict::NoneOfThese << false << UnitState::NoneFits;
    QTest::newRow("text error") << Verdict::TextError << false << UnitState::SetAside;
    QTest::newRow("not taggable") << Verdict::NotTaggable << false << UnitState::SetAside;
    QTest::newRow("unsure") << Verdict::Unsure << false << UnitState::SetAside;
    QTest::newRow("in bulk") << Verdict::Senses << true << UnitState::AcceptedInBulk;
}

void TextCacheTest::namesStatesOfSpecialDecisions()
{
    QFETCH(Verdict, verdict);
    QFETCH(bool, inBulk);
    UnitAnnotation annotation;
    annotation.prediction = Prediction{{{u"s0"_qs, 0.9f}, {u"s1"_qs, 0.1f}}, u"m"_qs};
    annotation.decision.emplace();
    annotation.decision->verdict = verdict;
    annotation.decision->inBulk = inBulk;
    if (verdict == Verdict::Senses)
        annotation.decision->senses = {u"s0"_qs};
    QTEST(stateOf(annotation), "state");
    QVERIFY(!wantsDecision(stateOf(annotation)));
}

void TextCacheTest::hidesSuggestionsInBlindMode()
{
    ProjectFixture fixture;
    fixture.document(u"a"_qs).sentence(u"one two three"_qs);
    fixture.unit({0}, u"one"_qs).predicted({{u"s0"_qs, 0.9f}, {u"s1"_qs, 0.1f}});
    fixture.unit({1}, u"two"_qs).predicted({{u"s0"_qs, 0.9f}, {u"s1"_qs, 0.1f}}).decided({u"s0"_qs});
    fixture.unit({2}, u"three"_qs).predicted({{u"s0"_qs, 1.0f}});
    TextCache cache;
    Project &project = fixture.open();
    cache.setProject(&project);
    cache.setDocument(fixture.documentId());
    QCOMPARE(stateOf(cache.sentence(0)->annotations[0]), UnitState::Suggested);
    QSignalSpy changed(&cache, &TextCache::sentencesChanged);
    QVERIFY(project.setBlindMode({1.0, 3}));
    QCOMPARE(changed.size(), 1);
    const auto hidden = cache.sentence(0);
    QCOMPARE(stateOf(hidden->annotations[0]), UnitState::Hidden);
    QVERIFY(wantsDecision(UnitState::Hidden));
    QCOMPARE(confidenceOf(hidden->annotations[0]), 0.0f);
    // Nor does a decided unit tell whether the model would have said the same.
    QCOMPARE(stateOf(hidden->annotations[1]), UnitState::Decided);
    QCOMPARE(stateOf(hidden->annotations[2]), UnitState::OnlySense);
}

void TextCacheTest::namesStates_data()
{
    QTest::addColumn<int>("candidates");
    QTest::addColumn<QStringList>("decided");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<UnitState>("state");
    QTest::addColumn<bool>("wantsDecision");
    QTest::newRow("not asked") << -1 << QStringList() << false << UnitState::Unpredicted << true;
    QTest::newRow("unknown lemma") << 0 << QStringList() << false << UnitState::NotInLexicon << false;
    QTest::newRow("one sense") << 1 << QStringList() << false << UnitState::OnlySense << false;
    QTest::newRow("suggested") << 3 << QStringList() << false << UnitState::Suggested << true;
    QTest::newRow("decided unasked") << -1 << QStringList{u"s1"_qs} << false << UnitState::Decided << false;
    QTest::newRow("agrees") << 3 << QStringList{u"s0"_qs} << false << UnitState::Confirmed << false;
    QTest::newRow("agrees among several") << 3 << QStringList{u"s1"_qs, u"s0"_qs} << false << UnitState::Confirmed << false;
    QTest::newRow("disagrees") << 3 << QStringList{u"s2"_qs} << false << UnitState::Overruled << false;
    QTest::newRow("refuses") << 3 << QStringList() << true << UnitState::NoneFits << false;
}

void TextCacheTest::namesStates()
{
    QFETCH(int, candidates);
    QFETCH(QStringList, decided);
    QFETCH(bool, refused);
    UnitAnnotation annotation;
    if (candidates >= 0) {
        annotation.prediction.emplace();
        for (int i = 0; i < candidates; ++i)
            annotation.prediction->candidates.push_back({u"s%1"_qs.arg(i), i == 0 ? 0.6f : 0.2f});
    }
    if (refused || !decided.isEmpty()) {
        annotation.decision.emplace();
        annotation.decision->senses = decided;
        annotation.decision->verdict = refused ? Verdict::NoneOfThese : Verdict::Senses;
    }
    QTEST(stateOf(annotation), "state");
    QTEST(wantsDecision(stateOf(annotation)), "wantsDecision");
    QCOMPARE(confidenceOf(annotation), candidates > 0 ? 0.6f : 0.0f);
}

QTEST_MAIN(TextCacheTest)
#include "tst_textcache.moc"
