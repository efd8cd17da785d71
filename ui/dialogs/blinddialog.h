#pragma once

#include <QDialog>

#include "service/anchoringservice.h"
#include "service/blindmode.h"

class QCheckBox;
class QLabel;
class QSpinBox;

namespace glossator {

/// The blind mode's share and seed, and what it has shown so far: how often people agree with the model where they see its suggestion and
/// where they do not.
class BlindDialog : public QDialog
{
    Q_OBJECT

public:
    BlindDialog(const BlindMode &mode, QWidget *parent);

    void showReport(const AnchoringReport &report);

Q_SIGNALS:
    void chosen(const glossator::BlindMode &mode);

private:
    QWidget *makeSettings(const BlindMode &mode);
    QWidget *makeReport();
    [[nodiscard]] BlindMode mode() const;

    QCheckBox *m_on;
    QSpinBox *m_share; ///< percent
    QSpinBox *m_seed;
    QLabel *m_shown;
    QLabel *m_hidden;
    QLabel *m_difference;
};

} // namespace glossator
