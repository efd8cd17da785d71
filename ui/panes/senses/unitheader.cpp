#include "panes/senses/unitheader.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "messages/errortext.h"
#include "models/decisiontext.h"
#include "models/senselistmodel.h"
#include "theme/appearance.h"

namespace glossator {

namespace {

QLabel *plainLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(leadingEdge());
    return label;
}

QString wordClassText(WordClass wordClass)
{
    switch (wordClass) {
    case WordClass::Noun:
        return UnitHeader::tr("noun");
    case WordClass::Verb:
        return UnitHeader::tr("verb");
    case WordClass::Adjective:
        return UnitHeader::tr("adjective");
    case WordClass::Adverb:
        return UnitHeader::tr("adverb");
    }
    Q_UNREACHABLE();
}

} // namespace

UnitHeader::UnitHeader(SenseListModel &model, QWidget *parent) :
    QWidget(parent),
    m_model(model),
    m_form(plainLabel(QStringLiteral("unitForm"), this)),
    m_lemma(plainLabel(QStringLiteral("unitLemma"), this)),
    m_state(plainLabel(QStringLiteral("unitState"), this)),
    m_second(plainLabel(QStringLiteral("unitSecondOpinion"), this)),
    m_decision(plainLabel(QStringLiteral("unitDecision"), this))
{
    setObjectName(QStringLiteral("unitHeader"));
    setAccessibleName(tr("The word under the cursor"));
    m_form->setAccessibleName(tr("Form in the text"));
    m_lemma->setAccessibleName(tr("Lemma and part of speech"));
    m_state->setAccessibleName(tr("What the model knows"));
    m_second->setAccessibleName(tr("Second opinion"));
    m_decision->setAccessibleName(tr("Decision"));
    followFont();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(2);
    for (QLabel *label : {m_form, m_lemma, m_state, m_second, m_decision})
        layout->addWidget(label);
    connect(&model, &SenseListModel::unitChanged, this, &UnitHeader::refresh);
    refresh();
}

void UnitHeader::followFont()
{
    m_form->setFont(headlineFont(font(), 1.4));
}

void UnitHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        followFont();
}

void UnitHeader::refresh()
{
    const bool hasUnit = m_model.unit().isValid();
    m_form->setText(hasUnit ? m_model.form() : tr("No word selected"));
    m_lemma->setText(hasUnit ? tr("%1 · %2", "lemma and part of speech").arg(m_model.lemma(), wordClassText(m_model.wordClass()))
                             : tr("Click a word in the text, or move to one with the arrow keys."));
    m_state->setText(stateText());
    m_state->setVisible(!m_state->text().isEmpty());
    m_second->setText(secondText());
    m_second->setVisible(!m_second->text().isEmpty());
    m_decision->setText(decisionText());
    m_decision->setVisible(hasUnit);
}

QString UnitHeader::stateText() const
{
    switch (m_model.state()) {
    case SenseListModel::State::NoUnit: // where the model has read nothing, there is no word to select
        return loadFailureText();
    case SenseListModel::State::Predicted:
        return m_model.isWaiting() ? tr("The senses are being loaded…") : QString();
    case SenseListModel::State::Hidden:
        return tr("◌ The suggestion is hidden for this word: decide without it.")
            + (m_model.isWaiting() ? u' ' + tr("The senses are being loaded…") : QString());
    case SenseListModel::State::Unpredicted:
        return m_model.loadFailure() ? loadFailureText() : tr("The model has not read this sentence yet.");
    case SenseListModel::State::OnlySense:
        return tr("① The only sense of “%1” in the lexicon").arg(m_model.lemma());
    case SenseListModel::State::NotInLexicon:
        return tr("∅ “%1” is not in the lexicon as this part of speech").arg(m_model.lemma());
    }
    Q_UNREACHABLE();
}

QString UnitHeader::loadFailureText() const
{
    if (!m_model.loadFailure())
        return {};
    return tr("No model reads this project. %1 Then open the project again.", "error and what to do")
        .arg(messages::describe(*m_model.loadFailure()));
}

QString UnitHeader::secondText() const
{
    const auto &second = m_model.secondProbabilities();
    if (!second)
        return {};
    const QString source = tr("%1 (%2)", "model version and kind").arg(second->version, second->recipe);
    const int row = m_model.secondBestRow();
    if (m_model.suggestion() && row == m_model.bestRow())
        return tr("⚖ Second opinion of %1: the same sense").arg(source);
    return tr("⚖ Second opinion of %1: “%2”", "model, gloss").arg(source, m_model.index(row).data(SenseListModel::GlossRole).toString());
}

QString UnitHeader::decisionText() const
{
    const auto decision = m_model.decision();
    if (!decision)
        return tr("Not decided");
    const QString time = QLocale().toString(decision->time.toLocalTime(), QLocale::ShortFormat);
    if (isRefusal(decision->verdict))
        return tr("⊘ %1, decided by %2, %3", "refusal, annotator, time")
            .arg(DecisionText::verdictName(decision->verdict), decision->annotator, time);
    if (decision->inBulk)
        return tr("▣ Accepted in bulk by %1, %2", "annotator, time").arg(decision->annotator, time);
    return tr("✓ Decided by %1, %2", "annotator, time").arg(decision->annotator, time);
}

} // namespace glossator
