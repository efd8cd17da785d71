#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

#include "text/compressedfile.h"
#include "text/segmenter.h"

using namespace glossator;

namespace {

struct Segmented
{
    std::vector<Sentence> sentences;
    QString tail;

    bool operator==(const Segmented &) const = default;
};

/// Feeds the text in pieces that end where the positions say.
Segmented segment(QStringView text, QList<qsizetype> cuts = {})
{
    Segmented result;
    const auto sink = [&result](Sentence &&sentence) -> Result<void> {
        result.sentences.push_back(std::move(sentence));
        return {};
    };
    Segmenter segmenter;
    cuts.append(text.size());
    std::ranges::sort(cuts);
    qsizetype begin = 0;
    for (const qsizetype end : std::as_const(cuts)) {
        if (!segmenter.feed(text.sliced(begin, end - begin), sink))
            return {};
        begin = end;
    }
    result.tail = segmenter.finish(sink).value_or(QStringLiteral("failed"));
    return result;
}

QString rebuilt(const Segmented &segmented)
{
    QString text;
    for (const Sentence &sentence : segmented.sentences)
        text += sentence.gap + sentence.text;
    return text + segmented.tail;
}

QString words(QStringView text)
{
    QStringList result;
    for (const Token &token : splitWords(text))
        result.append(text.sliced(token.start, token.end - token.start).toString());
    return result.join(u' ');
}

/// Paragraphs of the excerpt, made of the sentences of a treebank; one line a sentence.
struct Paragraph
{
    QString text;
    QList<std::pair<qsizetype, qsizetype>> sentences;
    QList<std::pair<qsizetype, qsizetype>> tokens;
};

struct Counts
{
    int gold = 0;
    int found = 0;
    int right = 0;

    void add(const QList<std::pair<qsizetype, qsizetype>> &goldSpans, const QList<std::pair<qsizetype, qsizetype>> &foundSpans)
    {
        gold += int(goldSpans.size());
        found += int(foundSpans.size());
        right += int(std::ranges::count_if(foundSpans, [&](auto span) { return goldSpans.contains(span); }));
    }
    [[nodiscard]] double f1() const { return 200.0 * right / (gold + found); }
};

} // namespace

class TestSegmenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsSentences_data();
    void endsSentences();
    void splitsWords_data();
    void splitsWords();
    void agreesWithTreebank();
    void doesNotDependOnPieces_data();
    void doesNotDependOnPieces();
    void boundsLongSentences_data();
    void boundsLongSentences();
    void coversAllButWhiteSpace();
    void stopsAtErrors();
    void isFast();
};

/// "|" marks where a sentence ends.
void TestSegmenter::endsSentences_data()
{
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const char16_t *marked) { QTest::newRow(name) << QString::fromUtf16(marked); };
    row("empty", u"");
    row("plain", u"He came.| She left!| Why?| Nobody knows");
    row("titles", u"Dr. Smith met Mr. and Mrs. Jones at St. Paul's.| They talked.");
    row("initials", u"J. R. R. Tolkien and Dorothy L. Sayers wrote.| Others read.");
    row("country", u"He lives in the U.S. Army base.| She left the U.S.| The end.");
    row("company", u"He works for Acme Inc. in Ohio.| She left Acme Inc.| He stayed.");
    row("latin", u"Fruit, e.g. Apples, i.e. Coxes, etc. were sold.| Others were not.");
    row("number", u"It costs 3.50 a piece.| No. 5 is sold.| Is it?| No.| We have 4.");
    row("month", u"On Sept. 8 and Oct. 9 it rained.| Then it stopped.");
    row("ellipsis", u"I thought... perhaps not.| Well…| Then he left.");
    row("quotes", u"\u201CIs it you?\u201D she asked.| \u201CIt is.\u201D| He smiled.| (He always did.)| \"Go.\"| Gone.");
    row("notes", u"It rained. [1]| It stopped. [12]| It rained again.");
    row("treebank quotes", u"`` It is . ''| He smiled .");
    row("line breaks", u"One line\nand the next.| A new\r\nsentence.");
    row("heading", u"A Heading|\n\nThe text begins here.|\r\n\r\nAnother paragraph");
    row("blank line with spaces", u"A Heading|\n \t\nThe text");
    row("page", u"the end of a page|\fthe next page");
    row("enumeration", u"1. First things first.| 2. Second things.");
    row("small letters", u"i went home.| then i slept.| it was approx. noon.");
    row("name with mark", u"She sold her Yahoo! shares.| Nobody bought them.");
    row("address", u"See http://a.org/x?y=1.| Or mail a.b@c.org.| Thanks.");
}

void TestSegmenter::endsSentences()
{
    QFETCH(QString, marked);
    const QString text = QString(marked).remove(u'|');
    const Segmented segmented = segment(text);
    QString actual;
    for (const Sentence &sentence : segmented.sentences)
        actual += (actual.isEmpty() ? QString() : QStringLiteral("|")) + sentence.gap + sentence.text;
    QCOMPARE(actual + segmented.tail, marked);
}

