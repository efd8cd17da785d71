#include "window/secondopinioncontroller.h"

#include <QAction>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include "models/senselistmodel.h"
#include "theme/filedialog.h"
#include "window/actions.h"
#include "window/errorpresenter.h"
#include "window/preferences.h"
#include "window/projectsession.h"

namespace glossator {

SecondOpinionController::SecondOpinionController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.actions.secondOpinion, &QAction::triggered, this, [this] { ask(); });
    connect(parts.actions.secondModel, &QAction::triggered, this, &SecondOpinionController::askForFile);
    connect(&parts.senses, &SenseListModel::unitChanged, this, &SecondOpinionController::followUnit);
}

void SecondOpinionController::setSession(ProjectSession *session)
{
    m_session = session;
    m_request = 0;
    if (!session)
        return;
    connect(&session->secondOpinion(), &SecondOpinion::answered, this, &SecondOpinionController::show);
    connect(&session->secondOpinion(), &SecondOpinion::failed, this, &SecondOpinionController::fail);
}

void SecondOpinionController::ask()
{
    if (!m_session)
        return;
    switch (m_parts.senses.state()) {
    case SenseListModel::State::NoUnit:
        return;
    case SenseListModel::State::Hidden:
        m_parts.presenter.inform(tr("The suggestion is hidden for this word, so a second opinion is not asked for either."));
        return;
    case SenseListModel::State::OnlySense:
    case SenseListModel::State::NotInLexicon:
        m_parts.presenter.inform(tr("There is nothing to choose from for this word, so no second opinion is needed."));
        return;
    case SenseListModel::State::Unpredicted:
    case SenseListModel::State::Predicted:
        break;
    }
    if (m_session->secondOpinion().file().isEmpty())
        explain();
    else
        ask(QString());
}

void SecondOpinionController::ask(const QString &file)
{
    m_unit = m_parts.senses.unit();
    m_request = m_session->secondOpinion().ask(m_unit, file);
}

void SecondOpinionController::explain()
{
    auto *dialog = new QMessageBox(QMessageBox::Information, tr("Second opinion"), tr("This project has no model for second opinions yet."),
                                   QMessageBox::NoButton, &m_parts.window);
    dialog->setObjectName(QStringLiteral("secondOpinionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setTextFormat(Qt::PlainText);
    dialog->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    dialog->setInformativeText(
        tr("A cross-encoder reads the sentence together with each sense's gloss. It is slower than the model that fills the list, and "
           "independent of it. Train one on sense-annotated data with\n\n%1\n\nand choose the file that it writes.")
            .arg(QStringLiteral("\u2068glossator-cli train DATA.xml --gold KEYS --scorer lmgc -o FILE --name NAME\u2069")));
    QPushButton *choose = dialog->addButton(tr("Choose a file…"), QMessageBox::AcceptRole);
    choose->setObjectName(QStringLiteral("chooseSecondModel"));
    dialog->addButton(tr("Close"), QMessageBox::RejectRole);
    connect(choose, &QPushButton::clicked, this, &SecondOpinionController::askForFile);
    dialog->open();
}

void SecondOpinionController::askForFile()
{
    if (!m_session)
        return;
    if (!m_parts.senses.unit().isValid()) {
        m_parts.presenter.inform(tr("Go to a word first: the model is tried on it."));
        return;
    }
    auto *dialog = makeFileDialog(&m_parts.window, tr("Model for second opinions"), Preferences().folder(),
                                  tr("Trained models (*.safetensors);;All files (*)"));
    dialog->setObjectName(QStringLiteral("secondModelDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (m_session && m_parts.senses.unit().isValid())
            ask(file);
    });
    dialog->open();
}

void SecondOpinionController::show(int request, const Opinion &opinion)
{
    if (request != m_request)
        return;
    m_request = 0;
    if (m_parts.senses.isSuggestionHidden())
        return; // asked only to try the file
    SecondProbabilities second{opinion.prediction.modelVersion, opinion.recipe, {}};
    for (const SenseProbability &candidate : opinion.prediction.candidates)
        second.ofSense.insert(candidate.sense, double(candidate.probability));
    m_parts.senses.setSecondProbabilities(second);
}

void SecondOpinionController::fail(int request, const Error &error)
{
    if (request != m_request)
        return;
    m_request = 0;
    m_parts.presenter.fail(tr("Second opinion"), error);
}

/// What is asked about a word that the cursor has left is of no use any more.
void SecondOpinionController::followUnit()
{
    if (m_request == 0 || m_parts.senses.unit() == m_unit)
        return;
    m_request = 0;
    if (m_session)
        m_session->secondOpinion().cancel();
}

} // namespace glossator
