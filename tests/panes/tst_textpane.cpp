#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "panes/textpanefixture.h"

using namespace glossator;
using glossator::testing::TextPaneFixture;

/// Where it goes, and what it shows there.
class TextPaneTest : public TextPaneFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openPane(); }
    void cleanup() { closePane(); }

    void isEmptyWithoutDocument();
    void stepsThroughUnitsInTextOrder();
    void stepsToUndecided();
    void movesByLines();
    void opensTheDocumentOfAUnit();
    void selectsByMouse();
    void scrollsByKeys();
    void keepsTextStillWhileScrollingBack();
    void keepsItsPlaceWhenResized();
    void showsAnalysisWhenItComes();
    void announcesVisibleSentences();
};

void TextPaneTest::isEmptyWithoutDocument()
{
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QVERIFY(!m_pane->moveToNextUnit());
    QVERIFY(!m_pane->moveToNextUndecided());
    QVERIFY(!m_pane->moveDown());
    for (Qt::Key key : {Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_End, Qt::Key_Home})
        QTest::keyClick(m_view, key);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton);
    m_pane->zoomIn();
    QVERIFY(!m_pane->currentUnit().isValid());
    m_fixture->document(u"empty"_qs);
    m_pane->setProject(&m_fixture->open());
    m_pane->setDocument(m_fixture->documentId());
    QVERIFY(!m_pane->moveToNextUnit());
    m_pane->setProject(nullptr);
    QVERIFY(!m_pane->document().isValid());
}

void TextPaneTest::stepsThroughUnitsInTextOrder()
{
    m_fixture->sentence(u"She looked the word up ."_qs).unit({1, 4}, u"look_up"_qs, WordClass::Verb).unit({3}, u"word"_qs);
    m_fixture->sentence(u"So be it ."_qs);
    m_fixture->paragraph().sentence(u"Banks burst ."_qs).unit({1}, u"burst"_qs, WordClass::Verb).unit({0}, u"bank"_qs);
    m_fixture->paragraph().rawSentence(u"Not seen yet ."_qs);
    m_fixture->paragraph().sentence(u"The end ."_qs).unit({1}, u"end"_qs);
    show();
    QSignalSpy changes(m_pane.get(), &TextPane::currentUnitChanged);
    // The third sentence lists its second word first.
    const std::array expected = {0, 1, 3, 2, 4};
    for (int unit : expected) {
        QVERIFY(m_pane->moveToNextUnit());
        QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(unit));
    }
    QVERIFY(!m_pane->moveToNextUnit());
    QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(4));
    QCOMPARE(changes.size(), 5);
    for (int i = 3; i >= 0; --i) {
        QVERIFY(m_pane->moveToPreviousUnit());
        QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(expected[size_t(i)]));
    }
    QVERIFY(!m_pane->moveToPreviousUnit());
    m_pane->setCurrentUnit({});
    QVERIFY(!m_pane->currentUnit().isValid());
}

void TextPaneTest::stepsToUndecided()
{
    m_fixture->sentence(u"a b c d e f"_qs);
    m_fixture->unit({0}, u"a"_qs).predicted(m_twoSenses).decided({u"bank%1:14:00::"_qs});
    m_fixture->unit({1}, u"b"_qs).predicted({});
    m_fixture->unit({2}, u"c"_qs).predicted({{u"only"_qs, 1.0f}});
    m_fixture->unit({3}, u"d"_qs).predicted(m_twoSenses);
    m_fixture->unit({4}, u"e"_qs).predicted(m_twoSenses).decidedNoneOfThese();
    m_fixture->unit({5}, u"f"_qs);
    show();
    QVERIFY(m_pane->moveToNextUndecided());
    QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(3));
    QVERIFY(m_pane->moveToNextUndecided());
    QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(5));
    // On from the beginning, until the current unit is the only one.
    QSignalSpy wraps(m_pane.get(), &TextPane::wentOnFromBeginning);
    QSignalSpy ends(m_pane.get(), &TextPane::noneUndecided);
    QVERIFY(m_pane->moveToNextUndecided());
    QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(3));
    QCOMPARE(wraps.size(), 1);
    QVERIFY(m_fixture->open().decide(m_fixture->unitId(5), choice(u"bank%1:14:00::"_qs)));
    QVERIFY(!m_pane->moveToNextUndecided());
    QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(3));
    QVERIFY(m_fixture->open().decide(m_fixture->unitId(3), choice(u"bank%1:14:00::"_qs)));
    QVERIFY(!m_pane->moveToNextUndecided());
    QCOMPARE(wraps.size(), 1);
    QCOMPARE(ends.size(), 2);
}

