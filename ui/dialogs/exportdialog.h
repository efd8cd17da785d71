#pragma once

#include <QDialog>

#include "service/exportservice.h"

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace glossator {

class DocumentListModel;

/// What to export, as what, and where to.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// folder: where the file dialog begins.
    ExportDialog(const DocumentListModel &documents, QString folder, QWidget *parent);

    [[nodiscard]] ExportRequest request() const;
    /// Asks first where files would be replaced.
    void accept() override;

private:
    void fillFormats();
    void fillDocuments(const DocumentListModel &documents);
    void makeLayout();
    void browse();
    void askToReplace(const QStringList &files);
    void updateState();
    [[nodiscard]] QString suffix() const;

    QString m_folder;
    QComboBox *m_format;
    QRadioButton *m_all;
    QRadioButton *m_some;
    QListWidget *m_documents;
    QLineEdit *m_path;
    QLabel *m_summary;
    QPushButton *m_export;
};

} // namespace glossator
