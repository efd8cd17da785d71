#pragma once

#include <QDialog>

#include <vector>

#include "text/wordcontext.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace glossator {

/// One line of the preview.
struct BulkLine
{
    WordContext context{};
    QString before{}; ///< the decision in force, empty without one
    QString obstacle{}; ///< why the unit cannot get the new decision; empty when it can
};

/// Shows what a decision on many units at once would change; lines can be taken out. Those that are decided are out at first, unless all that
/// there is to do is to clear decisions.
class BulkDecisionDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Decide, Clear };

    /// decision: what every unit would get, in words.
    BulkDecisionDialog(Purpose purpose, const QString &decision, const std::vector<BulkLine> &lines, QWidget *parent = nullptr);

    /// Of the lines given, those that are to be decided.
    [[nodiscard]] std::vector<int> chosen() const;

private:
    void fill(const QString &decision, const std::vector<BulkLine> &lines);
    void tickDecided(bool ticked);
    void showCount();

    QTreeWidget *m_lines;
    QCheckBox *m_replace;
    QLabel *m_count;
    QPushButton *m_apply;
};

} // namespace glossator
