#pragma once

#include <QTest>

#include <memory>

#include "panes/text/textpane.h"
#include "panes/text/textview.h"
#include "support/projectfixture.h"

namespace glossator::testing {

/// A pane with a project of its own, for the tests of one.
class TextPaneFixture : public QObject
{
protected:
    void openPane()
    {
        m_fixture = std::make_unique<ProjectFixture>();
        m_pane = std::make_unique<TextPane>();
        m_view = m_pane->findChild<TextView *>(u"textView"_qs);
        QVERIFY(m_view);
    }
    void closePane()
    {
        m_pane.reset();
        m_fixture.reset();
    }
    void show(QSize size = {800, 600})
    {
        m_pane->resize(size);
        m_pane->setProject(&m_fixture->open());
        m_pane->setDocument(m_fixture->documentId());
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void openGenerated(qint64 tokens)
    {
        m_fixture->generatedDocument(u"long"_qs, tokens, 200);
        show();
    }
    [[nodiscard]] QRect currentRect() const { return m_view->currentRects().value(0); }
    [[nodiscard]] static Decision choice(const QString &sense)
    {
        Decision decision;
        decision.senses = {sense};
        return decision;
    }

    const std::vector<SenseProbability> m_twoSenses{{u"bank%1:14:00::"_qs, 0.8f}, {u"bank%1:17:01::"_qs, 0.2f}};
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<TextPane> m_pane;
    TextView *m_view = nullptr;
};

} // namespace glossator::testing
