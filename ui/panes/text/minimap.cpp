#include "panes/text/minimap.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "messages/percenttext.h"
#include "panes/text/minimaprows.h"
#include "panes/text/textpalette.h"
#include "panes/text/textview.h"
#include "panes/text/unittext.h"

namespace glossator {

namespace {

constexpr int margin = 3;
constexpr int progressWidth = 7;
constexpr int gap = 3;
constexpr int leastFrame = 8;
/// A short text is not stretched to fill the map: a page of it keeps the look of one.
constexpr double leastPerPixel = 6;
/// Of the confidence bar where the model is certain: still there to be seen.
constexpr double leastLength = 0.1;

} // namespace

Minimap::Minimap(TextView &view, QWidget *parent) : QAbstractSlider(parent), m_view(view)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Map of the document"));
    setOrientation(Qt::Vertical);
    setInvertedControls(true); // down is further in the text
    setFocusPolicy(Qt::TabFocus); // a click must not take the keys from the text
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    setAttribute(Qt::WA_OpaquePaintEvent);
    QScrollBar *bar = view.verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &Minimap::followScrollBar);
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        followScrollBar();
        // Lines that are laid out correct the text's height a little at every step: nothing that shows here.
        if (std::abs(scale().perPixel - m_drawnAt) > 0.005 * m_drawnAt)
            drawAgain();
    });
    connect(this, &QAbstractSlider::valueChanged, bar, &QScrollBar::setValue);
    connect(&view, &TextView::documentChanged, this, [this] {
        if (m_overview)
            m_overview->setDocument(m_view.document());
    });
    showCells();
}

Minimap::~Minimap() = default;

void Minimap::setProject(Project *project)
{
    m_overview.reset();
    if (project) {
        m_overview = std::make_unique<DocumentOverview>(*project);
        connect(m_overview.get(), &DocumentOverview::changed, this, &Minimap::showCells);
        connect(m_overview.get(), &DocumentOverview::failed, this, &Minimap::failed);
        connect(project, &QObject::destroyed, m_overview.get(), [this] { setProject(nullptr); });
        m_overview->setDocument(m_view.document());
    }
    showCells();
}

void Minimap::setTints(TintScheme scheme)
{
    m_tints = scheme;
    drawAgain();
}

QSize Minimap::sizeHint() const
{
    return {3 * fontMetrics().height(), 100};
}

QSize Minimap::minimumSizeHint() const
{
    return {sizeHint().width(), 0};
}

Minimap::Scale Minimap::scale() const
{
    const double content = double(std::max<qint64>(1, m_view.documentLayout().contentHeight()));
    const int available = std::max(1, height() - 2 * margin);
    const double perPixel = std::max(leastPerPixel, content / available);
    return {perPixel, std::min(available, int(std::ceil(content / perPixel)))};
}

QRect Minimap::frame() const
{
    const Scale scale = this->scale();
    const int page = m_view.viewport()->height();
    const int size = std::clamp(int(std::lround(page / scale.perPixel)), std::min(leastFrame, scale.height), scale.height);
    const double share = maximum() > 0 ? double(value()) / maximum() : 0;
    return {0, margin + int(std::lround(share * (scale.height - size))), width(), size};
}

/// The value that centres the frame there.
int Minimap::valueAt(int y) const
{
    const int free = scale().height - frame().height();
    if (free <= 0)
        return 0;
    const double share = (y - margin - frame().height() / 2.0) / free;
    return int(std::lround(std::clamp(share, 0.0, 1.0) * maximum()));
}

void Minimap::followScrollBar()
{
    const QScrollBar &bar = *m_view.verticalScrollBar();
    {
        const QSignalBlocker blocker(this);
        setRange(0, bar.maximum());
        setPageStep(bar.pageStep());
        setSingleStep(bar.singleStep());
        setValue(bar.value());
    }
    update();
}

void Minimap::showCells()
{
    OverviewCell all;
    if (m_overview) {
        for (const OverviewCell &cell : *m_overview->cells())
            all.add(cell);
    }
    const QLocale locale;
    setAccessibleDescription(tr("%1 of %2 words decided").arg(locale.toString(all.decided), locale.toString(all.units)));
    drawAgain();
}

void Minimap::drawAgain()
{
    m_map = {};
    update();
}