void TextPaneTest::movesByLines()
{
    openGenerated(4'000);
    QVERIFY(m_pane->moveToNextUnit());
    for (int i = 0; i < 4; ++i)
        QVERIFY(m_pane->moveToNextUnit());
    const UnitId start = m_pane->currentUnit();
    const QRect from = currentRect();
    QRect before = from;
    for (int i = 0; i < 8; ++i) {
        QVERIFY(m_pane->moveDown());
        const QRect now = currentRect();
        QVERIFY(now.top() > before.bottom());
        before = now;
    }
    // Back along the same column, whatever the lines between held.
    for (int i = 0; i < 8; ++i)
        QVERIFY(m_pane->moveUp());
    QCOMPARE(m_pane->currentUnit(), start);
    QCOMPARE(currentRect(), from);
    int lines = 0;
    while (m_pane->moveDown())
        ++lines;
    QVERIFY(lines > 50);
    const int bottom = currentRect().bottom();
    QVERIFY(bottom > 0 && bottom < m_view->viewport()->height());
    while (m_pane->moveUp()) {}
    QVERIFY(m_view->verticalScrollBar()->value() < 100);
}

void TextPaneTest::opensTheDocumentOfAUnit()
{
    m_fixture->document(u"a"_qs).sentence(u"The bank ."_qs).unit({1}, u"bank"_qs);
    m_fixture->document(u"b"_qs);
    for (int i = 0; i < 200; ++i)
        m_fixture->paragraph().sentence(u"Another bank ."_qs).unit({1}, u"bank"_qs);
    show();
    m_pane->setCurrentUnit(m_fixture->unitId(150));
    QCOMPARE(m_pane->document(), m_fixture->documentId(1));
    QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(150));
    QVERIFY(m_view->viewport()->rect().contains(currentRect()));

    QSignalSpy failures(m_pane.get(), &TextPane::failed);
    m_pane->setCurrentUnit(UnitId{1'000'000});
    QCOMPARE(failures.size(), 1);
    QCOMPARE(m_pane->currentUnit(), m_fixture->unitId(150));
}

void TextPaneTest::selectsByMouse()
{
    openGenerated(2'000);
    QSignalSpy activated(m_pane.get(), &TextPane::unitActivated);
    while (m_pane->moveToNextUnit() && currentRect().bottom() < m_view->viewport()->height() - 150) {
        const UnitId unit = m_pane->currentUnit();
        const QList<QRect> rects = m_view->currentRects();
        const int scrolled = m_view->verticalScrollBar()->value();
        m_pane->setCurrentUnit({});
        for (const QRect &rect : rects)
            QCOMPARE(m_view->unitAt(rect.center()), unit);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rects.front().center());
        QCOMPARE(m_pane->currentUnit(), unit);
        QCOMPARE(m_view->verticalScrollBar()->value(), scrolled);
    }
    const UnitId last = m_pane->currentUnit();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(m_pane->currentUnit(), last);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, currentRect().center());
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<UnitId>(), last);
}