void TestSegmenter::splitsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char16_t *text, const char16_t *expected) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(expected);
    };
    // As the Penn Treebank's own tokeniser does it, quotation marks left as they are.
    row("clitics", u"They don't; I'll say it's John's.", u"They do n't ; I 'll say it 's John 's .");
    row("more clitics", u"We've can't won\u2019t I\u2019d've", u"We 've ca n't wo n\u2019t I \u2019d 've");
    row("contractions", u"Cannot gonna gimme 'tis", u"Can not gon na gim me 't is");
    row("possessive plural", u"the boys' dogs", u"the boys ' dogs");
    row("no clitic", u"O'Brien's o'clock ma'am '90s rock 'em", u"O'Brien 's o'clock ma'am '90s rock 'em");
    row("split already", u"do n't , it 's", u"do n't , it 's");
    row("quotes", u"\u201CYes,\u201D he said. \"No.\"", u"\u201C Yes , \u201D he said. \" No . \"");
    row("treebank quotes", u"``Yes,'' he", u"`` Yes , '' he");
    row("brackets", u"(a [b] c), word(s)", u"( a [ b ] c ) , word ( s )");
    row("abbreviations", u"Mr. J. Fox, Inc., U.S. etc.", u"Mr. J. Fox , Inc. , U.S. etc.");
    row("last stop", u"Is it I. No. 5 or no.", u"Is it I. No. 5 or no .");
    row("numbers", u"$1,234.56 10:30 50% 1/2 -5 .5", u"$ 1,234.56 10:30 50 % 1/2 -5 .5");
    row("hyphens", u"well-known mother-in-law -- or \u2014 word\u2014word", u"well-known mother-in-law -- or \u2014 word \u2014 word");
    row("ellipses", u"Well... so\u2026 no?!", u"Well ... so \u2026 no ?!");
    row("slash", u"and/or 24/7 w/o", u"and / or 24/7 w/o");
    row("addresses", u"(http://a.org/b_(c).) <a.b@c.org>, www.x.org.", u"( http://a.org/b_(c) . ) < a.b@c.org > , www.x.org .");
    row("tags", u"#tag @me AT&T C++ C#", u"#tag @me AT&T C++ C#");
    row("missing space", u"the end.Next one", u"the end . Next one");
    row("emoji", u"ok\U0001F44D\U0001F3FD \U0001F468\u200D\U0001F469 \U0001F1EC\U0001F1E7\U0001F1EB\U0001F1F7 :-)",
        u"ok \U0001F44D\U0001F3FD \U0001F468\u200D\U0001F469 \U0001F1EC\U0001F1E7 \U0001F1EB\U0001F1F7 :-)");
    row("marks", u"cafe\u0301s na\u00EFve", u"cafe\u0301s na\u00EFve");
}

void TestSegmenter::splitsWords()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(words(text), expected);
}

void TestSegmenter::agreesWithTreebank()
{
    // Lines "start end start end …", sentence first, then its tokens; "# text" begins a paragraph.
    Counts sentences;
    Counts tokens;
    Paragraph gold;
    const auto compare = [&] {
        QList<std::pair<qsizetype, qsizetype>> foundSentences;
        QList<std::pair<qsizetype, qsizetype>> foundTokens;
        qsizetype position = 0;
        for (const Sentence &sentence : segment(gold.text).sentences) {
            position += sentence.gap.size();
            foundSentences.append({position, position + sentence.text.size()});
            for (const Token &token : sentence.tokens)
                foundTokens.append({position + token.start, position + token.end});
            position += sentence.text.size();
        }
        sentences.add(gold.sentences, foundSentences);
        tokens.add(gold.tokens, foundTokens);
        gold = {};
    };
    for (const QByteArray &line : readCompressed(QStringLiteral("text/segments.txt.qz")).split('\n')) {
        if (line.startsWith("# ")) {
            compare();
            gold.text = QString::fromUtf8(line.sliced(2));
            continue;
        }
        QList<std::pair<qsizetype, qsizetype>> spans;
        const QList<QByteArray> fields = line.split(' ');
        for (qsizetype i = 0; i + 1 < fields.size(); i += 2)
            spans.append({fields[i].toInt(), fields[i + 1].toInt()});
        if (spans.isEmpty())
            continue;
        gold.sentences.append(spans.takeFirst());
        gold.tokens.append(spans);
    }
    compare();
    QVERIFY(sentences.gold > 400);
    qInfo("sentences F1 %.2f of %d, tokens F1 %.2f of %d", sentences.f1(), sentences.gold, tokens.f1(), tokens.gold);
    QVERIFY(sentences.f1() >= 88.5);
    QVERIFY(tokens.f1() >= 99.5);
}

