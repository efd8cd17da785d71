#include "panes/text/textviewaccessible.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

#include "panes/text/textview.h"

namespace glossator {

namespace {

class AccessibleTextView : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessibleTextView(TextView *view) : QAccessibleWidget(view, QAccessible::EditableText), m_view(view) {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value || kind == QAccessible::Description)
            return m_view->currentDescription();
        return QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    int selectionCount() const override { return m_view->currentUnit().isValid() ? 1 : 0; }

    void selection(int index, int *start, int *end) const override
    {
        const TextView::Spoken spoken = index == 0 ? m_view->spoken() : TextView::Spoken();
        *start = spoken.start;
        *end = spoken.end;
    }

    int cursorPosition() const override { return m_view->spoken().start; }
    int characterCount() const override { return int(m_view->spoken().text.size()); }

    QString text(int start, int end) const override
    {
        const QString text = m_view->spoken().text;
        const int from = std::clamp(start, 0, int(text.size()));
        return text.mid(from, std::clamp(end, from, int(text.size())) - from);
    }

    QRect characterRect(int offset) const override
    {
        const TextView::Spoken spoken = m_view->spoken();
        const QList<QRect> rects = m_view->currentRects();
        if (rects.isEmpty() || offset < spoken.start || offset >= spoken.end)
            return {};
        return {m_view->viewport()->mapToGlobal(rects.front().topLeft()), rects.front().size()};
    }

    int offsetAtPoint(const QPoint &point) const override
    {
        const UnitId unit = m_view->unitAt(m_view->viewport()->mapFromGlobal(point));
        return unit.isValid() && unit == m_view->currentUnit() ? m_view->spoken().start : -1;
    }

    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

    // The selection is the current unit, which only the window's keys, the mouse and TextPane move.
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    void setCursorPosition(int) override {}
    void scrollToSubstring(int, int) override {}

private:
    TextView *m_view;
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != QLatin1StringView(TextView::staticMetaObject.className()))
        return nullptr;
    return new AccessibleTextView(static_cast<TextView *>(object));
}

} // namespace

void installTextViewAccessibility()
{
    // Qt keeps one entry a function, however often it is installed.
    QAccessible::installFactory(makeInterface);
}

} // namespace glossator
