#include "dialogs/surebanddialog.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "messages/percenttext.h"
#include "theme/keyworddelegate.h"

namespace glossator {

namespace {

constexpr double firstPercent = 5;
constexpr int typingDelayMs = 300;
constexpr int contextRole = Qt::UserRole;

QString describe(const SureBandPreview &preview)
{
    const QLocale locale;
    const SureBand &band = preview.band;
    QStringList lines;
    lines.append(SureBandDialog::tr("Words that will be decided: %1, all that are open and have a suggestion of %2 or more.")
                     .arg(locale.toString(qint64(preview.suggestions.size())), messages::percentText(band.threshold)));
    lines.append((band.fromHidden
                      ? SureBandDialog::tr("Decisions that this rests on: %1 on such suggestions, which people did not see; against "
                                           "the suggestion: %2. With 95 % confidence, less than %3 of such suggestions are wrong.")
                      : SureBandDialog::tr("Decisions that this rests on: %1 on such suggestions; against the suggestion: %2. With 95 % "
                                           "confidence, less than %3 of such suggestions are wrong. People saw them, which may have "
                                           "swayed them: blind mode would tell."))
                     .arg(locale.toString(band.judged), locale.toString(band.wrong), messages::percentText(band.errorBound, 2)));
    if (preview.leftHidden > 0)
        lines.append(SureBandDialog::tr("%1 more are left to people by blind mode.").arg(locale.toString(preview.leftHidden)));
    if (!preview.sample.empty())
        lines.append(SureBandDialog::tr("Some of them, drawn at random:"));
    return lines.join(u'\n');
}

} // namespace

SureBandDialog::SureBandDialog(SureBandService &service, SenseNamer namer, QWidget *parent) :
    QDialog(parent),
    m_service(service),
    m_namer(std::move(namer)),
    m_delay(new QTimer(this)),
    m_rate(new QDoubleSpinBox(this)),
    m_summary(new QLabel(this)),
    m_sample(new QTreeWidget(this)),
    m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("sureBandDialog"));
    setWindowTitle(tr("Accept what is sure"));
    setModal(true);
    m_rate->setObjectName(QStringLiteral("errorRate"));
    m_rate->setAccessibleName(tr("Error rate, in percent"));
    m_rate->setRange(0.1, 50);
    m_rate->setDecimals(1);
    m_rate->setSuffix(messages::percentSuffix());
    m_rate->setValue(firstPercent);
    m_summary->setObjectName(QStringLiteral("sureBandSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(QStringLiteral("sureBandProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 0);
    makeSample();
    auto *form = new QFormLayout;
    form->addRow(tr("Wrong at &most"), m_rate);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_summary);
    layout->addWidget(m_sample, 1);
    layout->addWidget(m_progress);
    layout->addWidget(makeButtons());
    resize(760, 520);
    m_delay->setSingleShot(true);
    m_delay->setInterval(typingDelayMs);
    connect(m_delay, &QTimer::timeout, this, &SureBandDialog::ask);
    connect(m_rate, &QDoubleSpinBox::valueChanged, m_delay, [this] {
        m_accept->setEnabled(false);
        m_delay->start();
    });
    connectService();
    ask();
}

void SureBandDialog::makeSample()
{
    m_sample->setObjectName(QStringLiteral("sureBandSample"));
    m_sample->setAccessibleName(tr("Sample of the words to accept"));
    m_sample->setRootIsDecorated(false);
    m_sample->setUniformRowHeights(true);
    m_sample->setItemDelegateForColumn(0, new KeywordDelegate(contextRole, m_sample));
    m_sample->setHeaderLabels({tr("Word"), tr("Sense"), tr("Probability")});
    m_sample->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_sample->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_sample->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_sample->header()->setStretchLastSection(false);
}

QWidget *SureBandDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("Accept all"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("acceptAll"));
    m_accept->setEnabled(false);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &SureBandDialog::startAccepting);
    connect(buttons, &QDialogButtonBox::rejected, this, &SureBandDialog::reject);
    return buttons;
}

void SureBandDialog::connectService()
{
    connect(&m_service, &SureBandService::previewed, this, &SureBandDialog::showPreview);
    connect(&m_service, &SureBandService::progressed, this, [this](Progress progress) {
        // Both below 2^31: so many words have never been annotated.
        m_progress->setRange(0, int(progress.total));
        m_progress->setValue(int(progress.done));
    });
    connect(&m_service, &SureBandService::accepted, this, [this](qint64 count) {
        Q_EMIT acceptedAll(count);
        QDialog::accept();
    });
    connect(&m_service, &SureBandService::failed, this, [this](const Error &error) {
        if (error.code != ErrorCode::Cancelled)
            Q_EMIT failed(error);
        QDialog::reject();
    });
}

void SureBandDialog::ask()
{
    m_accept->setEnabled(false);
    m_progress->show();
    m_summary->setText(tr("Looking through the project…"));
    m_service.preview(m_rate->value() / 100);
}

void SureBandDialog::showPreview(const std::optional<SureBandPreview> &preview)
{
    if (m_closing) {
        QDialog::reject();
        return;
    }
    m_preview = preview;
    m_progress->hide();
    m_summary->setText(
        preview ? describe(*preview)
                : tr("The decisions so far do not show that any suggestions are that sure. Decide more words one by one, or allow "
                     "more errors."));
    m_accept->setEnabled(preview && !preview->suggestions.empty() && !m_delay->isActive());
    showSample();
}

void SureBandDialog::showSample()
{
    m_sample->clear();
    if (!m_preview)
        return;
    for (const SureBandPreview::Sample &sample : m_preview->sample) {
        const QString word = sample.context.inBrackets();
        auto *row = new QTreeWidgetItem({word, m_namer(sample.sense), messages::probabilityText(double(sample.probability))});
        row->setData(0, contextRole, sample.context.parts());
        row->setToolTip(0, word);
        row->setToolTip(1, row->text(1));
        m_sample->addTopLevelItem(row);
    }
}

void SureBandDialog::startAccepting()
{
    m_accept->setEnabled(false);
    m_rate->setEnabled(false);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_service.accept(*m_preview);
}

void SureBandDialog::reject()
{
    m_delay->stop();
    if (!m_service.isRunning()) {
        QDialog::reject();
        return;
    }
    // What the service says next closes the dialog, be it that it was cancelled or that it had just ended.
    m_closing = true;
    m_service.cancel();
}

} // namespace glossator