QImage Minimap::drawn() const
{
    const double ratio = devicePixelRatioF();
    const Scale scale = this->scale();
    const TextPalette colours(palette(), m_tints);
    QImage image(QSize(std::lround(width() * ratio), std::lround(height() * ratio)), QImage::Format_RGB32);
    image.fill(colours.base());
    if (!m_overview || m_overview->cells()->empty())
        return image;
    const DocumentOverview::Cells &cells = *m_overview->cells();
    std::vector<double> tops;
    tops.reserve(cells.size() + 1);
    for (const OverviewCell &cell : cells)
        tops.push_back(double(m_view.documentLayout().topOf(cell.firstSentence)) / scale.perPixel * ratio);
    tops.push_back(scale.height * ratio);
    const auto rows = minimapRows(cells, tops, int(std::lround(scale.height * ratio)));
    QPainter painter(&image);
    const Theme theme = Theme::of(palette());
    for (size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].units > 0)
            drawRow(painter, int(std::lround(margin * ratio)) + int(row), rows[row], {colours, theme});
    }
    return image;
}

/// One row of the image's pixels.
void Minimap::drawRow(QPainter &painter, int y, const OverviewCell &cell, const Colours &colours) const
{
    const double ratio = devicePixelRatioF();
    const auto scaled = [ratio](double length) { return int(std::lround(length * ratio)); };
    const auto &[text, theme] = colours;
    const QRect whole(0, y, painter.device()->width(), 1);
    const auto bar = [&](int left, int length, const QColor &color) {
        if (length > 0)
            painter.fillRect(QStyle::visualRect(layoutDirection(), whole, QRect(left, y, length, 1)), color);
    };
    const int progress = scaled(margin);
    bar(progress, scaled(progressWidth), theme.highContrast ? mixed(text.base(), text.text(), 0.3) : theme.track);
    bar(progress, scaled(progressWidth * double(cell.decided) / cell.units), theme.highContrast ? text.text() : theme.decided);
    const int left = margin + progressWidth + gap;
    const double room = width() - left - margin;
    if (cell.suggested > 0) {
        const double unsure = 1 - double(cell.confidence());
        bar(scaled(left), scaled(room * (leastLength + (1 - leastLength) * unsure)), text.ink(cell.confidence()));
    } else if (cell.decided < cell.units) {
        bar(scaled(left), scaled(1), text.mark(UnitState::Unpredicted));
    }
}

void Minimap::paintEvent(QPaintEvent *)
{
    if (m_map.isNull()) {
        m_drawnAt = scale().perPixel;
        m_map = drawn();
    }
    QPainter painter(this);
    painter.drawImage(rect(), m_map);
    const TextPalette colours(palette(), m_tints);
    painter.setPen(Theme::of(palette()).separator);
    const QRect edge = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 1, height()));
    painter.drawLine(edge.topLeft(), edge.bottomLeft());
    if (!m_overview || !m_view.document().isValid())
        return;
    QColor fill = colours.text();
    fill.setAlphaF(0.10F);
    painter.setBrush(fill);
    painter.setPen(QPen(hasFocus() ? colours.frame() : colours.hoverFrame(), hasFocus() ? 2 : 1));
    painter.drawRect(frame().adjusted(1, 0, -2, -1));
}

bool Minimap::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractSlider::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos().y()), this);
    return true;
}

QString Minimap::textAt(int y) const
{
    if (!m_overview || m_overview->cells()->empty())
        return {};
    const DocumentOverview::Cells &cells = *m_overview->cells();
    const double top = (y - margin) * scale().perPixel;
    const auto next = std::ranges::find_if(
        cells, [&](const OverviewCell &cell) { return double(m_view.documentLayout().topOf(cell.firstSentence)) > top; });
    const OverviewCell &cell = next == cells.begin() ? *next : *std::prev(next);
    const QLocale locale;
    const QString progress = tr("From sentence %1: %2 of %3 words decided")
                                 .arg(locale.toString(cell.firstSentence + 1), locale.toString(cell.decided), locale.toString(cell.units));
    return cell.suggested > 0 ? tr("%1; the others: confidence %2").arg(progress, messages::probabilityText(cell.confidence())) : progress;
}

void Minimap::resizeEvent(QResizeEvent *event)
{
    QAbstractSlider::resizeEvent(event);
    drawAgain();
}

void Minimap::changeEvent(QEvent *event)
{
    QAbstractSlider::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        updateGeometry();
        drawAgain();
        break;
    case QEvent::LanguageChange:
        setAccessibleName(tr("Map of the document"));
        showCells();
        break;
    default:
        break;
    }
}

void Minimap::keyPressEvent(QKeyEvent *event)
{
    followScrollBar(); // whose steps change without a signal
    QAbstractSlider::keyPressEvent(event);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    setSliderDown(true);
    setValue(valueAt(int(event->position().y())));
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        setValue(valueAt(int(event->position().y())));
}

void Minimap::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

} // namespace glossator
