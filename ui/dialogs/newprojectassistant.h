#pragma once

#include <QWizard>

#include <functional>

#include "base/result.h"
#include "service/importservice.h"
#include "service/modelchoice.h"

namespace glossator {

class AssistantProjectPage;
class AssistantModelPage;
class AssistantDocumentsPage;
class GuidelinesEditor;

/// All that a new project begins with.
struct NewProject
{
    QString path;
    QString annotator;
    ModelChoice model;
    ImportRequest documents; ///< no files: none yet
    QString guidelines;
};

/// Leads through a new project: where, who, which senses and model, which documents and guidelines. Nothing is made before Finish.
class NewProjectAssistant : public QWizard
{
    Q_OBJECT

public:
    using Create = std::function<Result<void>(const NewProject &)>;

    /// folder: where projects are suggested. create: makes the project; when it fails, the assistant stays and says why.
    NewProjectAssistant(const QString &folder, const QString &annotator, Create create, QWidget *parent);

    [[nodiscard]] NewProject project() const;

    void accept() override;

private:
    QWizardPage *makeGuidelinesPage(const QString &folder);
    void setButtonTexts();

    Create m_create;
    AssistantProjectPage *m_project;
    AssistantModelPage *m_model;
    AssistantDocumentsPage *m_documents;
    GuidelinesEditor *m_guidelines = nullptr;
};

} // namespace glossator