void TestSegmenter::doesNotDependOnPieces_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("paragraphs") << QStringLiteral(
        "  A Heading\r\n\r\nDr. Smith came. \"Why?\" she\rasked... (No. 5, e.g.\tU.S. Then [3]\f it\n \n ended.) etc. The "
        "👍🏽 end.''  \u2029Well \u2028\u2028 so.   \r\n ");
    QTest::newRow("spaces") << QString(500, u' ') + QStringLiteral("a.") + QString(450, u' ') + QStringLiteral("b\r\r\rc\n\r\nd");
    QTest::newRow("no end") << QStringLiteral("on and on, again; ").repeated(1500);
    QTest::newRow("no space") << QStringLiteral("👍").repeated(9001);
}

void TestSegmenter::doesNotDependOnPieces()
{
    QFETCH(QString, text);
    const Segmented whole = segment(text);
    QCOMPARE(rebuilt(whole), text);
    const qsizetype step = std::max(qsizetype(1), text.size() / 200);
    for (qsizetype cut = 0; cut <= text.size(); cut += step)
        QCOMPARE(segment(text, {cut}), whole);
    QList<qsizetype> everywhere(text.size());
    std::iota(everywhere.begin(), everywhere.end(), 0);
    QCOMPARE(segment(text, everywhere), whole);
    QRandomGenerator random(7);
    for (int round = 0; round < 50; ++round) {
        QList<qsizetype> cuts(random.bounded(1, 40));
        std::ranges::generate(cuts, [&] { return random.bounded(int(text.size())); });
        QCOMPARE(segment(text, cuts), whole);
    }
}

void TestSegmenter::boundsLongSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lastWord");
    QTest::newRow("semicolons") << QStringLiteral("one two three, four; ").repeated(500) << QStringLiteral(";");
    QTest::newRow("commas") << QStringLiteral("one two three, four ").repeated(500) << QStringLiteral(",");
    QTest::newRow("words") << QStringLiteral("word ").repeated(5000) << QStringLiteral("word");
}

void TestSegmenter::boundsLongSentences()
{
    QFETCH(QString, text);
    QFETCH(QString, lastWord);
    const Segmented segmented = segment(text);
    QCOMPARE(rebuilt(segmented), text);
    QVERIFY(segmented.sentences.size() > 3);
    for (const Sentence &sentence : segmented.sentences) {
        QVERIFY(sentence.tokens.size() <= 400);
        QCOMPARE(sentence.tokens.front().start, 0);
        QCOMPARE(sentence.tokens.back().end, int(sentence.text.size()));
    }
    const Sentence &first = segmented.sentences.front();
    QCOMPARE(first.form(int(first.tokens.size()) - 1), lastWord);
}

void TestSegmenter::coversAllButWhiteSpace()
{
    QRandomGenerator random(11);
    const QString alphabet = QStringLiteral("aZé1 .,;:'’\"`()[]-–—/&@#$%*_~^+=<>|?!…\t\n\r 中́️‍👍🇬 ");
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int i = 0; i < 40; ++i)
            text += alphabet[random.bounded(int(alphabet.size()))]; // lone surrogates too
        const Segmented segmented = segment(text);
        QCOMPARE(rebuilt(segmented), text);
        for (const Sentence &sentence : segmented.sentences) {
            int end = 0;
            for (const Token &token : sentence.tokens) {
                QVERIFY(token.start >= end && token.end > token.start);
                QVERIFY(QStringView(sentence.text).sliced(end, token.start - end).trimmed().isEmpty());
                QVERIFY(std::ranges::none_of(sentence.form(int(&token - sentence.tokens.data())), [](QChar c) { return c.isSpace(); }));
                end = token.end;
            }
            QCOMPARE(end, int(sentence.text.size()));
        }
    }
}

void TestSegmenter::stopsAtErrors()
{
    int taken = 0;
    const auto sink = [&taken](Sentence &&) -> Result<void> {
        ++taken;
        return Error{ErrorCode::Cancelled, {}, 0, {}};
    };
    Segmenter segmenter;
    const Result<void> fed = segmenter.feed(u"One. Two. Three. Four.", sink);
    QVERIFY(!fed);
    QCOMPARE(fed.error().code, ErrorCode::Cancelled);
    QCOMPARE(taken, 1);
}

void TestSegmenter::isFast()
{
    const QString text = QStringLiteral("It isn't far, said Dr. Smith (of Acme Inc.), to the U.S. border: 3.5 miles. ").repeated(20'000);
    size_t sentences = 0;
    QBENCHMARK_ONCE
    {
        sentences = segment(text).sentences.size();
    }
    QCOMPARE(sentences, size_t(20'000));
}

QTEST_GUILESS_MAIN(TestSegmenter)
#include "tst_segmenter.moc"
