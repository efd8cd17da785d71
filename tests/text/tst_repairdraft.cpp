#include <QMap>
#include <QTest>

#include "text/repairchanges.h"
#include "text/repairdraft.h"

using namespace glossator;

namespace {

/// A few entries with counts.
class SmallLexicon : public Lexicon
{
public:
    [[nodiscard]] bool contains(QStringView lemma, WordClass wordClass) const override
    {
        return m_entries.contains({lemma.toString(), int(wordClass)});
    }
    [[nodiscard]] int frequency(QStringView lemma, WordClass wordClass) const override
    {
        return m_entries.value({lemma.toString(), int(wordClass)});
    }
    [[nodiscard]] std::span<const QString> exceptions(QStringView form, WordClass wordClass) const override
    {
        return form == u"took" && wordClass == WordClass::Verb ? std::span(m_take) : std::span<const QString>();
    }
    [[nodiscard]] std::span<const QString> multiwordsStartingWith(QStringView part) const override
    {
        return part == u"take" ? std::span(m_withTake) : std::span<const QString>();
    }

private:
    std::vector<QString> m_take{QStringLiteral("take")};
    std::vector<QString> m_withTake{QStringLiteral("take_off"), QStringLiteral("take_pains")};
    QMap<std::pair<QString, int>, int> m_entries{
        {{QStringLiteral("bank"), int(WordClass::Noun)}, 20},     {{QStringLiteral("bank"), int(WordClass::Verb)}, 3},
        {{QStringLiteral("look"), int(WordClass::Verb)}, 30},     {{QStringLiteral("look_up"), int(WordClass::Verb)}, 4},
        {{QStringLiteral("bedroom"), int(WordClass::Noun)}, 9},   {{QStringLiteral("bed"), int(WordClass::Noun)}, 10},
        {{QStringLiteral("room"), int(WordClass::Noun)}, 10},     {{QStringLiteral("ice_cream"), int(WordClass::Noun)}, 2},
        {{QStringLiteral("word"), int(WordClass::Noun)}, 12},     {{QStringLiteral("take"), int(WordClass::Verb)}, 40},
        {{QStringLiteral("take_off"), int(WordClass::Verb)}, 5},  {{QStringLiteral("take_pains"), int(WordClass::Verb)}, 1},
        {{QStringLiteral("hold_down"), int(WordClass::Verb)}, 1},
    };
};

/// Tokens are what white space separates; each of the units named has one token.
RepairSentence sentence(const QString &text, const QList<int> &units, const QString &gap = {})
{
    RepairSentence result;
    result.id = {qint64(text.size())};
    result.sentence.text = text;
    result.sentence.gap = gap;
    result.sentence.analysed = true;
    int start = 0;
    for (const QString &form : text.split(u' ')) {
        const int end = start + int(form.size());
        result.sentence.tokens.push_back({start, end, UniversalTag::Noun, form.toLower()});
        start = end + 1;
    }
    for (const int token : units) {
        result.sentence.units.push_back({{token}, WordClass::Noun, result.sentence.tokens[size_t(token)].lemma, {}});
        result.units.push_back({100 + token});
    }
    return result;
}

RepairDraft draftOf(std::vector<RepairSentence> sentences, const QSet<UnitId> &decided = {})
{
    return {std::move(sentences), std::make_shared<SmallLexicon>(), decided};
}

/// "form form | form", units as "0,1 lemma CLASS".
QString described(const RepairDraft &draft)
{
    QStringList sentences;
    for (const RepairSentence &entry : draft.sentences()) {
        QStringList forms;
        for (int token = 0; token < int(entry.sentence.tokens.size()); ++token)
            forms.append(entry.sentence.form(token).toString());
        QStringList units;
        for (const Unit &unit : entry.sentence.units) {
            QStringList tokens;
            for (const int token : unit.tokens)
                tokens.append(QString::number(token));
            units.append(tokens.join(u',') + u' ' + unit.lemma + u' ' + wordClassName(unit.wordClass));
        }
        sentences.append(forms.join(u'_') + (units.isEmpty() ? QString() : QStringLiteral(": ") + units.join(QStringLiteral("; "))));
    }
    return sentences.join(QStringLiteral(" | "));
}

} // namespace

class RepairDraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsTokens_data();
    void splitsTokens();
    void neverSplitsCharacters();
    void joinsTokens();
    void joiningKeepsTheDecidedUnit();
    void splitsAndJoinsSentences();
    void splitsNoUnitOverSentences();
    void makesAndBreaksUnitsWithGaps();
    void readingsFollowTagsAndFrequency();
    void unitsOfSeveralWordsGetTheirBaseForm_data();
    void unitsOfSeveralWordsGetTheirBaseForm();
    void typedLemmasAreSpelledAsEntries();
    void refusesWhatIsNotThere();
    void tellsWhatChanged();
};

void RepairDraftTest::splitsTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("expected");
    QTest::newRow("both parts together") << u"icecream"_qs << 3 << u"ice_cream: 0,1 ice_cream NOUN"_qs;
    QTest::newRow("the part that is known") << u"bankxy"_qs << 4 << u"bank_xy: 0 bank NOUN"_qs;
    QTest::newRow("the second part") << u"thebank"_qs << 3 << u"the_bank: 1 bank NOUN"_qs;
    QTest::newRow("neither") << u"foobar"_qs << 3 << u"foo_bar: 0,1 foobar NOUN"_qs;
}

void RepairDraftTest::splitsTokens()
{
    QFETCH(QString, text);
    QFETCH(int, offset);
    QFETCH(QString, expected);
    RepairDraft draft = draftOf({sentence(text, {0})});
    QVERIFY(draft.splitToken(0, 0, offset));
    QCOMPARE(described(draft), expected);
    QCOMPARE(draft.sentences()[0].units, std::vector<UnitId>{UnitId{100}});
}

void RepairDraftTest::neverSplitsCharacters()
{
    RepairDraft draft = draftOf({sentence(u"a🙂b"_qs, {})});
    QVERIFY(!draft.splitToken(0, 0, 0));
    QVERIFY(!draft.splitToken(0, 0, 2));
    QVERIFY(!draft.splitToken(0, 0, 4));
    QVERIFY(draft.splitToken(0, 0, 3));
    QCOMPARE(described(draft), u"a🙂_b"_qs);
}

void RepairDraftTest::joinsTokens()
{
    RepairDraft draft = draftOf({sentence(u"the bed room"_qs, {1, 2})});
    QVERIFY(draft.joinTokens(0, 1));
    QCOMPARE(described(draft), u"the_bed room: 1 bedroom NOUN"_qs); // WordNet's search passes over the space, too
    RepairSentence tight = sentence(u"bedroom word"_qs, {0, 1});
    tight.sentence.tokens[0].end = 3;
    tight.sentence.tokens.insert(tight.sentence.tokens.begin() + 1, {3, 7, UniversalTag::Noun, u"room"_qs});
    tight.sentence.units[0].lemma = u"bed"_qs;
    tight.sentence.units[1].tokens = {2};
    RepairDraft joined = draftOf({tight});
    QVERIFY(joined.joinTokens(0, 0));
    QCOMPARE(described(joined), u"bedroom_word: 0 bedroom NOUN; 1 word NOUN"_qs);
    QCOMPARE(joined.sentences()[0].units, (std::vector<UnitId>{{100}, {101}}));
}

void RepairDraftTest::joiningKeepsTheDecidedUnit()
{
    RepairDraft draft = draftOf({sentence(u"bank word"_qs, {0, 1})}, {UnitId{101}});
    QVERIFY(draft.joinTokens(0, 0));
    QCOMPARE(draft.sentences()[0].units, std::vector<UnitId>{UnitId{101}});
    QCOMPARE(described(draft), u"bank word: 0 word NOUN"_qs);
}

