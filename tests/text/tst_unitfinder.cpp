#include <QSet>
#include <QTest>

#include "inventory/wordnetreader.h"
#include "text/compressedfile.h"
#include "text/lemmatizer.h"
#include "text/unitfinder.h"

using namespace glossator;

namespace {

void addToken(Sentence &sentence, QStringView form, UniversalTag tag, const Lexicon &lexicon)
{
    if (!sentence.text.isEmpty())
        sentence.text += u' ';
    Token token;
    token.start = int(sentence.text.size());
    sentence.text += form;
    token.end = int(sentence.text.size());
    token.tag = tag;
    token.lemma = lemmaOf(form, tag, lexicon);
    sentence.tokens.push_back(token);
}

/// "word/TAG word/TAG …"
Sentence tagged(QStringView text, const Lexicon &lexicon)
{
    Sentence sentence;
    for (const QStringView word : text.tokenize(u' ')) {
        const qsizetype slash = word.lastIndexOf(u'/');
        addToken(sentence, word.first(slash), tagFromName(word.sliced(slash + 1)), lexicon);
    }
    return sentence;
}

/// "1-2 lemma CLASS" for each unit of several words, "1 lemma CLASS" for the others.
QStringList described(const std::vector<Unit> &units)
{
    QStringList result;
    for (const Unit &unit : units) {
        QString place = QString::number(unit.tokens.front());
        if (unit.tokens.size() > 1)
            place += u'-' + QString::number(unit.tokens.back());
        result.append(QStringList{place, unit.lemma, wordClassName(unit.wordClass)}.join(u' '));
    }
    return result;
}

struct GoldUnit
{
    int first = 0;
    int last = 0;
    QString lemma;
};

struct GoldSentence
{
    Sentence sentence;
    std::vector<GoldUnit> units;
};

/// Words of one token each; those of an instance carry its tag.
std::vector<GoldSentence> readGold(const Lexicon &lexicon)
{
    const QString words = QString::fromUtf8(readCompressed(QStringLiteral("text/senseval2.tsv.qz")));
    std::vector<GoldSentence> sentences(1);
    for (const QStringView line : QStringView(words).tokenize(u'\n')) {
        GoldSentence &gold = sentences.back();
        const QList<QStringView> fields = line.split(u'\t');
        if (fields.size() != 4) {
            sentences.emplace_back();
            continue;
        }
        const int first = int(gold.sentence.tokens.size());
        for (const QStringView form : fields[0].tokenize(u' '))
            addToken(gold.sentence, form, tagFromName(fields[1]), lexicon);
        if (fields[3] == u"1")
            gold.units.push_back({first, int(gold.sentence.tokens.size()) - 1, fields[2].toString()});
    }
    return sentences;
}

} // namespace

class TestUnitFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsUnits_data();
    void findsUnits();
    void findsGoldUnits();
    void isFast();

private:
    std::shared_ptr<const Inventory> m_lexicon;
};

void TestUnitFinder::initTestCase()
{
    const auto inventory = readWordNet(defaultWordNetFolder());
    QVERIFY2(inventory, "WordNet 3.0 is needed (Debian: wordnet-base, wordnet-sense-index)");
    m_lexicon = *inventory;
}

