#include <QFontMetricsF>
#include <QTest>

#include <algorithm>

#include "panes/text/textblock.h"

using namespace glossator;

namespace {

/// Tokens are what spaces separate.
TextCache::SentencePointer sentenceOf(const QString &text, const std::vector<std::vector<int>> &units, const QString &gap = {})
{
    AnnotatedSentence result;
    result.sentence.text = text;
    result.sentence.gap = gap;
    result.sentence.analysed = true;
    int start = 0;
    for (const QString &word : text.split(u' ')) {
        Token token;
        token.start = start;
        token.end = start + int(word.size());
        result.sentence.tokens.push_back(token);
        start = token.end + 1;
    }
    for (const std::vector<int> &tokens : units) {
        Unit unit;
        unit.tokens = tokens;
        unit.lemma = u"lemma"_qs;
        result.sentence.units.push_back(unit);
        UnitAnnotation annotation;
        annotation.id = UnitId{qint64(result.annotations.size())};
        result.annotations.push_back(annotation);
    }
    return std::make_shared<const AnnotatedSentence>(std::move(result));
}

TextBlock::Content contentOf(std::vector<TextCache::SentencePointer> sentences)
{
    TextBlock::Content content;
    content.sentences = std::move(sentences);
    return content;
}

TextStyle styleOf(int width)
{
    TextStyle style = TextStyle::make(QFont(u"DejaVu Sans"_qs, 10), 1, 2000);
    style.columnWidth = width;
    return style;
}

QRectF rectOf(const TextBlock &block, int unit, int part = 0)
{
    return block.units().at(size_t(unit)).parts.at(size_t(part)).rect;
}

} // namespace

class TextBlockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesWordsWhereTheyAreDrawn_data();
    void placesWordsWhereTheyAreDrawn();
    void joinsAdjacentTokens();
    void showsGapsAndLineBreaks();
    void setsRightToLeftFromTheRight();
    void coversWholeWordsInMixedLines_data();
    void coversWholeWordsInMixedLines();
    void findsCharactersOfMixedLines();
    void splitsUnitsMixedInDirection();
    void reflowsHardLines();
    void findsOverlappingUnits();
    void joinsSentences();
    void refreshesStatesInPlace();
};

void TextBlockTest::placesWordsWhereTheyAreDrawn_data()
{
    QTest::addColumn<QString>("before");
    QTest::newRow("letters") << u"The quick brown"_qs;
    QTest::newRow("emoji") << u"A 😀 and"_qs;
    QTest::newRow("family of emoji") << u"A 👩‍👩‍👧‍👦 with 🏴󠁧󠁢󠁳󠁣󠁴󠁿 flags"_qs;
    QTest::newRow("combining marks") << u"re\u0301sume\u0301"_qs;
    QTest::newRow("beyond the first plane") << u"𝔾𝕠𝕥𝕙𝕚𝕔"_qs;
}

void TextBlockTest::placesWordsWhereTheyAreDrawn()
{
    QFETCH(QString, before);
    const TextStyle style = styleOf(2000);
    const QString word = u"bank"_qs;
    const int token = int(before.count(u' ')) + 1;
    const TextBlock block(contentOf({sentenceOf(before + u' ' + word + u" sat"_qs, {{token}})}), style);
    const QFontMetricsF metrics(style.font);
    const QRectF rect = rectOf(block, 0);
    QVERIFY2(std::abs(rect.left() - metrics.horizontalAdvance(before + u' ')) < 1.5,
             qPrintable(u"%1 against %2"_qs.arg(rect.left()).arg(metrics.horizontalAdvance(before + u' '))));
    QVERIFY(std::abs(rect.width() - metrics.horizontalAdvance(word)) < 1.5);
    QCOMPARE(block.unitAt(rect.center()), &block.units().front());
    QCOMPARE(block.unitAt(QPointF(rect.left() - 2, rect.center().y())), nullptr);
}

void TextBlockTest::joinsAdjacentTokens()
{
    const TextStyle style = styleOf(2000);
    const TextBlock block(contentOf({sentenceOf(u"a hot dog stand"_qs, {{1, 2}})}), style);
    QCOMPARE(block.units().front().parts.size(), size_t(1));
    const double width = QFontMetricsF(style.font).horizontalAdvance(u"hot dog"_qs);
    QVERIFY(std::abs(rectOf(block, 0).width() - width) < 1.5);
}

