#include <QMouseEvent>
#include <QTest>

#include "panes/text/textpane.h"
#include "panes/text/textview.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

/// How units with gaps look: one thing, in several parts.
class UnitPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hoversAllPartsOfAUnit();
    void joinsThePartsOfAUnit();

private:
    void show();

    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<TextPane> m_pane;
    TextView *m_view = nullptr;
};

void UnitPartsTest::init()
{
    m_fixture = std::make_unique<ProjectFixture>();
    m_pane = std::make_unique<TextPane>();
    m_view = m_pane->findChild<TextView *>(u"textView"_qs);
    QVERIFY(m_view);
}

void UnitPartsTest::cleanup()
{
    m_pane.reset();
    m_fixture.reset();
}

void UnitPartsTest::show()
{
    m_pane->resize(800, 600);
    m_pane->setProject(&m_fixture->open());
    m_pane->setDocument(m_fixture->documentId());
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void UnitPartsTest::hoversAllPartsOfAUnit()
{
    m_fixture->sentence(u"They looked the word up at once ."_qs).unit({1, 4}, u"look_up"_qs).unit({3}, u"word"_qs);
    show();
    const DocumentLayout::Placed &placed = m_view->documentLayout().visible().front();
    const auto place = [&](int unit, size_t part) {
        return placed.text->units().at(size_t(unit)).parts.at(part).rect.translated(m_view->columnLeft(), placed.top).toAlignedRect();
    };
    const auto move = [this](QPoint position) {
        QMouseEvent event(QEvent::MouseMove, position, m_view->viewport()->mapToGlobal(position), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    };
    const auto look = [this] { return m_view->viewport()->grab().toImage(); };
    move(QPoint(3, 3));
    const QImage before = look();
    move(place(0, 1).center());
    const QImage hovered = look();
    for (const size_t part : {size_t(0), size_t(1)}) {
        const QRect around = place(0, part).adjusted(-4, -2, 4, 6);
        QVERIFY(before.copy(around) != hovered.copy(around));
    }
    QCOMPARE(before.copy(place(1, 0)), hovered.copy(place(1, 0)));
    move(place(1, 0).center());
    QVERIFY(before.copy(place(1, 0).adjusted(-4, -2, 4, 6)) != look().copy(place(1, 0).adjusted(-4, -2, 4, 6)));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_view->viewport(), &leave);
    QCOMPARE(look(), before);
}

/// Between the parts of a unit with a gap, below the words that do not belong to it, runs a line.
void UnitPartsTest::joinsThePartsOfAUnit()
{
    m_fixture->sentence(u"They looked nowhere up ."_qs).unit({1, 3}, u"look_up"_qs);
    m_fixture->document(u"apart"_qs).sentence(u"They looked nowhere up ."_qs).unit({1}, u"look"_qs).unit({3}, u"up"_qs);
    show();
    const QImage joined = m_view->viewport()->grab().toImage();
    const DocumentLayout::Placed &placed = m_view->documentLayout().visible().front();
    const auto &parts = placed.text->units().front().parts;
    const QRect gap = QRectF(QPointF(parts[0].rect.right() + 4, parts[0].rect.bottom()),
                             QPointF(parts[1].rect.left() - 4, parts[0].rect.bottom() + parts[0].rect.height() * 0.45))
                          .translated(m_view->columnLeft(), placed.top)
                          .toAlignedRect();
    m_pane->setDocument(m_fixture->documentId(1));
    const QImage apart = m_view->viewport()->grab().toImage();
    QVERIFY(joined.copy(gap) != apart.copy(gap));
    for (int x = gap.left(); x <= gap.right(); ++x) {
        bool line = false;
        for (int y = gap.top(); y <= gap.bottom(); ++y)
            line = line || joined.pixel(x, y) != apart.pixel(x, y);
        QVERIFY2(line, qPrintable(u"the line is broken at %1"_qs.arg(x)));
    }
}

QTEST_MAIN(UnitPartsTest)
#include "tst_unitparts.moc"