void TestUnitFinder::findsUnits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("units");
    const auto row = [](const char *name, const QString &text, const QStringList &units) { QTest::newRow(name) << text << units; };
    row("words", u"The/DET banks/NOUN quickly/ADV lent/VERB small/ADJ sums/NOUN ./."_qs,
        {u"1 bank NOUN"_qs, u"2 quickly ADV"_qs, u"3 lend VERB"_qs, u"4 small ADJ"_qs, u"5 sum NOUN"_qs});
    row("inflected", u"She/PRON kicked/VERB the/DET bucket/NOUN"_qs, {u"1-3 kick_the_bucket VERB"_qs});
    row("plural noun", u"Two/NUM attorneys/NOUN general/ADJ met/VERB"_qs, {u"1-2 attorney_general NOUN"_qs, u"3 meet VERB"_qs});
    row("capitals", u"NEW/NOUN YORK/NOUN"_qs, {u"0-1 new_york NOUN"_qs});
    row("longest", u"New/NOUN York/NOUN City/NOUN"_qs, {u"0-2 new_york_city NOUN"_qs});
    row("leftmost", u"progressive/ADJ tax/NOUN rate/NOUN"_qs, {u"0-1 progressive_tax NOUN"_qs, u"2 rate NOUN"_qs});
    row("function words only", u"in/ADP this/DET and/CONJ then/ADP"_qs, {});
    row("chance entry", u"live/VERB in/ADP Rome/NOUN"_qs, {u"0 live VERB"_qs, u"2 rome NOUN"_qs});
    row("function word with adverb", u"no/DET longer/ADV"_qs, {u"0-1 no_longer ADV"_qs});
    row("verb by its head", u"they/PRON cut/VERB off/PRT"_qs, {u"1-2 cut_off VERB"_qs});
    row("verb form rather than adjective", u"was/VERB taken/VERB up/PRT"_qs, {u"0 be VERB"_qs, u"1-2 take_up VERB"_qs});
    row("noun by its head", u"a/DET machine/NOUN gun/NOUN"_qs, {u"1-2 machine_gun NOUN"_qs});
    row("adverb", u"arrive/VERB in/ADP time/NOUN"_qs, {u"0 arrive VERB"_qs, u"1-2 in_time ADV"_qs});
    row("modals", u"We/PRON can/VERB and/CONJ will/VERB go/VERB"_qs, {u"4 go VERB"_qs});
    row("no modals", u"They/PRON canned/VERB the/DET will/NOUN"_qs, {u"1 can VERB"_qs, u"3 will NOUN"_qs});
    row("negation", u"do/VERB n't/ADV"_qs, {u"0 do VERB"_qs, u"1 not ADV"_qs});
    row("accents", u"a/DET naïve/ADJ café/NOUN"_qs, {u"1 naive ADJ"_qs, u"2 cafe NOUN"_qs});
    row("accents in several words", u"some/DET déjà/NOUN vu/NOUN"_qs, {u"1-2 deja_vu NOUN"_qs});
    row("joined letters", u"hors/NOUN d’œuvre/NOUN"_qs, {u"0-1 hors_d'oeuvre NOUN"_qs});
    row("unknown words", u"flurbs/NOUN 😀/NOUN"_qs, {});
    row("nothing", {}, {});
}

void TestUnitFinder::findsUnits()
{
    QFETCH(QString, text);
    const Sentence sentence = text.isEmpty() ? Sentence() : tagged(text, *m_lexicon);
    QTEST(described(findUnits(sentence, *m_lexicon)), "units");
}

/// With parts inflected freely, 81.8% of Senseval-2's multiword units (span and lemma) and 96.4% of the spans of
/// several words are within reach, at a precision of 30.5% (unannotated units count as wrong).
void TestUnitFinder::findsGoldUnits()
{
    int multiwords = 0, foundMultiwords = 0, spans = 0, foundSpans = 0, proposed = 0;
    for (const GoldSentence &gold : readGold(*m_lexicon)) {
        QSet<QString> places;
        QSet<QString> entries;
        for (const Unit &unit : findUnits(gold.sentence, *m_lexicon)) {
            const QString place = QStringLiteral("%1-%2").arg(unit.tokens.front()).arg(unit.tokens.back());
            places.insert(place);
            entries.insert(place + unit.lemma);
            proposed += unit.tokens.size() > 1 ? 1 : 0;
        }
        for (const GoldUnit &unit : gold.units) {
            const QString place = QStringLiteral("%1-%2").arg(unit.first).arg(unit.last);
            if (unit.lemma.contains(u'_')) {
                ++multiwords;
                foundMultiwords += entries.contains(place + unit.lemma) ? 1 : 0;
            }
            if (unit.last > unit.first) {
                ++spans;
                foundSpans += places.contains(place) ? 1 : 0;
            }
        }
    }
    QCOMPARE(multiwords, 66);
    QVERIFY2(foundMultiwords >= 0.818 * multiwords, qPrintable(QString::number(foundMultiwords)));
    QVERIFY2(foundSpans >= 0.964 * spans, qPrintable(QString::number(foundSpans)));
    QVERIFY2(foundSpans >= 0.305 * proposed, qPrintable(QString::number(proposed)));
}

void TestUnitFinder::isFast()
{
    const std::vector<GoldSentence> sentences = readGold(*m_lexicon);
    QBENCHMARK
    {
        for (const GoldSentence &gold : sentences)
            QVERIFY(findUnits(gold.sentence, *m_lexicon).size() <= gold.sentence.tokens.size());
    }
}

QTEST_GUILESS_MAIN(TestUnitFinder)
#include "tst_unitfinder.moc"
