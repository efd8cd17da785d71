#pragma once

#include <QDialog>

#include "store/unitfilter.h"

class QCheckBox;
class QPlainTextEdit;

namespace glossator {

/// Which words "next undecided" and the queues pass over.
class SkipRulesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SkipRulesDialog(const SkipRules &rules, QWidget *parent = nullptr);

    [[nodiscard]] SkipRules rules() const;

private:
    QCheckBox *m_onlySense;
    QCheckBox *m_names;
    QCheckBox *m_listed;
    QPlainTextEdit *m_lemmas;
};

} // namespace glossator
