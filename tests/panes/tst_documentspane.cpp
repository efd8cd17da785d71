#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include "models/documentlistmodel.h"
#include "panes/documents/documentspane.h"
#include "support/projectfixture.h"

using namespace glossator;
using glossator::testing::ProjectFixture;

class DocumentsPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fewDocumentsNeedNoFindLine();
    void findsByName();
    void findingChoosesNothing();
    void theFoundAreOpenedByKeys();
    void escapeTakesTheTextBack();
    void aClickOpensWhatIsUnderTheMouse();

private:
    void show(int documents);
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] static DocumentId documentOf(const QSignalSpy &spy) { return spy.constFirst().constFirst().value<DocumentId>(); }

    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<DocumentListModel> m_model;
    std::unique_ptr<DocumentsPane> m_pane;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
};

void DocumentsPaneTest::init()
{
    m_fixture = std::make_unique<ProjectFixture>();
    m_model = std::make_unique<DocumentListModel>();
    m_pane = std::make_unique<DocumentsPane>(*m_model);
    m_search = m_pane->findChild<QLineEdit *>(QStringLiteral("documentSearch"));
    m_list = m_pane->findChild<QListView *>(QStringLiteral("documentList"));
    QVERIFY(m_search && m_list);
}

void DocumentsPaneTest::cleanup()
{
    m_pane.reset();
    m_model.reset();
    m_fixture.reset();
}

/// Of the names letter-1.txt, essay-2.txt, letter-3.txt …; the first is the current one.
void DocumentsPaneTest::show(int documents)
{
    for (int number = 1; number <= documents; ++number)
        m_fixture->document(QStringLiteral("%1-%2.txt").arg(number % 2 ? u"letter"_qs : u"essay"_qs).arg(number)).sentence(u"A bank ."_qs);
    m_model->setProject(&m_fixture->open());
    m_pane->setCurrentDocument(m_fixture->documentId(0));
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

QStringList DocumentsPaneTest::shown() const
{
    QStringList names;
    for (int row = 0; row < m_list->model()->rowCount(); ++row)
        names.append(m_list->model()->index(row, 0).data().toString());
    return names;
}

void DocumentsPaneTest::fewDocumentsNeedNoFindLine()
{
    show(5);
    QVERIFY(!m_search->isVisible());
    QCOMPARE(shown().size(), 5);
}

void DocumentsPaneTest::findsByName()
{
    show(20);
    QVERIFY(m_search->isVisible());
    QTest::keyClicks(m_search, QStringLiteral("ESSAY-1"));
    QCOMPARE(shown(), (QStringList{u"essay-10.txt"_qs, u"essay-12.txt"_qs, u"essay-14.txt"_qs, u"essay-16.txt"_qs, u"essay-18.txt"_qs}));
    m_search->setText(QStringLiteral("[.*")); // text, no pattern
    QVERIFY(shown().isEmpty());
}

void DocumentsPaneTest::findingChoosesNothing()
{
    show(20);
    QSignalSpy chosen(m_pane.get(), &DocumentsPane::documentChosen);
    QTest::keyClicks(m_search, QStringLiteral("essay")); // takes the current document's row away
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(m_pane->currentDocument(), m_fixture->documentId(0));
    QVERIFY(!m_list->currentIndex().isValid());
    m_search->clear();
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(m_list->currentIndex().data().toString(), QStringLiteral("letter-1.txt"));
}

void DocumentsPaneTest::theFoundAreOpenedByKeys()
{
    show(20);
    QSignalSpy chosen(m_pane.get(), &DocumentsPane::documentChosen);
    QSignalSpy activated(m_pane.get(), &DocumentsPane::documentActivated);
    m_search->setFocus();
    QTest::keyClicks(m_search, QStringLiteral("essay-1"));
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(documentOf(chosen), m_fixture->documentId(9));
    QCOMPARE(documentOf(activated), m_fixture->documentId(9));
    QTest::keyClick(m_search, Qt::Key_Down);
    QVERIFY(m_list->hasFocus());
    QTest::keyClick(m_list, Qt::Key_Down);
    QCOMPARE(m_pane->currentDocument(), m_fixture->documentId(11));
    m_search->setText(QStringLiteral("nothing of the kind"));
    QTest::keyClick(m_search, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
}

void DocumentsPaneTest::escapeTakesTheTextBack()
{
    show(20);
    QTest::keyClicks(m_search, QStringLiteral("essay"));
    QCOMPARE(shown().size(), 10);
    QTest::keyClick(m_search, Qt::Key_Escape);
    QCOMPARE(shown().size(), 20);
    QTest::keyClicks(m_search, QStringLiteral("essay"));
    m_model->setProject(nullptr); // another project's documents have other names
    QVERIFY(m_search->text().isEmpty());
}

void DocumentsPaneTest::aClickOpensWhatIsUnderTheMouse()
{
    show(20);
    QSignalSpy activated(m_pane.get(), &DocumentsPane::documentActivated);
    QTest::keyClicks(m_search, QStringLiteral("essay"));
    const QModelIndex second = m_list->model()->index(1, 0);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->visualRect(second).center());
    QCOMPARE(documentOf(activated), m_fixture->documentId(3));
}

QTEST_MAIN(DocumentsPaneTest)
#include "tst_documentspane.moc"
