#pragma once

#include <QStyledItemDelegate>

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

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] static int widthFor(const QStyleOptionViewItem &option);

    SenseDetail m_detail = SenseDetail::Full;
};

} // namespace glossator
