#pragma once

#include <QProgressBar>

namespace glossator {

/// A progress bar without words for a line of text: somewhat lower than its letters, and as wide as so many of them, whatever the font is.
class LineProgressBar : public QProgressBar
{
    Q_OBJECT

public:
    LineProgressBar(int letters, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void followFont();

    int m_letters;
};

} // namespace glossator
