#pragma once

#include <QDialog>

#include <vector>

#include "service/projectmodels.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace glossator {

/// Lists what can predict a project: the models that come with the program, files of trained parts, and each version of the project's own
/// training with its scores. Works with the service while it is open.
class ModelsDialog : public QDialog
{
    Q_OBJECT

public:
    /// folder: where files are looked for and saved. The service must outlive the dialog.
    ModelsDialog(ProjectModels &models, QString folder, QWidget *parent);

Q_SIGNALS:
    void modelChosen(const glossator::ProjectModel &model);
    void failed(const glossator::Error &error);

private:
    struct Row
    {
        ProjectModel model;
        QString problem{}; ///< why it cannot be chosen
        QString name{};
    };

    void makeList();
    QWidget *makeButtons();
    void addTiers();
    void addFile(const QString &path);
    void addVersions(const std::vector<ProjectVersion> &versions);
    QTreeWidgetItem *addRow(Row row, const QStringList &texts);
    [[nodiscard]] std::vector<Row>::const_iterator versionRow(const QString &version) const;
    void takeRow(size_t index);
    [[nodiscard]] const Row *currentRow() const;
    [[nodiscard]] bool isInUse(const Row &row) const;
    void markModelInUse();
    void select(const ProjectModel &model);
    void followChange();
    void updateButtons();
    void use();
    void browse();
    void save();
    void askToDrop();
    void removeRow(const QString &version);

    ProjectModels &m_models;
    const QString m_folder;
    ProjectModel m_inUse;
    bool m_hasVersions = false;
    QTreeWidget *m_list;
    QLabel *m_note;
    QPushButton *m_use = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_drop = nullptr;
    std::vector<Row> m_rows; ///< in the list's order
};

} // namespace glossator
