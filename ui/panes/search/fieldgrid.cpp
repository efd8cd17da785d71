#include "panes/search/fieldgrid.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QStyle>

#include <algorithm>

namespace glossator {

namespace {

constexpr int mostColumns = 3;
constexpr int labelsAbove = 0; ///< in place of columns: one field a row, its label over it
constexpr int leastRows = 6; ///< in view, where labels stand beside their fields; otherwise the letters are large, and one field has to do

} // namespace

FieldGrid::FieldGrid(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // its fields take it
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setWidget(new QWidget);
    m_grid = new QGridLayout(widget());
    m_grid->setContentsMargins(0, 0, 0, 0);
}

void FieldGrid::add(const QString &label, QWidget *field)
{
    auto *text = new QLabel(label, widget());
    text->setBuddy(field->focusProxy() ? field->focusProxy() : field);
    field->setAccessibleName(QString(label).remove(u':'));
    field->setParent(widget());
    // A field may consist of several.
    QList<QWidget *> parts{field};
    if (!(field->focusPolicy() & Qt::TabFocus))
        parts = field->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *part : parts) {
        part->installEventFilter(this);
        if (part->focusPolicy() & Qt::TabFocus)
            m_tabStops.append(part);
    }
    m_fields.emplace_back(text, field);
    arrange(columnsThatFit());
}

QSize FieldGrid::sizeHint() const
{
    return {widthOf(mostColumns), widget()->minimumSizeHint().height()};
}

QSize FieldGrid::minimumSizeHint() const
{
    const int height = widget()->minimumSizeHint().height();
    const int rows = m_columns == labelsAbove ? int(m_fields.size()) : (int(m_fields.size()) + m_columns - 1) / m_columns;
    const int least = m_columns == labelsAbove ? 1 : leastRows;
    const int shown = rows > least ? (height + m_grid->verticalSpacing()) * least / rows : height;
    return {widthOf(labelsAbove) + scrollBarWidth(), shown};
}

void FieldGrid::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    followSize();
}

void FieldGrid::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        followSize();
}

/// The wheel scrolls, and changes only the field that the user is in.
bool FieldGrid::eventFilter(QObject *object, QEvent *event)
{
    const auto *field = event->type() == QEvent::Wheel ? qobject_cast<QWidget *>(object) : nullptr;
    if (!field || field->hasFocus())
        return QScrollArea::eventFilter(object, event);
    event->ignore();
    return true;
}

int FieldGrid::scrollBarWidth() const
{
    return style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this) + style()->pixelMetric(QStyle::PM_ScrollView_ScrollBarSpacing);
}

/// The least for this arrangement.
int FieldGrid::widthOf(int columns) const
{
    if (columns == labelsAbove) {
        int width = 0;
        for (const auto &[label, field] : m_fields)
            width = std::max({width, label->minimumSizeHint().width(), field->minimumSizeHint().width()});
        return width;
    }
    int width = (2 * columns - 1) * m_grid->horizontalSpacing();
    for (int column = 0; column < columns; ++column) {
        int labels = 0;
        int fields = 0;
        for (size_t i = size_t(column); i < m_fields.size(); i += size_t(columns)) {
            labels = std::max(labels, m_fields[i].first->minimumSizeHint().width());
            fields = std::max(fields, m_fields[i].second->minimumSizeHint().width());
        }
        width += labels + fields;
    }
    return width;
}

/// Room for the scroll bar stays free: whether there is one depends on the answer.
int FieldGrid::columnsThatFit() const
{
    int columns = mostColumns;
    while (columns > labelsAbove && widthOf(columns) > width() - scrollBarWidth())
        --columns;
    return columns;
}

void FieldGrid::followSize()
{
    if (const int columns = columnsThatFit(); columns != m_columns)
        arrange(columns);
}

void FieldGrid::arrange(int columns)
{
    m_columns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    for (int i = 0; i < int(m_fields.size()); ++i) {
        const auto &[label, field] = m_fields[size_t(i)];
        if (columns == labelsAbove) {
            m_grid->addWidget(label, 2 * i, 0);
            m_grid->addWidget(field, 2 * i + 1, 0);
        } else {
            m_grid->addWidget(label, i / columns, 2 * (i % columns));
            m_grid->addWidget(field, i / columns, 2 * (i % columns) + 1);
        }
    }
    for (int column = 0; column < 2 * mostColumns; ++column)
        m_grid->setColumnStretch(column, columns == labelsAbove ? column == 0 : column % 2 == 1 && column < 2 * columns);
    updateGeometry();
}

} // namespace glossator
