#pragma once

#include <QAbstractSlider>
#include <QImage>

#include <memory>
#include <vector>

#include "base/error.h"
#include "panes/text/textpalette.h"
#include "service/documentoverview.h"

namespace glossator {

class TextView;

/// The whole document at a glance beside its text, as a slider that scrolls it. Each row of pixels shows by a bar at the leading side how
/// much of its words is decided, and by a longer one beside it how unsure the model is of the others; a frame shows what the text shows.
class Minimap : public QAbstractSlider
{
    Q_OBJECT

public:
    /// The view must outlive it.
    explicit Minimap(TextView &view, QWidget *parent = nullptr);
    ~Minimap() override;

    /// Null: empty.
    void setProject(Project *project);
    void setTints(TintScheme scheme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the text shows, in this widget.
    [[nodiscard]] QRect frame() const;
    /// Null while there is no project.
    [[nodiscard]] const DocumentOverview *overview() const { return m_overview.get(); }

Q_SIGNALS:
    void failed(const glossator::Error &error);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    /// Of the document's pixels to this widget's.
    struct Scale
    {
        double perPixel = 1; ///< document pixels
        int height = 0; ///< of the map
    };
    [[nodiscard]] Scale scale() const;
    [[nodiscard]] int valueAt(int y) const;
    void followScrollBar();
    void showCells();
    void drawAgain();
    [[nodiscard]] QImage drawn() const;
    struct Colours
    {
        const TextPalette &text;
        const Theme &theme;
    };
    void drawRow(QPainter &painter, int y, const OverviewCell &cell, const Colours &colours) const;
    [[nodiscard]] QString textAt(int y) const;

    TextView &m_view;
    std::unique_ptr<DocumentOverview> m_overview;
    QImage m_map; ///< null: to be drawn
    double m_drawnAt = 1; ///< the scale of m_map
    TintScheme m_tints = TintScheme::OrangeBlue;
};

} // namespace glossator
