#include "dialogs/blinddialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

#include "messages/percenttext.h"

namespace glossator {

namespace {

constexpr int suggestedPercent = 10;

QString describe(const AnchoringReport::Group &group)
{
    const QLocale locale;
    if (group.judged == 0)
        return BlindDialog::tr("nothing decided yet");
    return BlindDialog::tr("%1 of %2 as the model: %3 (95 % interval: %4 to %5)")
        .arg(locale.toString(group.agreed), locale.toString(group.judged), messages::percentText(group.rate(), 1),
             messages::percentText(group.interval.low, 1), messages::percentText(group.interval.high, 1));
}

QString compare(const AnchoringReport &report)
{
    if (report.shown.judged == 0 || report.hidden.judged == 0)
        return BlindDialog::tr("Both kinds of decisions are needed for a comparison.");
    const bool apart = report.shown.interval.low > report.hidden.interval.high || report.hidden.interval.low > report.shown.interval.high;
    if (!apart)
        return BlindDialog::tr("The intervals overlap: so far no sign that seeing the suggestion changes what is decided.");
    return report.shown.rate() > report.hidden.rate()
        ? BlindDialog::tr("People agree more often with suggestions that they see: a sign of anchoring.")
        : BlindDialog::tr("People agree less often with suggestions that they see.");
}

QLabel *resultLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

BlindDialog::BlindDialog(const BlindMode &mode, QWidget *parent) :
    QDialog(parent),
    m_on(new QCheckBox(this)),
    m_share(new QSpinBox(this)),
    m_seed(new QSpinBox(this)),
    m_shown(resultLabel(QStringLiteral("agreementShown"), this)),
    m_hidden(resultLabel(QStringLiteral("agreementHidden"), this)),
    m_difference(resultLabel(QStringLiteral("agreementDifference"), this))
{
    setObjectName(QStringLiteral("blindDialog"));
    setWindowTitle(tr("Blind mode"));
    auto *buttons = new QDialogButtonBox(this);
    auto *accept = buttons->addButton(tr("OK"), QDialogButtonBox::AcceptRole);
    accept->setObjectName(QStringLiteral("blindAccept"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(this->mode());
        QDialog::accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeSettings(mode));
    layout->addWidget(makeReport());
    layout->addWidget(buttons);
    resize(520, sizeHint().height());
}

QWidget *BlindDialog::makeSettings(const BlindMode &mode)
{
    auto *group = new QGroupBox(tr("Suggestions"), this);
    m_on->setObjectName(QStringLiteral("blindOn"));
    m_on->setText(tr("&Hide the suggestion for a random share of the words"));
    m_on->setChecked(mode.share > 0);
    m_share->setObjectName(QStringLiteral("blindShare"));
    m_share->setAccessibleName(tr("Share of the words, in percent"));
    m_share->setRange(1, 100);
    m_share->setSuffix(messages::percentSuffix());
    m_share->setValue(mode.share > 0 ? qRound(mode.share * 100) : suggestedPercent);
    m_seed->setObjectName(QStringLiteral("blindSeed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setRange(1, std::numeric_limits<int>::max());
    m_seed->setToolTip(tr("The same seed hides the same words, for every annotator of this project."));
    m_seed->setValue(int(mode.seed));
    for (QSpinBox *box : {m_share, m_seed}) {
        box->setEnabled(m_on->isChecked());
        connect(m_on, &QCheckBox::toggled, box, &QWidget::setEnabled);
    }
    auto *form = new QFormLayout(group);
    form->addRow(m_on);
    form->addRow(tr("&Share"), m_share);
    form->addRow(tr("S&eed"), m_seed);
    return group;
}

QWidget *BlindDialog::makeReport()
{
    auto *group = new QGroupBox(tr("Agreement with the model so far"), this);
    m_shown->setAccessibleName(tr("Suggestion shown"));
    m_hidden->setAccessibleName(tr("Suggestion hidden"));
    for (QLabel *label : {m_shown, m_hidden})
        label->setText(tr("counting…"));
    auto *form = new QFormLayout(group);
    form->addRow(tr("Suggestion shown"), m_shown);
    form->addRow(tr("Suggestion hidden"), m_hidden);
    form->addRow(m_difference);
    return group;
}

BlindMode BlindDialog::mode() const
{
    return {m_on->isChecked() ? m_share->value() / 100.0 : 0.0, quint32(m_seed->value())};
}

void BlindDialog::showReport(const AnchoringReport &report)
{
    m_shown->setText(describe(report.shown));
    m_hidden->setText(describe(report.hidden));
    m_difference->setText(compare(report));
    // The results may take more lines than what stood there before; a dialog that shows already does not grow for them by itself.
    for (QLabel *label : {m_shown, m_hidden, m_difference})
        label->setMinimumHeight(label->heightForWidth(label->width()));
}

} // namespace glossator
