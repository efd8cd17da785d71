#include <QApplication>
#include <QTest>

#include "panes/text/textpalette.h"
#include "panes/text/unittext.h"
#include "theme/appearance.h"

#include <QSet>

using namespace glossator;

namespace {

/// The colours that the three kinds of colour blindness make of one: the matrices of Machado, Oliveira and Fernandes (2009), severity 1, on
/// linear RGB.
using Matrix = std::array<std::array<double, 3>, 3>;
constexpr Matrix protanopia = {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia = {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia = {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

std::array<double, 3> linear(const QColor &color)
{
    const auto one = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return {one(color.redF()), one(color.greenF()), one(color.blueF())};
}

/// CIE 1976 L*a*b* of linear sRGB, white D65.
std::array<double, 3> lab(const std::array<double, 3> &rgb)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

std::array<double, 3> seen(const std::array<double, 3> &rgb, const Matrix &eye)
{
    std::array<double, 3> result{};
    for (size_t row = 0; row < 3; ++row) {
        for (size_t column = 0; column < 3; ++column)
            result[row] += eye[row][column] * rgb[column];
        result[row] = std::clamp(result[row], 0.0, 1.0);
    }
    return result;
}

/// CIE 1976 colour difference; about 2.3 is just noticeable.
double difference(const QColor &first, const QColor &second, const Matrix *eye)
{
    const auto a = lab(eye ? seen(linear(first), *eye) : linear(first));
    const auto b = lab(eye ? seen(linear(second), *eye) : linear(second));
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

} // namespace

class TextPaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTextLegible_data() { appearancesAndSchemes(); }
    void keepsTextLegible();
    void showsConfidenceToEveryEye_data() { appearancesAndSchemes(); }
    void showsConfidenceToEveryEye();
    void givesEachStateAShapeOfItsOwn();
    void namesSchemes();

private:
    static void appearancesAndSchemes();
};

void TextPaletteTest::appearancesAndSchemes()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<TintScheme>("scheme");
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
        for (const TintScheme scheme : allTintSchemes)
            QTest::addRow("%s, %s", qPrintable(appearanceName(appearance)), qPrintable(tintSchemeName(scheme))) << appearance << scheme;
    }
}

void TextPaletteTest::keepsTextLegible()
{
    QFETCH(Appearance, appearance);
    QFETCH(TintScheme, scheme);
    applyAppearance(appearance);
    const TextPalette colours(QApplication::palette(), scheme);
    // What WCAG 2.1 asks of text (1.4.3) and of what graphics need to be understood (1.4.11).
    constexpr double text = 4.5;
    constexpr double graphics = 3;
    QVERIFY(contrastRatio(colours.text(), colours.base()) >= text);
    QVERIFY(contrastRatio(colours.secondaryText(), colours.base()) >= text);
    QVERIFY(contrastRatio(colours.text(), colours.currentFill()) >= text);
    QVERIFY(contrastRatio(colours.frame(), colours.base()) >= graphics);
    QVERIFY(contrastRatio(colours.hoverFrame(), colours.base()) >= graphics);
    for (int state = 0; state < unitStateCount; ++state) {
        const double mark = contrastRatio(colours.mark(UnitState(state)), colours.base());
        QVERIFY2(mark >= graphics, qPrintable(u"%1: %2"_qs.arg(UnitText::stateName(UnitState(state))).arg(mark)));
        for (int percent = 0; percent <= 100; ++percent) {
            const QColor tint = colours.tint(UnitState(state), float(percent) / 100);
            const double ratio = tint.isValid() ? contrastRatio(colours.text(), tint) : text;
            QVERIFY2(ratio >= text, qPrintable(u"%1 at %2 %: %3"_qs.arg(UnitText::stateName(UnitState(state))).arg(percent).arg(ratio)));
            QVERIFY(contrastRatio(colours.ink(float(percent) / 100), colours.base()) >= graphics);
        }
    }
}

void TextPaletteTest::showsConfidenceToEveryEye()
{
    QFETCH(Appearance, appearance);
    QFETCH(TintScheme, scheme);
    if (appearance == Appearance::HighContrast)
        return; // lines of different weight stand for tints
    applyAppearance(appearance);
    const TextPalette colours(QApplication::palette(), scheme);
    constexpr double clearly = 8;
    for (const Matrix *eye : {static_cast<const Matrix *>(nullptr), &protanopia, &deuteranopia, &tritanopia}) {
        QVERIFY(difference(colours.tint(0), colours.tint(1), eye) > clearly);
        QVERIFY(difference(colours.tint(0), colours.tint(0.6F), eye) > clearly);
        QVERIFY(difference(colours.ink(0), colours.ink(1), eye) > clearly);
    }
}

void TextPaletteTest::givesEachStateAShapeOfItsOwn()
{
    QSet<QString> shapes;
    for (int state = 0; state < unitStateCount; ++state)
        shapes.insert(UnitText::stateShape(UnitState(state)));
    QCOMPARE(shapes.size(), unitStateCount);
    QVERIFY(!shapes.contains(QString()));
}

void TextPaletteTest::namesSchemes()
{
    for (const TintScheme scheme : allTintSchemes)
        QCOMPARE(tintSchemeFromName(tintSchemeName(scheme)), scheme);
    QCOMPARE(tintSchemeFromName(u"something else"), TintScheme::OrangeBlue);
}

QTEST_MAIN(TextPaletteTest)
#include "tst_textpalette.moc"
