#include "panes/text/textview.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "panes/text/textpainter.h"
#include "panes/text/textpalette.h"
#include "panes/text/textviewaccessible.h"

namespace glossator {

namespace {

constexpr int visibleDelay = 80; // milliseconds without scrolling before what is in view is announced

} // namespace

TextView::TextView(QWidget *parent) : QAbstractScrollArea(parent), m_layout(m_cache), m_cursor(m_cache, m_layout)
{
    installTextViewAccessibility();
    setObjectName(QStringLiteral("textView"));
    setAccessibleName(tr("Text"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_visibleTimer.setSingleShot(true);
    m_visibleTimer.setInterval(visibleDelay);
    connect(&m_visibleTimer, &QTimer::timeout, this, &TextView::announceVisible);
    connect(&m_cache, &TextCache::documentReset, this, &TextView::onDocumentReset);
    connect(&m_cache, &TextCache::sentencesChanged, this, &TextView::onSentencesChanged);
    connect(&m_cache, &TextCache::sentencesReplaced, this, &TextView::onSentencesReplaced);
    connect(&m_cache, &TextCache::failed, this, &TextView::failed);
    applyStyle();
}

TextView::~TextView() = default;

void TextView::setProject(Project *project)
{
    m_cache.setProject(project);
}

void TextView::setDocument(DocumentId document)
{
    if (document != m_cache.document())
        m_cache.setDocument(document);
}

void TextView::onDocumentReset()
{
    const bool hadCurrent = m_current.isValid();
    m_current = {};
    m_hovered = {};
    m_goalX.reset();
    m_announced = {-1, -1};
    m_layout.reset();
    afterScroll();
    Q_EMIT documentChanged();
    if (hadCurrent)
        Q_EMIT currentUnitChanged({});
}

void TextView::setCurrentUnit(UnitId unit)
{
    if (!unit.isValid()) {
        makeCurrent({}, Scrolling::Keep);
        return;
    }
    const auto place = m_cache.placeOf(unit);
    if (!place) {
        Q_EMIT failed(place.error());
        return;
    }
    setDocument(place->document);
    m_goalX.reset();
    if (const auto position = m_cursor.locate(place->sentence, unit))
        makeCurrent(*position, Scrolling::Reveal);
}

bool TextView::step(UnitCursor::Direction direction)
{
    return moveTo(m_cursor.step(m_current, direction));
}

bool TextView::stepToUndecided()
{
    if (moveTo(m_cursor.nextUndecided(m_current)))
        return true;
    const auto first = m_cursor.firstUndecided();
    if (!first || first->id == m_current.id) {
        Q_EMIT noneUndecided();
        return false;
    }
    Q_EMIT wentOnFromBeginning();
    return moveTo(first);
}

bool TextView::isOtherUndecided() const
{
    if (m_cursor.nextUndecided(m_current))
        return true;
    const auto first = m_cursor.firstUndecided();
    return first && first->id != m_current.id;
}

bool TextView::moveTo(const std::optional<UnitPosition> &unit)
{
    if (!unit)
        return false;
    m_goalX.reset();
    makeCurrent(*unit, Scrolling::Reveal);
    return true;
}

void TextView::goToSentence(qint64 sentence)
{
    if (sentence < 0 || sentence >= m_cache.sentenceCount())
        return;
    m_goalX.reset();
    m_layout.reveal(sentence, {});
    afterScroll();
    if (const auto unit = m_cursor.nearest(sentence, UnitCursor::Direction::Forward))
        makeCurrent(*unit, Scrolling::Keep);
}

bool TextView::stepLine(UnitCursor::Direction direction)
{
    if (!m_goalX && m_current.isValid()) {
        const UnitShape *shape = m_layout.block(m_layout.blockOf(m_current.sentence)).find(m_current.id);
        m_goalX = shape ? shape->parts.front().rect.center().x() : 0;
    }
    const auto found = m_cursor.vertical(m_current, direction, m_goalX.value_or(0));
    if (!found)
        return false;
    makeCurrent(*found, Scrolling::Reveal);
    return true;
}

void TextView::makeCurrent(const UnitPosition &position, Scrolling scrolling)
{
    if (position == m_current) {
        if (!position.isValid() || scrolling == Scrolling::Keep)
            return;
    }
    const UnitPosition previous = std::exchange(m_current, position);
    const qint64 scrolledFrom = m_layout.scrollPosition();
    if (position.isValid() && scrolling == Scrolling::Reveal)
        m_layout.reveal(position.sentence, position.id);
    if (m_layout.scrollPosition() != scrolledFrom) {
        afterScroll();
    } else {
        updateUnit(previous);
        updateUnit(m_current);
    }
    if (previous != m_current) {
        announceCurrent();
        Q_EMIT currentUnitChanged(m_current.id);
    }
}

void TextView::updateUnit(const UnitPosition &position)
{
    if (!position.isValid())
        return;
    const DocumentLayout::Placed *placed = m_layout.placedOf(position.sentence);
    const UnitShape *shape = placed ? placed->text->find(position.id) : nullptr;
    if (shape)
        viewport()->update(DocumentLayout::paintedRect(*placed, *shape).translated(columnLeft(), 0));
}

void TextView::onSentencesChanged(qint64 first, qint64 count)
{
    const QRegion region = m_layout.refresh(first, count);
    viewport()->update(region.translated(columnLeft(), 0));
    if (m_current.sentence >= first && m_current.sentence < first + count) {
        recoverCurrent();
        announceCurrent();
    }
}

/// The current unit stays current where it is now; if it is gone, the next one of its place is.
void TextView::onSentencesReplaced(qint64 first, qint64 removed, qint64 inserted)
{
    m_goalX.reset();
    m_announced = {-1, -1};
    m_layout.replace(first, removed, inserted);
    if (m_current.isValid()) {
        const auto place = m_cache.placeOf(m_current.id);
        if (place && place->document == m_cache.document())
            m_current.sentence = place->sentence;
        else if (m_current.sentence >= first + removed)
            m_current.sentence += inserted - removed;
        recoverCurrent();
        announceCurrent();
    }
    afterScroll();
}

/// The current unit's sentence has been read again: its unit may have moved in the list or be gone.
void TextView::recoverCurrent()
{
    const UnitId before = m_current.id;
    auto position = m_cursor.locate(m_current.sentence, before);
    if (!position)
        position = m_cursor.nearest(m_current.sentence, UnitCursor::Direction::Forward);
    m_current = position.value_or(UnitPosition{});
    if (m_current.id != before) {
        updateUnit(m_current);
        Q_EMIT currentUnitChanged(m_current.id);
    }
}

void TextView::setZoom(int level)
{
    level = std::clamp(level, minimumZoom, maximumZoom);
    if (level == m_zoom)
        return;
    m_zoom = level;
    applyStyle();
    Q_EMIT zoomChanged(level);
}

void TextView::setTints(TintScheme scheme)
{
    m_tints = scheme;
    viewport()->update();
}

void TextView::applyStyle()
{
    const bool currentWasVisible = !currentRects().isEmpty();
    m_layout.setStyle(TextStyle::make(font(), std::pow(1.1, m_zoom), viewport()->width()));
    m_layout.setWindowHeight(viewport()->height());
    if (currentWasVisible && currentRects().isEmpty())
        m_layout.reveal(m_current.sentence, m_current.id);
    afterScroll();
}

void TextView::afterScroll()
{
    m_hovered = {}; // until the mouse moves over what is there now
    syncScrollBar();
    viewport()->update();
    m_visibleTimer.start();
}

void TextView::syncScrollBar()
{
    m_syncing = true;
    const int page = viewport()->height();
    const qint64 last = std::max<qint64>(0, m_layout.contentHeight() - page);
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, int(std::min<qint64>(last, std::numeric_limits<int>::max())));
    bar->setPageStep(std::max(1, page - int(m_layout.style().linePitch)));
    bar->setSingleStep(int(m_layout.style().linePitch));
    // While the slider is held, the hand says where it is.
    if (!bar->isSliderDown())
        bar->setValue(int(std::min<qint64>(m_layout.scrollPosition(), bar->maximum())));
    m_syncing = false;
}

void TextView::scrollContentsBy(int, int)
{
    if (m_syncing)
        return;
    const qint64 wanted = verticalScrollBar()->value();
    const qint64 distance = wanted - m_layout.scrollPosition();
    // Short ways are exact; long ones go where the heights are guesses anyway. The ends are always reached.
    const bool toEnd = wanted == 0 || wanted == verticalScrollBar()->maximum();
    if (!toEnd && std::abs(distance) <= 2 * viewport()->height())
        m_layout.scrollBy(int(distance));
    else
        m_layout.scrollTo(wanted);
    afterScroll();
}

void TextView::resizeEvent(QResizeEvent *)
{
    applyStyle();
}

void TextView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
        applyStyle();
        break;
    case QEvent::PaletteChange:
    case QEvent::ActivationChange:
        viewport()->update();
        break;
    case QEvent::LanguageChange:
        setAccessibleName(tr("Text"));
        break;
    default:
        break;
    }
}

