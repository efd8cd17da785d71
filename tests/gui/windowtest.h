#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

#include "gui/guitesting.h"
#include "panes/text/textpane.h"
#include "text/annotation.h"
#include "support/projectfixture.h"

namespace glossator::testing {

/// What tests of the main window on a project with stored predictions have in common; there is no model.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

protected:
    /// A project as described, and a shown window that has not opened it.
    void makeWindow(const std::function<void(ProjectFixture &)> &describe);
    /// Opens the project; the cursor is then on the first unit, the keyboard in the text.
    void open();
    /// Until the window has said that there is no model: that would take the place of a message that a test waits for.
    void waitForMissingModel();
    [[nodiscard]] UnitId current() const { return m_text->currentUnit(); }
    [[nodiscard]] std::optional<Decision> decided(int unit) const;

    std::unique_ptr<OwnPreferences> m_preferences;
    std::unique_ptr<ProjectFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    TextPane *m_text = nullptr;
};

} // namespace glossator::testing
