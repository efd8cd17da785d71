#pragma once

#include <QWidget>

#include <vector>

#include "models/unitstate.h"
#include "theme/tintscheme.h"

namespace glossator {

/// Explains the text pane's tints and marks, in as many rows as its width asks for and its limit allows.
class TextLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TextLegend(QWidget *parent = nullptr);

    /// Items that find no room in so many rows are left to the tool tip.
    void setMaximumRows(int rows);
    void setTints(TintScheme scheme);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Item
    {
        bool isRamp = false;
        UnitState state = UnitState::Suggested;
        QString label;
        QRect rect; ///< as if the layout ran from left to right
    };

    void retranslate();
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int sampleWidth(const Item &item) const;
    /// The items that find room, placed in rows; sets the height they take.
    [[nodiscard]] std::vector<Item> placed(int width, int *height) const;
    void paintRamp(QPainter &painter, const QRect &rect) const;
    void paintSample(QPainter &painter, const QRect &rect, UnitState state) const;

    std::vector<Item> m_items;
    int m_maximumRows = 8;
    TintScheme m_tints = TintScheme::OrangeBlue;
};

} // namespace glossator
