#include <QAction>
#include <QScrollBar>
#include <QTest>

#include "gui/guitesting.h"
#include "panes/text/minimap.h"
#include "panes/text/textpane.h"
#include "panes/text/textview.h"
#include "support/projectfixture.h"
#include "window/preferences.h"
#include "window/projectsession.h"

using namespace glossator;
using namespace glossator::testing;

/// What the view of the text offers to the eye, on the real window and a document of many pages.
class SeeingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void goesAnywhereByTheMap();
    void showsDecisionsOnTheMap();
    void hidesTheMapForGood();
    void zoomsByKeysForGood();
    void changesTheColoursOfConfidence();

private:
    void open();
    [[nodiscard]] QAction *action(const char *name) const { return part<QAction>(*m_window, QString::fromLatin1(name)); }

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    TextPane *m_text = nullptr;
    TextView *m_view = nullptr;
    Minimap *m_map = nullptr;
};

void SeeingTest::init()
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    m_fixture->generatedDocument(QStringLiteral("long.txt"), 12'000, 600);
    m_fixture->open();
    m_fixture->close();
    open();
}

void SeeingTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
    m_preferences.reset();
}

/// A window of its own, as after another start of the program.
void SeeingTest::open()
{
    m_window = std::make_unique<MainWindow>(withoutModel());
    m_window->resize(1400, 900);
    m_window->show();
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    m_text = part<TextPane>(*m_window);
    m_view = part<TextView>(*m_window, QStringLiteral("textView"));
    m_map = part<Minimap>(*m_window, QStringLiteral("minimap"));
    m_window->activateWindow();
    QTRY_VERIFY(m_view->hasFocus());
    QTRY_VERIFY(m_map->overview() && !m_map->overview()->cells()->empty());
}

void SeeingTest::goesAnywhereByTheMap()
{
    QScrollBar *bar = m_view->verticalScrollBar();
    const QPoint middle(m_map->width() / 2, m_map->height() / 2);
    QTest::mouseClick(m_map, Qt::LeftButton, {}, middle);
    QVERIFY(std::abs(double(bar->value()) / bar->maximum() - 0.5) < 0.05);
    // The keys stay with the text, and go on from where it is now.
    QVERIFY(m_view->hasFocus());
    press(*m_window, Qt::Key_End);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(m_map->frame().bottom() > m_map->height() - 8);
    press(*m_window, Qt::Key_Home);
    QVERIFY(m_map->frame().top() < 5);
}

void SeeingTest::showsDecisionsOnTheMap()
{
    const auto decided = [this] {
        int sum = 0;
        for (const OverviewCell &cell : *m_map->overview()->cells())
            sum += cell.decided;
        return sum;
    };
    QTRY_VERIFY(m_map->accessibleDescription().startsWith(QStringLiteral("0 of ")));
    press(*m_window, Qt::Key_N);
    press(*m_window, Qt::Key_Space);
    press(*m_window, Qt::Key_1);
    QTRY_COMPARE(decided(), 2);
    QTRY_VERIFY(m_map->accessibleDescription().startsWith(QStringLiteral("2 of ")));
    action("undo")->trigger();
    QTRY_COMPARE(decided(), 1);
}

void SeeingTest::hidesTheMapForGood()
{
    QVERIFY(m_map->isVisible());
    QVERIFY(action("documentMap")->isChecked());
    action("documentMap")->trigger();
    QVERIFY(!m_map->isVisible());
    m_window.reset();
    open();
    QVERIFY(!m_map->isVisible());
    QVERIFY(!action("documentMap")->isChecked());
    action("documentMap")->trigger();
    QVERIFY(m_map->isVisible());
}

void SeeingTest::zoomsByKeysForGood()
{
    QVERIFY(m_text->currentUnit().isValid());
    const int normal = m_view->currentRects().front().height();
    for (int i = 0; i < 5; ++i)
        press(*m_window, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_text->zoomLevel(), 5);
    QVERIFY(m_view->currentRects().front().height() > 1.4 * normal);
    const QRect framed = m_map->frame();
    m_window.reset();
    open();
    QCOMPARE(m_text->zoomLevel(), 5);
    QVERIFY(std::abs(m_map->frame().height() - framed.height()) <= 2);
    press(*m_window, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_text->zoomLevel(), 0);
    QCOMPARE(m_view->currentRects().front().height(), normal);
    press(*m_window, Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(m_view->currentRects().front().height() < normal);
}

void SeeingTest::changesTheColoursOfConfidence()
{
    const auto look = [this] { return m_view->viewport()->grab().toImage(); };
    const QImage orange = look();
    const QImage map = m_map->grab().toImage();
    QVERIFY(action("tints-orange-blue")->isChecked());
    action("tints-cividis")->trigger();
    QCOMPARE(Preferences().tints(), TintScheme::Cividis);
    QVERIFY(look() != orange);
    QVERIFY(m_map->grab().toImage() != map);
    m_window.reset();
    open();
    QVERIFY(action("tints-cividis")->isChecked());
    QCOMPARE(m_view->tints(), TintScheme::Cividis);
    action("tints-orange-blue")->trigger();
    QCOMPARE(m_view->tints(), TintScheme::OrangeBlue);
}

QTEST_MAIN(SeeingTest)
#include "tst_seeing.moc"
