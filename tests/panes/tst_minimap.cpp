#include <QAccessible>
#include <QScrollBar>
#include <QTest>

#include <array>

#include "panes/text/minimap.h"
#include "panes/text/minimaprows.h"
#include "panes/text/textpane.h"
#include "panes/text/textview.h"
#include "support/projectfixture.h"
#include "theme/theme.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

namespace {

const std::vector<SenseProbability> unsure = {{u"bank%1:14:00::"_qs, 0.55f}, {u"bank%1:17:01::"_qs, 0.45f}};

Decision choice(const QString &sense)
{
    Decision decision;
    decision.senses = {sense};
    return decision;
}

} // namespace

class MinimapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void addsCellsUpByRows();
    void framesWhatTheTextShows();
    void scrollsByClickAndDrag();
    void scrollsByKeys();
    void leavesTheKeysToTheText();
    void showsDecisions();
    void mirrorsRightToLeft();
    void speaksToScreenReaders();
    void leavesNarrowPanes();

private:
    void openGenerated(qint64 tokens);
    void show();
    [[nodiscard]] double scrolledTo() const { return double(m_bar->value()) / m_bar->maximum(); }

    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<TextPane> m_pane;
    TextView *m_view = nullptr;
    Minimap *m_map = nullptr;
    QScrollBar *m_bar = nullptr;
};

void MinimapTest::init()
{
    m_fixture = std::make_unique<ProjectFixture>();
    m_pane = std::make_unique<TextPane>();
    m_view = m_pane->findChild<TextView *>();
    m_map = m_pane->findChild<Minimap *>(u"minimap"_qs);
    QVERIFY(m_map);
    m_bar = m_view->verticalScrollBar();
}

void MinimapTest::cleanup()
{
    m_pane.reset();
    m_fixture.reset();
}

void MinimapTest::show()
{
    m_pane->resize(800, 600);
    m_pane->setProject(&m_fixture->open());
    m_pane->setDocument(m_fixture->documentId());
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QTRY_VERIFY(!m_map->overview()->cells()->empty());
}

void MinimapTest::openGenerated(qint64 tokens)
{
    m_fixture->generatedDocument(u"long"_qs, tokens, 200);
    show();
}

void MinimapTest::addsCellsUpByRows()
{
    const std::array cells = {OverviewCell{.firstSentence = 0, .units = 4, .decided = 1, .suggested = 2, .probability = 150},
                              OverviewCell{.firstSentence = 1, .units = 2, .decided = 2}, OverviewCell{.firstSentence = 2, .units = 1}};
    // The first cell takes a row and a half, the second a quarter, the third two more rows.
    const std::array tops = {0.0, 1.5, 1.75, 4.0};
    const auto rows = minimapRows(cells, tops, 5);
    QCOMPARE(rows.size(), size_t(5));
    QCOMPARE(rows[0].units, 4);
    QCOMPARE(rows[0].confidence(), 0.75f);
    QCOMPARE(rows[1].units, 7);
    QCOMPARE(rows[1].decided, 3);
    QCOMPARE(rows[2].units, 1);
    QCOMPARE(rows[3].units, 1);
    QCOMPARE(rows[4].units, 0);
    QVERIFY(minimapRows({}, {}, 3).front() == OverviewCell());
    // Many cells in one row are one sum.
    QCOMPARE(minimapRows(cells, std::array{0.0, 0.2, 0.4, 0.6}, 1).front().units, 7);
}