void TextBlockTest::showsGapsAndLineBreaks()
{
    const TextStyle style = styleOf(2000);
    const TextBlock gap(contentOf({sentenceOf(u"look the word up now"_qs, {{0, 3}, {2}})}), style);
    const std::vector<UnitShape::Part> &parts = gap.units()[0].parts;
    QCOMPARE(parts.size(), size_t(2));
    QCOMPARE(parts[0].run, 0);
    QCOMPARE(parts[1].run, 1);
    QCOMPARE(parts[0].line, parts[1].line);
    QCOMPARE(gap.unitAt(rectOf(gap, 1).center()), &gap.units()[1]);
    QCOMPARE(gap.unitAt(parts[1].rect.center()), &gap.units()[0]);

    const int narrow = int(QFontMetricsF(style.font).horizontalAdvance(u"a sizzling hot "_qs));
    const TextBlock broken(contentOf({sentenceOf(u"a sizzling hot dog"_qs, {{2, 3}})}), styleOf(narrow));
    const std::vector<UnitShape::Part> &halves = broken.units()[0].parts;
    QCOMPARE(halves.size(), size_t(2));
    QCOMPARE(halves[0].run, halves[1].run);
    QCOMPARE(halves[1].line, halves[0].line + 1);
    QVERIFY(halves[1].rect.top() > halves[0].rect.bottom());
    QCOMPARE(broken.unitAt(halves[1].rect.center()), &broken.units()[0]);
    for (const UnitShape::Part &half : halves)
        QVERIFY(broken.units()[0].painted.contains(half.rect));

    // A gap with a line break in it is linked along the lines to their ends.
    const TextBlock linked(contentOf({sentenceOf(u"a sizzling hot dog"_qs, {{1, 3}})}), styleOf(narrow));
    QVERIFY(linked.units()[0].painted.left() < 0);
    QVERIFY(linked.units()[0].painted.right() > narrow);
}

void TextBlockTest::setsRightToLeftFromTheRight()
{
    // "The big bank", in Hebrew and in Arabic.
    for (const QString &text : {u"הבנק הגדול נסגר"_qs, u"البنك الكبير مغلق"_qs}) {
        const TextStyle style = styleOf(600);
        const TextBlock block(contentOf({sentenceOf(text, {{0}, {1}, {2}})}), style);
        QVERIFY(block.isRightToLeft());
        QVERIFY(std::abs(rectOf(block, 0).right() - style.columnWidth) < 2);
        QVERIFY(rectOf(block, 1).right() < rectOf(block, 0).left());
        QVERIFY(rectOf(block, 2).right() < rectOf(block, 1).left());
        for (const UnitShape &unit : block.units()) {
            QCOMPARE(unit.parts.size(), size_t(1));
            QCOMPARE(block.unitAt(unit.parts[0].rect.center()), &unit);
        }
    }
}

void TextBlockTest::coversWholeWordsInMixedLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("Hebrew in English") << u"the word הבנק הגדול נסגר is closed"_qs;
    QTest::newRow("English in Hebrew") << u"הוא קרא על word sense induction אתמול"_qs;
    QTest::newRow("English in Arabic") << u"قرأ كتابا عن word sense في القطار"_qs;
    QTest::newRow("number in Hebrew") << u"ברכבת של 17:45 הביתה"_qs;
    QTest::newRow("all three scripts") << u"the בנק and البنك at the bank"_qs;
    QTest::newRow("all three, from the right") << u"הבנק and البنك של bank אתמול"_qs;
    QTest::newRow("emoji in Hebrew") << u"הבנק 😀 נסגר bank 👩‍👩‍👧‍👦 אתמול"_qs;
    QTest::newRow("emoji in Arabic") << u"البنك 😀 مغلق bank 🏦 اليوم"_qs;
    QTest::newRow("Arabic and emoji in English") << u"the 🏦 البنك 😀 is closed"_qs;
    QTest::newRow("starts with a number") << u"17:45 של ברכבת bank הביתה"_qs;
}

void TextBlockTest::coversWholeWordsInMixedLines()
{
    QFETCH(QString, text);
    const TextStyle style = styleOf(2000);
    const QStringList words = text.split(u' ');
    std::vector<std::vector<int>> units;
    for (int i = 0; i < words.size(); ++i)
        units.push_back({i});
    const TextBlock block(contentOf({sentenceOf(text, units)}), style);
    const QFontMetricsF metrics(style.font);
    std::vector<std::pair<double, double>> extents;
    for (int i = 0; i < words.size(); ++i) {
        QCOMPARE(block.units()[size_t(i)].parts.size(), size_t(1));
        const QRectF rect = rectOf(block, i);
        QVERIFY2(std::abs(rect.width() - metrics.horizontalAdvance(words[i])) < 2,
                 qPrintable(u"%1: %2 against %3"_qs.arg(words[i]).arg(rect.width()).arg(metrics.horizontalAdvance(words[i]))));
        extents.emplace_back(rect.left(), rect.right());
        QCOMPARE(block.unitAt(rect.center()), &block.units()[size_t(i)]);
    }
    std::ranges::sort(extents);
    for (size_t i = 1; i < extents.size(); ++i)
        QVERIFY(extents[i].first > extents[i - 1].second);
}

