#pragma once

#include <QWidget>

#include <functional>

#include "base/error.h"
#include "base/ids.h"
#include "service/project.h"
#include "theme/tintscheme.h"

namespace glossator {

class Minimap;
class TextLegend;
class TextView;

/// The text of one document: its units tinted by the model's confidence, their state shown by lines and signs, one unit current; a
/// map of the whole document beside it, a legend below. Follows the project's signals by itself.
class TextPane : public QWidget
{
    Q_OBJECT

public:
    explicit TextPane(QWidget *parent = nullptr);

    /// Null: empty. Leaves no document open.
    void setProject(Project *project);
    /// Invalid: empty. Begins at the top with no current unit.
    void setDocument(DocumentId document);
    [[nodiscard]] DocumentId document() const;

    /// Invalid when there is none.
    [[nodiscard]] UnitId currentUnit() const;
    /// Scrolls it into view, opening its document first if another is shown.
    void setCurrentUnit(UnitId unit);

    /// The moves return false when there is nowhere to go. Without a current unit they begin at the top of what is shown.
    bool moveToNextUnit();
    bool moveToPreviousUnit();
    /// Skips what is decided, has nothing to choose, or is passed over by the rules.
    bool moveToNextUndecided();
    /// Whether moveToNextUndecided() would find one.
    [[nodiscard]] bool isOtherUndecided() const;
    void setSkipRules(const SkipRules &rules);
    /// Scrolls a sentence of this document (position from 0) into view and makes its first unit current, or the next
    /// one's.
    void goToSentence(qint64 sentence);
    /// The unit nearest above or below on the lines of the screen.
    bool moveUp();
    bool moveDown();

    void zoomIn();
    void zoomOut();
    void resetZoom();
    /// Steps of a tenth; 0 is the normal size.
    [[nodiscard]] int zoomLevel() const;
    void setZoomLevel(int level);

    void setLegendVisible(bool visible);
    /// Where the pane is wide enough for it.
    void setMapVisible(bool visible);
    /// The colours of confidence.
    void setTints(TintScheme scheme);
    /// How tool tips and screen readers name a sense key; without it, by the key.
    void setSenseNamer(std::function<QString(const QString &sense)> namer);

Q_SIGNALS:
    void currentUnitChanged(glossator::UnitId unit);
    /// Some time after scrolling ends, so that these are predicted first.
    void visibleSentencesChanged(glossator::DocumentId document, qint64 first, qint64 count);
    /// Double click.
    void unitActivated(glossator::UnitId unit);
    /// moveToNextUndecided() found none behind the current unit, but one before it.
    void wentOnFromBeginning();
    /// moveToNextUndecided() found none but perhaps the current unit.
    void noneUndecided();
    void zoomLevelChanged(int level);
    void failed(const glossator::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    TextView *m_view;
    Minimap *m_map;
    TextLegend *m_legend;
    bool m_mapWanted = true;
};

} // namespace glossator
