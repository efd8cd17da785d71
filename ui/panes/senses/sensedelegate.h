#pragma once

#include <QStyledItemDelegate>

#include <unordered_map>

#include "panes/senses/senselayout.h"

namespace glossator {

struct Theme;

/// Paints a sense: digit key, synonyms, probability, gloss and, in full detail, examples and hypernyms. Rows are as high as their texts at the
/// width of the view, which must lay out anew when its width changes.
class SenseDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setDetail(SenseDetail detail);
    [[nodiscard]] SenseDetail detail() const;
    /// After anything changed in the rows: they are measured once, not for each use.
    void forgetLayouts();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] static int widthFor(const QStyleOptionViewItem &option);
    [[nodiscard]] const SenseLayout &layoutOf(const QModelIndex &index, const QFont &font, int width) const;

    mutable std::unordered_map<int, SenseLayout> m_layouts; ///< by row
    mutable QFont m_layoutFont; ///< of all of them, as is the width
    mutable int m_layoutWidth = -1;
    SenseDetail m_detail = SenseDetail::Full;
};

} // namespace glossator
