#include <QSignalSpy>
#include <QTest>

#include "inventory/wordnetreader.h"
#include "models/repaireditor.h"
#include "models/repairtext.h"
#include "models/senselistmodel.h"
#include "models/textcache.h"
#include "models/historymodel.h"
#include "support/projectfixture.h"

#include <QAbstractItemModelTester>

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

struct Bank
{
    Bank()
    {
        fixture.document(u"bank.txt"_qs).sentence(u"The first bank ."_qs).unit({2}, u"bank"_qs);
        fixture.sentence(u"They looked the riverbank up again ."_qs)
            .unit({1}, u"look"_qs, WordClass::Verb)
            .unit({3}, u"riverbank"_qs)
            .predicted({{u"riverbank%1:17:00::"_qs, 1.0f}})
            .unit({5}, u"again"_qs, WordClass::Adverb)
            .decided({u"again%4:02:00::"_qs});
        fixture.sentence(u"The last bank ."_qs).unit({2}, u"bank"_qs);
        project = &fixture.open();
    }
    [[nodiscard]] std::unique_ptr<RepairEditor> editor(int unit, std::shared_ptr<const Inventory> inventory = nullptr)
    {
        auto sentences = project->corpus().sentences(fixture.documentId(), 0, 3);
        return std::make_unique<RepairEditor>(RepairEditor::Start{fixture.documentId(), 0, std::move(*sentences), fixture.unitId(unit)},
                                              std::move(inventory));
    }
    void apply(const RepairEditor &editor)
    {
        const auto repair = editor.repair();
        QVERIFY(repair);
        const auto units = project->repair(*repair);
        QVERIFY(units && *units);
    }

    ProjectFixture fixture;
    Project *project = nullptr;
};

QStringList formsOf(const RepairSentence &sentence)
{
    QStringList forms;
    for (int token = 0; token < int(sentence.sentence.tokens.size()); ++token)
        forms.append(sentence.sentence.form(token).toString());
    return forms;
}

} // namespace

class RepairEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAtTheUnit();
    void movesThroughCharactersAndSentences();
    void choosesWordsWithGaps();
    void choosingBeginsWithTheCaretsWord();
    void changesAndTakesBack();
    void saysWhyNot();
    void suggestsEntriesForTypedAccents();
    void appliesOnlyWhatChanged();
    void textFollowsRepairs();
    void sensesAndHistoryFollowRepairs();
};

void RepairEditorTest::beginsAtTheUnit()
{
    Bank bank;
    const auto editor = bank.editor(2);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 3, 0}));
    QCOMPARE(editor->currentUnit(), 1);
    QVERIFY(!editor->repair());
    QVERIFY(editor->changes().empty());
    QVERIFY(editor->isDecided(bank.fixture.unitId(3)));
}

void RepairEditorTest::movesThroughCharactersAndSentences()
{
    Bank bank;
    const auto editor = bank.editor(2);
    editor->moveByCharacter(-1);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 2, 2}));
    editor->moveByCharacter(1);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 3, 0}));
    for (int i = 0; i < 9; ++i)
        editor->moveByCharacter(1);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 4, 0}));
    editor->setCaret({1, 0, 0});
    editor->moveByToken(-1);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{0, 3, 0}));
    editor->setCaret({0, 0, 0});
    editor->moveByCharacter(-1);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{0, 0, 0}));
    editor->setCaret({9, 9, 9});
    QCOMPARE(editor->caret(), (RepairEditor::Caret{2, 3, 1}));
}

void RepairEditorTest::choosesWordsWithGaps()
{
    Bank bank;
    const auto editor = bank.editor(1);
    editor->toggleChoice(1, 1);
    editor->toggleChoice(1, 4);
    QCOMPARE(editor->chosen(), (std::vector<int>{1, 4}));
    editor->makeUnit();
    const RepairSentence &sentence = editor->sentences()[1];
    QCOMPARE(editor->currentUnit(), 0);
    QCOMPARE(sentence.sentence.units[0].tokens, (std::vector<int>{1, 4}));
    QCOMPARE(sentence.sentence.units[0].lemma, u"looked_up"_qs); // without an inventory
    QCOMPARE(sentence.sentence.units.size(), 3u); // "look" has become a part of it
    editor->setReading({u"look up"_qs, WordClass::Verb});
    QCOMPARE(editor->sentences()[1].sentence.units[0].lemma, u"look_up"_qs);
    QCOMPARE(editor->currentUnit(), 0);
    editor->breakUpUnit();
    QCOMPARE(editor->sentences()[1].sentence.units.size(), 2u); // tags of the fixture name no content word there
    editor->setCaret({1, 1, 0});
    editor->extendChoice(1);
    editor->extendChoice(1);
    QCOMPARE(editor->chosen(), (std::vector<int>{1, 2}));
    editor->extendChoice(-1);
    QCOMPARE(editor->chosen(), (std::vector<int>{1}));
}

