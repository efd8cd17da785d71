#include "panes/senses/senselayout.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QStringList>

#include <algorithm>

#include "messages/percenttext.h"
#include "models/senselistmodel.h"

namespace glossator {

namespace {

constexpr int margin = 9;
constexpr int spacing = 4;
constexpr int barHeight = 6;
constexpr int secondBarHeight = 4;
constexpr int shownHypernyms = 4;
constexpr int textFlags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QString quoted(const QStringList &examples)
{
    QStringList quotes;
    for (const QString &example : examples)
        quotes.append(QStringLiteral("“%1”").arg(example));
    return quotes.join(u' ');
}

/// The nearest classes lead; distant ones ("physical entity") tell little.
QString hypernymPath(const QStringList &hypernyms)
{
    if (hypernyms.isEmpty())
        return {};
    QStringList path = hypernyms.mid(0, shownHypernyms);
    if (hypernyms.size() > shownHypernyms)
        path.append(QStringLiteral("…"));
    return QStringLiteral("⊂ ") + path.join(QStringLiteral(" ⊂ "));
}

/// What is known of the sense whatever the context: its classes and how common it is.
QString background(const QModelIndex &index)
{
    QStringList parts;
    if (const QString path = hypernymPath(index.data(SenseListModel::HypernymsRole).toStringList()); !path.isEmpty())
        parts.append(path);
    if (const QVariant prior = index.data(SenseListModel::PriorRole); prior.isValid()) {
        QString text = QCoreApplication::translate("glossator::SenseLayout", "prior %1", "share of uses")
                           .arg(messages::probabilityText(prior.toDouble()));
        // Isolated, because it may run in another direction than the classes before it.
        parts.append(QStringLiteral("\u2068%1\u2069").arg(text.replace(u' ', QChar::Nbsp)));
    }
    return parts.join(QStringLiteral(" · "));
}

/// Places a wrapped text below y and moves y past it; nothing for an empty text.
void place(SenseLayout::Part *part, const QRect &column, int *y)
{
    if (part->text.isEmpty())
        return;
    const QRect available(column.left(), *y, column.width(), 100000);
    const int height = QFontMetrics(part->font).boundingRect(available, textFlags, part->text).height();
    part->rect = QRect(column.left(), *y, column.width(), height);
    *y += height + spacing;
}

} // namespace

SenseLayout::SenseLayout(const QModelIndex &index, const QFont &font, int width, SenseDetail detail)
{
    QFont bold = font;
    bold.setBold(true);
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.9);
    QFont italic = small;
    italic.setItalic(true);

    keyCap = index.data(SenseListModel::KeyCapRole).toString();
    if (const int place = index.data(SenseListModel::RankRole).toInt())
        rank = QLocale().toString(place);
    title = {index.data().toString(), bold, {}};
    gloss = {index.data(SenseListModel::GlossRole).toString(), font, {}};
    if (detail == SenseDetail::Full) {
        examples = {quoted(index.data(SenseListModel::ExamplesRole).toStringList()), italic, {}};
        hypernyms = {background(index), small, {}};
    }

    const QFontMetrics metrics(font);
    const int badgeSize = metrics.height() + 4;
    const int left = margin + 4 + badgeSize + margin;
    const QRect column(left, 0, std::max(40, width - left - margin), 0);
    badge = QRect(margin + 4, margin - 2, badgeSize, badgeSize);

    int y = margin;
    QRect titleColumn = column;
    const QVariant probability = index.data(SenseListModel::ProbabilityRole);
    if (probability.isValid()) {
        percentage = {messages::probabilityText(probability.toDouble()), bold, {}};
        const int percentageWidth = QFontMetrics(bold).horizontalAdvance(percentage.text) + 2;
        // The widest number keeps all titles equally wide.
        const int reserved = std::max(percentageWidth, QFontMetrics(bold).horizontalAdvance(messages::probabilityText(1.0)) + 2);
        percentage.rect = QRect(column.right() - percentageWidth + 1, y, percentageWidth, metrics.height());
        titleColumn.setWidth(column.width() - reserved - margin);
    }
    place(&title, titleColumn, &y);
    if (probability.isValid()) {
        bar = QRect(column.left(), y, column.width(), barHeight);
        if (const QVariant share = index.data(SenseListModel::PriorRole); share.isValid())
            prior = qRound(share.toDouble() * bar.width());
        y += barHeight + spacing + 1;
    }
    if (const QVariant other = index.data(SenseListModel::SecondProbabilityRole); other.isValid()) {
        secondBar = QRect(column.left(), y, column.width(), secondBarHeight);
        y += secondBarHeight + spacing;
        second = {
            QCoreApplication::translate("glossator::SenseLayout", "second opinion %1").arg(messages::probabilityText(other.toDouble())),
            small,
            {}};
        place(&second, column, &y);
    }
    place(&gloss, column, &y);
    place(&examples, column, &y);
    place(&hypernyms, column, &y);
    // Below the badge come the tick of a decided sense and its rank.
    const int badges = rank.isEmpty() ? 1 : 3;
    bounds = QRect(0, 0, width, std::max(y - spacing, badge.top() + badges * (badge.height() + 4) - 3) + margin);
}

} // namespace glossator
