#pragma once

#include <QTableView>

namespace glossator {

class OccurrenceModel;

/// Contexts with the word between them, laid out in the direction of the text whatever that of the window.
class OccurrenceTable : public QTableView
{
    Q_OBJECT

public:
    explicit OccurrenceTable(OccurrenceModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Return, or a double click.
    void rowActivated(int row);
    /// The keys that decide words in the text; the table itself does nothing with them.
    void digitPressed(int digit);
    void acceptPressed();
    void clearPressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void followText();

    OccurrenceModel &m_model;
};

} // namespace glossator