void MinimapTest::framesWhatTheTextShows()
{
    openGenerated(30'000);
    QVERIFY(m_map->frame().top() <= 3);
    QVERIFY(m_map->frame().height() < m_map->height() / 4);
    m_bar->setValue(m_bar->maximum() / 2);
    QVERIFY(std::abs(m_map->frame().center().y() - m_map->height() / 2) <= 4);
    m_bar->setValue(m_bar->maximum());
    QVERIFY(std::abs(m_map->frame().bottom() - (m_map->height() - 3)) <= 2);
    QVERIFY(m_map->rect().contains(m_map->frame()));
}

void MinimapTest::scrollsByClickAndDrag()
{
    openGenerated(30'000);
    const auto at = [this](double share) { return QPoint(m_map->width() / 2, int(share * m_map->height())); };
    QTest::mouseClick(m_map, Qt::LeftButton, {}, at(0.5));
    QVERIFY(std::abs(scrolledTo() - 0.5) < 0.05);
    QVERIFY(std::abs(m_map->frame().center().y() - at(0.5).y()) <= 3);
    QTest::mousePress(m_map, Qt::LeftButton, {}, at(0.5));
    QTest::mouseMove(m_map, at(0.75));
    QVERIFY(std::abs(scrolledTo() - 0.75) < 0.08);
    QTest::mouseMove(m_map, at(3));
    QCOMPARE(m_bar->value(), m_bar->maximum());
    QTest::mouseMove(m_map, at(-1));
    QCOMPARE(m_bar->value(), 0);
    QTest::mouseRelease(m_map, Qt::LeftButton, {}, at(0.2));
    QTest::mouseMove(m_map, at(0.9));
    QCOMPARE(m_bar->value(), 0);
}

void MinimapTest::scrollsByKeys()
{
    openGenerated(30'000);
    m_map->setFocus();
    QTest::keyClick(m_map, Qt::Key_PageDown);
    QVERIFY(m_bar->value() >= m_bar->pageStep() - 1);
    QTest::keyClick(m_map, Qt::Key_End);
    QCOMPARE(m_bar->value(), m_bar->maximum());
    QTest::keyClick(m_map, Qt::Key_Up);
    QVERIFY(m_bar->value() < m_bar->maximum());
    QTest::keyClick(m_map, Qt::Key_Home);
    QCOMPARE(m_bar->value(), 0);
}

void MinimapTest::leavesTheKeysToTheText()
{
    openGenerated(10'000);
    m_pane->activateWindow();
    m_view->setFocus();
    QTRY_VERIFY(m_view->hasFocus());
    QTest::mouseClick(m_map, Qt::LeftButton, {}, m_map->rect().center());
    QVERIFY(m_view->hasFocus());
}

void MinimapTest::showsDecisions()
{
    m_fixture->sentence(u"The bank ."_qs).unit({1}, u"bank"_qs).predicted(unsure);
    show();
    QTRY_COMPARE(m_map->overview()->cells()->front().suggested, 1);
    const QImage before = m_map->grab().toImage();
    QVERIFY(m_fixture->open().decide(m_fixture->unitId(0), choice(u"bank%1:14:00::"_qs)));
    QTRY_COMPARE(m_map->overview()->cells()->front().decided, 1);
    const QImage after = m_map->grab().toImage();
    QVERIFY(before != after);
    const QColor decided = Theme::of(m_map->palette()).decided;
    const auto count = [&](const QImage &image) {
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += std::abs(image.pixelColor(x, y).hue() - decided.hue()) < 8 && image.pixelColor(x, y).saturation() > 100;
        }
        return pixels;
    };
    QCOMPARE(count(before), 0);
    QVERIFY(count(after) > 4);
}

void MinimapTest::mirrorsRightToLeft()
{
    openGenerated(30'000);
    m_bar->setValue(m_bar->maximum()); // the frame is elsewhere
    m_pane->setLayoutDirection(Qt::LeftToRight);
    m_pane->setTints(m_view->tints()); // drawn anew, at the same scale as the other
    const QImage image = m_map->grab(QRect(0, 0, m_map->width(), 200)).toImage();
    m_pane->setLayoutDirection(Qt::RightToLeft);
    const QImage mirrored = m_map->grab(QRect(0, 0, m_map->width(), 200)).toImage();
    QCOMPARE(mirrored, image.mirrored(true, false));
    QTRY_VERIFY(m_map->x() < m_view->x());
}

void MinimapTest::speaksToScreenReaders()
{
    m_fixture->sentence(u"The bank and the bank ."_qs)
        .unit({1}, u"bank"_qs)
        .predicted(unsure)
        .decided({u"bank%1:14:00::"_qs})
        .unit({4}, u"bank"_qs)
        .predicted(unsure);
    show();
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_map);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::Slider);
    QCOMPARE(interface->text(QAccessible::Name), u"Map of the document"_qs);
    QTRY_COMPARE(interface->text(QAccessible::Description), u"1 of 2 words decided"_qs);
    QVERIFY(interface->valueInterface());
    QVERIFY(interface->state().focusable);
}

void MinimapTest::leavesNarrowPanes()
{
    openGenerated(2'000);
    QVERIFY(m_map->isVisible());
    m_pane->resize(300, 600);
    QTRY_VERIFY(!m_map->isVisible());
    m_pane->resize(800, 600);
    QTRY_VERIFY(m_map->isVisible());
    m_pane->setMapVisible(false);
    QVERIFY(!m_map->isVisible());
    m_pane->setMapVisible(true);
    QVERIFY(m_map->isVisible());
}

QTEST_MAIN(MinimapTest)
#include "tst_minimap.moc"