/// Wherever lines break, each word is hit where it stands, and lines and characters name each other.
void TextBlockTest::findsCharactersOfMixedLines()
{
    const QString text = u"the bank הבנק 😀 הגדול and البنك الكبير 🏦 is closed נסגר אתמול for good"_qs;
    const QStringList words = text.split(u' ');
    std::vector<std::vector<int>> units;
    for (int i = 0; i < words.size(); ++i)
        units.push_back({i});
    for (const int width : {140, 200, 320, 2000}) {
        const TextBlock block(contentOf({sentenceOf(text, units)}), styleOf(width));
        int character = 0;
        for (int i = 0; i < words.size(); ++i) {
            const UnitShape &unit = block.units().at(size_t(i));
            QCOMPARE(unit.id, UnitId{i});
            for (const UnitShape::Part &part : unit.parts) {
                QVERIFY(part.rect.left() > -1);
                QVERIFY(part.rect.right() < width + 1);
                QCOMPARE(block.unitAt(part.rect.center()), &unit);
                QCOMPARE(block.lineAt(part.rect.center().y()), part.line);
            }
            QCOMPARE(block.lineOfCharacter(character), unit.parts.front().line);
            character += int(words[i].size()) + 1;
        }
    }
}

void TextBlockTest::splitsUnitsMixedInDirection()
{
    // A unit of an English and a Hebrew word between English ones, then Hebrew: on the screen the second Hebrew word, which follows in the text,
    // stands between the unit's two halves.
    const TextBlock block(contentOf({sentenceOf(u"the word בנק גדול is"_qs, {{1, 2}, {3}})}), styleOf(2000));
    QVERIFY(!block.isRightToLeft());
    const std::vector<UnitShape::Part> &parts = block.units()[0].parts;
    QCOMPARE(parts.size(), size_t(2));
    const QRectF between = rectOf(block, 1);
    QVERIFY(parts[0].rect.right() <= between.left() + 1);
    QVERIFY(parts[1].rect.left() >= between.right() - 1);
    QCOMPARE(block.unitAt(parts[0].rect.center()), &block.units()[0]);
    QCOMPARE(block.unitAt(parts[1].rect.center()), &block.units()[0]);
    QCOMPARE(block.unitAt(between.center()), &block.units()[1]);
}

void TextBlockTest::reflowsHardLines()
{
    const TextStyle style = styleOf(2000);
    const QString text = u"one\r\n    two\tthree"_qs;
    AnnotatedSentence sentence;
    sentence.sentence.text = text;
    sentence.sentence.tokens = {{0, 3, {}, {}}, {9, 12, {}, {}}, {13, 18, {}, {}}};
    sentence.sentence.units = {{{2}, WordClass::Noun, u"three"_qs, {}}};
    sentence.annotations.resize(1);
    sentence.annotations[0].id = UnitId{1};
    const TextBlock block(contentOf({std::make_shared<const AnnotatedSentence>(sentence)}), style);
    QCOMPARE(block.layout().lineCount(), 1);
    QCOMPARE(block.layout().text().size(), text.size());
    QVERIFY(std::abs(rectOf(block, 0).left() - QFontMetricsF(style.font).horizontalAdvance(u"one two "_qs)) < 1.5);
}

void TextBlockTest::findsOverlappingUnits()
{
    const TextBlock block(contentOf({sentenceOf(u"a hot dog stand"_qs, {{1, 2}, {2}})}), styleOf(2000));
    QCOMPARE(block.unitAt(rectOf(block, 1).center()), &block.units()[1]);
    QCOMPARE(block.unitAt(rectOf(block, 0).topLeft() + QPointF(1, 1)), &block.units()[0]);
}

void TextBlockTest::joinsSentences()
{
    const TextStyle style = styleOf(2000);
    const TextBlock block(contentOf({sentenceOf(u"One ."_qs, {{0}}), sentenceOf(u"Two ."_qs, {{0}}, u" \u00a0 "_qs), nullptr,
                                     sentenceOf(u"三 。"_qs, {{0}})}),
                          style);
    QCOMPARE(block.layout().text(), u"One . Two .三 。"_qs);
    QCOMPARE(block.units().size(), size_t(3));
    QCOMPARE(block.units()[1].sentence, 1);
    QCOMPARE(block.units()[2].sentence, 3);
    QCOMPARE(block.sentenceOfCharacter(0), 0);
    QCOMPARE(block.sentenceOfCharacter(6), 1);
    QCOMPARE(block.sentenceOfCharacter(11), 3);
}

void TextBlockTest::refreshesStatesInPlace()
{
    const auto before = sentenceOf(u"the bank"_qs, {{1}});
    TextBlock block(contentOf({before}), styleOf(2000));
    QCOMPARE(block.units()[0].state, UnitState::Unpredicted);
    AnnotatedSentence predicted = *before;
    predicted.annotations[0].prediction = Prediction{{{u"a"_qs, 0.7f}, {u"b"_qs, 0.3f}}, {}};
    QVERIFY(block.refresh(0, std::make_shared<const AnnotatedSentence>(predicted)));
    QCOMPARE(block.units()[0].state, UnitState::Suggested);
    QCOMPARE(block.units()[0].confidence, 0.7f);
    QVERIFY(!block.refresh(0, sentenceOf(u"the bank"_qs, {{0}, {1}})));
    QVERIFY(!block.refresh(0, nullptr));
}

QTEST_MAIN(TextBlockTest)
#include "tst_textblock.moc"
