#include "dialogs/skiprulesdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace glossator {

SkipRulesDialog::SkipRulesDialog(const SkipRules &rules, QWidget *parent) :
    QDialog(parent),
    m_onlySense(new QCheckBox(tr("Words with &one sense only"), this)),
    m_names(new QCheckBox(tr("&Names: nouns with a capital letter inside a sentence"), this)),
    m_listed(new QCheckBox(tr("&Auxiliaries and other words of this list (lemmas):"), this)),
    m_lemmas(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("skipRulesDialog"));
    setWindowTitle(tr("Words to pass over"));
    auto *hint =
        new QLabel(tr("“Next undecided word” and the queues pass over these; in the text they can be decided all the same."), this);
    hint->setWordWrap(true);
    m_onlySense->setObjectName(QStringLiteral("skipOnlySense"));
    m_onlySense->setChecked(rules.onlySense);
    m_names->setObjectName(QStringLiteral("skipNames"));
    m_names->setChecked(rules.names);
    m_listed->setObjectName(QStringLiteral("skipListed"));
    m_listed->setChecked(rules.listed);
    m_lemmas->setObjectName(QStringLiteral("skipLemmas"));
    m_lemmas->setAccessibleName(tr("Lemmas to pass over"));
    m_lemmas->setTabChangesFocus(true);
    m_lemmas->setPlainText(rules.lemmas.join(u' '));
    m_lemmas->setEnabled(rules.listed);
    connect(m_listed, &QCheckBox::toggled, m_lemmas, &QWidget::setEnabled);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole)->setObjectName(QStringLiteral("skipApply"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    for (QWidget *widget : {static_cast<QWidget *>(m_onlySense), static_cast<QWidget *>(m_names), static_cast<QWidget *>(m_listed),
                            static_cast<QWidget *>(m_lemmas), static_cast<QWidget *>(buttons)})
        layout->addWidget(widget);
}

SkipRules SkipRulesDialog::rules() const
{
    static const QRegularExpression separator(QStringLiteral("[\\s,;،؛]+"));
    SkipRules rules;
    rules.onlySense = m_onlySense->isChecked();
    rules.names = m_names->isChecked();
    rules.listed = m_listed->isChecked();
    rules.lemmas = m_lemmas->toPlainText().toLower().split(separator, Qt::SkipEmptyParts);
    rules.lemmas.removeDuplicates();
    return rules;
}

} // namespace glossator
