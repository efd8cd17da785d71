#pragma once

#include <QDialog>

#include "service/importservice.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace glossator {

/// Which files to import, as what, and with which gold key.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// folder: where file dialogs begin.
    ImportDialog(QString folder, QWidget *parent);

    /// Folders stand for the files in them whose suffix belongs to a format that can be read.
    void addFiles(const QStringList &paths);
    [[nodiscard]] ImportRequest request() const;
    /// Where the user was last.
    [[nodiscard]] QString folder() const;

private:
    void makeLayout();
    void fillFormats();
    void removeSelected();
    void browseFiles();
    void browseFolder();
    void browseKey();
    void updateState();

    QString m_folder;
    QListWidget *m_files;
    QComboBox *m_format;
    QLineEdit *m_key;
    QPushButton *m_browseKey;
    QPushButton *m_remove;
    QPushButton *m_import;
};

} // namespace glossator
