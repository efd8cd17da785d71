#pragma once

#include <QDialog>

namespace glossator {

class GuidelinesEditor;

/// The guidelines of the project, to be read and changed.
class GuidelinesDialog : public QDialog
{
    Q_OBJECT

public:
    GuidelinesDialog(const QString &text, const QString &folder, QWidget *parent);

    [[nodiscard]] QString text() const;

private:
    GuidelinesEditor *m_editor;
};

} // namespace glossator
