#pragma once

#include <QWidget>

#include "dialogs/repair/tokenchips.h"
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
    void arrange();
    void follow();
    [[nodiscard]] int step(int key) const;
    bool moveCaret(QKeyEvent *event);
    bool moveByLine(int step);
    bool changeByKey(QKeyEvent *event);
    void drawChip(QPainter &painter, const TokenChip &chip) const;
    void drawCaret(QPainter &painter, const TokenChip &chip, const QString &form) const;
    void drawUnits(QPainter &painter, int sentence) const;
    [[nodiscard]] bool isChosen(const TokenChip &chip) const;

    RepairEditor &m_editor;
    TokenChips m_chips;
};

} // namespace glossator
