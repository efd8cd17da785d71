#include "panes/text/textpane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

#include "panes/text/minimap.h"
#include "panes/text/textlegend.h"
#include "panes/text/textview.h"

namespace glossator {

TextPane::TextPane(QWidget *parent) :
    QWidget(parent),
    m_view(new TextView(this)),
    m_map(new Minimap(*m_view, this)),
    m_legend(new TextLegend(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_view, 1);
    row->addWidget(m_map);
    layout->addLayout(row, 1);
    layout->addWidget(m_legend);
    setFocusProxy(m_view);
    connect(m_view, &TextView::currentUnitChanged, this, &TextPane::currentUnitChanged);
    connect(m_view, &TextView::visibleSentencesChanged, this, &TextPane::visibleSentencesChanged);
    connect(m_view, &TextView::unitActivated, this, &TextPane::unitActivated);
    connect(m_view, &TextView::wentOnFromBeginning, this, &TextPane::wentOnFromBeginning);
    connect(m_view, &TextView::noneUndecided, this, &TextPane::noneUndecided);
    connect(m_view, &TextView::zoomChanged, this, &TextPane::zoomLevelChanged);
    connect(m_view, &TextView::failed, this, &TextPane::failed);
    connect(m_map, &Minimap::failed, this, &TextPane::failed);
}

void TextPane::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void TextPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

/// In a low pane the legend leaves the room to the text, in a narrow one the map does.
void TextPane::arrange()
{
    constexpr int linesPerLegendRow = 9;
    constexpr int mapsInAWidth = 9;
    m_legend->setMaximumRows(std::max(1, height() / (linesPerLegendRow * m_legend->fontMetrics().height())));
    m_map->setVisible(m_mapWanted && width() > mapsInAWidth * m_map->sizeHint().width());
}

void TextPane::setProject(Project *project)
{
    // The map's worker reads the project that is left.
    m_map->setProject(nullptr);
    m_view->setProject(project);
    m_map->setProject(project);
}

void TextPane::setDocument(DocumentId document)
{
    m_view->setDocument(document);
}

DocumentId TextPane::document() const
{
    return m_view->document();
}

UnitId TextPane::currentUnit() const
{
    return m_view->currentUnit();
}

void TextPane::setCurrentUnit(UnitId unit)
{
    m_view->setCurrentUnit(unit);
}

bool TextPane::moveToNextUnit()
{
    return m_view->step(UnitCursor::Direction::Forward);
}

bool TextPane::moveToPreviousUnit()
{
    return m_view->step(UnitCursor::Direction::Backward);
}

bool TextPane::moveToNextUndecided()
{
    return m_view->stepToUndecided();
}

bool TextPane::isOtherUndecided() const
{
    return m_view->isOtherUndecided();
}

void TextPane::setSkipRules(const SkipRules &rules)
{
    m_view->setSkipRules(rules);
}

void TextPane::goToSentence(qint64 sentence)
{
    m_view->goToSentence(sentence);
}

bool TextPane::moveUp()
{
    return m_view->stepLine(UnitCursor::Direction::Backward);
}

bool TextPane::moveDown()
{
    return m_view->stepLine(UnitCursor::Direction::Forward);
}

void TextPane::zoomIn()
{
    m_view->setZoom(m_view->zoom() + 1);
}

void TextPane::zoomOut()
{
    m_view->setZoom(m_view->zoom() - 1);
}

void TextPane::resetZoom()
{
    m_view->setZoom(0);
}

int TextPane::zoomLevel() const
{
    return m_view->zoom();
}

void TextPane::setZoomLevel(int level)
{
    m_view->setZoom(level);
}

void TextPane::setLegendVisible(bool visible)
{
    m_legend->setVisible(visible);
}

void TextPane::setMapVisible(bool visible)
{
    m_mapWanted = visible;
    arrange();
}

void TextPane::setTints(TintScheme scheme)
{
    m_view->setTints(scheme);
    m_map->setTints(scheme);
    m_legend->setTints(scheme);
}

void TextPane::setSenseNamer(std::function<QString(const QString &)> namer)
{
    m_view->setSenseNamer(std::move(namer));
}

} // namespace glossator
