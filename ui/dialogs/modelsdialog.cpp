#include "dialogs/modelsdialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <ranges>

#include "dialogs/encodertexts.h"
#include "messages/pathtext.h"
#include "messages/percenttext.h"
#include "theme/filedialog.h"

namespace glossator {

namespace {

enum Column { NameColumn, ScoreColumn, LearntColumn, MadeColumn, EncoderColumn, FromColumn };

QString scoreText(const ModelScores &scores)
{
    if (scores.heldOut == 0)
        return ModelsDialog::tr("not measured");
    return ModelsDialog::tr("%1 before, %2 after, of %3")
        .arg(messages::percentText(scores.before / 100, 1), messages::percentText(scores.after / 100, 1),
             QLocale().toString(scores.heldOut));
}

QString encoderText(const QString &name)
{
    return name.isEmpty() ? ModelsDialog::tr("unknown") : name;
}

} // namespace

ModelsDialog::ModelsDialog(ProjectModels &models, QString folder, QWidget *parent) :
    QDialog(parent),
    m_models(models),
    m_folder(std::move(folder)),
    m_inUse(models.current().value_or(ProjectModel{})),
    m_list(new QTreeWidget(this)),
    m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("modelsDialog"));
    setWindowTitle(tr("Models of the project"));
    setModal(true);
    m_note->setObjectName(QStringLiteral("modelsNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    makeList();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    layout->addWidget(makeButtons());
    resize(880, 420);
    addTiers();
    if (!m_inUse.choice.trainedParts.isEmpty())
        addFile(m_inUse.choice.trainedParts);
    markModelInUse();
    select(m_inUse);
    connect(&m_models, &ProjectModels::changed, this, &ModelsDialog::followChange);
    connect(&m_models, &ProjectModels::versionsRead, this, &ModelsDialog::addVersions);
    connect(&m_models, &ProjectModels::failed, this, &ModelsDialog::failed);
    connect(&m_models, &ProjectModels::dropped, this, &ModelsDialog::removeRow);
    connect(&m_models, &ProjectModels::saved, this,
            [this](const QString &path) { m_note->setText(tr("Saved as %1.").arg(messages::pathText(path))); });
    m_models.readVersions();
}

void ModelsDialog::makeList()
{
    m_list->setObjectName(QStringLiteral("modelsList"));
    m_list->setAccessibleName(tr("Models"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderLabels(
        {tr("Model"), tr("Right on decisions held back"), tr("Decisions learnt"), tr("Made"), tr("Encoder"), tr("Trained from")});
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ModelsDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &ModelsDialog::use);
}

QWidget *ModelsDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(tr("Use this model"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("useModel"));
    auto *file = buttons->addButton(tr("Trained parts from a file…"), QDialogButtonBox::ActionRole);
    file->setObjectName(QStringLiteral("modelFromFile"));
    m_save = buttons->addButton(tr("Save as a file…"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(QStringLiteral("saveModel"));
    m_drop = buttons->addButton(tr("Remove…"), QDialogButtonBox::ActionRole);
    m_drop->setObjectName(QStringLiteral("removeModel"));
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ModelsDialog::use);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(file, &QPushButton::clicked, this, &ModelsDialog::browse);
    connect(m_save, &QPushButton::clicked, this, &ModelsDialog::save);
    connect(m_drop, &QPushButton::clicked, this, &ModelsDialog::askToDrop);
    return buttons;
}

void ModelsDialog::addTiers()
{
    for (const EncoderTier &tier : encoderTiers()) {
        const bool isDefault = isDefaultTier(tier);
        ProjectModel model;
        // The default one stays unnamed: it may be another one with the next version.
        if (!isDefault)
            model.choice.encoder = tier.name;
        addRow({model, tierProblem(tier)}, {isDefault ? tr("Fast, as it comes") : tr("Accurate, as it comes"), {}, {}, {}, tier.name});
    }
}

void ModelsDialog::addFile(const QString &path)
{
    const QString problem = trainedPartsProblem(path);
    ProjectModel model;
    model.choice.trainedParts = path;
    model.choice.encoder = problem.isEmpty() ? encoderOfTrainedParts(path).value_or(QString()) : QString();
    QTreeWidgetItem *item =
        addRow({model, problem}, {messages::pathText(QFileInfo(path).fileName()), {}, {}, {}, encoderText(model.choice.encoder)});
    item->setToolTip(NameColumn, messages::pathText(path));
    m_list->setCurrentItem(item);
}

void ModelsDialog::addVersions(const std::vector<ProjectVersion> &versions)
{
    const ProjectModel selected = m_hasVersions && currentRow() ? currentRow()->model : m_inUse;
    m_hasVersions = true;
    for (size_t i = m_rows.size(); i-- > 0;) {
        if (!m_rows[i].model.version.isEmpty())
            takeRow(i);
    }
    const QLocale locale;
    const QString defaultEncoder = encoderTiers().front().name;
    for (const auto &[record, encoder] : versions | std::views::reverse) {
        ProjectModel model;
        model.version = record.version;
        if (encoder != defaultEncoder)
            model.choice.encoder = encoder;
        addRow({model, {}},
               {record.version, scoreText(record.scores), locale.toString(record.scores.trainedOn),
                locale.toString(record.created.toLocalTime(), QLocale::ShortFormat), encoderText(encoder), record.parent});
    }
    markModelInUse();
    select(selected);
}

QTreeWidgetItem *ModelsDialog::addRow(Row row, const QStringList &texts)
{
    row.name = texts.front();
    m_rows.push_back(std::move(row));
    auto *item = new QTreeWidgetItem(m_list, texts);
    item->setTextAlignment(LearntColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    return item;
}

std::vector<ModelsDialog::Row>::const_iterator ModelsDialog::versionRow(const QString &version) const
{
    return std::ranges::find(m_rows, version, [](const Row &row) { return row.model.version; });
}

void ModelsDialog::takeRow(size_t index)
{
    const QSignalBlocker blocker(m_list); // rows and items do not agree in between
    m_rows.erase(m_rows.begin() + std::ptrdiff_t(index));
    delete m_list->takeTopLevelItem(int(index));
}

const ModelsDialog::Row *ModelsDialog::currentRow() const
{
    const int index = m_list->indexOfTopLevelItem(m_list->currentItem());
    return index < 0 ? nullptr : &m_rows[size_t(index)];
}

/// A version counts by its name, whatever the project was begun with.
bool ModelsDialog::isInUse(const Row &row) const
{
    if (m_models.isGiven())
        return false;
    if (!m_inUse.version.isEmpty())
        return row.model.version == m_inUse.version;
    const ModelChoice &choice = row.model.choice;
    return row.model.version.isEmpty() && choice.trainedParts == m_inUse.choice.trainedParts
        && (!choice.trainedParts.isEmpty() || choice.encoder == m_inUse.choice.encoder);
}

void ModelsDialog::markModelInUse()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const bool inUse = isInUse(m_rows[i]);
        QTreeWidgetItem *item = m_list->topLevelItem(int(i));
        QFont font = m_list->font();
        font.setBold(inUse);
        item->setFont(NameColumn, font);
        item->setText(NameColumn, inUse ? tr("%1 (in use)", "model").arg(m_rows[i].name) : m_rows[i].name);
    }
}

/// What is in use where there is no such row.
void ModelsDialog::select(const ProjectModel &model)
{
    auto found = std::ranges::find(m_rows, model, &Row::model);
    if (found == m_rows.end())
        found = std::ranges::find_if(m_rows, [this](const Row &row) { return isInUse(row); });
    if (found != m_rows.end())
        m_list->setCurrentItem(m_list->topLevelItem(int(found - m_rows.begin())));
    updateButtons();
}

void ModelsDialog::followChange()
{
    m_inUse = m_models.current().value_or(m_inUse);
    markModelInUse();
    updateButtons();
    if (versionRow(m_inUse.version) == m_rows.end()) // just trained, here or by another program
        m_models.readVersions();
}

void ModelsDialog::updateButtons()
{
    const Row *row = currentRow();
    m_use->setEnabled(row && row->problem.isEmpty() && !isInUse(*row) && m_models.canChoose());
    m_save->setEnabled(row && !row->model.version.isEmpty());
    m_drop->setEnabled(m_save->isEnabled() && m_models.canDrop(row->model.version));
    if (m_models.isGiven())
        m_note->setText(tr("The command line chose the model of this run."));
    else if (!m_models.canChoose())
        m_note->setText(tr("Another model can be used when the one in use is not being trained or loaded."));
    else
        m_note->setText(row ? row->problem : QString());
}

void ModelsDialog::use()
{
    if (!m_use->isEnabled())
        return;
    Q_EMIT modelChosen(currentRow()->model);
    accept();
}

void ModelsDialog::browse()
{
    auto *dialog = makeFileDialog(this, tr("Trained parts"), m_folder, tr("Trained models (*.safetensors);;All files (*)"));
    dialog->setObjectName(QStringLiteral("modelFileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { addFile(QFileInfo(path).absoluteFilePath()); });
    dialog->open();
}

void ModelsDialog::save()
{
    const QString version = currentRow()->model.version;
    auto *dialog = makeFileDialog(this, tr("Save as a file"), m_folder, tr("Trained models (*.safetensors)"));
    dialog->setObjectName(QStringLiteral("saveModelDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("safetensors"));
    dialog->selectFile(QDir(m_folder).filePath(version + QStringLiteral(".safetensors")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, version](const QString &path) { m_models.save(version, path); });
    dialog->open();
}

void ModelsDialog::askToDrop()
{
    const QString version = currentRow()->model.version;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Remove a model"), tr("Remove the model %1 from the project?").arg(version),
                                     QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("removeModelDialog"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("It cannot be brought back, unless it was saved as a file. The decisions it learnt from stay."));
    const QPushButton *remove = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(remove, &QPushButton::clicked, this, [this, version] { m_models.drop(version); });
    question->open();
}

void ModelsDialog::removeRow(const QString &version)
{
    const auto found = versionRow(version);
    if (found == m_rows.end())
        return;
    takeRow(size_t(found - m_rows.begin()));
    updateButtons();
    m_note->setText(tr("The model %1 was removed; its room in the project is used for what comes next.").arg(version));
}

} // namespace glossator
