#pragma once

#include <QWizardPage>

#include <vector>

#include "service/importservice.h"
#include "service/modelchoice.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QTreeWidget;

namespace glossator {

class DocumentFinder;
struct ScannedFile;

/// A line of a page that says what holds or what is wrong.
[[nodiscard]] QLabel *assistantNote(const QString &name, QWidget *parent);

/// Pages of the NewProjectAssistant. Each says in place what is wrong with what was entered, and is complete when nothing is.

class AssistantProjectPage : public QWizardPage
{
    Q_OBJECT

public:
    AssistantProjectPage(const QString &folder, const QString &annotator, QWidget *parent);

    /// Absolute, with the suffix of projects.
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString annotator() const;
    [[nodiscard]] bool isComplete() const override;
    /// Why no project can be made from this; empty when one can.
    [[nodiscard]] QString problem() const;
    /// Something that showed only when the project was to be made.
    void showProblem(const QString &text);

private:
    void browse();
    void update();

    QString m_folder;
    QLineEdit *m_path;
    QLineEdit *m_annotator;
    QLabel *m_note;
};

class AssistantModelPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit AssistantModelPage(QWidget *parent);

    [[nodiscard]] ModelChoice choice() const;
    [[nodiscard]] bool isComplete() const override;

private:
    QWidget *makeInventory();
    QWidget *makeModel();
    QRadioButton *makeTier(const EncoderTier &tier, QWidget *parent);
    void browse(QLineEdit *line, bool folder, const QString &title);
    void update();
    [[nodiscard]] QString partsProblem() const;

    QLineEdit *m_wordNet;
    QPushButton *m_browseWordNet;
    QLabel *m_wordNetNote;
    std::vector<std::pair<QRadioButton *, QString>> m_tiers; ///< with the encoder's name
    QRadioButton *m_other;
    QLineEdit *m_parts;
    QPushButton *m_browseParts;
    QLabel *m_partsNote;
};

class AssistantDocumentsPage : public QWizardPage
{
    Q_OBJECT

public:
    AssistantDocumentsPage(QString folder, QWidget *parent);

    /// Folders stand for the readable files in them. They are in the list when the finder has looked at them.
    void addFiles(const QStringList &paths);
    [[nodiscard]] ImportRequest request() const;
    [[nodiscard]] bool isComplete() const override;

private:
    QWidget *makeButtons();
    void showFound(const std::vector<ScannedFile> &files);
    void removeSelected();
    void browse(bool folder);
    void update();
    [[nodiscard]] int unreadable() const;

    QString m_folder;
    QTreeWidget *m_files;
    QPushButton *m_remove = nullptr;
    DocumentFinder *m_finder = nullptr;
    QLabel *m_note;
};

} // namespace glossator