void RepairDraftTest::splitsAndJoinsSentences()
{
    const std::vector<RepairSentence> before{sentence(u"a bank b word"_qs, {1, 3}), sentence(u"bed"_qs, {0}, u"\n\n"_qs)};
    RepairDraft draft = draftOf(before);
    QVERIFY(draft.splitSentence(0, 2));
    QCOMPARE(described(draft), u"a_bank: 1 bank NOUN | b_word: 1 word NOUN | bed: 0 bed NOUN"_qs);
    QCOMPARE(draft.sentences()[1].sentence.gap, u" "_qs);
    QCOMPARE(draft.sentences()[1].units, std::vector<UnitId>{UnitId{103}});
    QVERIFY(!draft.sentences()[1].id.isValid());
    QVERIFY(draft.joinSentences(0));
    QCOMPARE(draft.sentences(), before);
    QVERIFY(draft.joinSentences(0));
    QCOMPARE(draft.sentences()[0].sentence.text, u"a bank b word\n\nbed"_qs);
    QCOMPARE(described(draft), u"a_bank_b_word_bed: 1 bank NOUN; 3 word NOUN; 4 bed NOUN"_qs);
    QVERIFY(!draft.joinSentences(0));
}

void RepairDraftTest::splitsNoUnitOverSentences()
{
    RepairSentence looked = sentence(u"look the word up"_qs, {2});
    looked.sentence.units.insert(looked.sentence.units.begin(), {{0, 3}, WordClass::Verb, u"look_up"_qs, {}});
    looked.units.insert(looked.units.begin(), UnitId{7});
    RepairDraft draft = draftOf({looked});
    QVERIFY(!draft.splitSentence(0, 2));
    QCOMPARE(draft.unitAcross(0, 2), std::optional<int>(0));
    QVERIFY(!draft.splitSentence(0, 0));
    QVERIFY(draft.removeUnit(0, 0));
    QVERIFY(draft.splitSentence(0, 2));
}

void RepairDraftTest::makesAndBreaksUnitsWithGaps()
{
    RepairSentence looked = sentence(u"look the word up"_qs, {0, 2});
    looked.sentence.tokens[0].tag = UniversalTag::Verb;
    looked.sentence.tokens[3].tag = UniversalTag::Prt;
    RepairDraft draft = draftOf({looked});
    const int unit = draft.addUnit(0, {0, 3});
    QCOMPARE(draft.sentence(0).units[size_t(unit)].lemma, u"look_up"_qs);
    QCOMPARE(draft.sentence(0).units[size_t(unit)].wordClass, WordClass::Verb);
    QCOMPARE(draft.addUnit(0, {0, 3}), -1);
    QCOMPARE(draft.addUnit(0, {3, 0}), -1);
    QCOMPARE(draft.addUnit(0, {4}), -1);
    QVERIFY(draft.removeUnit(0, draft.unitWith(0, {0})));
    QVERIFY(draft.breakUp(0, draft.unitWith(0, {0, 3})));
    QCOMPARE(described(draft), u"look_the_word_up: 0 look VERB; 2 word NOUN"_qs);
    QVERIFY(!draft.breakUp(0, 0));
}

void RepairDraftTest::readingsFollowTagsAndFrequency()
{
    RepairSentence text = sentence(u"banks bank"_qs, {});
    text.sentence.tokens[0].tag = UniversalTag::Verb;
    text.sentence.tokens[1].tag = UniversalTag::X;
    const RepairDraft draft = draftOf({text});
    QCOMPARE(draft.readings(0, {0}).front(), (UnitReading{u"bank"_qs, WordClass::Verb}));
    QCOMPARE(draft.readings(0, {1}).front(), (UnitReading{u"bank"_qs, WordClass::Noun}));
    QCOMPARE(draft.likeliest(0, {0, 1}), (UnitReading{u"banks_bank"_qs, WordClass::Verb}));
    QCOMPARE(normalisedLemma(u"  Look \t UP "_qs), u"look_up"_qs);
}

void RepairDraftTest::unitsOfSeveralWordsGetTheirBaseForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lemmas"); // of the tokens
    QTest::addColumn<std::vector<int>>("tokens");
    QTest::addColumn<QString>("lemma");
    QTest::newRow("one after the other") << u"took off"_qs << QStringList{u"take"_qs, u"off"_qs} << std::vector{0, 1} << u"take_off"_qs;
    QTest::newRow("gap") << u"looked it up"_qs << QStringList{u"look"_qs, u"it"_qs, u"up"_qs} << std::vector{0, 2} << u"look_up"_qs;
    // The entry has this word as it stands in the text.
    QTest::newRow("plural in the entry") << u"took great pains"_qs << QStringList{u"take"_qs, u"great"_qs, u"pain"_qs} << std::vector{0, 2}
                                         << u"take_pains"_qs;
    QTest::newRow("by the tokens' lemmas") << u"hield it down"_qs << QStringList{u"hold"_qs, u"it"_qs, u"down"_qs} << std::vector{0, 2}
                                           << u"hold_down"_qs;
    QTest::newRow("no entry") << u"Kicked buckets"_qs << QStringList{u"kick"_qs, u"bucket"_qs} << std::vector{0, 1} << u"kick_bucket"_qs;
}

