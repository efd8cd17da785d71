#include "dialogs/assistantpages.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

#include "dialogs/encodertexts.h"
#include "inventory/wordnetreader.h"
#include "messages/pathtext.h"
#include "theme/appearance.h"
#include "theme/filedialog.h"
#include "theme/taborder.h"

namespace glossator {

namespace {

const auto suffix = QStringLiteral("glossator");

QHBoxLayout *lineWithButton(QLineEdit *line, QPushButton *button)
{
    auto *row = new QHBoxLayout;
    row->addWidget(line, 1);
    row->addWidget(button);
    return row;
}

QPushButton *browseButton(const QString &name, const QString &what, QWidget *parent)
{
    auto *button = new QPushButton(AssistantProjectPage::tr("Choose…"), parent);
    button->setObjectName(name);
    button->setAccessibleName(what);
    button->setAutoDefault(false);
    return button;
}

/// The first name that no file has yet.
QString freePath(const QString &folder)
{
    const QDir directory(folder);
    QString name = AssistantProjectPage::tr("Project");
    for (int number = 2; directory.exists(name + u'.' + suffix); ++number)
        name = AssistantProjectPage::tr("Project %1").arg(number);
    return QDir::toNativeSeparators(directory.filePath(name + u'.' + suffix));
}

} // namespace

QLabel *assistantNote(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(leadingEdge());
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

AssistantProjectPage::AssistantProjectPage(const QString &folder, const QString &annotator, QWidget *parent) :
    QWizardPage(parent),
    m_folder(folder),
    m_path(new QLineEdit(freePath(folder), this)),
    m_annotator(new QLineEdit(annotator, this)),
    m_note(assistantNote(QStringLiteral("assistantPathNote"), this))
{
    setObjectName(QStringLiteral("assistantProject"));
    setTitle(tr("Project and annotator"));
    setSubTitle(tr("A project is one file. It holds texts, predictions and decisions."));
    m_path->setObjectName(QStringLiteral("assistantPath"));
    m_path->setAccessibleName(tr("File of the project"));
    m_annotator->setObjectName(QStringLiteral("assistantAnnotator"));
    m_annotator->setAccessibleName(tr("Name of the annotator"));
    auto *choose = browseButton(QStringLiteral("assistantBrowsePath"), tr("Choose the file of the project"), this);
    connect(choose, &QPushButton::clicked, this, &AssistantProjectPage::browse);
    for (QLineEdit *line : {m_path, m_annotator})
        connect(line, &QLineEdit::textChanged, this, &AssistantProjectPage::update);
    auto *form = new QFormLayout(this);
    auto *pathLabel = new QLabel(tr("&File"), this);
    pathLabel->setBuddy(m_path);
    form->addRow(pathLabel, lineWithButton(m_path, choose));
    form->addRow(tr("&Annotator"), m_annotator);
    auto *hint = new QLabel(tr("Decisions carry this name."), this);
    hint->setAlignment(leadingEdge());
    form->addRow(hint);
    form->addRow(m_note);
    tabThrough({m_path, choose, m_annotator});
    update();
}

QString AssistantProjectPage::path() const
{
    const QString entered = QDir::fromNativeSeparators(m_path->text().trimmed());
    if (entered.isEmpty() || entered.endsWith(u'/'))
        return {};
    const QString absolute = QDir(m_folder).absoluteFilePath(entered);
    return absolute.endsWith(u'.' + suffix) ? absolute : absolute + u'.' + suffix;
}

QString AssistantProjectPage::annotator() const
{
    return m_annotator->text().trimmed();
}

QString AssistantProjectPage::problem() const
{
    const QString file = path();
    if (file.isEmpty())
        return tr("The project needs a file name.");
    const QFileInfo folder(QFileInfo(file).path());
    const QString shown = messages::pathText(folder.filePath());
    if (QFileInfo::exists(file))
        return tr("There is a file %1 already. A project never takes another's place: choose another name.").arg(messages::pathText(file));
    if (!folder.isDir())
        return tr("There is no folder %1. Choose one that exists.").arg(shown);
    if (!folder.isWritable())
        return tr("Nothing can be written into the folder %1. Choose another one.").arg(shown);
    return annotator().isEmpty() ? tr("The annotator needs a name.") : QString();
}

bool AssistantProjectPage::isComplete() const
{
    return problem().isEmpty();
}

void AssistantProjectPage::showProblem(const QString &text)
{
    m_note->setText(text);
}

void AssistantProjectPage::update()
{
    const QString wrong = problem();
    m_note->setText(wrong.isEmpty() ? tr("The project will be %1.").arg(messages::pathText(path())) : wrong);
    Q_EMIT completeChanged();
}

void AssistantProjectPage::browse()
{
    auto *dialog = makeFileDialog(this, tr("Choose the file of the project"), m_folder, tr("Glossator projects (*.%1)").arg(suffix));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // the page says that nothing is overwritten
    connect(dialog, &QFileDialog::fileSelected, m_path, [this](const QString &file) { m_path->setText(QDir::toNativeSeparators(file)); });
    dialog->open();
}

AssistantModelPage::AssistantModelPage(QWidget *parent) :
    QWizardPage(parent),
    m_wordNet(new QLineEdit(QDir::toNativeSeparators(defaultWordNetFolder()), this)),
    m_browseWordNet(browseButton(QStringLiteral("assistantBrowseWordNet"), tr("Choose the folder of WordNet"), this)),
    m_wordNetNote(assistantNote(QStringLiteral("assistantWordNetNote"), this)),
    m_other(new QRadioButton(tr("&Other trained parts:"), this)),
    m_parts(new QLineEdit(this)),
    m_browseParts(browseButton(QStringLiteral("assistantBrowseParts"), tr("Choose trained parts"), this)),
    m_partsNote(assistantNote(QStringLiteral("assistantPartsNote"), this))
{
    setObjectName(QStringLiteral("assistantModel"));
    setTitle(tr("Senses and model"));
    setSubTitle(tr("Which senses words can have, and which model suggests them."));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeInventory());
    layout->addWidget(makeModel());
    layout->addStretch(1);
    QList<QWidget *> order{m_wordNet, m_browseWordNet};
    for (const auto &[button, name] : m_tiers)
        order.append(button);
    tabThrough(order << m_other << m_parts << m_browseParts);
    update();
}

QWidget *AssistantModelPage::makeInventory()
{
    auto *group = new QGroupBox(tr("Inventory: WordNet 3.0"), this);
    m_wordNet->setObjectName(QStringLiteral("assistantWordNet"));
    m_wordNet->setAccessibleName(tr("Folder of WordNet"));
    connect(m_browseWordNet, &QPushButton::clicked, this, [this] { browse(m_wordNet, true, tr("Choose the folder of WordNet")); });
    connect(m_wordNet, &QLineEdit::textChanged, this, &AssistantModelPage::update);
    auto *layout = new QVBoxLayout(group);
    layout->addLayout(lineWithButton(m_wordNet, m_browseWordNet));
    layout->addWidget(m_wordNetNote);
    return group;
}

QRadioButton *AssistantModelPage::makeTier(const EncoderTier &tier, QWidget *parent)
{
    const bool isDefault = isDefaultTier(tier);
    const QString name = isDefault ? tr("&Fast: %1").arg(tier.name) : tr("&Accurate: %1, slower").arg(tier.name);
    const QString why = tierProblem(tier);
    auto *button = new QRadioButton(why.isEmpty() ? name : tr("%1 (%2)", "encoder, why not").arg(name, why), parent);
    button->setObjectName(QStringLiteral("assistantTier-") + tier.name);
    // A project can be prepared before the encoder is there; the accurate one is for those who have it.
    button->setEnabled(isDefault || why.isEmpty());
    return button;
}

QWidget *AssistantModelPage::makeModel()
{
    auto *group = new QGroupBox(tr("Model"), this);
    auto *layout = new QVBoxLayout(group);
    for (const EncoderTier &tier : encoderTiers()) {
        QRadioButton *button = makeTier(tier, group);
        m_tiers.emplace_back(button, tier.name);
        layout->addWidget(button);
        connect(button, &QRadioButton::toggled, this, &AssistantModelPage::update);
    }
    m_tiers.front().first->setChecked(true);
    m_other->setObjectName(QStringLiteral("assistantOther"));
    m_parts->setObjectName(QStringLiteral("assistantParts"));
    m_parts->setAccessibleName(tr("File of trained parts"));
    connect(m_other, &QRadioButton::toggled, this, &AssistantModelPage::update);
    connect(m_parts, &QLineEdit::textChanged, this, &AssistantModelPage::update);
    connect(m_browseParts, &QPushButton::clicked, this, [this] { browse(m_parts, false, tr("Choose trained parts")); });
    layout->addWidget(m_other);
    layout->addLayout(lineWithButton(m_parts, m_browseParts));
    layout->addWidget(m_partsNote);
    return group;
}

void AssistantModelPage::browse(QLineEdit *line, bool folder, const QString &title)
{
    auto *dialog = makeFileDialog(this, title, QFileInfo(line->text()).path());
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, line, [line](const QString &path) { line->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

QString AssistantModelPage::partsProblem() const
{
    return m_other->isChecked() ? trainedPartsProblem(m_parts->text().trimmed()) : QString();
}

void AssistantModelPage::update()
{
    const QString missing = missingWordNetFile(m_wordNet->text().trimmed());
    m_wordNetNote->setText(missing.isEmpty()
                               ? tr("Found.")
                               : tr("Not found: %1 is missing. Install Debian's package wordnet-base or choose the folder that "
                                    "holds it. Until then nothing can be predicted.")
                                     .arg(messages::pathText(missing)));
    m_parts->setEnabled(m_other->isChecked());
    m_browseParts->setEnabled(m_other->isChecked());
    m_partsNote->setText(partsProblem());
    Q_EMIT completeChanged();
}

bool AssistantModelPage::isComplete() const
{
    return partsProblem().isEmpty();
}

ModelChoice AssistantModelPage::choice() const
{
    ModelChoice choice;
    const QString wordNet = QDir::fromNativeSeparators(m_wordNet->text().trimmed());
    if (wordNet != defaultWordNetFolder())
        choice.wordNetFolder = wordNet;
    if (m_other->isChecked()) {
        choice.trainedParts = QFileInfo(QDir::fromNativeSeparators(m_parts->text().trimmed())).absoluteFilePath();
        choice.encoder = encoderOfTrainedParts(choice.trainedParts).value_or(QString());
    }
    for (const auto &[button, name] : m_tiers) {
        // The default one stays unnamed: it may be another one with the next version.
        if (button->isChecked() && button != m_tiers.front().first)
            choice.encoder = name;
    }
    return choice;
}

} // namespace glossator
