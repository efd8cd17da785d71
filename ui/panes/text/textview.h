#pragma once

#include <QAbstractScrollArea>
#include <QTimer>

#include "base/error.h"
#include "models/textcache.h"
#include "panes/text/documentlayout.h"
#include "panes/text/unitcursor.h"
#include "panes/text/unittext.h"
#include "theme/tintscheme.h"

namespace glossator {

/// The scrolling part of the text pane: one document of any length with its units, one of which is current.
class TextView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);
    ~TextView() override;

    void setProject(Project *project);
    void setDocument(DocumentId document);
    [[nodiscard]] DocumentId document() const { return m_cache.document(); }

    [[nodiscard]] UnitId currentUnit() const { return m_current.id; }
    void setCurrentUnit(UnitId unit);
    bool step(UnitCursor::Direction direction);
    bool stepToUndecided();
    /// Whether it would find one.
    [[nodiscard]] bool isOtherUndecided() const;
    void goToSentence(qint64 sentence);
    void setSkipRules(const SkipRules &rules) { m_cursor.setSkipRules(rules); }
    bool stepLine(UnitCursor::Direction direction);

    void setZoom(int level);
    [[nodiscard]] int zoom() const { return m_zoom; }
    void setTints(TintScheme scheme);
    [[nodiscard]] TintScheme tints() const { return m_tints; }
    void setSenseNamer(UnitText::SenseNamer namer) { m_senseNamer = std::move(namer); }

    /// The current unit in words; empty when there is none.
    [[nodiscard]] QString currentDescription();
    /// The sentence of the current unit and where in it the unit begins and ends, for screen readers.
    struct Spoken
    {
        QString text;
        int start = 0;
        int end = 0;
    };
    [[nodiscard]] Spoken spoken();
    /// Rectangles of the current unit on the viewport, in text order.
    [[nodiscard]] QList<QRect> currentRects() const;
    /// Invalid where there is none. Viewport coordinates.
    [[nodiscard]] UnitId unitAt(QPoint position) const;
    [[nodiscard]] const DocumentLayout &documentLayout() const { return m_layout; }
    [[nodiscard]] int columnLeft() const;

    static constexpr int minimumZoom = -6;
    static constexpr int maximumZoom = 16;

Q_SIGNALS:
    /// Another document, or none.
    void documentChanged();
    void currentUnitChanged(glossator::UnitId unit);
    void visibleSentencesChanged(glossator::DocumentId document, qint64 first, qint64 count);
    void unitActivated(glossator::UnitId unit);
    /// stepToUndecided() found none behind the current unit, but one before it.
    void wentOnFromBeginning();
    /// stepToUndecided() found none but perhaps the current unit.
    void noneUndecided();
    void zoomChanged(int level);
    void failed(const glossator::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Scrolling { Keep, Reveal };

    void makeCurrent(const UnitPosition &position, Scrolling scrolling);
    void onDocumentReset();
    void onSentencesChanged(qint64 first, qint64 count);
    void onSentencesReplaced(qint64 first, qint64 removed, qint64 inserted);
    void recoverCurrent();
    void applyStyle();
    void afterScroll();
    void syncScrollBar();
    void updateUnit(const UnitPosition &position);
    void setHovered(const UnitPosition &unit);
    void hoverAt(QPoint position);
    bool moveTo(const std::optional<UnitPosition> &unit);
    void scrollPage(UnitCursor::Direction direction);
    void goToEnd(UnitCursor::Direction direction);
    void announceVisible();
    void announceCurrent();
    [[nodiscard]] const UnitShape *shapeAt(QPoint position) const;
    bool showToolTip(QHelpEvent *event);

    TextCache m_cache;
    DocumentLayout m_layout;
    UnitCursor m_cursor;
    UnitPosition m_current;
    UnitPosition m_hovered; ///< below the mouse
    std::optional<double> m_goalX; ///< column kept while moving up and down
    QTimer m_visibleTimer;
    std::pair<qint64, qint64> m_announced{-1, -1};
    UnitText::SenseNamer m_senseNamer;
    TintScheme m_tints = TintScheme::OrangeBlue;
    int m_zoom = 0;
    int m_wheelRemainder = 0;
    bool m_syncing = false;
};

} // namespace glossator