void RepairDraftTest::unitsOfSeveralWordsGetTheirBaseForm()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, lemmas);
    QFETCH(const std::vector<int>, tokens);
    QFETCH(const QString, lemma);
    RepairSentence words = sentence(text, {});
    for (int token = 0; token < int(lemmas.size()); ++token)
        words.sentence.tokens[size_t(token)].lemma = lemmas[token];
    words.sentence.tokens[0].tag = UniversalTag::Verb;
    RepairDraft draft = draftOf({words});
    QCOMPARE(draft.addUnit(0, tokens), 0);
    QCOMPARE(draft.sentence(0).units[0].lemma, lemma);
    QCOMPARE(draft.sentence(0).units[0].wordClass, WordClass::Verb);
}

void RepairDraftTest::typedLemmasAreSpelledAsEntries()
{
    RepairDraft draft = draftOf({sentence(u"a bed"_qs, {1})});
    QVERIFY(draft.setReading(0, 0, {u"Íce crèam"_qs, WordClass::Noun}));
    QCOMPARE(described(draft), u"a_bed: 1 ice_cream NOUN"_qs);
    QVERIFY(draft.setReading(0, 0, {u"Íce crèam"_qs, WordClass::Verb})); // no entry
    QCOMPARE(described(draft), u"a_bed: 1 íce_crèam VERB"_qs);
}

void RepairDraftTest::refusesWhatIsNotThere()
{
    RepairDraft draft = draftOf({sentence(u"a bank"_qs, {1})});
    const auto before = draft.sentences();
    QVERIFY(!draft.splitToken(0, 2, 1));
    QVERIFY(!draft.splitToken(1, 0, 1));
    QVERIFY(!draft.joinTokens(0, 1));
    QVERIFY(!draft.joinTokens(0, -1));
    QVERIFY(!draft.joinSentences(-1));
    QVERIFY(!draft.removeUnit(0, 1));
    QVERIFY(!draft.setReading(0, 0, {u"  "_qs, WordClass::Noun}));
    QVERIFY(!draft.setTag(0, 5, UniversalTag::X));
    QCOMPARE(draft.sentences(), before);
}

void RepairDraftTest::tellsWhatChanged()
{
    using Kind = RepairChange::Kind;
    const std::vector<RepairSentence> before{sentence(u"the bank of thebed word"_qs, {1, 4})};
    QVERIFY(repairChanges(before, before).empty());
    RepairDraft draft = draftOf(before);
    QVERIFY(draft.splitToken(0, 3, 3));
    QVERIFY(draft.setTag(0, 0, UniversalTag::Det));
    QVERIFY(draft.setReading(0, 0, {u"bank"_qs, WordClass::Verb}));
    QVERIFY(draft.addUnit(0, {4}) >= 0);
    QVERIFY(draft.splitSentence(0, 3));
    const auto changes = repairChanges(before, draft.sentences());
    std::vector<Kind> kinds;
    for (const RepairChange &change : changes)
        kinds.push_back(change.kind);
    QCOMPARE(kinds, (std::vector{Kind::SentenceSplit, Kind::TokenSplit, Kind::UnitAdded, Kind::UnitReading, Kind::TokenTag}));
    QCOMPARE(changes[0].to, u"the"_qs);
    QCOMPARE(changes[1].to, u"the bed"_qs);
    QCOMPARE(changes[2].newReading->lemma, u"bed"_qs);
    QCOMPARE(changes[3].unit, UnitId{101});
    QCOMPARE(changes[4].from, u"the"_qs);
}

QTEST_GUILESS_MAIN(RepairDraftTest)
#include "tst_repairdraft.moc"