void RepairEditorTest::choosingBeginsWithTheCaretsWord()
{
    Bank bank;
    const auto editor = bank.editor(1);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 1, 0}));
    editor->toggleChoice(1, 4);
    QCOMPARE(editor->chosen(), (std::vector<int>{1, 4}));
    // What was taken out does not come back with the next one.
    editor->toggleChoice(1, 1);
    editor->toggleChoice(1, 4);
    QVERIFY(editor->chosen().empty());
    editor->toggleChoice(1, 3);
    QCOMPARE(editor->chosen(), (std::vector<int>{3}));
    // Going from word to word leaves it as it is.
    editor->moveByToken(1);
    editor->moveByToken(1);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 5, 0}));
    QCOMPARE(editor->chosen(), (std::vector<int>{3}));
    editor->toggleChoice(1, 5);
    QCOMPARE(editor->chosen(), (std::vector<int>{3, 5}));
    while (editor->caret().sentence == 1)
        editor->moveByToken(-1);
    QVERIFY(editor->chosen().empty());
    // Nor does a word of another sentence come along.
    editor->setCaret({0, 2, 0});
    editor->toggleChoice(1, 3);
    QCOMPARE(editor->chosen(), (std::vector<int>{3}));
}

void RepairEditorTest::changesAndTakesBack()
{
    Bank bank;
    const auto editor = bank.editor(2);
    QSignalSpy changed(editor.get(), &RepairEditor::changed);
    editor->setCaret({1, 3, 5});
    editor->splitToken();
    QCOMPARE(formsOf(editor->sentences()[1]).mid(3, 2), (QStringList{u"river"_qs, u"bank"_qs}));
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 4, 0}));
    editor->splitSentence();
    QCOMPARE(editor->sentences().size(), 3u); // the unit has words on both sides
    editor->removeUnit();
    editor->splitSentence();
    QCOMPARE(editor->sentences().size(), 4u);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{2, 0, 0}));
    editor->joinBackwards();
    QCOMPARE(editor->sentences().size(), 3u);
    QCOMPARE(editor->caret(), (RepairEditor::Caret{1, 4, 0}));
    editor->joinBackwards();
    QCOMPARE(formsOf(editor->sentences()[1])[3], u"riverbank"_qs);
    while (editor->canUndo())
        editor->undo();
    QVERIFY(!editor->repair());
    QVERIFY(changed.size() > 5);
}

void RepairEditorTest::saysWhyNot()
{
    Bank bank;
    const auto editor = bank.editor(2);
    QSignalSpy refused(editor.get(), &RepairEditor::refused);
    editor->splitToken();
    editor->breakUpUnit();
    editor->makeUnit();
    editor->setReading({u" "_qs, WordClass::Noun});
    editor->setCaret({0, 0, 0});
    editor->joinBackwards();
    editor->splitSentence();
    editor->removeUnit();
    QCOMPARE(refused.size(), 7);
    QVERIFY(!editor->canUndo());
}

void RepairEditorTest::suggestsEntriesForTypedAccents()
{
    Bank bank;
    const auto inventory = readWordNet(defaultWordNetFolder());
    QVERIFY2(inventory, "WordNet 3.0 is needed (Debian: wordnet-base, wordnet-sense-index)");
    const auto editor = bank.editor(2, *inventory);
    QCOMPARE(editor->suggestions(u"Déjà"_qs), (std::vector{UnitReading{u"deja_vu"_qs, WordClass::Noun}}));
}

