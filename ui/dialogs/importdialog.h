#pragma once

#include <QDialog>

#include "service/importservice.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace glossator {

class DocumentFinder;
struct ScannedFile;

/// Which files to import, as what, and with which gold key.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// folder: where file dialogs begin.
    ImportDialog(QString folder, QWidget *parent);

    /// Folders stand for the files in them whose suffix belongs to a format that can be read. They are in the list when the finder has
    /// looked for them.
    void addFiles(const QStringList &paths);
    [[nodiscard]] ImportRequest request() const;
    /// Where the user was last.
    [[nodiscard]] QString folder() const;

private:
    void makeLayout();
    void fillFormats();
    void showFound(const std::vector<ScannedFile> &files);
    void removeSelected();
    void browseFiles();
    void browseFolder();
    void browseKey();
    void updateState();
    void offerImport();

    QString m_folder;
    QListWidget *m_files;
    DocumentFinder *m_finder;
    QComboBox *m_format;
    QLineEdit *m_key;
    QPushButton *m_addFiles;
    QPushButton *m_browseKey;
    QPushButton *m_remove;
    QPushButton *m_import;
};

} // namespace glossator
