#include "dialogs/newprojectassistant.h"

#include <QLabel>
#include <QVBoxLayout>

#include "dialogs/assistantpages.h"
#include "dialogs/guidelineseditor.h"
#include "messages/errortext.h"

namespace glossator {

NewProjectAssistant::NewProjectAssistant(const QString &folder, const QString &annotator, Create create, QWidget *parent) :
    QWizard(parent),
    m_create(std::move(create)),
    m_project(new AssistantProjectPage(folder, annotator, this)),
    m_model(new AssistantModelPage(this)),
    m_documents(new AssistantDocumentsPage(folder, this))
{
    setObjectName(QStringLiteral("newProjectAssistant"));
    setWindowTitle(tr("New project"));
    setWizardStyle(QWizard::ClassicStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setOption(QWizard::HaveFinishButtonOnEarlyPages);
    setButtonTexts();
    // Whoever needs no more than a file is done on the first page.
    for (QWizardPage *page :
         {static_cast<QWizardPage *>(m_project), static_cast<QWizardPage *>(m_model), static_cast<QWizardPage *>(m_documents)}) {
        page->setFinalPage(true);
        addPage(page);
    }
    addPage(makeGuidelinesPage(folder));
    resize(680, 520);
}

void NewProjectAssistant::setButtonTexts()
{
    setButtonText(QWizard::BackButton, tr("&Back"));
    setButtonText(QWizard::NextButton, tr("&Next"));
    setButtonText(QWizard::FinishButton, tr("&Create the project"));
    setButtonText(QWizard::CancelButton, tr("Cancel"));
}

QWizardPage *NewProjectAssistant::makeGuidelinesPage(const QString &folder)
{
    auto *page = new QWizardPage(this);
    page->setObjectName(QStringLiteral("assistantGuidelines"));
    page->setTitle(tr("Guidelines"));
    page->setSubTitle(tr("What all annotators should keep to. It can stay empty and be written later."));
    m_guidelines = new GuidelinesEditor(folder, page);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_guidelines);
    return page;
}

NewProject NewProjectAssistant::project() const
{
    return {m_project->path(), m_project->annotator(), m_model->choice(), m_documents->request(), m_guidelines->text()};
}

void NewProjectAssistant::accept()
{
    // Something may have changed since the pages were filled in.
    if (const QString problem = m_project->problem(); !problem.isEmpty()) {
        restart();
        m_project->showProblem(problem);
        return;
    }
    if (!m_model->isComplete())
        return;
    // The page says why: files that cannot be read, or are still being looked for.
    if (!m_documents->isComplete()) {
        restart();
        while (currentPage() != m_documents && currentPage()->isComplete())
            next();
        return;
    }
    if (const auto created = m_create(project()); !created) {
        restart();
        m_project->showProblem(messages::describe(created.error()));
        return;
    }
    QWizard::accept();
}

} // namespace glossator
