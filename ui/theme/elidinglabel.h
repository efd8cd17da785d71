#pragma once

#include <QLabel>

namespace glossator {

/// A line of plain text that gives way where there is little room, and asks for no more than forty letters' room: the middle becomes an
/// ellipsis, and the tool tip, if there is no other, the whole text.
class ElidingLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidingLabel(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QSize withoutMoreLetters(const QSize &size, int letters) const;
};

} // namespace glossator