void TextPaneTest::scrollsByKeys()
{
    openGenerated(20'000);
    QScrollBar *bar = m_view->verticalScrollBar();
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QVERIFY(bar->value() > 300);
    QVERIFY(m_pane->currentUnit().isValid());
    QVERIFY(m_view->viewport()->rect().contains(currentRect()));
    const UnitId first = m_pane->currentUnit();
    QTest::keyClick(m_view, Qt::Key_PageDown);
    QVERIFY(m_pane->currentUnit() != first);
    QTest::keyClick(m_view, Qt::Key_End);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(!m_pane->moveToNextUnit());
    QTest::keyClick(m_view, Qt::Key_Home);
    QCOMPARE(bar->value(), 0);
    QVERIFY(!m_pane->moveToPreviousUnit());
    QVERIFY(m_view->viewport()->rect().contains(currentRect()));
}

void TextPaneTest::keepsTextStillWhileScrollingBack()
{
    openGenerated(60'000);
    QScrollBar *bar = m_view->verticalScrollBar();
    // In the middle nothing above has been measured: each block that comes in from above differs from its estimate.
    bar->setValue(bar->maximum() / 2);
    const int height = m_view->viewport()->height();
    for (int i = 0; i < 60; ++i) {
        const UnitId marked = m_view->unitAt(QPoint(m_view->viewport()->width() / 2, height / 4));
        if (marked.isValid())
            m_pane->setCurrentUnit(marked);
        const QRect before = currentRect();
        const int step = 37;
        bar->setValue(bar->value() - step);
        if (before.isValid() && before.top() > 0 && before.top() + step < height)
            QCOMPARE(currentRect().top(), before.top() + step);
    }
}

void TextPaneTest::keepsItsPlaceWhenResized()
{
    openGenerated(30'000);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 3);
    const auto topSentence = [this] { return m_view->documentLayout().visibleSentences().first; };
    const qint64 before = topSentence();
    const int value = m_view->verticalScrollBar()->value();
    for (int width : {500, 333, 620, 410, 900, 800}) {
        m_pane->resize(width, 600);
        QVERIFY(std::abs(topSentence() - before) <= 1);
    }
    QCOMPARE(topSentence(), before);
    // Heights above may by now be known better or worse; the text on screen is the same.
    QVERIFY(std::abs(m_view->verticalScrollBar()->value() - value) < value / 10);
}

void TextPaneTest::showsAnalysisWhenItComes()
{
    m_fixture->rawSentence(u"The bank was closed ."_qs);
    show();
    QVERIFY(!m_pane->moveToNextUnit());
    const auto stored = m_fixture->open().corpus().sentences(m_fixture->documentId(), 0, 1);
    QVERIFY(stored);
    auto worker = Database::open(m_fixture->path(), Database::Mode::OpenExisting);
    QVERIFY(worker);
    Sentence analysed = stored->front().sentence;
    analysed.analysed = true;
    Unit unit;
    unit.tokens = {1};
    unit.lemma = u"bank"_qs;
    analysed.units = {unit};
    QVERIFY(CorpusStore(**worker).setAnalysis(stored->front().id, analysed));
    Q_EMIT m_fixture->open().sentencesChanged(m_fixture->documentId(), 0, 1);
    QVERIFY(m_pane->moveToNextUnit());
    QVERIFY(currentRect().isValid());
}

void TextPaneTest::announcesVisibleSentences()
{
    m_fixture->generatedDocument(u"long"_qs, 20'000, 0);
    QSignalSpy visible(m_pane.get(), &TextPane::visibleSentencesChanged);
    show();
    QTRY_COMPARE(visible.size(), 1);
    QCOMPARE(visible[0][0].value<DocumentId>(), m_fixture->documentId());
    QCOMPARE(visible[0][1].toLongLong(), 0);
    QVERIFY(visible[0][2].toLongLong() >= 3);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_view, Qt::Key_PageDown);
    QTRY_COMPARE(visible.size(), 2);
    QVERIFY(visible[1][1].toLongLong() > 30);
}

QTEST_MAIN(TextPaneTest)
#include "tst_textpane.moc"
