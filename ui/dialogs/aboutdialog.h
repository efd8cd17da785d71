#pragma once

#include <QDialog>

namespace glossator {

/// What this is, which version, under which terms its parts come.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace glossator
