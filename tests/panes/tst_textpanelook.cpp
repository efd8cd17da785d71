#include <QAccessible>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "panes/text/textlegend.h"
#include "panes/textpanefixture.h"

using namespace glossator;
using glossator::testing::TextPaneFixture;

namespace {

/// Adds up what a widget is asked to paint.
class PaintedRegion : public QObject
{
public:
    explicit PaintedRegion(QWidget *widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
    QRegion region;
};

} // namespace

/// How it looks, and what it says to those who do not look.
class TextPaneLookTest : public TextPaneFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openPane(); }
    void cleanup() { closePane(); }

    void zooms();
    void repaintsOnlyADecidedUnit();
    void followsThePalette();
    void speaksToScreenReaders();
    void wrapsTheLegend();
};

void TextPaneLookTest::zooms()
{
    openGenerated(10'000);
    QVERIFY(m_pane->moveToNextUnit());
    QVERIFY(m_pane->moveToNextUnit());
    const int normal = currentRect().height();
    QSignalSpy levels(m_pane.get(), &TextPane::zoomLevelChanged);
    for (int i = 0; i < 7; ++i)
        m_pane->zoomIn();
    QCOMPARE(m_pane->zoomLevel(), 7);
    QVERIFY(currentRect().height() > 1.7 * normal);
    QVERIFY(m_view->viewport()->rect().contains(currentRect()));
    m_pane->resetZoom();
    QCOMPARE(currentRect().height(), normal);
    m_pane->zoomOut();
    QVERIFY(currentRect().height() < normal);
    QCOMPARE(levels.size(), 9);

    const QPointF centre = m_view->viewport()->rect().center();
    QWheelEvent wheel(centre, m_view->viewport()->mapToGlobal(centre), {}, QPoint(0, 240), Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view->viewport(), &wheel);
    QCOMPARE(m_pane->zoomLevel(), 1);
    for (int i = 0; i < 100; ++i)
        m_pane->zoomOut();
    QCOMPARE(m_pane->zoomLevel(), TextView::minimumZoom);
}

void TextPaneLookTest::repaintsOnlyADecidedUnit()
{
    openGenerated(5'000);
    for (int i = 0; i < 40; ++i)
        QVERIFY(m_pane->moveToNextUnit());
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QCoreApplication::processEvents();
    const QImage before = m_view->viewport()->grab().toImage();
    PaintedRegion painted(m_view->viewport());
    QVERIFY(m_fixture->open().decide(m_pane->currentUnit(), choice(u"another"_qs)));
    QTRY_VERIFY(!painted.region.isEmpty());
    const QRect bounds = painted.region.boundingRect();
    QVERIFY(bounds.contains(currentRect()));
    // The sentence's units are told apart, so at most its lines are painted, not the page.
    QVERIFY2(bounds.height() < m_view->viewport()->height() / 2, qPrintable(u"%1 px"_qs.arg(bounds.height())));

    const QImage after = m_view->viewport()->grab().toImage();
    QVERIFY(before.copy(currentRect()) != after.copy(currentRect()) || before != after);
    QRegion changed;
    for (int y = 0; y < after.height(); ++y) {
        for (int x = 0; x < after.width(); ++x) {
            if (before.pixel(x, y) != after.pixel(x, y))
                changed += QRect(x, y, 1, 1);
        }
    }
    QVERIFY(!changed.isEmpty());
    QVERIFY(changed.subtracted(painted.region).isEmpty());

    painted.region = {};
    const UnitId old = m_pane->currentUnit();
    QVERIFY(m_pane->moveToNextUnit());
    QVERIFY(m_pane->currentUnit() != old);
    QTRY_VERIFY(!painted.region.isEmpty());
    QVERIFY(painted.region.boundingRect().height() < 4 * currentRect().height());
}

void TextPaneLookTest::followsThePalette()
{
    openGenerated(2'000);
    const QImage light = m_view->viewport()->grab().toImage();
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(0x1d, 0x1f, 0x23));
    dark.setColor(QPalette::Text, QColor(0xdd, 0xdd, 0xdd));
    dark.setColor(QPalette::Window, QColor(0x26, 0x28, 0x2c));
    dark.setColor(QPalette::WindowText, QColor(0xdd, 0xdd, 0xdd));
    m_pane->setPalette(dark);
    const QImage now = m_view->viewport()->grab().toImage();
    QVERIFY(light.pixelColor(1, 1).lightness() > 200);
    QCOMPARE(now.pixelColor(1, 1), QColor(0x1d, 0x1f, 0x23));
}

void TextPaneLookTest::speaksToScreenReaders()
{
    m_fixture->sentence(u"The bank was closed ."_qs).unit({1}, u"bank"_qs).predicted(m_twoSenses);
    show();
    m_pane->setSenseNamer([](const QString &sense) { return sense == u"bank%1:14:00::" ? u"an institution"_qs : u"a slope"_qs; });
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_view);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::EditableText);
    QVERIFY(interface->state().readOnly);
    QVERIFY(!interface->text(QAccessible::Name).isEmpty());
    QVERIFY(interface->text(QAccessible::Value).isEmpty());
    QVERIFY(m_pane->moveToNextUnit());
    QCOMPARE(interface->text(QAccessible::Value), u"bank, noun: an institution; 80 %, suggested"_qs);
    QAccessibleTextInterface *text = interface->textInterface();
    QVERIFY(text);
    QCOMPARE(text->text(0, text->characterCount()), u"The bank was closed ."_qs);
    int start = 0;
    int end = 0;
    text->selection(0, &start, &end);
    QCOMPARE(text->text(start, end), u"bank"_qs);
    QVERIFY(m_fixture->open().decide(m_pane->currentUnit(), choice(u"bank%1:17:01::"_qs)));
    QCOMPARE(interface->text(QAccessible::Value), u"bank, noun: a slope; 20 %, decided otherwise"_qs);
}

void TextPaneLookTest::wrapsTheLegend()
{
    auto *legend = m_pane->findChild<TextLegend *>(u"textLegend"_qs);
    QVERIFY(legend);
    QVERIFY(!legend->accessibleName().isEmpty());
    QVERIFY(legend->accessibleDescription().contains(u"diamond"));
    const int wide = legend->heightForWidth(3000);
    QVERIFY(legend->heightForWidth(500) >= 2 * wide - 20);
    m_fixture->sentence(u"The bank ."_qs);
    show({500, 600});
    QCOMPARE(legend->height(), legend->heightForWidth(legend->width()));
    m_pane->setLegendVisible(false);
    QTRY_COMPARE(m_view->height(), m_pane->height());
}

QTEST_MAIN(TextPaneLookTest)
#include "tst_textpanelook.moc"
