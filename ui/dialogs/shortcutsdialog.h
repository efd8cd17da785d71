#pragma once

#include <QDialog>
#include <QList>

class QAction;

namespace glossator {

/// All keys and what they do.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent);
};

} // namespace glossator
