#pragma once

#include <QWidget>

#include <vector>

#include "models/repaireditor.h"

namespace glossator {

/// The tokens of a repair as chips in lines, each sentence on lines of its own, with the caret, what is chosen, and the units as lines below
/// their words. Keys change them, see keyPressEvent(); the lines run in the direction of the text.
class TokenStrip : public QWidget
{
    Q_OBJECT

public:
    explicit TokenStrip(RepairEditor &editor, QWidget *parent = nullptr);

    /// Of a token; null when there is none.
    [[nodiscard]] QRect tokenRect(int sentence, int token) const;
    /// The caret's token in words.
    [[nodiscard]] QString description() const;

Q_SIGNALS:
    /// So that it can be scrolled into view.
    void caretMoved(const QRect &around);
    void lemmaRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Chip
    {
        int sentence = 0;
        int token = 0;
        QRect rect;
    };

    void arrange();
    void arrangeSentence(int sentence, int *y);
    void follow();
    [[nodiscard]] const Chip *chipAt(QPoint position) const;
    [[nodiscard]] const Chip *chipOf(int sentence, int token) const;
    [[nodiscard]] int step(int key) const;
    bool moveCaret(QKeyEvent *event);
    bool moveByLine(int step);
    bool changeByKey(QKeyEvent *event);
    void drawChip(QPainter &painter, const Chip &chip) const;
    void drawCaret(QPainter &painter, const Chip &chip, const QString &form) const;
    void drawUnits(QPainter &painter, int sentence) const;
    [[nodiscard]] bool isChosen(const Chip &chip) const;

    RepairEditor &m_editor;
    std::vector<Chip> m_chips;
};

} // namespace glossator
