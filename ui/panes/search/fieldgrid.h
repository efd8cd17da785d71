#pragma once

#include <QScrollArea>

#include <utility>
#include <vector>

class QGridLayout;

namespace glossator {

/// Fields with a label each, as many beside each other as there is room for; what does not fit into the height is a scroll away.
class FieldGrid : public QScrollArea
{
    Q_OBJECT

public:
    explicit FieldGrid(QWidget *parent = nullptr);

    /// The grid owns both. No letter leads to a field: those that there are belong to the menus.
    void add(const QString &label, QWidget *field);
    /// In the order in which they were added.
    [[nodiscard]] const QList<QWidget *> &tabStops() const { return m_tabStops; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    [[nodiscard]] int scrollBarWidth() const;
    [[nodiscard]] int widthOf(int columns) const;
    [[nodiscard]] int columnsThatFit() const;
    void followSize();
    void arrange(int columns);

    QGridLayout *m_grid;
    std::vector<std::pair<QWidget *, QWidget *>> m_fields; ///< label, field
    QList<QWidget *> m_tabStops;
    int m_columns = 0; ///< pairs beside each other; 0: one a row, the label over its field
};

} // namespace glossator
