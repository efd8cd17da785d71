#pragma once

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace glossator {

/// One line of the preview.
struct BulkLine
{
    QString context;
    QString before; ///< the decision in force, empty without one
    bool isPossible = true; ///< the sense is one of the unit's
};

/// Shows what a decision on many units at once would change; lines can be taken out.
class BulkDecisionDialog : public QDialog
{
    Q_OBJECT

public:
    /// decision: what every unit would get, in words.
    BulkDecisionDialog(const QString &decision, const std::vector<BulkLine> &lines, QWidget *parent = nullptr);

    /// Of the lines given, those that are to be decided.
    [[nodiscard]] std::vector<int> chosen() const;

private:
    void fill(const QString &decision, const std::vector<BulkLine> &lines);
    void showCount();

    QTreeWidget *m_lines;
    QLabel *m_count;
    QPushButton *m_apply;
};

} // namespace glossator
