#include "gui/windowtest.h"

#include "window/messagebar.h"
#include "window/projectsession.h"

namespace glossator::testing {

void WindowTest::makeWindow(const std::function<void(ProjectFixture &)> &describe)
{
    m_preferences = std::make_unique<OwnPreferences>();
    m_fixture = std::make_unique<ProjectFixture>();
    describe(*m_fixture);
    m_fixture->open();
    m_fixture->close();
    m_window = shownWindow(withoutModel());
    m_text = part<TextPane>(*m_window);
}

void WindowTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
    m_preferences.reset();
}

void WindowTest::open()
{
    m_window->openProject(m_fixture->path());
    QVERIFY(m_window->session());
    m_window->activateWindow();
    QTRY_VERIFY(m_text->isAncestorOf(QApplication::focusWidget()) || m_text->hasFocus());
    QTRY_COMPARE(current(), m_fixture->unitId(0));
}

void WindowTest::waitForMissingModel()
{
    QTRY_VERIFY_WITH_TIMEOUT(part<MessageBar>(*m_window)->text().contains(QStringLiteral("/nowhere/encoder")), 60'000);
}

std::optional<Decision> WindowTest::decided(int unit) const
{
    const auto decision = m_window->session()->project().decisions().inForce(m_fixture->unitId(unit));
    return decision ? *decision : std::nullopt;
}

} // namespace glossator::testing