void RepairEditorTest::appliesOnlyWhatChanged()
{
    Bank bank;
    const auto editor = bank.editor(2);
    editor->setReading({u"bank"_qs, WordClass::Noun});
    const auto repair = editor->repair();
    QVERIFY(repair);
    QCOMPARE(repair->position, 1);
    QCOMPARE(repair->before.size(), 1u);
    QCOMPARE(RepairText::describe(editor->changes()), u"“riverbank” (noun) becomes “bank” (noun)"_qs);
    editor->setCaret({2, 0, 0});
    editor->joinBackwards();
    const auto joined = editor->repair();
    QCOMPARE(joined->before.size(), 2u);
    QCOMPARE(joined->after.size(), 1u);
}

void RepairEditorTest::textFollowsRepairs()
{
    Bank bank;
    TextCache cache;
    cache.setProject(bank.project);
    cache.setDocument(bank.fixture.documentId());
    const auto first = cache.sentence(0);
    const auto last = cache.sentence(2);
    QSignalSpy replaced(&cache, &TextCache::sentencesReplaced);
    QSignalSpy resets(&cache, &TextCache::documentReset);
    const auto editor = bank.editor(2);
    editor->setCaret({1, 3, 0});
    editor->splitSentence();
    bank.apply(*editor);
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(replaced.front(), (QVariantList{1LL, 1LL, 2LL}));
    QCOMPARE(cache.sentenceCount(), 4);
    QCOMPARE(cache.sentence(0), first); // not even read again
    QCOMPARE(cache.sentence(2)->sentence.text, u"riverbank up again ."_qs);
    QCOMPARE(cache.sentence(3)->id, last->id);
    QCOMPARE(cache.placeOf(bank.fixture.unitId(2))->sentence, 2);
    QCOMPARE(cache.placeOf(bank.fixture.unitId(4))->sentence, 3);
    for (qint64 position = 0; position < 4; ++position) {
        QCOMPARE(cache.outline()[size_t(position)].id, cache.sentence(position)->id);
        QCOMPARE(cache.outline()[size_t(position)].length, cache.sentence(position)->sentence.text.size());
    }
    QVERIFY(bank.project->undo());
    QCOMPARE(replaced.back(), (QVariantList{1LL, 2LL, 1LL}));
    QCOMPARE(cache.sentenceCount(), 3);
    QCOMPARE(cache.sentence(2)->id, last->id);
    QVERIFY(bank.project->redo());
    QCOMPARE(cache.sentenceCount(), 4);
    QCOMPARE(resets.size(), 0);
}

void RepairEditorTest::sensesAndHistoryFollowRepairs()
{
    Bank bank;
    SenseListModel senses;
    const QAbstractItemModelTester sensesTester(&senses);
    senses.setProject(bank.project);
    senses.setUnit(bank.fixture.unitId(2));
    QSignalSpy failures(&senses, &SenseListModel::failed);
    HistoryModel history;
    QAbstractItemModelTester historyTester(&history);
    historyTester.setUseFetchMore(false); // it would fetch while the reset that it checks is under way
    history.setProject(bank.project);
    history.setActive(true);
    history.fetchMore({});
    const int before = history.rowCount();
    auto editor = bank.editor(2);
    editor->setReading({u"bank"_qs, WordClass::Noun});
    bank.apply(*editor);
    QCOMPARE(senses.lemma(), u"bank"_qs);
    QCOMPARE(history.rowCount(), before + 1);
    QCOMPARE(history.index(0, HistoryModel::ChangeColumn).data().toString(), u"Repair: “riverbank” (noun) becomes “bank” (noun)"_qs);
    QVERIFY(history.index(0, HistoryModel::WordColumn).data().toString().contains(u"[riverbank]"));
    QCOMPARE(history.index(0, 0).data(HistoryModel::UnitRole).toLongLong(), bank.fixture.unitId(2).value);
    editor = bank.editor(2);
    editor->removeUnit();
    bank.apply(*editor);
    QVERIFY(!senses.unit().isValid());
    QCOMPARE(failures.size(), 0);
    QCOMPARE(history.index(0, HistoryModel::ChangeColumn).data().toString(), u"Repair: “bank” (noun) removed"_qs);
    QVERIFY(bank.project->undo());
    QVERIFY(history.index(0, 0).data(HistoryModel::UndoneRole).toBool());
    QVERIFY(!history.index(1, 0).data(HistoryModel::UndoneRole).toBool());
}

QTEST_MAIN(RepairEditorTest)
#include "tst_repaireditor.moc"