int TextView::columnLeft() const
{
    return (viewport()->width() - m_layout.style().columnWidth) / 2;
}

void TextView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const TextPalette colours(palette(), m_tints);
    painter.fillRect(event->rect(), colours.base());
    TextPainter text(painter, colours);
    for (const DocumentLayout::Placed &placed : m_layout.visible()) {
        const QRectF bounds(0, placed.top, viewport()->width(), placed.text->height());
        // The marks of a block's last line reach into the next block.
        const double reach = m_layout.style().linePitch / 2;
        if (bounds.adjusted(0, -reach, 0, reach).intersects(event->rect()))
            text.drawBlock(*placed.text, QPointF(columnLeft(), placed.top), event->rect(), {m_current.id, m_hovered.id});
    }
}

void TextView::announceVisible()
{
    const auto range = m_layout.visibleSentences();
    if (range == m_announced || range.first == range.second)
        return;
    m_announced = range;
    Q_EMIT visibleSentencesChanged(document(), range.first, range.second - range.first);
}

void TextView::announceCurrent()
{
    if (!QAccessible::isActive())
        return;
    const Spoken now = spoken();
    QAccessibleTextSelectionEvent selection(this, now.start, now.end);
    selection.setCursorPosition(now.start);
    QAccessible::updateAccessibility(&selection);
    QAccessibleValueChangeEvent value(this, currentDescription());
    QAccessible::updateAccessibility(&value);
}

QString TextView::currentDescription()
{
    if (!m_current.isValid())
        return {};
    const TextCache::SentencePointer sentence = m_cache.sentence(m_current.sentence);
    return sentence ? UnitText::description(*sentence, m_current.unit, m_senseNamer) : QString();
}

} // namespace glossator
