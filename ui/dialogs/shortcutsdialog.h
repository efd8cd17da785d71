#pragma once

#include <QDialog>

namespace glossator {

class ShortcutModel;

/// The shortcut sheet: all keys and what they do.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /// The model must outlive the dialog.
    ShortcutsDialog(ShortcutModel &model, QWidget *parent);

Q_SIGNALS:
    /// The user wants to choose keys of their own.
    void changeRequested();
};

} // namespace glossator
