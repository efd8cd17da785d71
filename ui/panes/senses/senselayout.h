#pragma once

#include <QFont>
#include <QModelIndex>
#include <QRect>
#include <QString>

namespace glossator {

/// Which parts of a sense are shown.
enum class SenseDetail { Brief, Full };

/// The texts of a row of the senses list and where they stand in it, for the delegate's size and paint alike. Places are for
/// left-to-right layout; mirror them with QStyle::visualRect.
struct SenseLayout
{
    struct Part
    {
        QString text;
        QFont font;
        QRect rect;
    };

    QString keyCap;
    QRect badge;
    QString rank; ///< in a decision for several senses
    Part title;
    Part percentage;
    QRect bar;
    QRect secondBar;
    Part second; ///< what another model says
    int prior = -1; ///< where on the bar the prior is, from its leading edge; -1 when there is none
    Part gloss;
    Part examples;
    Part hypernyms;
    QRect bounds; ///< of the whole row

    SenseLayout(const QModelIndex &index, const QFont &font, int width, SenseDetail detail);
};

} // namespace glossator
