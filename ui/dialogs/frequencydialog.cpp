#include "dialogs/frequencydialog.h"

#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <initializer_list>

#include "messages/errortext.h"
#include "messages/percenttext.h"

namespace glossator {

namespace {

QString describe(const LearnedFrequency &result, double factorBefore)
{
    const QString words = QLocale().toString(result.words);
    if (result.words == 0)
        return FrequencyDialog::tr("No word with a choice of senses has been decided by itself, so there is nothing to learn from.");
    if (result.factor == factorBefore)
        return FrequencyDialog::tr("It stays as it is. This rests on decided words: %1; right are %2 of them.")
            .arg(words, messages::percentText(result.before / 100, 1));
    return FrequencyDialog::tr("%1 fits the decisions best. This rests on decided words: %2; right were %3 of them before, %4 after.")
        .arg(messages::percentText(result.factor), words, messages::percentText(result.before / 100, 1),
             messages::percentText(result.after / 100, 1));
}

QLabel *wrappedLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

FrequencyDialog::FrequencyDialog(FrequencyService &service, QWidget *parent) :
    QDialog(parent),
    m_service(service),
    m_slider(new QSlider(Qt::Horizontal, this)),
    m_percent(new QSpinBox(this)),
    m_learn(new QPushButton(this)),
    m_stop(new QPushButton(this)),
    m_progress(new QProgressBar(this)),
    m_result(wrappedLabel(QStringLiteral("frequencyResult"), this))
{
    setObjectName(QStringLiteral("frequencyDialog"));
    setWindowTitle(tr("Weight of frequency"));
    setModal(true);
    auto *explanation = wrappedLabel(QStringLiteral("frequencyExplanation"), this);
    explanation->setText(
        tr("The model suggests frequent senses more readily; turn this down where the usual sense is often the wrong one, "
           "as in the texts of a special field (100 % is the model's own weight, 0 % leaves frequency aside and favours senses that "
           "training never met)."));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addWidget(makeSettings());
    layout->addWidget(makeLearning());
    layout->addStretch(1);
    layout->addWidget(makeButtons());
    setLearning(false);
    connect(&m_service, &FrequencyService::progressed, this, &FrequencyDialog::showProgress);
    connect(&m_service, &FrequencyService::learned, this, &FrequencyDialog::showLearned);
    connect(&m_service, &FrequencyService::failed, this, &FrequencyDialog::showFailed);
    resize(540, sizeHint().height());
}

QWidget *FrequencyDialog::makeSettings()
{
    constexpr int most = int(100 * FrequencyService::most);
    const int now = qRound(100 * m_service.factor());
    m_slider->setObjectName(QStringLiteral("frequencySlider"));
    m_slider->setAccessibleName(tr("Weight of frequency, in percent, as a slider"));
    m_slider->setRange(0, most);
    m_slider->setPageStep(25);
    m_slider->setTickInterval(50);
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_percent->setObjectName(QStringLiteral("frequencyPercent"));
    m_percent->setAccessibleName(tr("Weight of frequency, in percent"));
    m_percent->setRange(0, most);
    m_percent->setSuffix(messages::percentSuffix());
    connect(m_slider, &QSlider::valueChanged, m_percent, &QSpinBox::setValue);
    connect(m_percent, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
    m_percent->setValue(now);

    auto *settings = new QWidget(this);
    auto *label = new QLabel(tr("&Frequency counts"), settings);
    label->setBuddy(m_percent);
    auto *row = new QHBoxLayout(settings);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_slider, 1);
    row->addWidget(m_percent);
    return settings;
}

QWidget *FrequencyDialog::makeLearning()
{
    auto *group = new QGroupBox(tr("What the decisions say"), this);
    m_learn->setObjectName(QStringLiteral("learnFrequency"));
    m_learn->setText(tr("&Learn from decisions"));
    m_learn->setAutoDefault(false);
    m_stop->setObjectName(QStringLiteral("stopLearning"));
    m_stop->setText(tr("&Stop"));
    m_stop->setAutoDefault(false);
    m_progress->setObjectName(QStringLiteral("frequencyProgress"));
    m_progress->setAccessibleName(tr("Progress of learning"));
    m_progress->setTextVisible(false);
    m_result->setText(tr("Finds the weight that makes the senses you decided on likeliest; those accepted in bulk do not count."));
    auto *row = new QHBoxLayout;
    row->addWidget(m_learn);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    row->addStretch();
    auto *layout = new QVBoxLayout(group);
    layout->addLayout(row);
    layout->addWidget(m_result);
    connect(m_learn, &QPushButton::clicked, this, &FrequencyDialog::learn);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_service.cancel(); });
    return group;
}

QWidget *FrequencyDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("OK"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("frequencyAccept"));
    m_accept->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_percent->value() / 100.0);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void FrequencyDialog::done(int result)
{
    m_service.cancel();
    QDialog::done(result);
}

void FrequencyDialog::learn()
{
    setLearning(true);
    m_progress->setRange(0, 0);
    m_result->setText(tr("Reading the decisions…"));
    m_stop->setFocus();
    m_service.learn();
}

void FrequencyDialog::showProgress(Progress progress)
{
    // Both below 2^31: so many passages have never been annotated.
    m_progress->setRange(0, int(progress.total));
    m_progress->setValue(int(progress.done));
    m_result->setText(
        tr("Reading passages with decisions: %1 of %2").arg(QLocale().toString(progress.done), QLocale().toString(progress.total)));
}

void FrequencyDialog::showLearned(const LearnedFrequency &result)
{
    setLearning(false);
    if (result.words > 0)
        m_percent->setValue(qRound(100 * result.factor));
    m_result->setText(describe(result, m_service.factor()));
    m_percent->setFocus();
}

void FrequencyDialog::showFailed(const Error &error)
{
    setLearning(false);
    m_result->setText(error.code == ErrorCode::Cancelled ? tr("Stopped; the weight is as it was.") : messages::whatHappened(error));
    m_learn->setFocus();
}

void FrequencyDialog::setLearning(bool learning)
{
    m_learn->setVisible(!learning);
    m_progress->setVisible(learning);
    m_stop->setVisible(learning);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_slider, m_percent, m_accept})
        widget->setEnabled(!learning);
}

} // namespace glossator
